"""A brief's path in, its publication out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.diagnostics import BriefError, Problem
from briefgen.base.translate import tr
from briefgen.brief.acceptance import EDITION_CODES, sifted
from briefgen.brief.blank import blanks
from briefgen.brief.brief_file import read_bytes
from briefgen.brief.ledger_of import ledger_of
from briefgen.brief.model import DEFAULT_THEME, Brief
from briefgen.brief.parameter import UNSET, Settings
from briefgen.brief.read import Draft, read_draft
from briefgen.brief.theme_file import brief_home, load_theme, theme_notes, theme_of
from briefgen.edition.edition import Edition
from briefgen.edition.outline import Outline
from briefgen.edition.publication import Publication
from briefgen.layout.check_numerals import check_numerals
from briefgen.layout.split import split_slides
from briefgen.model.memory import memory
from briefgen.model.theme import Theme
from briefgen.pipeline import filenames
from briefgen.pipeline.chosen import ALL, Chosen
from briefgen.pipeline.contents import contents
from briefgen.pipeline.further_parts import lay_out_further, with_further
from briefgen.pipeline.parts import PARTS, Part, lay_out_parts
from briefgen.pipeline.same_again import asked_here, keep_laid, laid_again
from briefgen.pipeline.scenes import as_publication
from briefgen.pipeline.wanted import wanted_of
from briefgen.report.ledger import attached_brief
from briefgen.runtime.files_read import files_noted
from briefgen.runtime.limits import limited
from briefgen.story.check_steering import check_steering
from briefgen.story.sections import is_derived
from briefgen.words.contradictions import contradictions


def lay_out(
    path: Path,
    *,
    theme: str = "",
    template: str = "",
    strict: bool = False,
    parts: frozenset[Part] = PARTS,
    content: bytes | None = None,
    settings: Settings = UNSET,
    chosen: Chosen = ALL,
    draft: Draft | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Publication:
    """Return a brief's scenes; BriefError with every Problem where one of them is an error.

    A part that is not requested is not laid out and has no pages. ``theme`` and ``template`` are asked for
    instead of the brief's own. ``content`` stands for what is in the file, ``settings`` are the values of the
    brief's parameters, ``chosen`` says which decks and pages are made, ``draft`` is what was read of the
    content before.
    """
    with limited(path, tr("laying out")):
        begun = time.time_ns()
        content = read_bytes(path) if content is None else content
        further = (theme, template, strict, parts, chosen)
        asked = asked_here(path, content, settings, *further) if draft is None else None
        if (laid := laid_again(asked)) is not None:
            tell("laying out")
            return laid
        memory().begin(str(path))
        with files_noted() as read:
            draft = draft or read_draft(path, content, settings)
            if draft.brief is None:
                raise BriefError(draft.problems)
            tell("laying out")
            brief = memory().same_parts(draft.brief)
            laid = _checked(draft, brief, path, content, *further)
        keep_laid(asked, laid, read, begun)
        return laid


def _checked(
    draft: Draft,
    brief: Brief,
    path: Path,
    content: bytes,
    theme: str,
    template: str,
    strict: bool,
    parts: frozenset[Part],
    chosen: Chosen,
) -> Publication:
    """Return a brief's scenes, and the warnings that it does not accept; BriefError where it has errors."""
    refused = list(draft.problems)
    try:
        look = _theme(brief, path, theme, template)
    except BriefError as error:
        refused += error.problems
        look = load_theme(DEFAULT_THEME)
    laid = _laid_out(brief, look, path, content, parts, chosen)
    if refused:
        raise BriefError([*refused, *draft.further(laid.problems)])
    noted = theme_notes(brief, brief_home(path.parent), theme)
    accept = [each for each in brief.accept if each.warning not in EDITION_CODES]
    found = (*draft.warnings, *noted, *laid.problems)
    left, accepted = sifted(found, accept, complete=parts >= PARTS and not chosen.only)
    return replace(laid, problems=warnings_only(left, strict=strict), accepted=accepted)


def _theme(brief: Brief, path: Path, theme: str, template: str) -> Theme:
    """Return the asked theme, else the brief's own, in the template that is asked for or the brief's."""
    home = brief_home(path.parent)
    look = theme_of(brief, home, theme)
    if brief.template is None and not template:
        return look
    from briefgen.template.named import with_template

    return with_template(look, brief, home, template)


def _laid_out(
    brief: Brief, look: Theme, path: Path, content: bytes, parts: frozenset[Part], chosen: Chosen
) -> Publication:
    """Return a brief's scenes in a theme, with all of their problems."""
    brief = chosen.of(brief)
    ledger = ledger_of(brief)
    made = contents(brief, ledger, long="long" in parts)
    pages = tuple(each.page for each in made.pages)
    edition = Edition(
        brief=brief,
        page=made.page,
        pages=pages if len(pages) > 1 else (),
        ledger=ledger,
        theme=look,
        folder=path.parent,
    )
    wanted = wanted_of(made, chosen, parts)
    parts_of = [split_slides(edition, (slide,)) for slide in wanted.deck.slides]
    slides = tuple(part for each in parts_of for part in each)
    edition = replace(edition, brief=replace(brief, deck=slides))
    deck, page, long = lay_out_parts(
        edition, made, slides, wanted.pages, wanted.parts, own_deck=wanted.deck.written
    )
    further = lay_out_further(edition, wanted, written=bool(brief.deck) or not is_derived(brief))
    laid = (deck, page, long, *further.all)
    computed = {key: fact for each in laid for key, fact in each.computed.items()}
    edition = replace(edition, ledger=ledger.with_computed(computed))
    stated = (*slides, *(slide for each in wanted.further_decks for slide in each.slides))
    found = (
        *blanks(brief),
        *check_steering(brief),
        *ledger.problems,
        *contradictions(brief, ledger),
        *(problem for each in laid for problem in each.problems),
        *check_numerals(edition, stated, (sheet for each in laid for sheet in each.pages)),
    )
    source = attached_brief(filenames.name_of(path), content, brief.meta.language)
    outline = Outline(
        brief=brief,
        ledger=ledger,
        slides=wanted.deck.slides,
        spans=tuple(map(len, parts_of)),
        sheets=page.sheets,
        tells_deck=not wanted.deck.written,
    )
    whole = as_publication(edition, deck, page, found, outline, source, long)
    return with_further(whole, wanted, further)


def warnings_only(found: Sequence[Problem], *, strict: bool) -> tuple[Problem, ...]:
    """Return the warnings, sorted; BriefError with every Problem where one of them is an error."""
    problems = sorted({problem.as_error() if strict else problem for problem in found})
    if any(problem.severity == "error" for problem in problems):
        raise BriefError(problems)
    return tuple(problems)
