"""What was read of a brief, and of themes that come along: the same bytes are not read a second time.

A build for other files, of new data or pictures, in another look: each reads the same brief again, in a
process of its own. `pipeline.kept_layout` hands what was read from one to the next.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from briefgen.brief.parameter import Settings
from briefgen.brief.renewed import KnownTree
from briefgen.model.theme import Theme
from briefgen.runtime.code_files import CodeFiles, are_unchanged, states_of
from briefgen.runtime.guest import guest

Stated = tuple[str, str, tuple[tuple[str, str], ...]]
"""A brief's path, what its content hashes to, and the values of its parameters."""


class _ReadTheme(NamedTuple):
    files: CodeFiles
    """Those that the theme is read from."""
    theme: Theme


class LastReading:
    """The last brief that was read without a fault, and the themes; the last tree stays in this process."""

    def __init__(self) -> None:
        self.tree: KnownTree | None = None
        self._draft: tuple[Stated, Any] | None = None
        self._themes: dict[str, _ReadTheme] = {}
        self._has_news = False

    def draft(self, stated: Stated | None) -> Any:
        """Return the `read.Draft` of these bytes, None unless they were the last."""
        return self._draft[1] if self._draft is not None and self._draft[0] == stated else None

    def keep_draft(self, stated: Stated, draft: object) -> None:
        """Keep what was read of a brief."""
        self._draft, self._has_news = (stated, draft), True

    def theme(self, name: str) -> tuple[Theme, tuple[Path, ...]] | None:
        """Return a theme that comes along, and its files, while these are as they were."""
        kept = self._themes.get(name)
        if kept is None or not are_unchanged(kept.files):
            return None
        return kept.theme, tuple(Path(path) for path, *_ in kept.files)

    def keep_theme(self, name: str, theme: Theme, files: tuple[Path, ...]) -> None:
        """Keep a theme that comes along."""
        self._themes[name], self._has_news = _ReadTheme(states_of(map(str, files)), theme), True

    def has_news(self) -> bool:
        """Return whether anything was kept since it was taken up."""
        return self._has_news

    def state(self) -> Any:
        """Return all that is kept."""
        return self._draft, {name: tuple(kept) for name, kept in self._themes.items()}

    def resume(self, state: Any) -> None:
        """Take up what was kept by an earlier process."""
        self._draft, themes = state
        self._themes, self._has_news = {name: _ReadTheme(*kept) for name, kept in themes.items()}, False


READING = LastReading()


def stated_as(path: Path, content: bytes, settings: Settings) -> Stated | None:
    """Return what a draft is known by; None for a guest's, which depends on what the guest may do."""
    if guest() is not None:
        return None
    return str(path), sha256(content).hexdigest(), tuple(sorted(settings.items()))
