"""An edition in, the slides out: each with its finding as the title, its blocks on the grid, its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import cycle
from typing import get_args

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.blocks.parts import flow
from briefgen.blocks.parts.evidence import finding
from briefgen.blocks.parts.runs import paragraph, phrase_runs, set_runs
from briefgen.brief.model import Slide
from briefgen.edition.edition import Edition
from briefgen.edition.publication import LaidOut
from briefgen.facts.fact import Fact
from briefgen.layout.attempt import SlideAttempt, shown_blocks
from briefgen.layout.backgrounds import on_ground
from briefgen.layout.cover import cover
from briefgen.layout.density import (
    FEW_CARDS_DENSITIES,
    FEW_LINES_DENSITIES,
    QUOTE_DENSITIES,
    SLIDE_DENSITIES,
    Density,
    fit_density,
)
from briefgen.layout.divider import divider, statement
from briefgen.layout.footer import footnotes, printed_facts, source_line
from briefgen.layout.laid_slide import SlideMaker
from briefgen.layout.logo import foot_logo
from briefgen.layout.many_members import fewer_members
from briefgen.layout.opening_foot import with_footnotes
from briefgen.layout.overflow import FIT_PT, overflow, too_wide
from briefgen.layout.provenance import with_provenance
from briefgen.layout.running_title import running_title
from briefgen.layout.scales import on_common_scales
from briefgen.layout.sections import assigned_sections, is_opening
from briefgen.layout.slide_layouts import arranged
from briefgen.model.context import Block, Setting
from briefgen.model.frame import absolute, lowest
from briefgen.model.scene import Chart, Item, Page, Role, Run, Shape, Style, Text, walk
from briefgen.model.slide_template import SlideTemplate, TemplateLayout
from briefgen.model.theme import Ground, Medium, Theme
from briefgen.text import set_line, set_text

TITLE_GAP = 3.5
"""Space between title and body, in steps of the spacing scale."""
LOGO_GAP = 2.0
"""Space between the page's number and the logo at the foot, in steps of the spacing scale."""
FOOT_GAP = 3.5
"""Space between body and foot, in steps of the spacing scale."""
LONG_TITLE_SHARE = 0.4
"""Share of a slide above its body from which on the title is to blame for what does not fit."""
OPTICAL_SHARE = 0.38
"""Share of the spare height above a body that does not fill its room."""
FEW_WORDS_SHARE = 0.8
"""Share of its room that a slide of a few words takes at most."""
LINES = frozenset({"bullets", "callout", "contact", "prose", "quote"})
CARDS = frozenset({"cards", "icon_text", "kpi_grid", "matrix", "steps", "timeline"})
"""Words of blocks that may be set larger on a slide of few words: no charts, tables or pictures."""


def lay_out_deck(edition: Edition, slides: tuple[Slide, ...]) -> LaidOut:
    """Return the slides laid out; facts computed for one slide are known to the next ones."""
    pages: list[Page] = []
    slides, misfits = arranged(slides)
    problems, computed, maker = list(misfits), dict[str, Fact](), SlideMaker.of(edition, _page)
    homes = assigned_sections(edition, slides)
    grounds = _grounds(edition, slides)
    for number, (slide, home, ground) in enumerate(zip(slides, homes, grounds, strict=True), 1):
        laid = maker.laid(slide, ground, home.pillar, number, computed)
        pages.append(replace(laid.page, section=home.section, part=home.part))
        problems += laid.problems
        computed |= laid.computed
    if edition.theme.template is not None:
        from briefgen.layout.title_sizes import on_one_size

        pages[:] = on_one_size(pages)
    return LaidOut(pages=tuple(pages), medium=edition.theme.deck, problems=tuple(problems), computed=computed)


def _grounds(edition: Edition, slides: Sequence[Slide]) -> Iterator[Theme]:
    """Yield the theme for the ground of each slide: content slides take the theme's grounds in turn."""
    if edition.theme.template is not None:
        from briefgen.layout.in_template import theme_for  # most decks are in no template

        yield from (theme_for(slide, edition.theme, edition.theme.template) for slide in slides)
        return
    themes = {ground: on_ground(edition.theme, ground) for ground in get_args(Ground)}
    turn = cycle(edition.theme.looks.grounds)
    for slide in slides:
        plain = slide.kind != "content" or slide.layout in ("title-only", "closing")
        own = slide.ground or ("paper" if plain else next(turn))
        yield themes["paper" if plain else own]


def _page(edition: Edition, slide: Slide, pillar: int | None, number: int) -> tuple[Page, Setting]:
    layout: TemplateLayout | None = None
    if edition.theme.template is not None:
        items, layout, setting = _in_template(edition, edition.theme.template, slide, pillar, number)
        background = layout.background
    elif slide.kind == "cover":
        items, background, setting = cover(edition, slide)
        items = with_footnotes(absolute(items), setting.footnotes.lines(), setting)
    elif slide.kind == "section":
        items, background, setting = divider(edition, slide, pillar)
        items = with_footnotes(absolute(items), setting.footnotes.lines(), setting)
    elif slide.layout in ("title-only", "closing"):
        items, background, setting = statement(edition, slide)
        items = with_footnotes(absolute(items), footnotes(items, setting), setting)
    else:
        items, setting = _content(edition, slide, pillar, number)
        background = edition.theme.palette.paper
    closing = slide.kind == "sources" or slide.layout == "closing"
    title = next((item.text for item in items if isinstance(item, Text) and item.role == "title"), "")
    page = Page(
        number=number,
        kind="closing" if closing else slide.kind,  # type: ignore[arg-type]
        title=title.replace("\n", ""),
        items=on_common_scales(absolute(items), setting.ledger),
        background=background,
        notes=_notes(slide, items, setting),
        place=slide.place,
        layout=layout,
    )
    return page, setting


def _in_little_room(found: Problem, template: SlideTemplate | None) -> Problem:
    """Return an overflow with what to do about a template whose layout has hardly any room."""
    if template is None:
        return found
    from briefgen.layout.template_areas import little_room

    return replace(found, hint=little_room(template) or found.hint)


def _in_template(
    edition: Edition, template: SlideTemplate, slide: Slide, pillar: int | None, number: int
) -> tuple[tuple[Item, ...], TemplateLayout, Setting]:
    """Return a slide's items in a company's template, the layout that it has, and its setting."""
    from briefgen.layout.in_template import in_placeholder, layout_for, upright
    from briefgen.layout.opening_in_template import opening_in_template

    layout = layout_for(slide, template)
    if is_opening(slide):
        items, setting = opening_in_template(edition, slide, pillar, layout)
    else:
        slide = upright(slide, layout)
        items, setting = _content(edition, slide, pillar, number)
        items = in_placeholder(absolute(items), slide, layout)
    return items, layout, setting


def _notes(slide: Slide, items: tuple[Item, ...], setting: Setting) -> str:
    """Return the speaker's notes and the provenance of the slide's figures, on the last slide of all."""
    notes = ""
    if slide.notes is not None:
        runs = phrase_runs(slide.notes, setting, setting.style("body"))
        notes = "".join(run.text for run in runs if not run.style.rise)
    if slide.kind == "sources":
        return with_provenance(notes, setting.ledger.facts.values(), setting)
    if slide.kind == "content":
        return with_provenance(notes, printed_facts(items, setting.ledger), setting)
    return notes


def _content(
    edition: Edition, slide: Slide, pillar: int | None, number: int
) -> tuple[tuple[Item, ...], Setting]:
    at = partial(attempt_slide, edition, slide, pillar, number)
    attempt = _few_words(slide, edition.theme.deck, at) or fit_density(
        SLIDE_DENSITIES, edition.theme.deck, at, lambda tried: tried.spare + FIT_PT
    )
    setting, room, blocks = attempt.setting, attempt.room, shown_blocks(slide)
    if attempt.body is not None:
        return (*attempt.head, *attempt.body, *attempt.foot), setting
    height = room if any(block.stretch for block in blocks) else None
    body = flow.stack(blocks, setting, setting.medium.content_width, height, gap=setting.gap(3))
    if body.height > room + FIT_PT:
        place = blocks[-1].place if blocks else slide.place
        plainly = tr("shorten it, move it to a slide of its own, or set blocks side by side with `row`")
        hint = fewer_members(tuple(blocks), setting.ledger.metrics) or plainly
        where = tr("this block")
        if attempt.top > LONG_TITLE_SHARE * setting.medium.height:
            place, where = (
                slide.title.place if slide.title else slide.place,
                tr("what stands below this long title"),
            )
            hint = tr("shorten the title: one that states the finding has two lines at most")
        found = overflow(place, tr("the slide"), where, body.items, body.height - room, hint)
        setting.problems.append(_in_little_room(found, edition.theme.template))
    filled = lowest(body.items)
    lowered = 0.0 if slide.kind == "sources" else OPTICAL_SHARE  # a list begins where lists begin
    y = attempt.top + max(0.0, room - filled) * lowered
    return (*attempt.head, *body.at(attempt.left, y), *attempt.foot), setting


def _few_words(slide: Slide, medium: Medium, at: Callable[[Medium], SlideAttempt]) -> SlideAttempt | None:
    """Return a slide of a few words in large type; None where it holds more than that."""
    shown = () if slide.kind == "sources" else shown_blocks(slide)
    kinds = {kind for block in shown for kind in _kinds(block)}
    levels: tuple[Density, ...] = FEW_CARDS_DENSITIES if kinds <= LINES | CARDS else ()
    if kinds <= LINES:
        levels = (*(QUOTE_DENSITIES if kinds <= {"quote"} else ()), *FEW_LINES_DENSITIES)
    for level in levels if kinds else ():
        attempt = at(level.of(medium))
        if not attempt.beyond and attempt.natural <= attempt.room * FEW_WORDS_SHARE:
            return attempt
    return None


def _kinds(block: Block) -> Iterator[str]:
    """Yield the word of a block, which its file is named by, or of the blocks it contains."""
    inner = getattr(block, "blocks", None)
    if inner is None:
        yield type(block).__module__.rpartition(".")[2]
    else:
        for each in inner:
            yield from _kinds(each)


def attempt_slide(
    edition: Edition, slide: Slide, pillar: int | None, number: int, medium: Medium
) -> SlideAttempt:
    """Return a content slide set in a medium: its head and foot, and how high its body is."""
    setting = edition.setting("deck", medium)
    if pillar is not None:
        setting = setting.with_accent(edition.accent(pillar))
    if edition.theme.template is not None:
        from briefgen.layout.in_template import attempt_in_template

        return attempt_in_template(edition, edition.theme.template, slide, setting, number)
    fixed = replace(setting, medium=edition.theme.deck)
    width = medium.content_width
    head = _head(slide, fixed, width)
    body = flow.stack(shown_blocks(slide), setting, width, gap=setting.gap(3))
    foot = _foot(edition, slide, fixed, width, (*head, *body.items), number)
    return SlideAttempt(
        setting=setting,
        head=head,
        foot=foot,
        left=medium.margin_x,
        top=max(item.box.bottom for item in head) + fixed.gap(TITLE_GAP),
        bottom=min(item.box.y for item in foot) - fixed.gap(FOOT_GAP),
        natural=body.height,
        beyond=too_wide(body.items, setting),
    )


def _head(slide: Slide, setting: Setting, width: float) -> tuple[Item, ...]:
    medium, palette, looks = setting.medium, setting.theme.palette, setting.theme.looks.title
    inset = setting.gap(2.5) if looks == "bar" else 0.0
    ink, quiet = (
        (palette.on_masthead, palette.muted_on_masthead) if looks == "band" else (palette.ink, palette.muted)
    )
    title = slide.title or Phrase(finding(setting.ledger) if slide.kind == "sources" else "", slide.place)
    y = medium.margin_top * (0.75 if looks == "band" else 1.0)
    texts: list[Text] = []
    lines: tuple[tuple[Phrase | None, Style, Role], ...] = (
        (title, setting.style("title", ink, bold=True), "title"),
        (slide.subtitle, setting.style("label", quiet), "subtitle"),
    )
    for phrase, style, role in lines:
        if phrase is None:
            continue
        runs, balance = phrase_runs(phrase, setting, style), role == "title"
        text = set_runs(runs, setting, width - inset, role, place=phrase.place, balance=balance)
        y += setting.gap(0.5) if texts else 0.0
        texts.append(text.moved(medium.margin_x + inset, y))
        y = texts[-1].box.bottom
    return _dressed_head(texts, setting, width)


def _dressed_head(texts: list[Text], setting: Setting, width: float) -> tuple[Item, ...]:
    """Return a slide's title and subtitle with the bar, rule or band of the theme."""
    medium, palette, looks = setting.medium, setting.theme.palette, setting.theme.looks.title
    top, bottom = texts[0].box.y, texts[-1].box.bottom
    if looks == "bar":
        box = Box(medium.margin_x, top, setting.gap(0.9), bottom - top)
        return (Shape(box=box, fill=setting.accent.strong, name="title bar"), *texts)
    if looks == "band":
        box = Box(0.0, 0.0, medium.width, bottom + setting.gap(2))
        return (Shape(box=box, fill=palette.masthead, name="title band"), *texts)
    if looks == "rule":
        box = Box(medium.margin_x, bottom + setting.gap(1.2), width, 1.2)
        return (*texts, Shape(box=box, fill=palette.ink, name="title rule"))
    return tuple(texts)


def _foot(
    edition: Edition, slide: Slide, setting: Setting, width: float, above: tuple[Item, ...], number: int
) -> tuple[Item, ...]:
    medium, palette = setting.medium, setting.theme.palette
    style = setting.style("note", palette.muted)
    x, bottom = medium.margin_x, medium.height - medium.margin_bottom
    page = set_line((Run(text=str(number), style=style),), align="right", width=28.0, role="page-number")
    line = bottom - page.box.height
    logo = foot_logo(edition, setting, palette.paper)
    right = x + width - page.box.width - (logo.width + setting.gap(LOGO_GAP) if logo else 0.0)
    items: list[Item] = []
    name = running_title(edition, setting, style, right - setting.gap(4) - x)
    left_of = right - (name.box.width if name else 0.0)
    source = _source(slide, setting, style, above, left_of - setting.gap(4) - x)
    tallest = max(page.box.height, source.box.height if source else 0.0)
    rule_y = bottom - tallest - setting.gap(1)
    charted = any(isinstance(item, Chart) for item in walk(above))
    explained = slide.kind == "sources" and not charted  # a list of sources says which figures were derived
    notes = setting.footnotes.lines() if explained else footnotes(above, setting)
    if notes:
        lines = tuple(paragraph((Run(text=note, style=style),), setting) for note in notes)
        text = set_text(lines, width=width, role="note")
        items.append(text.moved(x, rule_y - setting.gap(1) - text.box.height))
    items.append(Shape(box=Box(x, rule_y, width, 0.75), fill=palette.rule, name="foot rule"))
    if source is not None:
        items.append(source.moved(x, bottom - source.box.height))
    if name is not None:
        items.append(name.moved(left_of - setting.gap(0.5), line))
    items.append(page.moved(right, line))
    if logo is not None:
        middle = line + (page.box.height - logo.height) / 2
        items += logo.at(x + width - logo.width, max(middle, rule_y + setting.gap(0.6)))
    return tuple(items)


def _source(
    slide: Slide, setting: Setting, style: Style, above: tuple[Item, ...], width: float
) -> Text | None:
    if slide.source is not None:
        runs = phrase_runs(slide.source, setting, style)
    elif slide.kind == "sources":
        return None
    else:
        runs = (Run(text=source_line(above, setting), style=style),)
    if not any(run.text for run in runs):
        return None
    return set_runs(runs, setting, width, "source", place=slide.place)
