"""Tables by members, and labels of members in lists, on tiles and on pages of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from family_kit import Families

from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.model.scene import TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out


@pytest.fixture
def families(tmp_path: Path) -> Families:
    return Families(tmp_path)


def laid(families: Families, block: str, *, each: str = "") -> Publication:
    head = f"each: {each}\n    title: T" if each else "title: T"
    return lay_out(
        families.path(f"deck:\n  - {head}\n    blocks:\n      - {block}\n"), parts=frozenset({"deck"})
    )


def table(families: Families, keys: str, *, each: str = "") -> list[list[str]]:
    """Return the texts of a table's cells, on the first slide that has one."""
    pages = laid(families, f"table: {{{keys}}}", each=each).deck.pages
    items = (item for page in pages for item in walk(page.items))
    first = next(item for item in items if isinstance(item, TableItem))
    return [[said(cell.text) for cell in row.cells] for row in first.rows]


def said(text: Text) -> str:
    return "".join(run.text for paragraph in text.paragraphs for run in paragraph.runs)


def texts(families: Families, block: str, *, each: str = "") -> list[str]:
    """Return the texts of the first slide."""
    page = laid(families, block, each=each).deck.pages[0]
    return [said(item) for item in walk(page.items) if isinstance(item, Text)]


def refusal(families: Families, keys: str) -> str:
    with pytest.raises(BriefError) as raised:
        laid(families, f"table: {{{keys}}}")
    return "\n".join(map(str, raised.value.problems))


def test_members_are_rows_and_families_are_columns(families: Families) -> None:
    assert table(families, "by: site, columns: [seen, rate, seen.growth, seen.2025-09]") == [
        ["Site", "Seen\npeople", "Rate\n%", "Seen\ngrowth vs Sep 2025", "Seen\nSep 2025, people"],
        ["Northgate", "110", "73.3", "−12%", "125"],
        ["St. James", "141", "94.0", "17.5%", "120"],
    ]


def test_a_row_of_totals_is_of_those_that_have_one(families: Families) -> None:
    families.dimensions = "dimensions: {site: {label: both sites}}\n"
    rows = table(families, "by: site, total: true, columns: [seen, 'wait[Surgery]', rate]")
    assert rows[0] == ["Site", "Seen\npeople", "Wait, Surgery\nminutes", "Rate\n%"]
    assert rows[-1] == ["Both sites", "251", "–", "83.7"]


@pytest.mark.parametrize(("keys", "names"), [
    ("sort: seen", ["St. James", "Northgate"]),
    ("sort: seen rising", ["Northgate", "St. James"]),
    ("sort: seen, top: 1", ["St. James"]),
    ("sort: seen.growth rising, top: 1, total: true", ["Northgate", "All"]),
])  # fmt: skip
def test_rows_are_sorted_by_a_column_and_the_first_are_kept(
    families: Families, keys: str, names: list[str]
) -> None:
    rows = table(families, f"by: site, columns: [seen, seen.growth], {keys}")
    assert [row[0] for row in rows[1:]] == names


def test_a_member_without_a_value_has_a_dash_and_comes_last(families: Families) -> None:
    families.table += "Aby,Surgery,2025-10,3,,\n"
    rows = table(families, "by: site, columns: ['wait[Surgery]', rate], sort: rate rising")
    assert [row[0] for row in rows[1:]] == ["Northgate", "St. James", "Aby"]
    assert rows[-1][2] == "–"


def test_a_table_on_the_page_of_a_member_is_of_it(families: Families) -> None:
    rows = table(families, 'by: specialty, columns: ["wait[site]"]', each="site")
    assert rows == [["Specialty", "Wait, Northgate\nminutes"], ["Surgery", "62"], ["Cardiology", "50"]]


def test_a_long_table_by_members_goes_on_over_slides(families: Families) -> None:
    families.table += "".join(f"Ward {n},Surgery,2025-10,{n},{n},90\n" for n in range(40))
    pages = laid(families, "table: {by: site, columns: [seen, rate], sort: seen, total: true}").deck.pages
    tables = [item for page in pages for item in walk(page.items) if isinstance(item, TableItem)]
    names = [said(row.cells[0].text) for each in tables for row in each.rows[1:]]
    assert len(tables) > 1
    assert len(names) == 43
    assert names[0] == "St. James"
    assert names[-1] == "All"


@pytest.mark.parametrize(("keys", "problem"), [
    ("by: sites, columns: [seen]", "did you mean 'site'?"),
    ("by: site, columns: [sen]", "did you mean 'seen'?"),
    ("by: site, columns: [latest]", "no metric 'latest' has members"),
    ("by: specialty, columns: [seen]", "seen is not by 'specialty'; it goes by site"),
    ("by: site, columns: [wait]", "wait has no totals over specialty; name a member, as in wait[Surgery]"),
    ("by: site, columns: ['seen[Northgate]']", "each row is of another site"),
    ("by: site, columns: ['wait[Sugery]']", "did you mean 'Surgery'?"),
    ("by: site, columns: [seen], sort: rate", "'rate' is no column of this table: seen"),
    ("by: site, columns: [seen], top: 3", "add `sort` with a column"),
    ("metrics: seen, sort: seen", "`sort` is for a table `by` the members of a dimension"),
    ("by: site, metrics: seen", "either metrics or rows, or it goes `by` a dimension"),
    ("by: site, columns: [seen], head: [A]", "the table has 2 columns: give one head each"),
])  # fmt: skip
def test_a_table_by_members_that_cannot_be_made_is_refused(
    families: Families, keys: str, problem: str
) -> None:
    assert problem in refusal(families, keys).replace(" [reference]\n    hint: ", "; ")


def test_a_table_by_members_needs_metrics_that_have_some(families: Families) -> None:
    families.metrics = {"plain": "{label: P, unit: people, source: r, values: {2024: 1, 2025: 2}}"}
    assert "no metric has members" in refusal(families, "by: site, columns: [plain]")


def test_the_head_of_a_table_says_what_is_measured_of_members(families: Families) -> None:
    assert table(families, "metrics: seen")[0][0] == "Seen by site"
    assert table(families, "metrics: ['seen[Northgate]', 'rate[Northgate]']")[0][0] == "Northgate"


def test_the_rest_is_last_in_a_ranked_list_and_has_no_place(families: Families) -> None:
    families.table += "Aby,Surgery,2025-09,5,99,400\nAby,Surgery,2025-10,5,99,400\n"
    shown = texts(families, "ranked_list: seen by site, top 1 and the rest")
    assert shown.index("St. James") < shown.index("2 others")
    assert "1" in shown
    assert "2" not in shown


@pytest.mark.parametrize("word", ["kpi_grid", "tiles"])
def test_figures_of_members_side_by_side_are_named_by_member(families: Families, word: str) -> None:
    assert {"Northgate", "St. James"} <= set(texts(families, f"{word}: [seen by site]"))


@pytest.mark.parametrize(("block", "labels"), [
    ('kpi: "seen[site]"', ["Seen"]),
    ('kpi: "wait[site, Surgery]"', ["Wait, Surgery"]),
    ('steps: [{metric: "seen[site]"}, {metric: "rate[site]"}]', ["Seen", "Rate"]),
    ('kpi_grid: ["seen[site]", "seen.total"]', ["Northgate", "all"]),
    ('row: [{kpi: "seen[site]"}, {kpi: seen.total}]', ["Seen, Northgate", "Seen"]),
    ('kpi: "seen[Northgate]"', ["Seen, Northgate"]),
])  # fmt: skip
def test_a_figure_on_the_page_of_its_member_is_labelled_without_it(
    families: Families, block: str, labels: list[str]
) -> None:
    each = "" if block == 'kpi: "seen[Northgate]"' else "site"
    assert [text for text in texts(families, block, each=each) if text in labels] == labels


def test_the_rest_has_a_tile_of_its_own(families: Families) -> None:
    families.table += "Aby,Surgery,2025-09,5,99,400\nAby,Surgery,2025-10,5,99,400\n"
    assert {"St. James", "2 others"} <= set(
        texts(families, "tiles: [{metric: 'seen by site, top 1 and the rest'}]")
    )


def test_a_member_with_a_comma_in_its_name_is_named_as_it_is(families: Families) -> None:
    families.table = families.table.replace("Northgate", '"Gate, North"')
    assert "Seen, Gate, North" in texts(families, 'kpi: "seen[Gate, North]"')


def test_a_block_that_cannot_be_of_what_its_lists_stand_for_is_refused(families: Families) -> None:
    with pytest.raises(BriefError) as raised:
        laid(families, "combo: {metrics: rate, lines: rate by site}")
    assert "it is drawn as columns or as a line" in "\n".join(map(str, raised.value.problems))
