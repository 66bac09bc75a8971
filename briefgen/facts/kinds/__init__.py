"""The kinds of claims: each module is one, its name the key in the YAML, its ``KIND`` what the kind is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from briefgen.facts.claim_kind import ClaimKind, Comparison

_FOUND: list[ClaimKind] = [import_module(f"{__name__}.{each.name}").KIND for each in iter_modules(__path__)]

KINDS: Final[Mapping[str, ClaimKind]] = {
    kind.word: kind for kind in sorted(_FOUND, key=lambda kind: kind.order)
}
"""All kinds by their words, in the order in which messages list them."""
CLAIM_FIELDS: Final = tuple(word for word, kind in KINDS.items() if not kind.takes_metrics)
"""Those that state a number."""
COMPARISONS: Final[Mapping[str, Comparison]] = {
    word: kind for word, kind in KINDS.items() if isinstance(kind, Comparison)
}
"""Those that compare two periods."""


def preferred(kinds: Iterable[ClaimKind]) -> list[str]:
    """Return the words of those that are set beside a value, the most telling first."""
    shown = [(kind.preference, kind.word) for kind in kinds if kind.preference is not None]
    return [word for _, word in sorted(shown)]
