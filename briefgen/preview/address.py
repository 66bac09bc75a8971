"""A port of this machine, and the secret without which nothing of a brief is shown there."""

from __future__ import annotations

import errno
import socket
import sys
import time
from hmac import compare_digest
from secrets import token_urlsafe

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr

LOOPBACK = "127.0.0.1"
FIRST_PORT, PORTS = 8642, 20
"""The ports that are tried where none is asked for."""
TOKEN_BYTES = 32
ONCE = "once."
TICKET_SECONDS = 120.0
BACKLOG = 32
_TAKEN = frozenset({errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", 0), getattr(errno, "WSAEACCES", 0)})


class PortError(Exception):
    """No port can be listened on: why, and a way out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the page is, and the secret in its address."""

    port: int
    token: str

    @property
    def url(self) -> str:
        """What a browser opens; what stands behind the # is never sent to any server."""
        return self.opened_with(self.token)

    def opened_with(self, secret: str) -> str:
        """Return the address with the secret, or with a ticket for it."""
        return f"http://{LOOPBACK}:{self.port}/#{secret}"

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which the page may be asked for: another name leads here by somebody else's doing."""
        return frozenset({f"{LOOPBACK}:{self.port}", f"localhost:{self.port}"})

    def is_token(self, text: str) -> bool:
        """Return whether a text is the secret, in a time that tells nothing of it."""
        return compare_digest(text.encode("utf-8", "surrogateescape"), self.token.encode())


class Ticket:
    """A secret that is exchanged for the other one once, and soon.

    Whoever is logged in may see with which words a browser was started, for as long as it runs.
    """

    def __init__(self) -> None:
        self.code = ONCE + new_token()
        self._until = time.monotonic() + TICKET_SECONDS
        self._left = True

    def take(self, text: str) -> bool:
        """Return whether a text is the ticket, the first time that it is shown."""
        is_valid = self._left and time.monotonic() < self._until
        is_same = compare_digest(text.encode("utf-8", "surrogateescape"), self.code.encode())
        if is_valid and is_same:
            self._left = False
        return is_valid and is_same


def new_token() -> str:
    """Return a secret that cannot be guessed."""
    return token_urlsafe(TOKEN_BYTES)


def listening(port: int | None) -> socket.socket:
    """Return a socket that listens on a port of this machine alone: the next free one by default."""
    for each in range(FIRST_PORT, FIRST_PORT + PORTS) if port is None else (port,):
        try:
            return _bound(each)
        except OSError as error:
            if port is not None or error.errno not in _TAKEN:
                raise PortError(_said(each, error)) from None
    try:
        return _bound(0)
    except OSError as error:
        raise PortError(_said(0, error)) from None


def _bound(port: int) -> socket.socket:
    """Return a socket bound to a port, 0 for any that is free; nobody else may listen on it."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            found.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((LOOPBACK, port))
        found.listen(BACKLOG)
    except OSError:
        found.close()
        raise
    return found


def _said(port: int, error: OSError) -> str:
    """Return why a port cannot be listened on, and what to do."""
    way = tr("choose another with --port, or leave it out and the next free one is taken")
    if error.errno in _TAKEN:
        return tr("port {port} is in use; {way}", port=port, way=way)
    if error.errno in (errno.EACCES, errno.EPERM):
        return tr("port {port} may not be used by you; {way}", port=port, way=way)
    return tr(
        "port {port} cannot be used: {reason}; {way}", port=port, reason=error.strerror or error, way=way
    )
