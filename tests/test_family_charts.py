"""Charts and tables of families: what they draw, how they name it, and what they refuse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from family_kit import Families

from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out


@pytest.fixture
def families(tmp_path: Path) -> Families:
    return Families(tmp_path)


def laid(families: Families, *blocks: str) -> Publication:
    """Return a deck of a slide a block."""
    slides = "".join(f"  - title: T\n    blocks:\n      - {block}\n" for block in blocks)
    return lay_out(families.path(f"deck:\n{slides}"), parts=frozenset({"deck"}))


def charts(families: Families, *blocks: str) -> Iterator[Chart]:
    for page in laid(families, *blocks).deck.pages:
        yield from (item for item in walk(page.items) if isinstance(item, Chart))


def chart(families: Families, block: str) -> Chart:
    (only,) = charts(families, block)
    return only


def refusal(families: Families, block: str) -> str:
    with pytest.raises(BriefError) as raised:
        laid(families, block)
    return "\n".join(map(str, raised.value.problems))


FOUR = "".join(f"{name},Surgery,2025-{at},5,{count},400\n" for name, count in (("Aby", 99), ("Bly", 300))
               for at in ("09", "10"))  # fmt: skip


@pytest.mark.parametrize(("block", "said"), [
    ("bar: seen", "Bar chart, Seen by site: most: Bly"),
    ("line: wait[Northgate] by specialty", "Line chart, Wait, Northgate by specialty: Surgery: up"),
    ("pie: seen", "Pie chart, Seen by site: most:"),
    ('histogram: ["wait by site, specialty", "wait[Northgate].2025-09"]', "Histogram"),
    ('small_multiples: seen', "Column chart: Seen, Northgate: down"),
])  # fmt: skip
def test_an_alternative_text_says_what_is_measured_where_labels_are_members(
    families: Families, block: str, said: str
) -> None:
    families.table += FOUR
    assert next(charts(families, block)).alt.startswith(said)


def test_the_one_series_of_members_is_named_for_what_is_measured(families: Families) -> None:
    drawn = chart(families, "bar: seen")
    assert (drawn.name, drawn.series[0].name) == ("Seen by site", "Seen by site")
    assert drawn.categories == ("Northgate", "St. James")


@pytest.mark.parametrize("sort", ["given", "falling", "rising"])
def test_the_rest_is_grey_and_last_however_bars_are_sorted(families: Families, sort: str) -> None:
    families.table += FOUR
    drawn = chart(families, f'bar: {{metrics: "seen by site, top 2 and the rest", sort: {sort}}}')
    colours = drawn.series[0].colours
    assert drawn.categories[-1] == "2 others"
    assert colours[0] == colours[1] != colours[2]
    assert "2 others" not in drawn.alt.split(".")[0]


@pytest.mark.parametrize("word", ["pie", "doughnut", "treemap", "pareto", "lollipop"])
def test_the_rest_is_last_in_every_chart_that_sorts(families: Families, word: str) -> None:
    families.table += FOUR
    assert chart(families, f"{word}: seen by site, top 1 and the rest").categories[-1] == "3 others"


def test_the_rest_of_two_dimensions_needs_not_be_the_sum_of_its_own_parts(families: Families) -> None:
    both = families.metrics["seen"].replace("by: site", "by: [site, specialty]")
    families.metrics = {"seen": both}
    families.table += FOUR
    drawn = chart(families, "pie: seen[St. James] by specialty, top 1 and the rest")
    assert drawn.categories == ("Cardiology", "Surgery")
    drawn = chart(families, "bar: seen by site, top 1 and the rest")
    assert drawn.categories == ("Bly", "3 others")


def test_points_pair_figures_of_one_member_whatever_their_order(families: Families) -> None:
    drawn = chart(families, 'scatter: {metrics: seen, x: "rate by site, top 9"}')
    assert drawn.categories == ("73.3", "94")
    assert "Northgate, Seen" in drawn.alt
    assert drawn.series[0].values == (110.0, 141.0)


def test_a_point_without_a_figure_of_its_member_is_refused(families: Families) -> None:
    said = refusal(families, 'scatter: {metrics: "seen by site, top 1", x: "rate by site, bottom 1"}')
    assert "has none of Northgate" in said


def test_a_named_member_is_highlighted_in_the_chart_of_its_family(families: Families) -> None:
    both = families.metrics["seen"].replace("by: site", "by: [site, specialty]")
    families.metrics = {"seen": both}
    drawn = chart(families, 'bar: {metrics: seen by site, highlight: ["seen[Northgate]"]}')
    assert drawn.series[0].bold == (True, False)


def test_the_page_of_a_member_shows_all_with_its_own_lit_up(families: Families) -> None:
    slides = (
        'deck:\n  - each: site\n    title: "{site}"\n    blocks:\n'
        '      - bar: {metrics: seen by site, highlight: "seen[site]"}\n'
    )
    pages = lay_out(families.path(slides), parts=frozenset({"deck"})).deck.pages
    drawn = [item for page in pages for item in walk(page.items) if isinstance(item, Chart)]
    assert [each.series[0].bold for each in drawn] == [(True, False), (False, True)]


def test_members_with_numbers_in_their_names_are_no_figures(families: Families) -> None:
    families.language = "zh-CN"
    families.table = families.table.replace("Northgate", "3号楼").replace("St. James", "5号楼")
    assert not [each for each in laid(families, "bar: seen").problems if "matches no metric" in each.message]


BOTH = "wait by site, specialty"


@pytest.mark.parametrize(("block", "series", "categories"), [
    (f"heatmap: {BOTH}", ["Northgate", "St. James"], ("Surgery", "Cardiology")),
    ("heatmap: wait by specialty, site", ["Surgery", "Cardiology"], ("Northgate", "St. James")),
    (f"stacked: {BOTH}", ["Surgery", "Cardiology"], ("Northgate", "St. James")),
    (f"stacked_bar: {BOTH}", ["Surgery", "Cardiology"], ("Northgate", "St. James")),
    (f"mekko: {BOTH}", ["Surgery", "Cardiology"], ("Northgate", "St. James")),
    (f"column: {BOTH}", ["Northgate, St. James"], ("Surgery", "Cardiology") * 2),
    (f"heatmap: {{metrics: '{BOTH}', last: 2}}", ["Northgate, Surgery", "Northgate, Cardiology",
     "St. James, Surgery", "St. James, Cardiology"], ("Sep 2025", "Oct 2025")),
    ("heatmap: wait[Surgery]", ["Northgate", "St. James"], ("Sep 2025", "Oct 2025")),
])  # fmt: skip
def test_charts_of_two_dimensions_are_tables_of_their_latest_values(
    families: Families, block: str, series: list[str], categories: tuple[str, ...]
) -> None:
    drawn = chart(families, block)
    assert ([each.name for each in drawn.series], drawn.categories) == (series, categories)


def test_a_table_of_members_is_of_one_period_which_its_text_names(families: Families) -> None:
    assert chart(families, f"heatmap: {BOTH}").series[0].values == (62.0, 50.0)
    drawn = chart(families, f"heatmap: {{metrics: '{BOTH}', periods: 2025-09}}")
    assert drawn.series[0].values == (60.0, 50.0)
    assert drawn.alt.startswith("Heat map, Wait by site and specialty, September 2025: most: Northgate (Surg")
    assert "Northgate, Surgery 60 minutes, Cardiology 50 minutes" in drawn.alt


def test_a_member_without_a_value_is_an_empty_cell(families: Families) -> None:
    families.table = families.table.replace("St. James,Cardiology,2025-10,20,81,90\n", "")
    drawn = chart(families, f"heatmap: {BOTH}")
    assert [each.values for each in drawn.series] == [(62.0, 50.0), (41.0, None)]


def test_sums_of_a_stack_are_those_of_its_members(families: Families) -> None:
    both = families.metrics["seen"].replace("by: site", "by: [site, specialty]")
    families.metrics = {"seen": both}
    drawn = chart(families, 'stacked: {metrics: "seen by site, specialty", totals: true}')
    assert "Northgate 110 people, St. James 141 people" in drawn.alt


def many(families: Families, count: int) -> None:
    families.table = "site,specialty,month,wait,seen,all\n" + "".join(
        f"Ward {n},Surgery,2025-{month},{n + 9},{n * 7 % 90 + 5},200\n"
        for n in range(count)
        for month in ("09", "10")
    )


@pytest.mark.parametrize("word", ["line", "small_multiples", "waffle", "bump"])
def test_too_many_members_are_answered_with_how_to_draw_fewer(families: Families, word: str) -> None:
    many(families, 40)
    said = refusal(families, f"{word}: rate" if word == "waffle" else f"{word}: seen")
    family = "rate" if word == "waffle" else "seen"
    assert f"its {word} draws 40 members of {family}: write `{family} by site, top 8`" in said


def test_many_bars_are_told_by_their_latest_values(families: Families) -> None:
    many(families, 20)
    alt = chart(families, "bar: seen").alt
    assert alt.startswith("Bar chart, Seen by site: most: Ward")
    assert "September" not in alt


def test_a_thousand_members_make_a_histogram(families: Families) -> None:
    many(families, 1000)
    drawn = chart(families, "histogram: seen")
    assert sum(value or 0 for value in drawn.series[0].values) == 1000
    assert drawn.alt.startswith("Histogram, Seen by site: most figures:")


def test_what_is_left_out_is_not_added_up_where_its_table_is_not(families: Families) -> None:
    many(families, 60)
    mean = "{table: t, value: wait, weight: all, period: month, by: site}"
    families.metrics = {
        "mean": f"{{label: Mean wait, unit: minutes, kind: amount, source: r, from: {mean}}}",
        "seen": families.metrics["seen"],
    }
    added = []
    for key in ("mean", "seen"):
        page = laid(families, f"heatmap: {key}").deck.pages[0]
        words = " ".join(item.text for item in walk(page.items) if isinstance(item, Text))
        assert "of 60" in words
        added.append("the other" in words)
    assert added == [False, True]


def test_members_of_one_metric_share_the_scale_of_their_targets(families: Families) -> None:
    families.metrics = {"rate": families.metrics["rate"].replace("}}", "}, target: 75}", 1)}
    assert chart(families, "bullet: rate").style.value_max == pytest.approx(94.0 * 1.05)


def test_every_column_of_members_is_named_however_narrow(families: Families) -> None:
    names = ("General Surgery", "Cardiology", "Maternity", "Emergency")
    rows = (f"{site},{name},2025-10,9,5,9\n" for site in ("North", "South") for name in names)
    families.table = "site,specialty,month,wait,seen,all\n" + "".join(rows)
    module = f"{{blocks: [{{heatmap: '{BOTH}'}}]}}"
    pillars = f"[{{key: a, modules: [{module}]}}, {{key: b}}, {{key: c}}]"
    page = lay_out(families.path(f"onepager: {{pillars: {pillars}}}\n"), parts=frozenset({"page"})).page
    (drawn,) = (item for each in page.pages for item in walk(each.items) if isinstance(item, Chart))
    assert drawn.style.category_step == 1
    assert not drawn.doubts


def test_the_rest_has_no_place_among_single_members(families: Families) -> None:
    families.table += FOUR
    block = 'bump: "seen by site, top 2 and the rest"'
    drawn = chart(families, block)
    assert [each.name for each in drawn.series] == ["Bly", "St. James"]
    warned = [problem.message for problem in laid(families, block).problems if problem.code == "chart"]
    assert warned == ["'2 others' has no place among single members: it is not drawn"]


@pytest.mark.parametrize(("cards", "told"), [
    ('["seen by site"]', [("110 people", "Northgate"), ("141 people", "St. James")]),
    ("seen by site", [("110 people", "Northgate"), ("141 people", "St. James")]),
    ("[seen]", [("251 people", "Seen")]),
    ('[{metric: "seen by site", text: of all}]', [("110 people", "of all"), ("141 people", "of all")]),
])  # fmt: skip
def test_cards_of_metrics_alone_have_their_labels(
    families: Families, cards: str, told: list[tuple[str, str]]
) -> None:
    page = laid(families, f"cards: {cards}").deck.pages[0]
    texts = [item.text for item in walk(page.items) if isinstance(item, Text)]
    assert list(zip(texts[1::2], texts[2::2], strict=False))[: len(told)] == told


@pytest.mark.parametrize(("name", "alt", "head", "rest"), [
    ("name: 院区", "条形图，Seen（按院区）", "院区", "其余2个院区"),
    ("label: 全部院区", "条形图，Seen：", "名称", "其余2项"),
])  # fmt: skip
def test_a_dimension_is_called_as_its_name_says(
    families: Families, name: str, alt: str, head: str, rest: str
) -> None:
    families.language, families.dimensions = "zh-CN", f"dimensions: {{site: {{{name}}}}}\n"
    families.table += FOUR
    pages = laid(families, 'bar: "seen by site, top 2 and the rest"', "table: {by: site, columns: [seen]}")
    (bars,) = (item for item in walk(pages.deck.pages[0].items) if isinstance(item, Chart))
    assert bars.alt.startswith(alt)
    assert bars.categories[-1] == rest
    (table,) = (item for item in walk(pages.deck.pages[1].items) if isinstance(item, TableItem))
    assert table.alt.startswith(f"{head}、")


def test_an_english_dimension_may_be_called_otherwise(families: Families) -> None:
    families.dimensions = "dimensions: {site: {name: hospital site}}\n"
    assert chart(families, "bar: seen").alt.startswith("Bar chart, Seen by hospital site: ")


@pytest.mark.parametrize(("block", "said"), [
    ("combo: {metrics: seen, lines: wait by site}",
     "up: Seen (St. James), Wait (Northgate); down: Seen (Northgate), Wait (St. James)"),
    ('line: ["wait by site, specialty", "wait[Northgate].total"]',
     "up: Northgate (Surgery), St. James (Surgery), Northgate; down: St. James (Cardiology)"),
])  # fmt: skip
def test_a_list_of_members_says_once_what_they_share(families: Families, block: str, said: str) -> None:
    weighed = families.metrics["wait"].replace("wait, by", "wait, weight: all, by")
    families.metrics = {**families.metrics, "wait": weighed}
    assert said in chart(families, block).alt
