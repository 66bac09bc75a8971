"""Whatever figures a brief states: true ones raise no alarm, and none makes the ledger stumble."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings, strategies as st

from briefgen.base.diagnostics import Place
from briefgen.facts.format import figure
from briefgen.facts.kinds import CLAIM_FIELDS, COMPARISONS
from briefgen.facts.ledger import Ledger
from briefgen.facts.metric import Claim, Metric, Reading, Source, Value
from briefgen.facts.summary import sentence, summary

PLACE = Place("brief.yaml", 1, 1)
SOURCES = {"text": Source(key="text", title="正文", place=PLACE)}
COUNTS = st.integers(min_value=1, max_value=10**7)


def reading(text):
    return Reading.from_scalar(str(text), PLACE)


def entered(values, claim, *, kind="count", unit="家", language="zh-CN"):
    metric = Metric(
        key="a",
        label="甲",
        unit=unit,
        kind=kind,
        values={period: (Value(value=reading(value), place=PLACE),) for period, value in values.items()},
        claims=(Claim(**{"since": "2020", **claim}, place=PLACE),) if claim else (),
        place=PLACE,
    )
    return Ledger.of({"a": metric}, SOURCES, language=language, as_of="2025")


def rounded(number, places):
    return Decimal(number).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@given(COUNTS, COUNTS, st.integers(0, 2))
def test_a_growth_that_was_rounded_from_the_values_raises_no_alarm(base, current, places):
    growth = rounded((Decimal(current) / base - 1) * 100, places)
    assert entered({"2020": base, "2025": current}, {"growth": reading(growth)}).problems == ()


@given(COUNTS, COUNTS, st.integers(0, 2))
def test_the_base_that_was_left_out_is_among_those_the_ledger_derives(base, current, places):
    growth = rounded((Decimal(current) / base - 1) * 100, places)
    ledger = entered({"2025": current}, {"growth": reading(growth)})
    if growth > -99:
        assert ledger.problems == ()
        derived = ledger.find("a.2020")
        assert base in derived.interval
        assert derived.number in derived.interval


@given(COUNTS, COUNTS, st.integers(1, 2))
def test_a_multiple_that_was_rounded_from_the_values_raises_no_alarm(base, current, places):
    multiple = rounded(Decimal(current) / base, places)
    if multiple > 0:
        assert entered({"2020": base, "2025": current}, {"multiple": reading(multiple)}).problems == ()


@given(COUNTS, COUNTS)
def test_an_average_that_was_rounded_from_the_values_raises_no_alarm(base, current):
    average = rounded(((Decimal(current) / base) ** (Decimal(1) / 5) - 1) * 100, 1)
    assert entered({"2020": base, "2025": current}, {"cagr": reading(average)}).problems == ()


@given(st.integers(1, 10**5), st.integers(1, 10**5), st.integers(0, 1))
def test_a_share_of_some_whole_number_is_always_possible(part, rest, places):
    share = rounded(Decimal(100 * part) / (part + rest), places)
    ledger = entered({"2025": part}, {"share": reading(share), "of": "全省", "since": ""})
    assert ledger.problems == ()
    if share > 1:
        assert part + rest in ledger.find("a.whole").interval


@given(st.integers(100, 10**6), st.integers(101, 300))
def test_a_growth_that_is_wrong_by_two_points_is_always_found(base, percent):
    current = base * percent // 100
    wrong = rounded((Decimal(current) / base - 1) * 100, 0) + 2
    ledger = entered({"2020": base, "2025": current}, {"growth": reading(wrong)})
    assert [problem.code for problem in ledger.problems] == ["claim"]


QUALIFIED = st.builds(
    lambda number, qualifier: (
        f"{number}{qualifier}" if qualifier in "余多以上以下" else f"{qualifier}{number}"
    ),
    st.one_of(st.integers(-50, 10**6), st.decimals(-10, 10**4, places=2, allow_nan=False)),
    st.sampled_from(["", "近", "约", "超", "余", "多", "以上", "以下", "不足", "over ", "nearly "]),
)
PERIODS = st.sampled_from(
    [
        "2019", "2020", "2024", "2025", "now", "2025H1", "2021-2025", "2030", "soon",
        "FY2025", "2024/25 Q1", "AY2024/25", "2025年1-10月", "2025-W01", "end 2025",
    ]
)  # fmt: skip
WORDS = st.sampled_from(CLAIM_FIELDS)


@settings(max_examples=260)
@given(
    st.dictionaries(PERIODS, QUALIFIED, max_size=4),
    WORDS,
    QUALIFIED,
    PERIODS,
    st.sampled_from(["", "2024", "now"]),
    st.sampled_from(["count", "amount", "rank", "share", "rate"]),
    st.sampled_from(["家", "万人", "%", "", "million", "km/h"]),
    st.sampled_from(["zh-CN", "en"]),
)
def test_the_ledger_never_stumbles(values, word, claimed, since, until, kind, unit, language):
    claim = {word: reading(claimed), "since": since, "until": until}
    ledger = entered(values, claim, kind=kind, unit=unit, language=language)
    for fact in tuple(ledger.facts.values()):
        assert figure(fact, language).text
        assert fact.origin == "derived" or not fact.derivation
    for problem in ledger.problems:
        assert str(problem)
    assert isinstance(summary("a", ledger), str)
    assert isinstance(sentence("a", ledger), str)
    for asked in (*COMPARISONS, "whole", "2020"):
        try:
            assert figure(ledger.find(f"a.{asked}"), language).text
        except LookupError:
            continue
