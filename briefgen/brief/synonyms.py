"""Other names of words of the vocabulary and of keys, Chinese ones too, for suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from briefgen.base.diagnostics import nearest
from briefgen.base.translate import tr
from briefgen.brief import vocabulary

CHART = frozenset({"chart", "charts", "graph", "plot", "diagram", "图", "图表", "统计图", "diagramm"})
EXAMPLES = "kpi, column, line, table, callout, prose"


@cache
def other_names(what: str) -> Mapping[str, list[str]]:
    """Return the other names of the vocabulary's words (``blocks``) or of keys (``keys``)."""
    import yaml  # a brief that is understood needs none

    tables = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    written = {word: str(names).split() for word, names in tables[what].items()}
    missing = [name for name in vocabulary.words() if name not in written] if what == "blocks" else []
    return written | {name: [spoken] for name in missing if (spoken := _spoken(name))}


def _spoken(name: str) -> str:
    """Return what a chart calls itself in Chinese; nothing for a block."""
    names: tuple[str, ...] = getattr(vocabulary.word(name), "SPOKEN", ("",))
    return names[0]


def word_meant(written: str) -> str:
    """Return a hint at the word of the vocabulary that was meant."""
    plain = _plain(written)
    if plain in CHART:
        charts = ", ".join(name for name in vocabulary.words() if vocabulary.is_chart(name))
        return tr("each chart is a word of its own: {charts}", charts=charts)
    bare = plain.removesuffix("_chart").removesuffix("_graph").removesuffix("_plot").removesuffix("_diagram")
    named = (_named(name, other_names("blocks")) for name in (plain, bare))
    near = (nearest(name, vocabulary.words()) for name in (bare, plain))
    parts = (part for part in plain.split("_") if part in vocabulary.words())
    if found := next(filter(None, (*named, *near, *parts)), None):
        return tr("did you mean {near!r}?", near=found)
    return tr(
        "blocks are {EXAMPLES} and {count} others: `briefgen gallery` shows them all",
        EXAMPLES=EXAMPLES,
        count=len(vocabulary.words()) - 6,
    )


def key_meant(written: str, allowed: Iterable[str]) -> str | None:
    """Return the key that was probably meant, or None."""
    keys = tuple(allowed)
    names = other_names("keys")
    known = {key: names[key] for key in keys if key in names}
    return nearest(written, keys) or _named(_plain(written), known)


def language_meant(written: str) -> str | None:
    """Return the tag of a language that goes by another name, `en` by english; or None."""
    return _named(_plain(written), other_names("language"))


def hint_at(meant: str | None, allowed: Iterable[str]) -> str:
    """Return a hint at the key that was meant, or at all that are allowed."""
    if meant:
        return tr("did you mean {near!r}?", near=meant)
    return tr("allowed: {names}", names=", ".join(sorted(allowed)))


def _plain(written: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", written[:40].strip())
    return re.sub(r"[\s-]+", "_", words).lower()


def _named(plain: str, table: Mapping[str, list[str]]) -> str | None:
    """Return the word that goes by a name, in the spelling of the table."""
    return next((word for word, names in table.items() if plain == word or plain in names), None)
