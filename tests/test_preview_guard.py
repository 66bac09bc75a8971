"""The preview answers its own page alone: by its name, from its origin, with the secret."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from briefgen.preview import connection
from briefgen.preview.address import Address, PortError, Ticket, listening, new_token
from briefgen.preview.broadcast import MOST_PAGES, Broadcast
from briefgen.preview.server import PreviewServer
from briefgen.preview.site import application
from briefgen.preview.view import Showing

ADDRESS = Address(port=8642, token="a" * 43)
TICKET = Ticket()
HOME = "http://127.0.0.1:8642"
VIEW = Showing(number=1, brief="a.yaml", built=True, seconds=0.1, text="secret text")


def asked(
    path: str, method: str = "GET", base: str = HOME, shown: bool = True, **headers: str
) -> httpx.Response:
    """Return the answer to a request; a stream of events ends with what there is."""

    async def answer() -> httpx.Response:
        broadcast = Broadcast()
        if shown:
            broadcast.show(VIEW)
        transport = httpx.ASGITransport(app=application(ADDRESS, broadcast, TICKET))
        asyncio.get_running_loop().call_later(0.05, broadcast.close)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        content = b"x" if method == "POST" else None
        async with httpx.AsyncClient(transport=transport, base_url=base) as client:
            return await client.request(method, path, headers=named, content=content)

    return asyncio.run(answer())


def with_token(**headers: str) -> dict[str, str]:
    return {"authorization": f"Bearer {ADDRESS.token}", **headers}


def test_events_are_told_to_who_knows_the_secret() -> None:
    answer = asked("/events", **with_token())
    assert answer.status_code == 200
    assert "secret text" in answer.text


@pytest.mark.parametrize(
    "said", ["", "Bearer", "Bearer wrong", f"Basic {ADDRESS.token}", f"Bearer {ADDRESS.token}x"]
)
def test_events_are_told_to_nobody_else(said: str) -> None:
    answer = asked("/events", **({"authorization": said} if said else {}))
    assert answer.status_code == 401
    assert "secret text" not in answer.text
    assert ADDRESS.token not in answer.text


def test_a_ticket_is_good_for_the_secret_once(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = Ticket()  # that of the module may be too old by now
    monkeypatch.setitem(globals(), "TICKET", fresh)
    shown = {"authorization": f"Bearer {fresh.code}"}
    assert asked("/events", **shown).status_code == 401
    assert asked("/ticket", **with_token()).status_code == 401
    assert asked("/ticket", **shown).text == ADDRESS.token
    assert asked("/ticket", **shown).status_code == 401
    late = Ticket()
    monkeypatch.setattr(time, "monotonic", lambda: float("inf"))
    assert not late.take(late.code)


def test_the_secret_in_an_address_opens_nothing() -> None:
    assert asked(f"/events?token={ADDRESS.token}").status_code == 401


def test_a_name_that_leads_here_by_somebody_elses_doing_is_refused() -> None:
    for base in ("http://evil.example:8642", "http://127.0.0.1:9999", "http://127.0.0.1.evil.example:8642"):
        assert asked("/events", base=base, **with_token()).status_code == 421
    assert asked("/", base="http://localhost:8642").status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:3000", "https://127.0.0.1:8642"]
)
def test_another_origin_is_refused(origin: str) -> None:
    assert asked("/events", **with_token(origin=origin)).status_code == 403


def test_the_own_origin_is_not() -> None:
    assert asked("/events", **with_token(origin=HOME)).status_code == 200


def test_other_pages_may_open_the_first_page_and_take_nothing_into_their_own() -> None:
    assert asked("/", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status_code == 200
    assert asked("/", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status_code == 403
    assert asked("/main.js", sec_fetch_site="same-site").status_code == 403
    assert (
        asked("/events", **with_token(sec_fetch_site="cross-site", sec_fetch_mode="navigate")).status_code
        == 403
    )


def test_nothing_is_taken() -> None:
    assert asked("/", method="POST").status_code == 405
    assert asked("/", method="OPTIONS").status_code == 405
    assert asked("/", content_length="5").status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/..%2f..%2fetc/passwd",
        "/font/../address.py",
        "/font/x.ttf",
        "/a.yaml",
        "//etc/passwd",
    ],
)
def test_nothing_is_served_but_the_pages_files(path: str) -> None:
    assert asked(path, **with_token()).status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/main.js", "/base.css", "/font/NotoSansSC-Bold.ttf", "/events", "/nowhere"]
)
def test_each_answer_says_what_it_may_be_used_for(path: str) -> None:
    headers = asked(path, **with_token()).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_the_page_has_no_script_and_no_style_in_itself_and_needs_nothing_from_outside() -> None:
    text = asked("/").text
    assert "<style" not in text
    assert " style=" not in text
    assert "//" not in text.replace("<!doctype html>", "")
    assert text.count("<script") == text.count('<script type="module" src="/main.js">') == 1


def test_no_more_pages_are_told_than_there_is_room_for() -> None:
    async def told() -> int:
        broadcast = Broadcast()
        waiting = [broadcast.lines() for _ in range(MOST_PAGES)]
        for each in waiting:
            await anext(each)
        transport = httpx.ASGITransport(app=application(ADDRESS, broadcast, TICKET))
        async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
            return (await client.get("/events", headers=with_token())).status_code

    assert asyncio.run(told()) == 503


def test_the_next_free_port_is_taken_unless_one_is_asked_for() -> None:
    first = listening(None)
    second = listening(None)
    try:
        taken = first.getsockname()
        assert taken[0] == "127.0.0.1"
        assert second.getsockname()[1] != taken[1]
        with pytest.raises(PortError, match=f"port {taken[1]} is in use; choose another with --port"):
            listening(taken[1])
    finally:
        first.close()
        second.close()


def test_the_address_keeps_the_secret_behind_the_sign_that_is_never_sent() -> None:
    assert Address(port=80, token="abc").url == "http://127.0.0.1:80/#abc"
    assert len(new_token()) > 40
    assert new_token() != new_token()


@contextmanager
def serving() -> Iterator[tuple[Address, PreviewServer]]:
    """Serve on a port of this machine."""
    door = listening(0)
    address = Address(port=door.getsockname()[1], token=new_token())
    server = PreviewServer(door, address, Ticket())
    server.start()
    try:
        yield address, server
    finally:
        server.stop()
        door.close()


def hears_nothing(address: Address, begun: bytes) -> bool:
    """Return whether a connection on which no more than this is sent is ended without a word."""
    with socket.create_connection(("127.0.0.1", address.port)) as silent:
        silent.settimeout(30)
        silent.sendall(begun)
        return silent.recv(1) == b""


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1"])
def test_a_connection_without_a_whole_request_is_ended(monkeypatch: pytest.MonkeyPatch, begun: bytes) -> None:
    monkeypatch.setattr(connection, "REQUEST_SECONDS", 0.1)
    with serving() as (address, _):
        assert hears_nothing(address, begun)
        assert httpx.get(address.url).status_code == 200


def test_a_page_that_is_told_of_builds_may_wait_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "REQUEST_SECONDS", 0.1)
    with serving() as (address, server):
        url, shown = f"http://127.0.0.1:{address.port}/events", {"authorization": f"Bearer {address.token}"}
        with httpx.stream("GET", url, headers=shown) as told:
            lines = told.iter_lines()
            assert next(lines) == ""
            assert hears_nothing(address, b"")
            server.show(VIEW)
            assert "secret text" in next(lines)
