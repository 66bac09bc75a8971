"""Values that are missing on purpose: how they are written, asked for and printed."""

import pytest
from figures_kit import ledger_of, problems_of

from briefgen.base.diagnostics import Place
from briefgen.facts.prose import resolve
from briefgen.model.scene import Text, walk
from briefgen.pipeline.lay_out import lay_out

AMOUNT = (
    "a: {{label: 甲, unit: 亿元, kind: amount, values: {{2024-01: 3, 2024-02: {mark}, 2024-03: 5}}{more}}}"
)


def ledger_with(mark: str, more: str = ""):
    return ledger_of(AMOUNT.format(mark=mark, more=more))


@pytest.mark.parametrize(
    ("mark", "printed", "reason"),
    [
        ("null", "–", "not available"),
        ("~", "–", "not available"),
        ("–", "–", "not available"),
        ("——", "–", "not available"),
        ('"-"', "–", "not available"),
        ('""', "–", "not available"),
        ("…", "…", "not available"),
        ("n/a", "n/a", "not available"),
        ("N/A", "N/A", "not available"),
        ("暂缺", "暂缺", "not available"),
        ("confidential", "confidential", "confidential"),
        ("保密", "保密", "confidential"),
        ('":"', ":", "not available"),
        ("..", "…", "not available"),
        ("x", "x", "confidential"),
        ('"*"', "*", "confidential"),
        ("z", "z", "not applicable"),
        ("不适用", "不适用", "not applicable"),
        ("{value: null, source: text}", "–", "not available"),
        ("{value: n/a}", "n/a", "not available"),
    ],
)
def test_a_mark_in_the_place_of_a_value_says_that_it_is_missing(mark, printed, reason):
    ledger = ledger_with(mark)
    assert ledger.problems == ()
    ((period, gap),) = ledger.missing("a").items()
    assert (period, gap.mark, gap.reason) == ("2024-02", printed, reason)
    assert [fact.period for fact in ledger.series("a")] == ["2024-01", "2024-03"]


def test_missing_periods_come_in_the_order_of_time_however_they_are_written():
    ledger = ledger_of("a: {label: 甲, values: {2024年12月: null, 2024-02: n/a, Oct 2024: 7, 2024/11: –}}")
    assert list(ledger.missing("a")) == ["2024-02", "2024-11", "2024-12"]


def test_a_value_that_a_claim_implies_is_worked_back_unless_it_is_confidential():
    claim = "claims: [{growth: 25, since: 2024}]"
    known = ledger_of(
        f"a: {{label: 甲, unit: 亿元, kind: amount, values: {{2024: null, 2025: 10}}, {claim}}}"
    )
    assert known.find("a.2024").origin == "derived"
    assert known.missing("a") == {}
    withheld = ledger_of(
        f"a: {{label: 甲, unit: 亿元, kind: amount, values: {{2024: c, 2025: 10}}, {claim}}}"
    )
    assert list(withheld.missing("a")) == ["2024"]
    assert [fact.period for fact in withheld.series("a")] == ["2025"]


def test_a_period_cannot_have_a_value_and_be_missing():
    (problem,) = problems_of("a: {label: 甲, values: {2024: [12, n/a]}}")
    assert "has a value and is marked as not available" in problem.message


def test_a_missing_value_in_a_sentence_is_an_error_and_in_a_cell_its_mark():
    ledger = ledger_with("n/a")
    pieces, problems = resolve("{a.2024-02}", ledger, Place("b.yaml", 1, 1))
    assert ([piece.text for piece in pieces], problems) == (["n/a"], ())
    _, (problem,) = resolve("二月为{a.2024-02}。", ledger, Place("b.yaml", 1, 1))
    assert "the value of a for 2024-02 is not available" in problem.message
    assert "leave the reference out" in problem.hint


def test_what_is_neither_a_number_nor_a_mark_is_refused_as_a_number():
    with pytest.raises(Exception, match="write a number"):
        ledger_with("unknown")


def test_what_is_not_applicable_is_not_worked_back_from_claims():
    ledger = ledger_of(
        "a: {label: 甲, unit: 亿元, kind: amount, values: {2024: z, 2025: 10}, "
        "claims: [{growth: 25, since: 2024}]}"
    )
    assert list(ledger.missing("a")) == ["2024"]


def words_of_a_table(folder, values, language, rows=""):
    path = folder / "b.yaml"
    table = "{table: {metrics: [a], columns: [2022, 2023, 2024, 2025]}}"
    free = f"{{table: {{head: [A, B], rows: [{rows}]}}}}"
    path.write_text(
        f"meta: {{title: T, language: {language}}}\n"
        f"metrics:\n  a: {{label: A, unit: t, kind: amount, values: {{{values}}}}}\n"
        f"deck: [{{title: X, blocks: [{free if rows else table}]}}]\n",
        encoding="utf-8",
    )
    laid = lay_out(path)
    return "\n".join(item.text for item in walk(laid.deck.pages[0].items) if isinstance(item, Text))


@pytest.mark.parametrize(
    ("values", "language", "key"),
    [
        ("2022: x, 2023: …, 2024: 3, 2025: 4", "en", "x confidential; … not available"),
        ("2022: c, 2023: –, 2024: 3, 2025: 4", "zh-CN", "注：c＝不予公布；–＝无数据"),
        ('2022: "*", 2023: z, 2024: 3 (p), 2025: 4', "en", "* confidential; z not applicable; p provisional"),
        ("2022: –, 2023: 2, 2024: 3, 2025: 4", "en", ""),
        ("2022: n/a, 2023: confidential, 2024: 3, 2025: 4", "en", ""),
    ],
)
def test_a_table_says_below_what_its_marks_mean_unless_they_are_words(tmp_path, values, language, key):
    told = words_of_a_table(tmp_path, values, language)
    assert (key in told) if key else ("confidential" not in told and "not available" not in told)


def test_a_mark_in_a_free_table_is_explained_where_a_reference_gives_it(tmp_path):
    told = words_of_a_table(tmp_path, "2024: c, 2025: 4", "en", rows='[Then, "{a.2024}"], [Now, "{a}"]')
    assert "c confidential" in told
