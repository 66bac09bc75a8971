"""Treemaps of two dimensions: the area of each member of the first is parted into those of the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from family_kit import Families
from test_family_charts import charts

from briefgen.blocks.charts import treemap
from briefgen.model.scene import Chart

BOTH = "seen by site, specialty"


@pytest.fixture
def families(tmp_path: Path) -> Families:
    made = Families(tmp_path)
    made.metrics = {"seen": made.metrics["seen"].replace("by: site", "by: [site, specialty]")}
    return made


def drawn(families: Families, entry: str = BOTH, more: str = "") -> Chart:
    (only,) = charts(families, f'treemap: {{metrics: "{entry}"{more}}}')
    return only


def boxes(chart: Chart) -> list[treemap.Box]:
    return treemap._parts(chart, chart.style.plot[3] * chart.box.height)


def texts(chart: Chart) -> list[list[str]]:
    return treemap._texts(chart, boxes(chart))


def test_parts_of_one_member_lie_together_the_largest_first(families: Families) -> None:
    chart = drawn(families)
    assert chart.groups == ("St. James", "St. James", "Northgate", "Northgate")
    assert chart.categories == ("Cardiology", "Surgery", "Surgery", "Cardiology")
    assert chart.series[0].values == (81.0, 60.0, 70.0, 40.0)


def test_the_dimension_that_is_named_first_holds_the_other(families: Families) -> None:
    chart = drawn(families, "seen by specialty, site")
    assert chart.groups == ("Surgery", "Surgery", "Cardiology", "Cardiology")
    assert chart.categories == ("Northgate", "St. James", "St. James", "Northgate")


def test_areas_are_the_values_within_a_member_and_almost_so_across_them(families: Families) -> None:
    chart = drawn(families)
    areas = [box.area / (value or 1) for box, value in zip(boxes(chart), chart.series[0].values, strict=True)]
    assert areas[0] == pytest.approx(areas[1])
    assert max(areas) / min(areas) < 1.02
    first, second, *others = boxes(chart)
    assert not any(one.overlaps(other) for one in (first, second) for other in others)


def test_a_member_is_named_once_in_its_largest_part(families: Families) -> None:
    assert texts(drawn(families)) == [
        ["St. James", "Cardiology", "81"], ["Surgery", "60"],
        ["Northgate", "Surgery", "70"], ["Cardiology", "40"],
    ]  # fmt: skip


def test_parts_of_one_member_have_one_tint(families: Families) -> None:
    colours = drawn(families).series[0].colours
    assert colours[0] == colours[1] != colours[2] == colours[3]


def test_the_alternative_text_has_the_sums_of_the_members(families: Families) -> None:
    chart = drawn(families)
    assert chart.alt.startswith("Treemap, Seen by site and specialty: most: St. James, Cardiology 81 people")
    assert chart.alt.endswith("; St. James 141 people, Northgate 110 people")


def test_parts_too_small_for_their_names_are_told_below_with_both(families: Families) -> None:
    families.table += "Northgate,Eye clinic and optometry,2025-10,1,2,9\n"
    chart = drawn(families)
    assert treemap._naming(chart, [chart.categories.index("Eye clinic and optometry")]) == (
        "Northgate, Eye clinic and optometry 2"
    )
    assert texts(chart)[chart.categories.index("Eye clinic and optometry")] == []


def test_no_name_breaks_within_a_word(families: Families) -> None:
    lines = [line for part in texts(drawn(families, more=", height: 60")) for line in part]
    assert not {line for line in lines if line.isalpha()} - {"Cardiology", "Surgery", "Northgate"}


def test_where_most_parts_have_no_room_those_of_a_member_are_one(families: Families) -> None:
    for name in range(60):
        families.table += f"Northgate,Clinic for illness number {name},2025-10,1,3,9\n"
        families.table += f"St. James,Clinic for illness number {name},2025-10,1,3,9\n"
    chart = drawn(families)
    assert "60 others" in chart.categories
    assert sum(value or 0 for value in chart.series[0].values) == 251 + 360


def test_a_marked_part_is_alone_in_the_hue(families: Families) -> None:
    colours = drawn(families, more=", mark: largest").series[0].colours
    assert colours.count(colours[0]) == 1


def test_members_with_the_rest_of_a_list_are_a_flat_map(families: Families) -> None:
    chart = drawn(families, f"{BOTH}, top 2 and the rest")
    assert (chart.groups, chart.categories[-1]) == ((), "2 others")
