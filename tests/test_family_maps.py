"""Maps of families: members find their regions by name, and what has no place on the map stands below it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from family_kit import Families

from briefgen.base.diagnostics import BriefError
from briefgen.model.scene import Chart, Shape, Text, walk
from briefgen.pipeline.lay_out import lay_out


def region(name: str, left: float, width: float = 1.0) -> dict[str, object]:
    ring = [[left, 0], [left + width, 0], [left + width, 1], [left, 1], [left, 0]]
    return {"properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.fixture
def families(tmp_path: Path) -> Families:
    drawn(tmp_path, region("NORTHGATE", 0), region("St. James", 1))
    return Families(tmp_path)


def drawn(folder: Path, *regions: dict[str, object]) -> None:
    (folder / "m.json").write_text(json.dumps({"features": regions}), "utf-8")


def slide(families: Families, keys: str) -> tuple[Chart, list[str]]:
    """Return the map of a slide, and the warnings about it."""
    path = families.path(f"deck:\n  - title: T\n    blocks: [{{choropleth: {{file: m.json, {keys}}}}}]\n")
    laid = lay_out(path, parts=frozenset({"deck"}))
    (chart,) = (item for item in walk(laid.deck.pages[0].items) if isinstance(item, Chart))
    return chart, [problem.message for problem in laid.problems if problem.code == "chart"]


def refusal(families: Families, keys: str) -> str:
    with pytest.raises(BriefError) as raised:
        slide(families, keys)
    return "\n".join(map(str, raised.value.problems))


def texts(chart: Chart) -> list[str]:
    return [item.text for item in chart.marks if isinstance(item, Text)]


def fills(chart: Chart) -> dict[str, str | None]:
    return {item.name: item.fill for item in chart.marks if isinstance(item, Shape)}


@pytest.mark.parametrize(("metrics", "labels"), [
    ("seen", ("110", "141")), ("seen by site", ("110", "141")), ("wait[Surgery]", ("62", "41")),
    ("wait[Cardiology] by site", ("50", "20")), ("rate.total", ()),
])  # fmt: skip
def test_members_are_drawn_in_the_regions_of_their_names(
    families: Families, metrics: str, labels: tuple[str, ...]
) -> None:
    if not labels:
        assert "no region with the name of a member" in refusal(families, f'metrics: "{metrics}"')
        return
    chart, warned = slide(families, f'metrics: "{metrics}"')
    assert (chart.categories, chart.series[0].labels) == (("Northgate", "St. James"), labels)
    assert texts(chart) == ["Northgate", labels[0], "St. James", labels[1]]
    assert not warned


def test_one_member_alone_is_a_region_of_its_name(families: Families) -> None:
    chart, _ = slide(families, 'metrics: "seen[St. James]"')
    assert chart.categories == ("St. James",)
    assert chart.alt.endswith("; regions without a figure: NORTHGATE")


def test_a_member_without_a_region_is_a_warning_and_stands_below_the_map(families: Families) -> None:
    families.table += "Overseas,Surgery,2025-10,30,70,90\n"
    chart, warned = slide(families, "metrics: seen")
    assert warned == ["the map has no region 'Overseas'"]
    assert texts(chart)[-1] == "Not on the map: Overseas 70"
    assert {"Overseas"} & set(fills(chart)) == set()


def test_the_rest_of_a_family_stands_below_the_map_without_a_warning(families: Families) -> None:
    chart, warned = slide(families, 'metrics: "seen by site, top 1 and the rest"')
    assert chart.categories == ("St. James", "Northgate")
    families.table += "Overseas,Surgery,2025-10,30,70,90\n"
    chart, warned = slide(families, 'metrics: "seen by site, top 1 and the rest"')
    assert (texts(chart)[-1], warned) == ("Not on the map: 2 others 180", [])


def test_a_region_without_a_member_is_an_outline_and_named_in_the_alternative_text(
    families: Families,
) -> None:
    drawn(families.folder, region("Northgate", 0), region("St. James", 1), region("Wet Dock", 2))
    chart, _ = slide(families, "metrics: seen")
    assert fills(chart)["Wet Dock"] == chart.style.paper
    assert "Wet Dock" not in texts(chart)
    assert chart.alt.endswith("; regions without a figure: Wet Dock")


def test_a_figure_too_large_for_its_region_stands_below_the_map(families: Families) -> None:
    drawn(families.folder, region("Northgate", 0), region("St. James", 1, 0.01))
    chart, _ = slide(families, "metrics: seen")
    assert texts(chart) == ["Northgate", "110", "Not labelled: St. James 141"]


def test_where_most_regions_are_too_small_the_ends_of_the_scale_are_told(families: Families) -> None:
    names = [f"Member of the ward council {at}" for at in range(60)]
    families.table += "".join(f"{name},Surgery,2025-10,5,{at + 1},90\n" for at, name in enumerate(names))
    narrow = [region(name, 2 + at * 0.01, 0.01) for at, name in enumerate(names)]
    drawn(families.folder, region("Northgate", 0), region("St. James", 1), *narrow)
    chart, _ = slide(families, "metrics: seen")
    assert texts(chart)[-1] == "Faint to strong: 1 to 141"


def test_regions_name_members_that_are_called_otherwise(families: Families) -> None:
    drawn(families.folder, region("Northgate", 0), region("Saint James", 1))
    chart, warned = slide(families, 'metrics: seen, regions: {Saint James: "seen[St. James]"}')
    assert dict(zip(chart.categories, chart.series[0].labels, strict=True)) == {
        "Saint James": "141",
        "Northgate": "110",
    }
    assert not warned


@pytest.mark.parametrize(("keys", "said"), [
    ('metrics: "wait by site, specialty"', "region 'Northgate' has several figures"),
    ("metrics: wait by specialty", "no totals over site"),
    ('metrics: "wait[St. James] by specialty"', "several figures"),
    ("key: name", "a map draws a family, `metrics: wait by site`, or the metrics of its `regions`"),
    ("key: code, metrics: seen", "no property 'code'"),
])  # fmt: skip
def test_what_has_no_one_figure_a_region_is_refused(families: Families, keys: str, said: str) -> None:
    assert said in refusal(families, keys)


def test_a_map_of_other_names_says_which_it_has(families: Families) -> None:
    drawn(families.folder, region("E01", 0), region("E02", 1))
    said = refusal(families, "metrics: seen")
    assert "the map has no region with the name of a member, such as 'Northgate'" in said
    assert 'its regions are E01, E02; name them: `regions: {E01: "seen[Northgate]"}`' in said
