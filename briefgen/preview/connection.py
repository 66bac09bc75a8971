"""A connection in, its requests out; one on which none comes whole in time is ended."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_SECONDS = 10.0
"""In which a request is whole: the first since its connection was made, others since they began."""


class PromptProtocol(H11Protocol):
    """HTTP, on connections that do not wait: silent ones would take the room of the user's own."""

    _deadline: asyncio.TimerHandle

    def connection_made(self, transport: Any) -> None:
        """Take a connection, and expect its first request."""
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        """Take what is sent; what has begun of a next request is waited for no longer than for the first."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._deadline.cancel()
        elif self._deadline.cancelled():
            self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing more."""
        self._deadline.cancel()
        super().connection_lost(exc)

    def _expect(self) -> None:
        self._deadline = self.loop.call_later(REQUEST_SECONDS, self._end)

    def _end(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()
