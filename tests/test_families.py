"""Metrics by members: what a table gives each of them, what a reference finds, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from family_kit import Families

from briefgen.brief.ledger_of import ledger_of

D = Decimal


@pytest.fixture
def families(tmp_path: Path) -> Families:
    return Families(tmp_path)


def test_each_member_of_two_dimensions_has_a_metric_of_its_own(families: Families) -> None:
    metrics = families.brief().metrics
    assert [key for key in metrics if key.startswith("wait")] == [
        "wait[Northgate, Surgery]",
        "wait[Northgate, Cardiology]",
        "wait[St․ James, Surgery]",
        "wait[St․ James, Cardiology]",
    ]
    assert metrics["wait[St․ James, Surgery]"].label == "Wait, St. James, Surgery"


@pytest.mark.parametrize(("reference", "number", "period"), [
    ("wait[Northgate, Surgery]", "62", "2025-10"),
    ("wait[St․ James, Cardiology].2025-09", "30", "2025-09"),
    ("seen", "251", "2025-10"),
    ("seen[Northgate]", "110", "2025-10"),
    ("seen[Northgate].change", "-15", "2025-10"),
    ("rate", "83.7", "2025-10"),
    ("rate[Northgate]", "73.3", "2025-10"),
    ("seen.max", "141", "2025-10"),
    ("seen.min.2025-09", "120", "2025-09"),
])  # fmt: skip
def test_a_reference_finds_the_value_of_a_member_or_of_all_together(
    families: Families, reference: str, number: str, period: str
) -> None:
    fact = families.fact(reference)
    assert (fact.number, fact.period) == (D(number), period)


def test_the_cells_of_a_rate_and_of_a_sum_are_its_sources(families: Families) -> None:
    cell = families.fact("rate[Northgate]").cell
    assert cell is not None
    assert cell.text == "rate of t.csv:6:5, t.csv:7:5 / t.csv:6:6, t.csv:7:6"


@pytest.mark.parametrize(("written", "printed"), [
    ("{seen[ northgate ]} at {seen[Northgate].member}", "110 people at Northgate"),
    ("{seen[St. James].2025-09}", "120 people"),
    ("{wait[Surgery, Northgate]}", "62 minutes"),
    ("{wait[specialty=Surgery, site=St. James]}", "41 minutes"),
    ("{seen.max.member}, {seen.min.2025-09.member}", "St. James, St. James"),
    ("{seen[site=Northgate]|number} of {seen|number}", "110 of 251"),
])  # fmt: skip
def test_text_names_members_however_their_case_and_order(
    families: Families, written: str, printed: str
) -> None:
    assert families.text(written) == printed


def test_members_that_are_equally_high_are_all_named(families: Families) -> None:
    families.table = families.table.replace("2025-10,41,60,60", "2025-10,41,29,60")
    assert families.text("{seen.max.member}") == "Northgate and St. James"


def test_chinese_labels_begin_with_the_member(families: Families) -> None:
    families.language = "zh-CN"
    families.dimensions = "dimensions: {site: {members: {Northgate: 北院}}}\n"
    metrics = families.brief().metrics
    assert metrics["seen[北院]"].label == "北院Seen"


def test_a_mean_is_weighted_by_a_column(families: Families) -> None:
    mean = "{table: t, value: wait, weight: all, period: month, by: site, decimals: 2}"
    families.metrics = {"mean": f"{{label: Mean wait, unit: minutes, kind: amount, source: r, from: {mean}}}"}
    assert families.fact("mean[Northgate]").number == D("58.00")
    assert families.fact("mean").number == D("43.20")


def test_a_member_that_a_rate_counts_nothing_of_has_no_value(families: Families) -> None:
    families.table = families.table.replace("2025-10,41,60,60", "2025-10,41,0,0").replace(
        "20,81,90", "20,0,0"
    )
    assert "2025-10" in ledger_of(families.brief()).missing("rate[St․ James]")


def test_a_total_of_the_table_is_the_familys_and_no_member(families: Families) -> None:
    families.table += "Total,All,2025-09,47,245,300\nTotal,All,2025-10,45,251,300\n"
    assert families.fact("wait").number == D("45")
    assert families.fact("wait").cell is not None
    assert "Total" not in families.brief().families["wait"].members["site"]


def test_a_total_of_the_table_that_its_members_do_not_make_is_refused(families: Families) -> None:
    seen = families.metrics["seen"].replace("by: site", "by: site, where: {specialty: Surgery}")
    families.metrics = {"seen": seen}
    families.table += "Total,Surgery,2025-09,47,111,300\nTotal,Surgery,2025-10,45,130,300\n"
    (problem,) = (each for each in ledger_of(families.brief()).problems if each.severity == "error")
    assert "t.csv:10:5" in str(problem)
    assert "110" in str(problem)


def test_a_total_may_have_any_name_or_none(families: Families) -> None:
    families.dimensions = "dimensions: {site: {total: St. James, label: the trust}}\n"
    brief = families.brief()
    assert brief.families["wait"].members["site"] == ("Northgate",)
    families.table = families.table.replace("St. James", "All")
    families.dimensions = "dimensions: {site: {total: none}}\n"
    assert families.brief().families["wait"].members["site"] == ("Northgate", "All")


def test_members_are_named_and_chosen_by_their_dimension(families: Families) -> None:
    families.dimensions = "dimensions: {place: {column: site, members: {St. James: SJ, Northgate: NG}}}\n"
    families.metrics = {"seen": families.metrics["seen"].replace("by: site", "by: place")}
    assert families.brief().families["seen"].members == {"place": ("SJ", "NG")}
    families.dimensions = "dimensions: {place: {column: site, members: {St. James: SJ}, only: true}}\n"
    assert families.fact("seen").number == D("141")


def test_columns_of_values_are_members_by_their_heads(families: Families) -> None:
    families.table = "month,North,South,other\n2025-09,1,2,x\n2025-10,3,4,y\n"
    families.dimensions = "dimensions: {region: {heads: [North, South]}}\n"
    wanted = "{table: t, period: month, by: region, aggregate: sum}"
    families.metrics = {"m": f"{{label: M, unit: people, source: r, from: {wanted}}}"}
    assert families.fact("m[South]").number == D("4")
    assert families.fact("m").number == D("7")


def test_rows_below_heads_of_periods_are_members(families: Families) -> None:
    families.table = "site,Sep 2025,Oct 2025\nNorth,1,3\nSouth,2,4\nTotal,3,7\n"
    families.metrics = {
        "m": "{label: M, unit: people, source: r, from: {table: t, by: site, aggregate: sum}}"
    }
    assert families.fact("m[South].2025-09").number == D("2")
    assert families.fact("m").number == D("7")


def test_a_claim_is_about_its_member_or_all_of_them(families: Families) -> None:
    claims = "claims: [{change: -15, since: 2025-09, member: Northgate}, {growth: 2.4, since: 2025-09}]"
    families.metrics = {"seen": families.metrics["seen"].replace("source: r", f"source: r, {claims}")}
    assert [claim.change is not None for claim in families.brief().metrics["seen[Northgate]"].claims] == [
        True
    ]
    assert not ledger_of(families.brief()).problems
    families.metrics = {"seen": families.metrics["seen"].replace("-15", "-16")}
    (problem,) = ledger_of(families.brief()).problems
    assert "Seen, Northgate" in str(problem)


def test_targets_hold_for_members_but_not_for_the_parts_of_a_sum(families: Families) -> None:
    families.metrics = {
        "rate": families.metrics["rate"].replace("source: r", "source: r, target: 95"),
        "seen": families.metrics["seen"].replace("source: r", "source: r, target: 300"),
    }
    metrics = families.brief().metrics
    assert metrics["rate[Northgate]"].target
    assert metrics["seen"].target
    assert not metrics["seen[Northgate]"].target


@pytest.mark.parametrize(("change", "said"), [
    ({"by: site": "by: cite"}, "t.csv has no column 'cite'"),
    ({"by: site": "by: [site, month]"}, "'month' is the column of periods"),
    ({"value: seen": "value: seen, row: x"}, "`row`"),
    ({"source: r,": "source: r, claims: [{change: 1, member: Nord}],"}, "seen has no member 'Nord'"),
    ({"by: site, aggregate: sum": "by: site"}, "2 cells of t.csv are of 2025-09"),
])  # fmt: skip
def test_what_makes_no_family_is_refused_at_its_place(
    families: Families, change: dict[str, str], said: str
) -> None:
    seen = families.metrics["seen"]
    for old, new in change.items():
        assert old in seen
        seen = seen.replace(old, new)
    families.metrics = {"seen": seen}
    assert any(said in problem for problem in families.problems()), families.problems()


def test_a_row_without_a_member_is_named(families: Families) -> None:
    families.table += ",Surgery,2025-10,1,1,1\n"
    assert "t.csv:10:1: error: this row names no site" in families.problems()[0]


def test_a_family_without_a_total_says_how_to_name_a_member(families: Families) -> None:
    with pytest.raises(LookupError) as raised:
        families.fact("wait")
    assert "wait[Northgate, Surgery]" in str(raised.value)
    assert "aggregate" in str(raised.value)


def test_a_claim_about_a_member_of_a_metric_that_has_none_is_refused(families: Families) -> None:
    plain = (
        "{label: P, unit: people, source: r, values: {2024: 1, 2025: 2}, claims: [{change: 1, member: X}]}"
    )
    families.metrics = {"p": plain}
    assert "has no members" in families.problem()


def test_a_member_has_a_place_among_the_others(families: Families) -> None:
    families.table += "Quayside,Surgery,2025-10,1,141,150\n"
    places = "{seen[St. James].ranked} {seen[Quayside].ranked} {seen[Northgate].ranked}"
    assert families.text(places) == "1st 1st 3rd"
    families.metrics = {"seen": families.metrics["seen"].replace("source: r", "source: r, better: down")}
    assert families.text("{seen[Northgate].ranked}") == "1st"
    derivation = families.fact("seen[Northgate].ranked").derivation
    assert derivation is not None
    assert len(derivation.operands) == 3


def test_a_place_needs_the_values_of_all_members(families: Families) -> None:
    families.table += "Quayside,Surgery,2025-09,1,141,150\n"
    with pytest.raises(LookupError):
        families.fact("seen[Northgate].ranked")
