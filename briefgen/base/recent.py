"""What was made of values, by the values: kept as long as every turn asks for it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import field
from typing import Any, TypeVar

from briefgen.base.dataclass import dataclass

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Recent:
    """Results of this turn, and those of the turn before that were not asked for yet."""

    _now: dict[Hashable, tuple[tuple[object, ...], Any]] = field(default_factory=dict)
    """Objects and what was made of them: while they are kept, no others have their ids."""
    _before: dict[Hashable, tuple[tuple[object, ...], Any]] = field(default_factory=dict)

    def turn(self) -> None:
        """Begin a turn: what the last one did not ask for is forgotten."""
        self._before, self._now = self._now, {}

    def keep_all(self) -> None:
        """Let the next turn find everything, though this one ended before it asked for it."""
        self._now = {**self._before, **self._now}

    def clear(self) -> None:
        """Forget everything."""
        self._before, self._now = {}, {}

    def made(self, key: Hashable, make: Callable[..., T], *given: Any) -> T:
        """Return what was made under an equal key, else make it of what is given."""
        return self.made_of((), key, make, *given)

    def made_of(self, wholes: tuple[object, ...], key: Hashable, make: Callable[..., T], *given: Any) -> T:
        """Return what was made of these very objects under an equal key, else make it of what is given."""
        known: T | None = self.known(wholes, key)
        return self.keep(wholes, key, make(*given)) if known is None else known

    def known(self, wholes: tuple[object, ...], key: Hashable) -> Any:
        """Return what is kept of these very objects under an equal key, None where nothing is."""
        named = (*map(id, wholes), key)
        kept = self._now.get(named) or self._before.pop(named, None)
        if kept is None:
            return None
        self._now[named] = kept
        return kept[1]

    def keep(self, wholes: tuple[object, ...], key: Hashable, made: T) -> T:
        """Keep what was made of objects, and return it."""
        self._now[*map(id, wholes), key] = wholes, made
        return made
