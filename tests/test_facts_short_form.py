"""Long figures in their largest unit: what they print, when they stay exact, and that sums still add up."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import Place
from briefgen.facts.format import figure
from briefgen.facts.matching import FiguresByNumber, _paid
from briefgen.facts.numerals import _sightings, trace
from briefgen.facts.prose import resolve
from briefgen.facts.short_form import STEP_WORDS, shortened
from briefgen.facts.summary import sentence
from briefgen.model.scene import Chart, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
HERE = Place("brief.yaml", 9, 3)


def short(unit: str, number: str, language: str = "zh-CN", more: str = "") -> str:
    ledger = ledger_of(
        f'a: {{label: 甲, kind: amount, unit: "{unit}", values: {{2025: {number}}}{more}}}', language=language
    )
    return figure(shortened(ledger.find("a"), language), language).text


@pytest.mark.parametrize(
    ("unit", "number", "shown"),
    [
        ("亿元", "1349084", "134.9万亿元"),
        ("亿元", "91414", "9.14万亿元"),
        ("亿元", "487895", "48.79万亿元"),
        ("万人", "140828", "14.08亿人"),
        ("万吨", "70650", "7.07亿吨"),
        ("户", "12846678", "1284.7万户"),
        ("元", "120000", "12万元"),
        ("亿元", "-54812", "−5.48万亿元"),
        ("亿元", "约1349084", "约134.9万亿元"),
        ("亿元", "9871", "9871亿元"),
        ("元", "41314", "41314元"),
        ("千人", "12345678", "12345678千人"),
        ("亿元", "超1349884", "超1349884亿元"),
    ],
)
def test_a_long_chinese_figure_is_in_wan_or_yi(unit: str, number: str, shown: str) -> None:
    assert short(unit, number) == shown


@pytest.mark.parametrize(
    ("unit", "number", "shown"),
    [
        ("US$ billion", "3421.8", "US$3.42 trillion"),
        ("£m", "1290.4", "£1.29bn"),
        ("people", "1349084", "1.35 million people"),
        ("thousand visits", "642000", "642 million visits"),
        ("million euros", "999.5", "999.5 million euros"),
        ("people", "642118", "642,118 people"),
    ],
)
def test_a_long_english_figure_is_in_millions_or_billions(unit: str, number: str, shown: str) -> None:
    assert short(unit, number, "en") == shown


@pytest.mark.parametrize("kind", ["rank", "index", "year", "temperature"])
def test_what_is_not_measured_by_its_size_stays_as_it_is(kind: str) -> None:
    ledger = ledger_of(f"a: {{label: 甲, kind: {kind}, values: {{2025: 1349084}}}}")
    assert shortened(ledger.find("a"), "zh-CN") == ledger.find("a")


def test_text_of_the_brief_is_exact_unless_it_asks_for_the_short_form() -> None:
    ledger = ledger_of("a: {label: 甲, unit: 亿元, kind: amount, values: {2025: 1349084}}")
    pieces, problems = resolve("共{a}，即{a|short}", ledger, HERE)
    assert "".join(piece.text for piece in pieces) == "共1349084亿元，即134.9万亿元"
    assert [piece.fact.id for piece in pieces if piece.fact] == ["a.2025", "a.2025"]
    assert problems == ()


def test_a_derived_sentence_has_the_short_form_and_the_exact_growth() -> None:
    ledger = ledger_of("a: {label: 产值, unit: 亿元, kind: amount, values: {2024: 1294272, 2025: 1349084}}")
    pieces, _ = resolve(sentence("a", ledger), ledger, HERE)
    assert "".join(piece.text for piece in pieces) == "产值134.9万亿元，较2024年增长4.2%"


def test_a_change_that_the_rounding_would_hide_keeps_its_figure_exact(brief_file: Write) -> None:
    metrics = "a: {label: 净流入, unit: 亿元, kind: balance, values: {2024: 10000, 2025: 10001}}"
    ledger = ledger_of(metrics)
    pieces, _ = resolve(sentence("a", ledger), ledger, HERE)
    assert "".join(piece.text for piece in pieces) == "净流入10001亿元，较2024年增加1亿元"
    deck = "deck: [{title: 数, blocks: [{kpi_grid: [a]}]}]"
    (page,) = lay_out(brief_file(f"meta: {{title: 甲}}\nmetrics:\n  {metrics}\n{deck}\n")).deck.pages
    assert "10001亿元" in [item.text for item in walk(page.items) if isinstance(item, Text)]


def test_an_exact_metric_keeps_every_digit_and_those_of_its_change() -> None:
    ledger = ledger_of(
        "a: {label: 余额, unit: 亿元, kind: balance, exact: true, values: {2024: 1294272, 2025: 1349084}}"
    )
    pieces, _ = resolve(f"{sentence('a', ledger)}，{{a.change|short}}", ledger, HERE)
    assert "万亿" not in "".join(piece.text for piece in pieces)


def parts(one: str, other: str, total: str) -> list[str]:
    ledger = ledger_of(
        f"""
        a: {{label: 甲, unit: 亿元, kind: amount, values: {{2025: {one}}}}}
        b: {{label: 乙, unit: 亿元, kind: amount, values: {{2025: {other}}}}}
        c: {{label: 丙, unit: 亿元, kind: amount, values: {{2025: {total}}}, claims: [{{sum: [a, b]}}]}}
        """
    )
    assert ledger.problems == ()
    return [figure(shortened(ledger.find(key), "zh-CN"), "zh-CN").text for key in "abc"]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        (("583401", "765683", "1349084"), ["58.3万亿元", "76.6万亿元", "134.9万亿元"]),
        (("583411", "765402", "1348813"), ["58.34万亿元", "76.54万亿元", "134.88万亿元"]),
        (("254545", "183923", "438468"), ["25.455万亿元", "18.392万亿元", "43.847万亿元"]),
        (("3401", "1345683", "1349084"), ["0.34万亿元", "134.57万亿元", "134.91万亿元"]),
    ],
)
def test_parts_of_a_sum_are_rounded_so_that_they_add_up(numbers: tuple[str, ...], shown: list[str]) -> None:
    assert parts(*numbers) == shown


def test_parts_that_cannot_be_rounded_alike_are_exact() -> None:
    assert parts("34", "1349050", "1349084") == ["34亿元", "1349050亿元", "1349084亿元"]


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("134.9万亿元", True),
        ("134.91万亿元", True),
        ("135万亿元", True),
        ("134.8万亿元", False),
        ("134.9亿元", False),
        ("134.9万亿吨", False),
        ("1.3万亿元", False),
    ],
)
def test_a_rounding_typed_into_text_is_known_as_its_figure(typed: str, known: bool) -> None:
    ledger = ledger_of("a: {label: 产值, unit: 亿元, kind: amount, values: {2025: 1349084}}")
    (numeral,), problems = trace(f"全年产值{typed}。", ledger, HERE)
    assert (numeral.fact == "a.2025") is known
    assert bool(problems) is not known


@pytest.mark.parametrize(("typed", "known"), [("US$3.42 trillion", True), ("€3.42 trillion", False)])
def test_a_rounding_of_money_has_its_own_currency(typed: str, known: bool) -> None:
    ledger = ledger_of(
        "a: {label: Output, unit: US$ billion, kind: amount, values: {2025: 3421.8}}", language="en"
    )
    (numeral,), _ = trace(f"Output came to {typed}.", ledger, HERE)
    assert (numeral.fact == "a.2025") is known


def test_tiles_are_short_and_a_table_and_a_chart_beside_them_are_not(brief_file: Write) -> None:
    brief = brief_file("""\
meta: {title: 产值}
metrics:
  a: {label: 产值, unit: 亿元, kind: amount, values: {2024: 1294272, 2025: 1349084}}
  b: {label: 人口, unit: 万人, kind: amount, exact: true, values: {2025: 140828}}
deck:
  - {title: 数, blocks: [{kpi_grid: [a, b]}]}
  - {title: 表, blocks: [{table: {metrics: [a, b], columns: [latest]}}]}
  - {title: 图, blocks: [{column: a}]}
""")
    tiles, table, chart = lay_out(brief).deck.pages
    said = [item.text for item in walk(tiles.items) if isinstance(item, Text)]
    assert {"134.9万亿元", "140828万人"} <= set(said)
    (cells,) = (item for item in walk(table.items) if isinstance(item, TableItem))
    assert "1349084亿元" in [cell.text.text for row in cells.rows for cell in row.cells]
    (drawn,) = (item for item in walk(chart.items) if isinstance(item, Chart))
    assert drawn.series[0].labels[-1] == "1349084"


@pytest.mark.parametrize("chart", ["doughnut: [a, b]", "stacked_bar: [a, b]", "bar: [a, b]"])
@pytest.mark.parametrize(("unit", "named"), [("亿元", True), ("元", False)])
def test_bars_and_rings_of_long_figures_name_their_unit(
    brief_file: Write, chart: str, unit: str, named: bool
) -> None:
    brief = brief_file(f"""\
meta: {{title: 产值}}
metrics:
  a: {{label: 出口, unit: {unit}, kind: amount, values: {{2025: 25454}}}}
  b: {{label: 进口, unit: {unit}, kind: amount, values: {{2025: 18392}}}}
deck: [{{title: 数, blocks: [{{{chart}}}]}}]
""")
    (page,) = lay_out(brief).deck.pages
    (drawn,) = (item for item in walk(page.items) if isinstance(item, Chart))
    labels = [label for series in drawn.series for label in series.labels if label]
    assert labels
    assert all(label.endswith(unit) is named for label in labels)


def test_a_difference_is_rounded_so_that_it_is_one_still():
    ledger = ledger_of(
        "a: {label: 甲, unit: 亿元, kind: amount, values: {2025: 266149}}\n"
        "b: {label: 乙, unit: 亿元, kind: amount, values: {2025: 184151}}\n"
        "c: {label: 丙, computed: a - b}"
    )
    printed = [figure(shortened(ledger.find(key), "zh-CN"), "zh-CN").text for key in "abc"]
    assert printed == ["26.6万亿元", "18.4万亿元", "8.2万亿元"]  # 26.61 − 18.42 would be 8.19 and not 8.20


def test_a_rounding_is_looked_up_among_those_near_as_if_each_figure_were_tried() -> None:
    draw, units = random.Random(3), ("亿元", "万元", "元", "万人", "人", "%", "US$ billion")
    metrics = "\n".join(
        f"m{at}: {{label: 数{at}, unit: {draw.choice(units)!r}, "
        f"values: {{2025: {draw.random() * 10 ** draw.randint(0, 9):.2f}}}}}"
        for at in range(120)
    )
    ledger = ledger_of(metrics)
    figures, text = (
        FiguresByNumber.of(ledger),
        "；".join(
            figure(short, language).text
            for fact in ledger.facts.values()
            for language in ("zh-CN", "en")
            for short in (fact, shortened(fact, language))
        ),
    )
    looked_up = 0
    for found in _sightings(text):
        stepped, paid = found.rest.startswith(STEP_WORDS), _paid(found)
        kept = [each for each in figures.facts if figures.may_be(each, found, paid, stepped=stepped)]
        near = list(figures.near(found))
        assert [each for each in near if figures.may_be(each, found, paid, stepped=stepped)] == kept
        looked_up += len(kept)
    assert looked_up > 300
