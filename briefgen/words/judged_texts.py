"""Texts and their figures in, the statements that these contradict out; a text is judged once beside them.

In a process that builds a brief again, a text is judged again where a figure that was read for it is another.
Where nothing is remembered yet, those that were found sound by an earlier process are taken from the cache.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefgen.base.copier import replace
from briefgen.base.translate import program_language
from briefgen.brief.model import Brief
from briefgen.facts.ledger import Ledger
from briefgen.facts.reads import Reads
from briefgen.model.memory import memory
from briefgen.words.benchmarks_named import benchmarks_named
from briefgen.words.read_languages import are_read
from briefgen.words.sound_texts import SoundTexts
from briefgen.words.texts import WrittenText

if TYPE_CHECKING:
    from briefgen.words.check import Said

KIND = "contradicted"
FEW = 0.5
"""The part of a brief's texts up to which they are judged without a look into the cache."""


def contradicted(texts: Sequence[WrittenText], brief: Brief, ledger: Ledger) -> tuple[Said, ...]:
    """Return the statements of texts that the figures contradict, each once."""
    if not are_read(ledger.language):
        return ()
    known, whole = memory(), memory().number(_shared(ledger))
    keys = [(whole, KIND, phrase.text, near) for phrase, near in texts]
    found: dict[Any, Sequence[Said]] = {key: known.check(key, ledger) for key in keys}
    left = {key: text for key, text in zip(keys, texts, strict=True) if found[key] is None}
    sound = SoundTexts.of(brief) if len(left) > len(found) * FEW else None
    for key, text in tuple(left.items()):
        if sound is not None and text in sound:
            found[key] = ()
            known.checks.keep(key, ledger, (), Reads(everything=True))
            del left[key]
    for key, against, reads in _judged(left, ledger):
        found[key] = against
        known.checks.keep(key, ledger, against, reads)
    if sound is not None:
        sound.add(text for key, text in left.items() if not found[key])
    placed = (_at(said, text) for key, text in zip(keys, texts, strict=True) for said in found[key])
    return tuple(dict.fromkeys(placed))


def _shared(ledger: Ledger) -> tuple[Any, ...]:
    """Return all that a judgement depends on beside its text, what stands near that, and figures."""
    metrics = tuple((metric.unit, metric.membership) for metric in ledger.metrics.values())
    context = ledger.context
    return (
        program_language(), ledger.language, ledger.as_of, tuple(ledger.moments.items()), context.fiscal_year,
        context.labels, metrics, ledger.sources, ledger.families, benchmarks_named(ledger),
    )  # fmt: skip


def _judged(texts: dict[Any, WrittenText], ledger: Ledger) -> Iterator[tuple[Any, tuple[Said, ...], Reads]]:
    """Yield of each text what contradicts the figures, and what was read of them."""
    if not texts:
        return
    from briefgen.words.check import TextJudge  # with all patterns: a build of the same texts needs none

    judge = TextJudge(ledger)
    for key, text in texts.items():
        said = judge.said(text)
        yield key, tuple(each for each in said if each.judgement.verdict == "contradicted"), judge.reads


def _at(said: Said, text: WrittenText) -> Said:
    """Return a statement at the place where its text stands now."""
    place = text[0].place
    return said if said.passage.place is place else replace(said, passage=replace(said.passage, place=place))
