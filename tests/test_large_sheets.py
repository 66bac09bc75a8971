"""A3 and A2: sheets for a wall with measures of their own, which show more rather than all enlarged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import ROOT, take_pictures
from laid_kit import laid

from briefgen.cli.app import main
from briefgen.edition.publication import Publication
from briefgen.layout.check_positions import check_pages
from briefgen.model.scene import Chart, Item, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.story.explain import explained

Write = Callable[[str], Path]
ALONE = frozenset({"page"})
STORIES = sorted((ROOT / "data" / "stories").glob("*.yaml"))
A3_TO_A2 = 2**0.5
QINGDAO = "qingdao-2025"


@cache
def shown(size: str, path: Path) -> Publication:
    """Return the page of an example on paper of a size; each is laid out once, on A4 for all tests."""
    if size == "A4":
        return laid(str(path.relative_to(ROOT / "data").with_suffix("")))
    with TemporaryDirectory() as folder:
        return on(size, path, Path(folder))


def on(size: str, path: Path, folder: Path) -> Publication:
    text = path.read_text(encoding="utf-8")
    if "\nonepager:\n" in text:
        text = text.replace("  size: A4\n", "").replace("\nonepager:\n", f"\nonepager:\n  size: {size}\n")
    else:
        text += f"\nonepager: {{size: {size}}}\n"
    (copy := folder / path.name).write_text(text.replace("../pictures", "pictures"), encoding="utf-8")
    take_pictures(folder)
    return lay_out(copy, parts=ALONE)


def items(laid: Publication) -> Iterator[Item]:
    return (item for page in laid.page.pages for item in walk(page.items))


def sizes(laid: Publication, role: str) -> list[float]:
    """Return the type sizes of the words of a role, in points."""
    return [
        span.style.size
        for item in items(laid)
        if isinstance(item, Text) and item.role == role
        for line in item.lines
        for span in line.spans
    ]


def charts(laid: Publication) -> int:
    return sum(isinstance(item, Chart) for item in items(laid))


@pytest.mark.parametrize("size", ["A4", "A3", "A2"])
def test_a_page_has_the_size_that_it_asks_for(size: str) -> None:
    page = shown(size, ROOT / "data" / "library.yaml").page
    short, long = {"A4": (210, 297), "A3": (297, 420), "A2": (420, 594)}[size]
    assert (page.width, page.height) == pytest.approx((short / 25.4 * 72, long / 25.4 * 72))


def test_on_a3_the_head_is_twice_as_large_and_words_are_hardly_larger() -> None:
    path = ROOT / "data" / f"{QINGDAO}.yaml"
    small, large = shown("A4", path), shown("A3", path)
    assert max(sizes(large, "title")) == pytest.approx(48, abs=4)
    assert max(sizes(large, "title")) / max(sizes(small, "title")) > 1.7
    assert max(sizes(large, "body")) / max(sizes(small, "body")) < 1.25
    assert max(sizes(large, "figure")) > 1.9 * max(sizes(small, "figure"))
    assert min(sizes(large, "source")) >= 7


def test_a2_is_a3_seen_from_farther_off() -> None:
    path = ROOT / "data" / "library.yaml"
    a3, a2 = shown("A3", path), shown("A2", path)
    there = {item.text: item.box for item in items(a3) if isinstance(item, Text)}
    for item in items(a2):
        if isinstance(item, Text) and item.role == "heading":
            assert item.box.y == pytest.approx(there[item.text].y * A3_TO_A2, rel=0.03)
    assert max(sizes(a2, "title")) == pytest.approx(max(sizes(a3, "title")) * A3_TO_A2)
    assert charts(a2) == charts(a3)


@pytest.mark.parametrize("path", STORIES[:3], ids=lambda path: path.stem)
def test_a_derived_sheet_is_whole_and_filled(path: Path) -> None:
    laid = shown("A2" if path is STORIES[0] else "A3", path)
    assert not [each for each in laid.problems if each.code in ("overflow", "overlap", "pillar", "chart")]
    (page,) = laid.page.pages
    assert check_pages(laid.page.pages, laid.page.width, laid.page.height) == ()
    assert max(item.box.bottom for item in page.items) > laid.page.height * 0.95


def told_in_full(laid: Publication) -> int:
    """Return how many findings a page shows with their charts, rather than as rows of a list."""
    parts = explained(laid.outline, []).page or ()
    return sum(part.form not in ("list", "tiles", "strongest figures") for part in parts)


def test_a_wall_has_room_in_full_for_what_a4_lists() -> None:
    paths = [path for path in STORIES if path.stem in ("kestrel-half-year", "lancheng-air-energy")]
    full = {size: [told_in_full(shown(size, path)) for path in paths] for size in ("A4", "A3")}
    assert all(wall > page for wall, page in zip(full["A3"], full["A4"], strict=True)), full


def test_its_chapters_stand_in_rows_of_different_widths_under_their_pillars_hues() -> None:
    laid = shown("A3", ROOT / "data" / "library.yaml")
    lines = [item for item in items(laid) if item.name == "chapter line"]
    rows = {round(line.box.y) for line in lines}
    assert 1 < len(rows) < len(lines)
    assert max(line.box.width for line in lines) > 1.8 * min(line.box.width for line in lines)
    assert len({line.fill for line in lines if hasattr(line, "fill")}) == 5
    assert all(line.box.right <= laid.page.width for line in lines)


BRIEF = """\
meta: {title: Port report, language: en, as_of: 2025}
metrics:
  ferry: {label: Ferry trips, unit: thousand, pillar: Sea, values: {2022: 20, 2023: 31, 2024: 47, 2025: 90}}
  cargo: {label: Cargo, unit: t, pillar: Sea, values: {2024: 500, 2025: 505}}
  cranes: {label: Cranes, pillar: Sea, values: {2024: 11, 2025: 12}}
  berths: {label: Berths, pillar: Sea, values: {2024: 30, 2025: 31}}
  pilots: {label: Pilots, unit: people, pillar: Sea, values: {2024: 60, 2025: 61}}
  rail: {label: Rail trips, unit: million, pillar: Land, values: {2024: 40, 2025: 41}}
  staff: {label: Staff, unit: people, pillar: Land, values: {2024: 300, 2025: 306}}
onepager: {size: A3}
"""


def test_the_strongest_finding_stands_on_top_with_its_chart_and_nowhere_else(brief_file: Write) -> None:
    laid = lay_out(brief_file(BRIEF), parts=ALONE)
    headings = [item for item in items(laid) if isinstance(item, Text) and item.role == "heading"]
    told = [item for item in headings if "ferry trips" in item.text.lower()]
    assert len(told) == 1
    first_line = min(item.box.y for item in items(laid) if item.name == "chapter line")
    assert told[0].box.bottom < first_line
    (chart,) = [item for item in items(laid) if isinstance(item, Chart) and item.name == "Ferry trips"]
    assert chart.box.bottom < first_line


def test_explain_names_the_finding_on_top_and_the_composition_of_each_chapter(brief_file: Write) -> None:
    laid = lay_out(brief_file(BRIEF))
    parts = explained(laid.outline, []).page
    assert parts is not None
    assert parts[0].form in ("trend", "leap")
    assert parts[0].figures == ("ferry",)
    assert any(part.form == "strongest figures" for part in parts)


def test_the_deck_of_a_brief_for_a_wall_is_that_of_any_other(brief_file: Write) -> None:
    wall = lay_out(brief_file(BRIEF)).deck
    assert wall == lay_out(brief_file(BRIEF.replace("size: A3", "size: A4"))).deck


def test_a_written_page_has_a_taller_hero_with_larger_figures() -> None:
    path = ROOT / "data" / f"{QINGDAO}.yaml"
    heights = {}
    for size in ("A4", "A3"):
        laid = shown(size, path)
        foot = next(item for item in items(laid) if item.name == "hero foot")
        heights[size] = foot.box.y / laid.page.height
    assert heights["A3"] > heights["A4"]
    assert 0.28 < heights["A3"] < 0.42


def test_chapters_can_be_asked_for_on_any_paper(brief_file: Write) -> None:
    laid = lay_out(brief_file(BRIEF.replace("size: A3", "structure: chapters")), parts=ALONE)
    assert [item for item in items(laid) if item.name == "chapter line"]
    assert laid.page.width < 600


def test_an_unknown_size_names_those_that_there_are(
    brief_file: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(brief_file(BRIEF.replace("A3", "A1")))]) == 2
    assert "A2, A3, A4, A5, letter" in capsys.readouterr().out
