"""What documents say is recomputed from the values by a reader that shares no code with the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from briefgen.blocks.charts.parts import message
from briefgen.blocks.parts import runs
from briefgen.facts import baseline, claim_kind, derive, ledger, summary, wording
from briefgen.facts.fact import Fact
from briefgen.facts.measure import Kind
from briefgen.model.memory import MEMORY
from briefgen.story import course, places, sentences
from briefgen.story.forms import trend
from briefgen.story.graph import FactGraph
from fuzz.heard import Ear
from fuzz.kin import NAMES, REST, WHOLE
from fuzz.raw import YEAR_MONTHS, Raw
from fuzz.stated import stated
from fuzz.told import told

SEEDS = range(8)


def faults_of(seeds: range, folder: Path) -> list[str]:
    """Return the false sentences in the documents of some seeds."""
    return [fault for seed in seeds for fault in told(seed, folder / "brief.yaml", Counter())]


def test_no_sentence_of_plain_briefs_is_false(tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    assert [fault for seed in SEEDS for fault in told(seed, tmp_path / "brief.yaml", counts)] == []
    assert counts["built"] > len(SEEDS) / 2
    assert counts["statements"] > 20 * counts["built"]


@cache
def of_one_sort() -> tuple[int, ...]:
    """Return seeds of briefs of metrics of one sort: they rank, overtake and outgrow each other."""
    names = {*WHOLE.values(), *REST.values(), *(name for each in NAMES.values() for name in each)}
    briefs = [(seed, stated(seed)) for seed in range(320)]
    return tuple(
        seed
        for seed, brief in briefs
        if not brief.blocks and names >= {raw.label for raw in brief.metrics.values()}
    )


def test_no_sentence_about_metrics_of_one_sort_is_false(tmp_path: Path) -> None:
    seeds = of_one_sort()
    assert len(seeds) > 10
    assert [fault for seed in seeds for fault in told(seed, tmp_path / "brief.yaml", Counter())] == []


def _swapped(patch: pytest.MonkeyPatch) -> None:
    verb = claim_kind.ClaimKind.verb

    def other(kind: claim_kind.ClaimKind, measure: Kind, *, rise: bool, language: str) -> str:
        return verb(kind, measure, rise=not rise, language=language)

    patch.setattr(claim_kind.ClaimKind, "verb", other)


def _first_base(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ledger, "base_of", lambda current, values, edition: values[0] if len(values) > 1 else None)


def _unlike(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(baseline, "alike", lambda one, other: True)


def _growth_from_anywhere(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(claim_kind, "has_ratio", lambda current, base: base != 0)


def _growth_of_anything(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(derive, "BY_DIFFERENCE", frozenset())


def _wrong_size(patch: pytest.MonkeyPatch) -> None:
    made = derive.computed_claim

    def one_more(*args: object) -> object:
        fact = made(*args)  # type: ignore[arg-type]
        return fact and replace(fact, number=fact.number + 1)

    patch.setattr(derive, "computed_claim", one_more)


def _wrong_turn(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(derive, "course_of", lambda kind, current, base: "to_deficit" if base < current else "")


def _zero_moves(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(wording, "is_unchanged", lambda fact: False)


def _glued(patch: pytest.MonkeyPatch) -> None:
    for module in (wording, summary):
        patch.setattr(module, "apart", lambda label, shown: "")


def _wrong_since(patch: pytest.MonkeyPatch) -> None:
    label = runs.period_label  # in sentences the prose itself is held to its words
    patch.setattr(runs, "period_label", lambda key, *more: label(str(int(key[:4]) - 1) + key[4:], *more))


def _wrong_way(patch: pytest.MonkeyPatch) -> None:
    way = {"up": "down", "down": "up"}
    of = message.direction_of
    patch.setattr(message, "direction_of", lambda one, other: way.get(of(one, other), "level"))


def _wrong_peak(patch: pytest.MonkeyPatch) -> None:
    of = course.course_of

    def first_after(series: Sequence[Fact]) -> course.Course:
        found = of(series)
        return replace(found, high=series[0], low=series[1])

    patch.setattr(course, "course_of", first_after)


def _always_steady(patch: pytest.MonkeyPatch) -> None:
    shape = course._shape
    steady = {"high": "rising", "low": "falling"}
    patch.setattr(course, "_shape", lambda *more: steady.get(shape(*more), shape(*more)))


def _wrong_order(patch: pytest.MonkeyPatch) -> None:
    falling = FactGraph.falling
    patch.setattr(FactGraph, "falling", lambda graph, keys: falling(graph, keys)[::-1])
    patch.setattr(places, "is_ahead", lambda one, other: True)


def _overtaken_overtakes(patch: pytest.MonkeyPatch) -> None:
    crossing = trend.crossing

    def swapped(keys: Sequence[str], graph: FactGraph) -> str:
        told = crossing(keys, graph)
        one, other = (graph.metrics[key].label for key in keys[:2])
        return told and told.replace(one, "\0").replace(other, one).replace("\0", other)

    patch.setattr(trend, "crossing", swapped)


def _wrong_share(patch: pytest.MonkeyPatch) -> None:
    share = FactGraph.share

    def of_the_next(graph: FactGraph, part: str) -> Fact | None:
        parts = [key for whole in graph.wholes() for key in whole.parts if part in whole.parts]
        return share(graph, parts[parts.index(part) - 1] if part in parts else part)

    patch.setattr(FactGraph, "share", of_the_next)


def _slower_is_faster(patch: pytest.MonkeyPatch) -> None:
    faster = sentences._faster
    patch.setattr(sentences, "_faster", lambda one, other, graph: faster(other, one, graph))


def _any_may_be_ordered(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(course, "_are_ordered", lambda series: True)


FAULTS: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], int]] = {
    "rise and fall are swapped": (_swapped, 54),
    "the first value is the base": (_first_base, 216),
    "unlike periods are compared": (_unlike, 304),
    "growth leads across zero": (_growth_from_anywhere, 3),
    "temperatures grow by per cent": (_growth_of_anything, 42),
    "a change is one too large": (_wrong_size, 54),
    "every rise is a turn into deficit": (_wrong_turn, 23),
    "what is unchanged moves by nothing": (_zero_moves, 99),
    "labels run into figures": (_glued, 54),
    "the base is named a year too early": (_wrong_since, 54),
    "a chart's course goes the other way": (_wrong_way, 54),
    "a peak is where the series began": (_wrong_peak, 13),
    "every new high is said to be one of every year": (_always_steady, 14),
    "the smallest is said to be the first": (_wrong_order, 42),
    "what is behind is said to have overtaken": (_overtaken_overtakes, 20),
    "a part has its neighbour's share": (_wrong_share, 110),
    "the slower is said to be the faster": (_slower_is_faster, 216),
    "about 33 and 34 are ordered": (_any_may_be_ordered, 355),
}
"""Each with the seed of a brief that says what is false then: of the first whose documents tell it."""


@pytest.mark.parametrize(("plant", "known"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_heard(
    plant: Callable[[pytest.MonkeyPatch], None], known: int, tmp_path: Path
) -> None:
    for seed in (known, *of_one_sort(), *range(50)):
        with pytest.MonkeyPatch.context() as patch:
            plant(patch)
            heard = faults_of(range(seed, seed + 1), tmp_path)
        MEMORY.clear()
        if heard and not faults_of(range(seed, seed + 1), tmp_path):
            return
    pytest.fail("nothing was heard")


@pytest.mark.parametrize(
    ("said", "true"),
    [
        ("{label}{value}，较{base}{up}", True),
        ("{label}{value}，较{base}{down}", False),
        ("{label}{base}{value}", False),
        ("{label}大约升了不少2件", False),
    ],
)
def test_what_is_not_understood_is_a_fault_as_what_is_false(said: str, true: bool) -> None:
    seed = next(seed for seed in range(500) if _suits(seed))
    brief = stated(seed)
    raw = next(raw for raw in brief.metrics.values() if _simple(raw))
    base, last = sorted(raw.values)
    moved = raw.values[last] - raw.values[base]
    up, down = ("升高", "降低") if moved > 0 else ("降低", "升高")
    text = said.format(
        label=raw.label, value=f"{raw.values[last]:f}℃".replace("-", "−"), base=f"{base.key}年",
        up=f"{up}{abs(moved):f}℃", down=f"{down}{abs(moved):f}℃",
    )  # fmt: skip
    assert (Ear(brief).hear(text, judged=True) == []) is true


def _simple(raw: Raw) -> bool:
    """Say whether a metric is a temperature of two years that differ."""
    yearly = {time.months for time in raw.values} == {YEAR_MONTHS}
    return raw.kind == "temperature" and yearly and len(raw.values) == 2 == len(set(raw.values.values()))


def _suits(seed: int) -> bool:
    brief = stated(seed)
    return brief.language == "zh" and any(map(_simple, brief.metrics.values()))
