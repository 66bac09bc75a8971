"""Texts that nothing contradicts beside their figures: remembered, so that they are judged once."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.brief.model import Brief
from briefgen.facts import __file__ as FACTS
from briefgen.facts.reading import Reading
from briefgen.runtime.cache import cache_folder, load, store
from briefgen.words.texts import WrittenText

DIGEST = 16
MOST_REMEMBERED = 16
"""The briefs whose texts a process remembers."""
_remembered: OrderedDict[str, set[bytes]] = OrderedDict()


class SoundTexts:
    """The texts of one state of a brief's figures that are sound, in memory and in the cache."""

    def __init__(self, figures: str) -> None:
        """Take the hash of all that a judgement depends on but the text."""
        self.figures = figures
        known = _remembered.pop(figures, None)
        self.digests = _loaded(figures) if known is None else known
        _remembered[figures] = self.digests
        while len(_remembered) > MOST_REMEMBERED:
            _remembered.popitem(last=False)

    @classmethod
    def of(cls, brief: Brief) -> SoundTexts:
        """Return what is known of a brief with these metrics, in its language and calendar."""
        meta = brief.meta
        state = (_code(), meta.language, meta.as_of, repr(meta.fiscal_year), *_told(brief))
        return cls(hashlib.sha256("\0".join(state).encode()).hexdigest()[:40])

    def __contains__(self, text: WrittenText) -> bool:
        return _digest(text) in self.digests

    def add(self, texts: Iterable[WrittenText]) -> None:
        """Remember texts; what cannot be written to the cache is judged again by the next process."""
        known = len(self.digests)
        self.digests.update(map(_digest, texts))
        folder = cache_folder("texts") if len(self.digests) > known else None
        if folder is not None:
            store(folder / self.figures, b"".join(sorted(self.digests)))


def _told(brief: Brief) -> Iterator[str]:
    """Yield what is known of a brief's figures; of those of tables which tables, and not each value."""
    yield repr(brief.dimensions)
    hashes: set[str] = set()
    families: set[str] = set()
    for metric in brief.metrics.values():
        if metric.from_ is None:
            yield repr(metric)
            continue
        member = metric.membership
        if member and member.family in families:  # of one metric of the brief, with claims of its own
            yield f"{metric.key} {member.label} {metric.claims!r}"
        else:
            yield repr(replace(metric, values={}))
        families.update([member.family] if member else ())
        readings = (value.value for given in metric.values.values() for value in given)
        hashes.update(each.cell.sha256 for each in readings if isinstance(each, Reading) and each.cell)
    yield " ".join(sorted(hashes))


def _loaded(figures: str) -> set[bytes]:
    folder = cache_folder("texts")
    data = (load(folder / figures) if folder else None) or b""
    return {data[at : at + DIGEST] for at in range(0, len(data), DIGEST)}


def _digest(text: WrittenText) -> bytes:
    phrase, near = text
    return hashlib.sha256("\0".join((phrase.text, *near)).encode()).digest()[:DIGEST]


@cache
def _code() -> str:
    """Return a hash of the files that judge: what another version found is not believed."""
    words, facts = Path(__file__).parent, Path(FACTS).parent
    files = (*sorted(words.rglob("*.py")), *sorted(facts.rglob("*.py")))
    states = ((path.name, path.stat()) for path in files)
    told = "\n".join(f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in states)
    return hashlib.sha256(told.encode()).hexdigest()
