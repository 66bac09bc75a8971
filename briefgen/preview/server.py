"""An application and a socket in, a server in a thread of its own out, which ends when it is told to."""

from __future__ import annotations

import asyncio
import socket
from threading import Event, Thread

import uvicorn

from briefgen.preview.address import Address, Ticket
from briefgen.preview.broadcast import Broadcast
from briefgen.preview.connection import PromptProtocol
from briefgen.preview.site import application
from briefgen.preview.view import Showing

MOST_CONNECTIONS = 64
MOST_HEADER_BYTES = 16 << 10
IDLE_SECONDS = 30
END_SECONDS = 2
"""What an open connection is given to end."""
START_SECONDS = 10.0


class PreviewServer:
    """Serves the page while the main thread builds."""

    def __init__(self, listening: socket.socket, address: Address, ticket: Ticket) -> None:
        self._socket, self._broadcast = listening, Broadcast()
        config = uvicorn.Config(
            application(address, self._broadcast, ticket),
            loop="asyncio",
            http=PromptProtocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="error",  # what strangers send is no news for the terminal
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            limit_concurrency=MOST_CONNECTIONS,
            h11_max_incomplete_event_size=MOST_HEADER_BYTES,
            timeout_keep_alive=IDLE_SECONDS,
            timeout_graceful_shutdown=END_SECONDS,
        )
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._run, name="server", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._started = Event()

    def start(self) -> None:
        """Begin to serve, in a thread of its own."""
        self._thread.start()
        self._started.wait(START_SECONDS)

    def show(self, view: Showing) -> None:
        """Tell all open pages what is to be seen from now on."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._broadcast.show, view)

    def stop(self) -> None:
        """End what open pages are told, then the server."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._broadcast.close)
        self._server.should_exit = True
        self._thread.join(2 * END_SECONDS)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._started.set()
        await self._server.serve(sockets=[self._socket])
