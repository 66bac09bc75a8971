"""A tally in, what is printed and recorded of it out."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from fuzz.worded.phrase import KEPT, LISTS, phrases
from fuzz.worded.trial import Heard, Tally, heard

LANGUAGES = ("en", "zh")


def run(first: int, briefs: int) -> Tally:
    """Return what the product says of the briefs of some seeds."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + briefs):
            for each in heard(seed, Path(folder) / "brief.yaml"):
                tally.add(each)
    return tally


def lines(tally: Tally, *, reveal: bool = False) -> Iterator[str]:
    """Yield the numbers by list, kind and language, then the phrasings that were judged wrongly.

    Of the list kept for judging these are the true ones alone: a false alarm has to be seen to be mended.
    """
    kinds = list(dict.fromkeys(phrase.kind for phrase in phrases()))
    for name in LISTS:
        yield f"{name}: {_numbers(tally, listed=name)}"
        for kind in kinds:
            told = "; ".join(
                f"{language} {_numbers(tally, listed=name, language=language, kind=kind)}"
                for language in LANGUAGES
            )
            yield f"  {kind:<12}{told}"
    for name in LISTS:
        yield from _wrong(tally, name, missed=reveal or name != KEPT)
    for each in tally.refused_otherwise:
        if reveal or not each.false or each.sentence.phrase.listed != KEPT:
            yield f"refused for something else: {each.seed} {each.sentence.text}: {each.other[0]}"


def _numbers(tally: Tally, **which: object) -> str:
    false, caught, true, accused = (
        tally.sum(what, **which)  # type: ignore[arg-type]
        for what in ("false", "caught", "true", "accused")
    )
    part = f" ({caught / false:.0%})" if false else ""
    return f"caught {caught} of {false}{part}, accused {accused} of {true}"


def _wrong(tally: Tally, name: str, *, missed: bool) -> Iterator[str]:
    for (phrase, false), found in tally.phrases.items():
        if phrase.listed == name and (missed or not false):
            what = "missed" if false else "accused"
            yield f"{name}, {what} {len(found)} times: {phrase.language} {phrase.kind}: {phrase.says}"
            yield from _example(found[0])


def _example(found: Heard) -> Iterator[str]:
    yield f"    seed {found.seed}, {found.place}: {found.sentence.text}"
    for metric in found.sentence.metrics[:5]:
        values = " ".join(f"{value:f}" for value in metric.values)
        yield f"      {metric.key} {metric.label}: {values} {metric.unit}"
    for problem in found.said[:1]:
        yield f"      {problem.severity}: {problem.message}; {problem.hint}"


def counts(tally: Tally, briefs: int) -> Counter[str]:
    """Return what the record holds; a true sentence that is accused is a failure."""
    made = Counter(tried=briefs, failed=sum(tally.sum("accused", listed=name) for name in LISTS))
    for name in LISTS:
        made[f"{name} list: false sentences"] = tally.sum("false", listed=name)
        made[f"{name} list: false sentences caught"] = tally.sum("caught", listed=name)
        made[f"{name} list: true sentences and idioms"] = tally.sum("true", listed=name)
        made[f"{name} list: of those accused"] = tally.sum("accused", listed=name)
    return made
