"""Covers, dividers and mastheads: pictures under words that can be read, and themes that differ in form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from contrast import measured_contrasts
from laid_kit import laid
from PIL import Image

from briefgen.base.diagnostics import BriefError
from briefgen.brief.theme_file import theme_names
from briefgen.edition.publication import Publication
from briefgen.layout.check_positions import check_pages
from briefgen.model.scene import Page, PictureItem, Shape, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
THEMES = theme_names()
BRIEF = """\
meta:
  title: 两港客运五年翻番
  kicker: 年度简报
  standfirst: 东港增长较快，西港稳步增长
  publisher: 港务局
  date: 2025-12-04
  {picture}
metrics:
  east: {{label: 东港客运, unit: 万人次, values: {{2023: 510, 2025: 640}}, pillar: sea}}
  west: {{label: 西港客运, unit: 万人次, values: {{2023: 330, 2025: 393}}, pillar: land}}
onepager:
  pillars:
    - {{key: sea, title: 海上, message: 东港客运较快增长, {own}
       modules: [{{title: 东港, blocks: [{{kpi: east}}]}}]}}
    - {{key: land, title: 陆上, modules: [{{title: 西港, blocks: [{{kpi: west}}]}}]}}
deck:
  - {{kind: cover, blocks: [{blocks}]}}
  - {{kind: section, pillar: sea, blocks: [{{kpi: east}}]}}
  - {{pillar: sea, title: 东港客运较快增长, blocks: [{{kpi: east}}]}}
  - {{kind: section, pillar: land}}
  - {{pillar: land, title: 西港客运稳步增长, blocks: [{{kpi: west}}]}}
"""
FIGURES = "{kpi: east}, {kpi: west}"


def published(
    write: Write,
    theme: str = "govblue",
    *,
    colour: str = "#E8EEF4",
    blocks: str = FIGURES,
    where: str = "cover pillar page",
) -> Publication:
    """Return the brief laid out, with a picture of one colour on the cover, a divider and the page."""
    shown = "{{file: p.png, alt: 海面, credit: 示意图}}".format()
    path = write(
        BRIEF.format(
            picture="\n  ".join(
                line
                for word, line in (
                    ("cover", f"picture: {shown}"),
                    ("page", "page_picture: {file: p.png, alt: 海面}"),
                )
                if word in where
            ),
            own=f"picture: {shown}," if "pillar" in where else "",
            blocks=blocks,
        )
    )
    Image.new("RGB", (320, 180), colour).save(path.parent / "p.png")
    return lay_out(path, theme=theme)


def pictures(page: Page) -> list[PictureItem]:
    return [item for item in walk(page.items) if isinstance(item, PictureItem)]


def scrims(page: Page) -> list[Shape]:
    return [item for item in walk(page.items) if isinstance(item, Shape) and item.fade]


def words(page: Page) -> list[str]:
    return [item.text for item in walk(page.items) if isinstance(item, Text)]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("colour", ["#FFFFFF", "#7A8C99", "#101820"])
def test_words_on_a_picture_can_be_read_whatever_it_shows(brief_file: Write, theme: str, colour: str) -> None:
    made = published(brief_file, theme, colour=colour)
    assert made.problems == ()
    cover, divider = made.deck.pages[0], made.deck.pages[1]
    assert len(pictures(cover)) == len(pictures(divider)) == len(pictures(made.page.pages[0])) == 1
    deck = replace(made.deck, pages=(cover, divider))
    for scene in (deck, made.page):
        assert [each for each in measured_contrasts(scene) if each.contrast < 4.5] == []
        assert check_pages(scene.pages, scene.width, scene.height) == ()


def test_a_light_picture_needs_a_denser_scrim_than_a_dark_one(brief_file: Write) -> None:
    def densest(colour: str) -> float:
        (scrim,) = scrims(published(brief_file, colour=colour).deck.pages[0])
        assert scrim.fade is not None
        return max(opacity for _, opacity in scrim.fade.stops)

    assert densest("#FFFFFF") > densest("#8090A0") > densest("#101820")


def test_a_scrim_is_all_but_clear_where_no_words_stand(brief_file: Write) -> None:
    (scrim,) = scrims(published(brief_file, blocks="", colour="#FFFFFF").deck.pages[0])
    assert scrim.fade is not None
    assert min(opacity for _, opacity in scrim.fade.stops) < 0.2
    assert scrim.fade.stops[0][0] == 0.0
    assert scrim.fade.stops[-1][0] == 1.0


def test_a_picture_says_what_it_shows_and_who_made_it(brief_file: Write) -> None:
    cover = published(brief_file).deck.pages[0]
    assert pictures(cover)[0].alt == "海面"
    assert "示意图" in words(cover)


def test_the_title_stays_the_title_over_a_picture(brief_file: Write) -> None:
    for theme in THEMES:
        cover = published(brief_file, theme).deck.pages[0]
        (title,) = [item for item in cover.items if isinstance(item, Text) and item.role == "title"]
        assert title.text.replace("\n", "") == cover.title == "两港客运五年翻番"


def test_blocks_that_leave_no_room_for_the_picture_are_told_and_keep_their_place(brief_file: Write) -> None:
    made = published(brief_file, "newsprint", blocks=f"{FIGURES}, {FIGURES}", where="cover")
    told = [problem for problem in made.problems if problem.code == "picture"]
    assert [problem.severity for problem in told] == ["warning"]
    assert "leave no room for its picture" in told[0].message
    assert pictures(made.deck.pages[0]) == []


def test_a_picture_that_is_not_there_is_an_error_with_its_place(brief_file: Write) -> None:
    path = brief_file(BRIEF.format(picture="picture: {file: q.png, alt: 海面}", own="", blocks=""))
    with pytest.raises(BriefError) as caught:
        lay_out(path)
    problems = [problem for problem in caught.value.problems if problem.code == "picture"]
    assert problems[0].place.line == 7
    assert "q.png" in problems[0].message


def test_a_picture_outside_the_folder_is_refused_where_it_is_named(brief_file: Write) -> None:
    with pytest.raises(BriefError, match="lies outside the brief's folder"):
        lay_out(brief_file(BRIEF.format(picture="picture: {file: ../q.png, alt: 海面}", own="", blocks="")))


@pytest.mark.parametrize("theme", THEMES)
def test_a_divider_shows_how_far_one_is_among_all_pillars(brief_file: Write, theme: str) -> None:
    pages = published(brief_file, theme, where="").deck.pages
    for page, present in ((pages[1], "1海上"), (pages[3], "2陆上")):
        steps = [item for item in walk(page.items) if isinstance(item, Text) and item.name == "progress name"]
        assert [step.text for step in steps] == ["1海上", "2陆上"]
        bold = [step for step in steps if step.paragraphs[0].runs[0].style.weight == 700]
        assert [step.text for step in bold] == [present]


@pytest.mark.parametrize("theme", THEMES)
def test_a_dividers_number_is_its_largest_word(brief_file: Write, theme: str) -> None:
    page = published(brief_file, theme).deck.pages[1]
    sizes = {
        item.text: max(run.style.size for run in item.paragraphs[0].runs)
        for item in walk(page.items)
        if isinstance(item, Text)
    }
    assert max(sizes, key=lambda text: sizes[text]) == "01"
    assert sizes["01"] > 2 * sizes["海上"]


@pytest.mark.parametrize("theme", THEMES)
def test_openings_without_a_picture_are_no_large_plain_field(brief_file: Write, theme: str) -> None:
    """Ornaments lie on the page and let words be read; on paper, a field, an edge or a rule is enough."""
    made = published(brief_file, theme, where="")
    pages = (made.deck.pages[0], made.deck.pages[1])
    for page in pages:
        drawn = [item for item in walk(page.items) if isinstance(item, Shape)]
        for shape in drawn:
            assert -0.01 <= shape.box.x <= shape.box.right <= made.deck.width + 0.01
            assert -0.01 <= shape.box.y <= shape.box.bottom <= made.deck.height + 0.01
        assert {"ornament", "cover rule", "divider edge", "divider field"} & {shape.name for shape in drawn}
    scene = replace(made.deck, pages=pages)
    assert [each for each in measured_contrasts(scene) if each.contrast < 4.5] == []


def test_the_themes_compose_their_openings_differently() -> None:
    """Of the example's cover and first divider: where title, picture and largest figure stand, in tenths."""

    def form(page: Page, width: float, height: float) -> tuple[object, ...]:
        title = next(item for item in page.items if isinstance(item, Text) and item.role == "title")
        shown = pictures(page)
        boxes = [title.box, *(item.box for item in shown)]
        tenths = (
            round(10 * part) for box in boxes for part in (box.x / width, box.y / height, box.width / width)
        )
        return (*tenths, title.paragraphs[0].align, page.background)

    forms = set()
    for theme in THEMES:
        deck = laid(f"qingdao-2025@{theme}").deck
        forms.add(tuple(form(deck.pages[index], deck.width, deck.height) for index in (0, 3)))
    assert len(forms) == len(THEMES)


@pytest.mark.parametrize("brief", ["qingdao-2025", "library", "harbour-transit"])
def test_each_example_has_two_small_pictures_of_its_own(brief: str) -> None:
    made = laid(f"{brief}@govblue")
    shown = {item.data for scene in (made.deck, made.page) for page in scene.pages for item in pictures(page)}
    assert len(shown) >= 2
    assert all(path.stat().st_size < 200_000 for path in (ROOT / "data" / "pictures").iterdir())


def test_a_title_that_is_set_smaller_stays_in_the_family_of_titles(brief_file: Write) -> None:
    text = BRIEF.format(picture="", own="", blocks=FIGURES).replace(
        "title: 两港客运五年翻番",
        "title: 两港客运五年翻番，东港增长较快，西港稳步增长，全市港口客运结构持续优化升级，服务能力再上台阶",
    )
    cover = lay_out(brief_file(text), theme="newsprint").deck.pages[0]
    (title,) = [item for item in cover.items if isinstance(item, Text) and item.role == "title"]
    style = title.paragraphs[0].runs[0].style
    assert style.family == "serif"
    assert style.size < 46


@pytest.mark.parametrize("theme", THEMES)
def test_no_more_than_two_slides_in_a_row_lie_on_one_ground(theme: str) -> None:
    grounds = [page.background for page in laid(f"qingdao-2025@{theme}").deck.pages if page.kind == "content"]
    assert all(len({*three}) > 1 for three in zip(grounds, grounds[1:], grounds[2:], strict=False))


def test_a_slide_names_its_own_ground(brief_file: Write) -> None:
    text = BRIEF.format(picture="", own="", blocks="").replace(
        "title: 东港客运较快增长", "ground: dark, title: 东港客运较快增长"
    )
    deck = lay_out(brief_file(text)).deck
    assert deck.pages[2].background == "#0B2545"
    assert [each for each in measured_contrasts(deck) if each.contrast < 4.5] == []


def test_cards_of_a_surface_are_of_paper_on_a_slide_of_that_surface(brief_file: Write) -> None:
    text = BRIEF.format(picture="", own="", blocks="").replace(
        "blocks: [{kpi: east}]}\n  - {kind: section, pillar: land",
        "ground: surface, blocks: [{cards: [{figure: 甲, text: 乙}]}]}\n  - {kind: section, pillar: land",
    )
    page = lay_out(brief_file(text)).deck.pages[2]
    cards = {item.fill for item in walk(page.items) if isinstance(item, Shape) and item.name == "card"}
    assert (page.background, cards) == ("#F3F6FA", {"#FFFFFF"})


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("layout", ["title-only", "closing"])
def test_a_slide_of_one_sentence_stands_on_its_picture(brief_file: Write, theme: str, layout: str) -> None:
    own = (
        f"  - {{layout: {layout}, title: 下一站深海, picture: {{file: p.png, alt: 海面, credit: 示意图}}}}\n"
    )
    path = brief_file(BRIEF.format(picture="", own="", blocks="") + own)
    Image.new("RGB", (320, 180), "#F0F4F8").save(path.parent / "p.png")
    deck = lay_out(path, theme=theme).deck
    page = deck.pages[-1]
    (picture,) = pictures(page)
    assert (picture.box.width, picture.box.height) == (deck.width, deck.height)
    scene = replace(deck, pages=(page,))
    assert [each for each in measured_contrasts(scene) if each.contrast < 4.5] == []


def test_a_newspapers_cover_has_its_nameplate_with_and_without_a_picture(brief_file: Write) -> None:
    for where in ("cover", ""):
        cover = published(brief_file, "newsprint", where=where).deck.pages[0]
        (imprint,) = [item for item in walk(cover.items) if isinstance(item, Text) and item.name == "imprint"]
        rules = [item for item in walk(cover.items) if isinstance(item, Shape) and item.name == "cover rule"]
        assert "港务局" in imprint.text
        assert rules[0].box.bottom <= imprint.box.y < imprint.box.bottom <= rules[1].box.y < 100
