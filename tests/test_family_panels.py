"""Small multiples of two dimensions: a chart a member of the first, over those of the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from family_kit import Families
from test_family_charts import charts, laid, refusal

from briefgen.model.scene import Chart, Text, walk


@pytest.fixture
def families(tmp_path: Path) -> Families:
    return Families(tmp_path)


def panels(
    families: Families, kind: str, entry: str = "wait by site, specialty", more: str = ""
) -> list[Chart]:
    block = f'small_multiples: {{metrics: "{entry}", kind: {kind}{more}}}'
    return list(charts(families, block))


def texts(families: Families, kind: str) -> Sequence[str]:
    block = f"small_multiples: {{metrics: 'wait by site, specialty', kind: {kind}}}"
    return [item.text for item in walk(laid(families, block).deck.pages[0].items) if isinstance(item, Text)]


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_each_member_of_the_first_dimension_has_bars_of_the_other(families: Families, kind: str) -> None:
    one, other = panels(families, kind)
    assert one.categories == other.categories == ("Surgery", "Cardiology")
    assert (one.series[0].values, other.series[0].values) == ((62.0, 50.0), (41.0, 20.0))
    assert one.native == kind
    assert (one.style.value_min, one.style.value_max) == (other.style.value_min, other.style.value_max)
    told = texts(families, kind)
    assert ["Northgate" in told, "St. James" in told] == [True, True]


def test_the_dimension_that_is_named_first_makes_the_charts(families: Families) -> None:
    made = panels(families, "column", "wait by specialty, site")
    assert [each.categories for each in made] == [("Northgate", "St. James")] * 2


def test_lines_of_one_member_look_alike_in_every_chart_and_have_one_key(families: Families) -> None:
    families.table += "Bly,Cardiology,2025-09,30,5,9\nBly,Cardiology,2025-10,32,5,9\n"
    made = panels(families, "line")
    looks = [{each.name: each.colours[0] for each in chart.series} for chart in made]
    assert [set(look) for look in looks] == [{"Surgery", "Cardiology"}] * 2 + [{"Cardiology"}]
    assert looks[0] == looks[1]
    assert looks[2]["Cardiology"] == looks[0]["Cardiology"] != looks[0]["Surgery"]
    assert not any(chart.style.legend for chart in made)
    assert len({(chart.style.value_min, chart.style.value_max) for chart in made}) == 1
    assert texts(families, "line").count("Surgery") == 1


def test_the_alternative_text_of_each_says_whose_it_is(families: Families) -> None:
    assert panels(families, "line")[1].alt.startswith("Line chart, Wait, St. James by specialty: ")


def test_columns_of_a_member_are_of_the_latest_period_of_all(families: Families) -> None:
    families.table += "Bly,Surgery,2025-09,30,5,9\nBly,Cardiology,2025-10,32,5,9\n"
    last = panels(families, "column")[-1]
    assert (last.categories, last.series[0].values) == (("Cardiology",), (32.0,))


def test_a_period_may_be_chosen(families: Families) -> None:
    one, _ = panels(families, "column", more=", periods: 2025-09")
    assert one.series[0].values == (60.0, 50.0)


@pytest.mark.parametrize(("keys", "said"), [
    ("metrics: 'wait by site, specialty', kind: area", "cannot be held against each other"),
    ("metrics: 'wait by site, specialty', last: 2", "are of one period"),
    ("metrics: seen by site, kind: bar", "bars are of the members of two dimensions"),
])  # fmt: skip
def test_what_makes_no_small_charts_is_refused(families: Families, keys: str, said: str) -> None:
    assert said in refusal(families, f"small_multiples: {{{keys}}}")


def test_a_table_with_the_rest_of_a_list_is_no_error(families: Families) -> None:
    families.metrics = {"seen": families.metrics["seen"].replace("by: site", "by: [site, specialty]")}
    (drawn,) = charts(families, 'heatmap: "seen by site, specialty, top 2 and the rest"')
    assert drawn.series
