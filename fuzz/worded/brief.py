"""A seed in, a brief out that says things about its figures; the truth of each is known, and its line."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fuzz.worded.figures import Figures, Metric, figures
from fuzz.worded.phrase import Phrase, Sentence, phrases, sentences

CADENCES = ("year", "year", "year", "quarter", "month")
PLACES = ("title", "prose", "bullets", "callout", "notes")
TITLES = {"en": "The figures", "zh": "数据"}
FURTHER = 5
"""How many sentences a brief has beside the one that its seed stands for, at most."""


Row = tuple[str, Sentence | None]
"""A line of YAML, and the sentence on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A brief, and the sentence that stands on each of some lines."""

    seed: int
    yaml: bytes
    figures: Figures
    lines: dict[int, Sentence]


@cache
def _listed(language: str) -> tuple[Phrase, ...]:
    """Return the phrasings of a language in an order in which neighbours are of other kinds."""
    found = [phrase for phrase in phrases() if phrase.language == language]
    random.Random(language).shuffle(found)
    return tuple(found)


def worded(seed: int) -> Worded:
    """Return the brief of a seed.

    Even seeds are Chinese, odd ones English. The phrasings take turns: each is first false, then true.
    """
    language, turn = ("zh", "en")[seed % 2], seed // 2
    listed = _listed(language)
    phrase, wanted = listed[turn // 2 % len(listed)], turn % 2 == 1
    chance = random.Random(f"worded {seed}")
    first = _drawn(chance, phrase, wanted)
    found, told = first if first else (figures(chance, language, "year"), None)
    said = [told] if told else []
    for other in chance.sample(listed, FURTHER * 3):
        if len(said) <= FURTHER and other not in [each.phrase for each in said]:
            said += _any(chance, other, found, [each.text for each in said])
    chance.shuffle(said)
    yaml, lines = _written(chance, found, said)
    return Worded(seed=seed, yaml=yaml, figures=found, lines=lines)


def _drawn(chance: random.Random, phrase: Phrase, wanted: bool) -> tuple[Figures, Sentence] | None:
    """Return figures of which a phrase is true, or false, with the sentence."""
    wanted = wanted or phrase.idle
    cadences = [each for each in CADENCES if phrase.fits(each)]
    for _ in range(400):
        found = figures(chance, phrase.language, chance.choice(cadences))
        for sentence in sentences(chance, phrase, found):
            if (sentence.truth is not False) == wanted:
                return found, sentence
    return None


def _any(chance: random.Random, phrase: Phrase, found: Figures, taken: Sequence[str]) -> list[Sentence]:
    """Return a sentence that a phrase makes of figures, true or false as chance has it."""
    if not phrase.fits(found.cadence):
        return []
    told = [each for each in sentences(chance, phrase, found) if each.text not in taken]
    wanted = chance.random() < 0.7
    return sorted(told, key=lambda each: (each.truth is not False) is not wanted)[:1]


def _written(
    chance: random.Random, found: Figures, said: Sequence[Sentence]
) -> tuple[bytes, dict[int, Sentence]]:
    """Return the brief, a line a metric and a line a sentence."""
    named = [each for each in said if each.phrase.kind not in ("unnamed", "spelled")]
    standfirst = chance.choice(named) if named and chance.random() < 0.3 else None
    ranked = any("G" in each.phrase.letters for each in said)
    rows: list[Row] = [*_head(chance, found, standfirst, declared=ranked), ("deck:", None)]
    for sentence in said:
        if sentence is not standfirst or len(said) == 1:
            rows += _slide(chance, found, sentence)
    lines = {number: sentence for number, (_, sentence) in enumerate(rows, 1) if sentence}
    return "".join(f"{row}\n" for row, _ in rows).encode(), lines


def _head(
    chance: random.Random, found: Figures, standfirst: Sentence | None, *, declared: bool
) -> Iterator[Row]:
    """Yield the lines before the slides; where parts are ranked, their whole says that it is one."""
    yield "meta:", None
    yield f"  title: {'年度简报' if found.zh else 'Annual briefing'}", None
    yield f"  language: {'zh-CN' if found.zh else 'en'}", None
    if standfirst:
        yield f"  standfirst: {_json(standfirst.text)}", standfirst
    yield f"sources: {_json({'s': {'title': '统计年报' if found.zh else 'Statistical report'}})}", None
    yield "metrics:", None
    for metric in found.metrics.values():
        yield (
            f"  {metric.key}: {_json(_stated(metric, found, declared=declared or chance.random() < 0.6))}",
            None,
        )


def _stated(metric: Metric, found: Figures, *, declared: bool) -> dict[str, object]:
    values = {time: f"{value:f}" for time, value in zip(found.times, metric.values, strict=True)}
    told: dict[str, object] = {
        "label": metric.label,
        "unit": metric.unit,
        "kind": metric.kind,
        "values": values,
    }
    if metric.parts and declared:
        told["claims"] = [{"sum": list(metric.parts)}]
    return told | {"source": "s"}


def _slide(chance: random.Random, found: Figures, sentence: Sentence) -> Iterator[Row]:
    """Yield the lines of a slide that shows what a sentence speaks of."""
    text, keys = _json(sentence.text), [metric.key for metric in sentence.metrics]
    unnamed = sentence.phrase.kind == "unnamed"
    place = chance.choice(PLACES[:1] if unnamed and chance.random() < 0.5 else PLACES)
    shown = f"      - kpi_grid: {_json(keys)}" if keys else "      - prose: " + _json(_nothing(found))
    if place == "title":
        yield f"  - title: {text}", sentence
        yield "    blocks:", None
        yield shown, None
        return
    yield f"  - title: {_json(TITLES[found.language])}", None
    yield "    blocks:", None
    yield shown, None
    if place == "bullets":
        yield "      - bullets:", None
        yield f"          - {text}", sentence
        yield f"          - {_json(_nothing(found))}", None
    elif place == "notes":
        yield f"    notes: {text}", sentence
    elif place == "callout":
        yield "      - callout:", None
        yield f"          text: {text}", sentence
    else:
        yield f"      - prose: {text}", sentence


def _nothing(found: Figures) -> str:
    return "数据来自统计年报。" if found.zh else "All figures are from the statistical report."


def _json(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=False)
