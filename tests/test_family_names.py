"""Members with any name: every one is found, none is taken for another, and no total for a member."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from family_kit import Families

from briefgen.brief import member_lists
from briefgen.brief.ledger_of import ledger_of
from briefgen.facts.member_labels import told_apart

HEAD = "site,age,month,seen,level\n"
SEEN = "{label: Seen, unit: people, source: r, from: {table: t, value: seen, period: month, %s}}"


@pytest.fixture
def families(tmp_path: Path) -> Families:
    found = Families(tmp_path)
    found.metrics = {"seen": SEEN % "by: site, aggregate: sum"}
    return found


def named(*names: str) -> str:
    """Return a table with a row for each site, whose numbers are 1, 2, 4, 8 and so on."""
    rows = ('"{}",A,2025-10,{},1\n'.format(name.replace('"', '""'), 2**at) for at, name in enumerate(names))
    return HEAD + "".join(rows)


NAMES = ("Trauma, Orthopaedics", "Ward [3]", "NHS = free", "x@y", "p|q", "#7", "a.max", "no. 1, [b] = 2")


def test_names_with_signs_of_references_are_written_as_they_are(families: Families) -> None:
    families.table = named(*NAMES)
    for at, name in enumerate(NAMES):
        assert families.text(f"{{seen[{name}]|number}}") == str(2**at)
        assert families.text(f"{{seen[site={name}].2025-10|number}}") == str(2**at)
    assert families.text("{seen.max.member}") == NAMES[-1]


@pytest.mark.parametrize("name", ["a{b}", "{site}", "}}", "[", "]]", "[site]", "site=X", *NAMES])
def test_each_repeats_a_slide_for_a_member_of_any_name(families: Families, name: str) -> None:
    families.table = named("X", name)
    brief = families.brief('deck:\n  - {each: site, title: "{site}: {seen[site]|number}"}\n')
    ledger = ledger_of(brief)
    found = [ledger.find(str(slide.title).rpartition("{")[2].partition("|")[0]) for slide in brief.deck]
    assert [fact.number for fact in found] == [1, 2]


def test_a_member_whose_name_no_reference_can_hold_is_listed_as_it_is_written(families: Families) -> None:
    families.table = named("a{b}", "X")
    assert families.text("{seen[a｛b｝]|number}") == "1"
    assert "it has: a｛b｝, X" in families.problems('deck: [{title: "{seen[Quayside]}"}]\n')[0]


def test_two_dimensions_may_have_members_of_one_name(families: Families) -> None:
    families.table = HEAD + "Other,Other,2025-10,1,1\nOther,Old,2025-10,2,1\nNorth,Other,2025-10,4,1\n"
    families.metrics = {"seen": SEEN % "by: [site, age], aggregate: sum"}
    assert families.text("{seen[site=Other]|number}, {seen[age=Other]|number}") == "3, 5"
    assert families.text("{seen[Other, Other]|number}, {seen[Other, North]|number}") == "1, 4"
    problem = families.problems('deck: [{title: "{seen[Other]}"}]\n')[0]
    assert "'Other' is a member of site and age" in problem
    assert "site=Other" in problem


@pytest.mark.parametrize("alike", ["North\u200b", "Nor\u00adth"])
def test_members_that_look_the_same_are_refused(families: Families, alike: str) -> None:
    families.table = named("North", alike)
    assert "members of site are too alike" in families.problem()


def test_accents_written_in_two_ways_make_no_two_members(families: Families) -> None:
    families.table = named("Café", unicodedata.normalize("NFD", "Café"))
    assert "members of site are too alike" in families.problem()


def test_spaces_and_line_breaks_in_names_are_one_space(families: Families) -> None:
    families.table = named("Old  Town", "Old\nTown", "New\nTown")
    assert families.text("{seen.max.member}, {seen[Old Town]|number}") == "New Town, 3"


def test_the_rest_is_not_taken_for_a_member_of_its_name(families: Families) -> None:
    families.table = named("2 others", "A", "B")
    brief = families.brief('deck: [{title: T, blocks: [{bar: "seen by site, top 1 and the rest"}]}]\n')
    *_, rest = brief.deck[0].blocks[0].metrics
    assert ledger_of(brief).find(rest).number == 3
    assert brief.metrics[rest].membership.label == "the other 2"


@pytest.mark.parametrize("aggregate", ["sum", "mean", "max", "min", "last"])
def test_a_total_that_a_dimension_declares_is_no_part_of_what_is_put_together(
    families: Families, aggregate: str
) -> None:
    families.table = named("North", "South", "Whole district")
    families.dimensions = "dimensions: {site: {total: Whole district}}\n"
    families.metrics = {"seen": SEEN % f"aggregate: {aggregate}"}
    assert "t.csv:4:1: error: this row is called 'Whole district'" in families.problem()


def test_a_member_may_be_called_total_where_no_row_is_one(families: Families) -> None:
    families.table = named("North", "total")
    families.metrics = {"seen": SEEN % "aggregate: sum"}
    assert "this row is called 'total'" in families.problem()
    families.dimensions = "dimensions: {site: {total: none}}\n"
    assert families.fact("seen").number == Decimal(3)


def test_a_row_of_numbers_is_no_note_whatever_its_name(families: Families) -> None:
    families.table = named("North", "Note: y", "Source: z")
    assert families.fact("seen").number == Decimal(7)


def test_a_family_whose_table_is_wrong_is_told_of_once(families: Families) -> None:
    families.table = named("North", "total") + "North,total,2025-10,1,1\n"
    rest = 'deck:\n  - {title: "{seen.max}"}\n  - {each: site, title: "{site}: {seen[site]}"}\n'
    assert "this row is called 'total'" in families.problem(rest)
    table = "deck: [{title: T, blocks: [{table: {by: site, columns: [seen]}}]}]\n"
    assert "this row is called 'total'" in families.problem(table)


def test_each_makes_no_more_slides_than_a_deck_has(families: Families) -> None:
    families.table = named() + "".join(f"S{at},A,2025-10,1,1\n" for at in range(501))
    (problem,) = families.problems('deck:\n  - {each: site, title: "{site}"}\n')
    assert problem.startswith(
        "brief.yaml:7:12: error: `each` makes more than 500 copies: site has 501 members"
    )


def test_members_of_one_name_are_labelled_with_their_dimensions(families: Families) -> None:
    families.table = HEAD + "Other,Other,2025-10,1,1\nOther,Old,2025-10,2,1\nNorth,Other,2025-10,4,1\n"
    families.metrics = {"seen": SEEN % "by: [site, age], aggregate: sum"}
    metrics = families.brief().metrics
    labels = told_apart([key for key in metrics if "[" in key], metrics, "en")
    assert len(set(labels.values())) == len(labels)
    assert (labels["seen[site=Other]"], labels["seen[North]"]) == ("Other (site)", "North")
    assert metrics["seen[age=Other]"].label == "Seen, Other (age)"


def test_all_together_are_not_called_as_a_member_is(families: Families) -> None:
    families.table = named("North", "all")
    families.dimensions = "dimensions: {site: {total: none}}\n"
    assert told_apart(["seen", "seen[all]"], families.brief().metrics, "en") == {
        "seen": "total",
        "seen[all]": "all",
    }


def test_a_name_of_invisible_marks_alone_is_none(families: Families) -> None:
    families.table = named("North", "\u200b")
    assert "t.csv:3:1: error: this row names no site" in families.problem()
    families.table = "month,North,\u200b\n2025-10,1,2\n"
    families.dimensions = 'dimensions: {site: {heads: [North, "\\u200b"]}}\n'
    families.metrics = {"m": SEEN.replace("value: seen, ", "") % "by: site"}
    assert "names no site" in "".join(families.problems())


def test_a_family_has_at_most_four_dimensions(families: Families) -> None:
    families.metrics = {"seen": SEEN % "by: [a, b, c, d, e], aggregate: sum"}
    assert "seen is by 5 dimensions; the limit is 4" in families.problem()


def test_a_name_longer_than_a_page_has_room_for_is_refused(families: Families) -> None:
    families.table = named("x" * 500, "y" * 501)
    assert "t.csv:3:1: error: a name of 501 characters; the limit is 500" in families.problem()


def test_an_entry_of_a_list_stands_for_a_bounded_number_of_metrics(
    families: Families, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(member_lists, "MOST_KEYS", 2)
    families.table = named("A", "B", "C")
    deck = "deck: [{title: T, blocks: [{bar: %s}]}]\n"
    assert "seen stands for 3 metrics, the limit is 2" in families.problem(deck % "seen")
    assert families.brief(deck % '"seen by site, top 2"')


def test_spaces_in_entries_and_commas_in_references_are_looked_at_once(families: Families) -> None:
    families.table = named("A", "B")
    spaces, commas = " " * 4000, "A, " * 1500
    assert families.brief(f'deck: [{{title: T, blocks: [{{bar: "seen{spaces}by{spaces[:900]}site"}}]}}]\n')
    assert "seen has no member" in families.problems(f'deck: [{{title: "{{seen[{commas}]}}"}}]\n')[0]
