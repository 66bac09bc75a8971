"""Sentences in words: the lists of phrasings, the truth of what they say, and what the product refuses."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from fuzz.worded import report
from fuzz.worded.brief import worded
from fuzz.worded.figures import Figures, Metric, figures
from fuzz.worded.phrase import KEPT, LISTS, Phrase, Sentence, phrases, sentences
from fuzz.worded.trial import CODE, Heard, Tally
from fuzz.worded.truth import OPEN, PREDICATES, verdict

SEEDS = range(2000, 2010)
"""Seeds of briefs that nobody looked at while the checker was built."""
FLOOR = 0.9
"""The part of the false sentences in shown phrasings that is refused in these briefs at least."""


def metric(key: str, *values: float | str, unit: str = "thousand") -> Metric:
    numbers = tuple(Decimal(str(value)) for value in values)
    return Metric(key=key, label=key, unit=unit, kind="amount", places=1, values=numbers)


def over_years(*metrics: Metric) -> Figures:
    times = tuple(str(2026 - len(metrics[0].values) + at) for at in range(len(metrics[0].values)))
    return Figures(language="en", cadence="year", times=times, metrics={each.key: each for each in metrics})


VISITS = metric("visits", 990, 840, 915, 1033)
CHILDREN, BOOKS, E_BOOKS = (
    metric("children", 1, 1, 1, 320),
    metric("b", 1, 1, 1, 719),
    metric("e", 2, 3, 2, 219),
)
RATE = metric("rate", 40, 42, 44, "46.2", unit="%")


@pytest.mark.parametrize(
    ("said", "arguments", "truth"),
    [
        ("fell", (VISITS, "prev"), False),
        ("rose", (VISITS, "2023"), True),
        ("rose", (VISITS,), True),
        ("halved_record", (VISITS, "prev2"), False),
        ("run", (VISITS, "up", "4"), False),
        ("run", (VISITS, "up", "2"), True),
        ("run", (VISITS, "up", "1"), None),
        ("run", (RATE, "up", "5"), OPEN),
        ("record", (VISITS, "low"), False),
        ("record", (VISITS, "high"), True),
        ("share", (CHILDREN, VISITS, "over", "1/2"), False),
        ("share", (CHILDREN, VISITS, "near", "3/10"), None),
        ("share", (CHILDREN, VISITS, "about", "1/3"), None),
        ("share", (CHILDREN, VISITS, "slightly", "3/10"), True),
        ("share", (CHILDREN, VISITS, "slightly", "1/5"), False),
        ("more", (E_BOOKS, BOOKS), False),
        ("more", (BOOKS, E_BOOKS), True),
        ("times", (VISITS, "2023", "over", "2"), False),
        ("times", (VISITS, "2022", "fold", "4"), False),
        ("points", (RATE, "up", "2.2"), True),
        ("relative", (RATE, "up", "2.2"), False),
        ("relative", (RATE, "up", "5.0"), True),
        ("points", (VISITS, "up", "12.9"), False),
        ("not", ("fell", VISITS, "prev"), True),
        ("went", (VISITS, "down", "2023"), True),
        ("went", (VISITS, "down", "2024"), False),
        ("apart", (VISITS, RATE), False),
        ("pace", (VISITS, "up"), True),
        ("sum_is", (BOOKS, E_BOOKS, "938"), True),
        ("sum_more", (BOOKS, E_BOOKS, VISITS), False),
        ("since", (VISITS, "high", "2022"), True),
        ("since", (VISITS, "low", "2022"), False),
        ("back_to", (VISITS, "high", "2022"), None),
        ("back_to", (VISITS, "low", "2022"), False),
        ("back_to", (metric("dip", 990, 840, 915, 950), "high", "2022"), True),
        ("peak", (VISITS, "2022"), False),
        ("trough", (VISITS, "2023"), True),
        ("typed", (VISITS, "1033000"), False),
        ("typed", (VISITS, "1033"), True),
        ("placed", (E_BOOKS, (BOOKS, E_BOOKS, CHILDREN), "3"), True),
        ("count", ((BOOKS, VISITS, RATE), "up", "2"), False),
        ("all", ((BOOKS, VISITS, RATE), "up"), True),
    ],
)
def test_the_truth_of_what_was_worked_out_by_hand(
    said: str, arguments: Sequence[object], truth: object
) -> None:
    shown = [each for each in arguments if isinstance(each, Metric)] or [VISITS]
    assert verdict(over_years(*shown), said, arguments) is truth  # type: ignore[arg-type]


def series() -> list[Figures]:
    chance = random.Random(7)
    return [figures(chance, "en", "year") for _ in range(150)]


def changed(found: Figures, *values: Sequence[Decimal]) -> Figures:
    """Return the first metric, and the second, with other values."""
    metrics = list(found.metrics.values())[: len(values)]
    made = [replace(each, values=tuple(new)) for each, new in zip(metrics, values, strict=True)]
    return replace(found, metrics={each.key: each for each in made})


def both_ways(
    found: Figures, said: str, *more: str, flipped: Figures, other: str, others: Sequence[str]
) -> bool:
    """Say whether a saying is as true of figures as its opposite is of figures turned round."""
    one, turned = next(iter(found.metrics.values())), next(iter(flipped.metrics.values()))
    return verdict(found, said, (one, *more)) is verdict(flipped, other, (turned, *others))


def test_what_is_said_of_figures_turned_round_is_the_opposite() -> None:
    seen: Counter[object] = Counter()
    for found in series():
        one = next(iter(found.metrics.values()))
        # one million over each value: what was highest is lowest, what rose falls, what doubled halved
        flipped = changed(found, [Decimal(10**6) / value for value in one.values])
        first, count = found.times[0], str(len(found.times) - 1)
        for said, more, other, others in (
            ("rose", (), "fell", ()),
            ("rose", (first,), "fell", (first,)),
            ("went", ("up", found.times[-2]), "went", ("down", found.times[-2])),
            ("turned", ("up",), "turned", ("down",)),
            ("turned_strictly", ("up",), "turned_strictly", ("down",)),
            ("turned_year", ("up",), "turned_year", ("down",)),
            ("again", ("up",), "again", ("down",)),
            ("record", ("high",), "record", ("low",)),
            ("since", ("high", first), "since", ("low", first)),
            ("peak", (first,), "trough", (first,)),
            ("run", ("up", count), "run", ("down", count)),
            ("every", ("up", first), "every", ("down", first)),
            ("times", (first, "fold", "2"), "times", (first, "fold", "1/2")),
        ):
            assert both_ways(found, said, *more, flipped=flipped, other=other, others=others), (said, one)
            seen[said, verdict(found, said, (one, *more))] += 1
    assert {truth for _, truth in seen} == {True, False, None}


def test_truth_agrees_with_a_count_of_the_values() -> None:
    for found in series():
        one, two = list(found.metrics.values())[:2]
        values, last = one.values, one.values[-1]
        told = verdict(found, "record", (one, "high"))
        assert told is None or told is (values.index(max(values)) == len(values) - 1)
        rising = all(after > before for before, after in pairwise(values))
        assert not (verdict(found, "every", (one, "up", found.times[0])) is True and not rising)
        assert not (verdict(found, "every", (one, "up", found.times[0])) is False and rising)
        more = verdict(found, "more", (one, two))
        assert more is None or more is (last > two.values[-1])
        parts, whole = found.roles["part"], found.roles.get("whole")
        if whole:
            assert sum(part.last for part in parts) == whole[0].last
            assert verdict(found, "share", (parts[0], whole[0], "most", "1/2")) in (
                None,
                2 * parts[0].last > whole[0].last,
            )


def test_every_phrasing_says_something_that_can_be_judged() -> None:
    for phrase in phrases():
        assert next(each for each in phrase.means if each != "not") in PREDICATES, phrase.says
        told = {each for each in phrase.means[1:] if len(each) == 1 and each.isupper()}
        assert phrase.idle or set(phrase.letters) - {"W", "G"} == told - {"W", "G"}, phrase.says


def test_every_list_has_phrasings_of_all_kinds_in_both_languages() -> None:
    found = [phrase for phrase in phrases() if not phrase.idle]
    kinds = {phrase.kind for phrase in found}
    for language in ("en", "zh"):
        for name in LISTS:
            chosen = [phrase for phrase in found if (phrase.language, phrase.listed) == (language, name)]
            assert {phrase.kind for phrase in chosen} == kinds
            assert len(chosen) > 60
        assert sum(phrase.language == language for phrase in found) > 215
    for name in LISTS:
        assert sum(phrase.idle for phrase in phrases() if phrase.listed == name) > 20
    said = [(phrase.language, phrase.says) for phrase in phrases()]
    assert len(set(said)) == len(said)


def test_a_phrasing_is_false_of_some_figures_and_true_of_others() -> None:
    wanting: dict[tuple[Phrase, bool], None] = {
        (phrase, truth): None
        for phrase in phrases()
        for truth in (True, False)
        if not (phrase.idle and not truth)
    }
    chance = random.Random(3)
    for turn in range(1200):
        cadence = ("year", "year", "quarter", "month")[turn % 4]
        drawn = {language: figures(chance, language, cadence) for language in ("en", "zh")}
        for phrase in {phrase for phrase, _ in wanting if phrase.fits(cadence)}:
            for sentence in sentences(chance, phrase, drawn[phrase.language]):
                wanting.pop((phrase, sentence.truth is not False), None)
        if not wanting:
            return
    assert not [(phrase.says, truth) for phrase, truth in wanting]


def test_the_same_seed_gives_the_same_brief() -> None:
    for seed in (0, 1, 86, 87):
        assert worded(seed).yaml == worded(seed).yaml


def test_each_sentence_stands_on_the_line_it_is_looked_for() -> None:
    for seed in range(30):
        brief = worded(seed)
        rows = brief.yaml.decode().splitlines()
        assert brief.lines
        for line, sentence in brief.lines.items():
            assert sentence.text.replace('"', '\\"') in rows[line - 1]


def test_no_true_sentence_is_accused_and_most_false_ones_are_refused() -> None:
    tally = report.run(SEEDS.start, len(SEEDS))
    accused = [(phrase.says, found[0].said) for (phrase, false), found in tally.phrases.items() if not false]
    assert accused == []
    false, caught = (tally.sum(what, listed="shown") for what in ("false", "caught"))
    assert false > len(SEEDS)
    assert caught >= FLOOR * false


def test_of_the_fresh_list_a_run_prints_the_false_alarms_and_not_what_was_missed() -> None:
    from briefgen.base.diagnostics import Place, Problem

    tally = Tally()
    for name in LISTS:
        phrase = next(each for each in phrases() if each.listed == name and not each.idle)
        for truth in (True, False):
            found = f"{name} {truth}"
            sentence = Sentence(phrase=replace(phrase, says=found), text=found, truth=truth, metrics=())
            said = (Problem(Place("b.yaml", 1, 1), f"“{found}” is wrong", code=CODE),) if truth else ()
            other = (Problem(Place("b.yaml", 1, 1), "no such reference"),)
            tally.add(Heard(seed=0, sentence=sentence, place="title", said=said, other=other))
    printed, revealed = ("\n".join(report.lines(tally, reveal=reveal)) for reveal in (False, True))
    hidden = f"{KEPT} False"
    assert hidden not in printed
    assert hidden in revealed
    for name in LISTS:
        assert f"{name}, accused 1 times" in printed
        assert f"refused for something else: 0 {name} True" in printed
        assert f"{name}: caught 0 of 1 (0%), accused 1 of 1" in printed
        assert name == KEPT or f"{name} False" in printed
    assert report.counts(tally, 1)["fresh list: false sentences"] == 1


def test_an_accusation_counts_only_where_it_is_an_error_that_quotes_the_false_sentence() -> None:
    from briefgen.base.diagnostics import Place, Problem

    brief = next(
        each for each in map(worded, range(0, 40, 2)) if any(s.truth is False for s in each.lines.values())
    )
    line, false = next((line, s) for line, s in brief.lines.items() if s.truth is False)
    place, words = Place("b.yaml", line, 1), false.text[:4]
    right = Problem(place, f"“{words}” is not what the values say", code=CODE)
    for said, counts in (
        ((right,), True),
        ((replace(right, severity="warning"),), False),
        ((replace(right, message="“something else” is wrong"),), False),
        ((), False),
    ):
        assert Heard(seed=0, sentence=false, place="title", said=said).right is counts
    true = replace(false, truth=True)
    assert not Heard(seed=0, sentence=true, place="title", said=(replace(right, severity="warning"),)).right
    assert Heard(seed=0, sentence=true, place="title", said=()).right
