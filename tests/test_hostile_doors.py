"""Calendar files from anyone, and what is sent to the preview's port: a clear answer, and no harm."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hostile_calendars import CALENDARS
from hostile_cases import titled
from hostile_kit import Outcome, Server, note, unharmed
from hostile_requests import REQUESTS
from test_preview_guard import VIEW, serving

from bench.growth import process_mib
from briefgen.preview.address import Address
from briefgen.preview.server import MOST_CONNECTIONS

SAID = b"secret text"
MOST_MORE_MIB = 16.0
"""Of memory that one request may cost the process that answers."""


@pytest.mark.parametrize("name", CALENDARS)
def test_a_hostile_calendar_gets_a_clear_answer(name: str, hostile: Server, tmp_path: Path) -> None:
    sheet, brief = CALENDARS[name], tmp_path / "brief.yaml"
    brief.write_text(titled("甲"), encoding="utf-8")
    (meeting := tmp_path / "meeting.ics").write_bytes(before := sheet.made())
    out = tmp_path / "new.ics"
    outcome = hostile.run("attach", brief, "--to", meeting, "--out", out, beside=out)
    note(name, outcome)
    unharmed(outcome)
    assert outcome.code in sheet.codes, outcome.said
    assert sheet.says in outcome.said
    assert "\x1b" not in outcome.said
    assert meeting.read_bytes() == before
    assert out.exists() == (outcome.code == 0)


@pytest.fixture(scope="module")
def preview() -> Iterator[Address]:
    """Serve something that nobody without the secret may see."""
    with serving() as (address, server):
        server.show(VIEW)
        yield address


def answered(address: Address, request: bytes) -> bytes:
    """Return what comes back within a second, or until the connection is ended."""
    with socket.create_connection(("127.0.0.1", address.port)) as line:
        line.settimeout(20)
        said = b""
        try:
            line.sendall(request)
            while b"\r\n\r\n" not in said and (more := line.recv(65_536)):
                said += more
        except (ConnectionError, TimeoutError):
            pass
        return said


def status_of(said: bytes) -> int:
    """Return the status of an answer; 0 where nothing came back."""
    return int(said.split(b" ", 2)[1]) if said.startswith(b"HTTP/1.1 ") else 0


def most_memory(*, anew: bool = False) -> float:
    """Return the most memory in MiB that this process has had, ``anew``: from now on, where Linux lets us."""
    if anew:
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return process_mib("VmHWM")


@pytest.mark.campaign
@pytest.mark.parametrize("name", REQUESTS)
def test_a_hostile_request_gets_a_clear_answer(name: str, preview: Address) -> None:
    request = REQUESTS[name]
    start, stood = time.process_time(), most_memory(anew=True)
    said = answered(preview, request.text(preview))
    seconds, more = time.process_time() - start, most_memory() - stood
    status = status_of(said)
    note(name, Outcome(int(status != 200), "", seconds, more, []))
    assert more < MOST_MORE_MIB
    assert status in request.statuses, said[:200]
    assert SAID not in said
    assert preview.token.encode() not in said
    assert b"Traceback" not in said
    assert status_of(answered(preview, REQUESTS["the page itself"].text(preview))) == 200


@pytest.mark.campaign
def test_many_that_say_nothing_keep_nobody_from_the_page(preview: Address) -> None:
    silent = []
    try:
        for _ in range(MOST_CONNECTIONS * 3):
            silent.append(socket.create_connection(("127.0.0.1", preview.port)))
            silent[-1].sendall(b"GET / HTTP/1.1\r\nHost:")
        refused = status_of(answered(preview, REQUESTS["the page itself"].text(preview)))
        assert refused in (0, 200, 503)
    finally:
        for each in silent:
            each.close()
    time.sleep(0.5)
    assert status_of(answered(preview, REQUESTS["the page itself"].text(preview))) == 200
