"""What was built in, lines of JSON to every open page out: the whole at first, then what changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from briefgen.preview.view import Showing, change, whole

MOST_PAGES = 16
"""Open pages that are told of builds."""
MOST_WAITING = 4
"""Lines that a page may not have read yet; beyond them it is told the whole again."""
BEAT_SECONDS = 15.0
"""After which a page is told that the server is still there."""
BEAT = b"\n"


class Broadcast:
    """Tells open pages what there is to see; used by the server's thread alone."""

    def __init__(self) -> None:
        self._view: Showing | None = None
        self._pages: set[asyncio.Queue[bytes | None]] = set()
        self._closed = False

    @property
    def is_full(self) -> bool:
        """Whether no further page can be told."""
        return self._closed or len(self._pages) >= MOST_PAGES

    def show(self, view: Showing) -> None:
        """Tell all pages what is to be seen from now on."""
        before, self._view = self._view, view
        line = change(before, view)
        for queue in self._pages:
            if queue.full():
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(whole(view))
            else:
                queue.put_nowait(line)

    def close(self) -> None:
        """End what all pages are told."""
        self._closed = True
        for queue in self._pages:
            while queue.full():
                queue.get_nowait()
            queue.put_nowait(None)

    async def lines(self) -> AsyncIterator[bytes]:
        """Yield lines for one page until it goes away, or the server ends."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(MOST_WAITING)
        self._pages.add(queue)
        try:
            yield whole(self._view) if self._view else BEAT
            while not self._closed or not queue.empty():
                try:
                    line = await asyncio.wait_for(queue.get(), BEAT_SECONDS)
                except TimeoutError:
                    line = BEAT
                if line is None:
                    return
                yield line
        finally:
            self._pages.discard(queue)
