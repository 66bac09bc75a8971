"""The web service of docs/examples: eight requests at once, and briefs from anyone."""

from __future__ import annotations

import asyncio
import base64
import importlib.util
import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from library_kit import OF_TABLE, TEXT, WRONG, as_mapping
from PIL import Image

import briefgen

SERVICE = Path(__file__).parents[1] / "docs" / "examples" / "service.py"


class Client:
    """Asks the service in this process, as servers ask it."""

    def __init__(self, app: Any) -> None:
        self.transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)

    def together(self, *asked: tuple[str, bytes]) -> list[httpx.Response]:
        """Return the answers to paths and bodies that are sent at once."""

        async def answers() -> list[httpx.Response]:
            async with httpx.AsyncClient(transport=self.transport, base_url="http://briefs") as client:
                return await asyncio.gather(*(client.post(path, content=body) for path, body in asked))

        return asyncio.run(answers())

    def post(self, path: str, body: bytes) -> httpx.Response:
        return self.together((path, body))[0]


@pytest.fixture(scope="module")
def client() -> Client:
    """The service."""
    spec = importlib.util.spec_from_file_location("service", SERVICE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["service"] = module
    spec.loader.exec_module(module)
    return Client(module.app)


def test_eight_requests_at_once_give_what_each_gives_alone_and_fill_no_disk(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path))
    briefs = [TEXT.replace(b"1033", b"%d" % (1033 + at)) for at in range(8)]
    kinds = ["deck", "page"] * 4
    answers = client.together(*((f"/{kind}", brief) for kind, brief in zip(kinds, briefs, strict=True)))
    assert [each.status_code for each in answers] == [200] * 8
    assert list(tmp_path.iterdir()) == []
    for kind, brief, answer in zip(kinds, briefs, answers, strict=True):
        assert answer.content == getattr(briefgen.build(brief), kind)
    assert answers[1].headers["content-type"] == "application/pdf"


def test_a_brief_with_errors_is_answered_with_their_places(client: Client) -> None:
    answer = client.post("/deck", WRONG)
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    assert (problem["line"], problem["column"], problem["code"]) == (4, 96, "claim")
    assert client.post("/check", WRONG).json() == [problem]
    assert client.post("/check", TEXT).json() == []


def test_an_order_brings_its_tables_and_its_pictures(client: Client) -> None:
    written = BytesIO()
    Image.new("RGB", (320, 200), "#5588AA").save(written, "PNG")
    slide = {"title": "One", "blocks": [{"picture": {"file": "a.png", "alt": "A"}}], "notes": "None."}
    order = {
        "brief": {**as_mapping(), "deck": [slide]},
        "files": {"a.png": base64.b64encode(written.getvalue()).decode()},
    }
    assert client.post("/deck/data", json.dumps(order).encode()).content.startswith(b"PK")
    of_table = {
        "meta": {"title": "Waits", "language": "en"},
        "sources": {"report": {"title": "Returns"}},
        "metrics": {
            "wait": {
                "label": "Wait", "unit": "minutes", "kind": "amount", "source": "report",
                "from": {"table": "returns", "value": "median", "period": "month"},
            }
        },
    }  # fmt: skip
    rows = [{"month": "2025-09", "median": 40}, {"month": "2025-10", "median": 38.5}]
    order = {"brief": of_table, "tables": {"returns": rows}}
    answer = client.post("/page/data", json.dumps(order).encode())
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("path", "body", "code", "said"),
    [
        (
            "/deck",
            OF_TABLE + b"data: {returns: {file: /etc/passwd}}\n",
            422,
            "lies outside the brief's folder",
        ),
        ("/deck", OF_TABLE + b"data: {returns: {file: pyproject.json}}\n", 422, "folder="),
        ("/deck", OF_TABLE + b"data: {returns: {sql: select 1, connection: HOME}}\n", 422, "no address"),
        ("/deck", b"/etc/passwd", 422, "must be a mapping"),
        ("/deck", TEXT + b"#" * (9 << 20), 413, "more than 8 MiB"),
        ("/deck", b"\0\1", 422, "problems"),
        ("/zip", TEXT, 422, "deck"),
        ("/deck/data", b"{", 422, "JSON"),
        ("/deck/data", b'{"brief": {}, "files": {"../a": ""}}', 422, "not the name of a file"),
        ("/deck/data", b'{"brief": {"meta": 1e999}}', 422, "detail"),
    ],
)
def test_what_anyone_may_send_is_refused_with_a_reason(
    client: Client, path: str, body: bytes, code: int, said: str
) -> None:
    answer = client.post(path, body)
    assert answer.status_code == code
    assert said in answer.text


def test_a_build_that_takes_too_long_is_answered(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["service"], "MOST_SECONDS", 0.001)
    answer = client.post("/deck", TEXT)
    assert answer.status_code == 422
    assert "takes more than 0.001 s" in answer.json()["problems"][0]["message"]
