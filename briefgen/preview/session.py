"""A brief in; until it is stopped, each save of it, or of a file that it reads, is built and shown."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from briefgen.base.dataclass import dataclass
from briefgen.base.in_time import Superseded
from briefgen.brief.parameter import Settings
from briefgen.pipeline.kept_layout import kept_layout
from briefgen.preview.attempt import Attempt, Draughtsman, Wish
from briefgen.preview.view import NOTHING, Showing, Snapshot
from briefgen.preview.watch import Watch

SETTLE_SECONDS = 0.15
"""A file that is written or replaced may be half there: errors are shown when nothing more comes."""
REST_SECONDS = 0.5
"""After which a build has been seen, and circles are looked for."""
WAKE_SECONDS = 1.0
"""A wait ends so often, so that Ctrl-C is heard on every system."""


class Shows(Protocol):
    """Something that views are shown on."""

    def show(self, view: Showing) -> None:
        """Show a view from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What is asked for, and who is told of each build."""

    brief: Path
    asked: Callable[[], Wish]
    """Wish anew at each build: a file of defaults may have changed."""
    settings: Settings
    """The values of the brief's parameters, which are asked for once."""
    beside: Iterable[Path]
    """Files that say what is asked for."""
    editor: str
    screen: Shows
    tell: Callable[[Attempt], None]

    def run(self) -> None:
        """Build and show until KeyboardInterrupt."""
        watch, hand = Watch(), Draughtsman(self.brief, self.editor)
        number, picture = 0, NOTHING
        try:
            watch.look_at((self.brief, *self.beside), time.time_ns())
            while True:
                attempt = self._settled(watch, hand, first=not number)
                number, picture = number + 1, attempt.picture or picture
                self.screen.show(self._view(number, attempt, picture, hand))
                self.tell(attempt)
                if not watch.changed.wait(REST_SECONDS):
                    gc.collect()  # it would keep the server's thread from telling what was built
                while not watch.changed.wait(WAKE_SECONDS):
                    pass
        finally:
            watch.end()

    def _settled(self, watch: Watch, hand: Draughtsman, *, first: bool) -> Attempt:
        """Return what came of the newest files: of a build with errors only when no more changes come."""
        while True:
            watch.begin()
            begun = time.time_ns()
            try:
                if first:
                    with kept_layout(self.brief, self.settings):
                        attempt = hand.attempt(self.asked, watch.changed.is_set)
                else:
                    attempt = hand.attempt(self.asked, watch.changed.is_set)
            except Superseded:
                continue
            watch.look_at((self.brief, *self.beside, *attempt.files), begun)
            if watch.changed.is_set() or (attempt.picture is None and watch.changed.wait(SETTLE_SECONDS)):
                continue
            return attempt

    def _view(self, number: int, attempt: Attempt, picture: Snapshot, hand: Draughtsman) -> Showing:
        return Showing(
            number=number,
            brief=self.brief.name,
            built=attempt.picture is not None,
            seconds=attempt.seconds,
            picture=picture,
            problems=hand.problems(attempt),
            text=attempt.text,
        )
