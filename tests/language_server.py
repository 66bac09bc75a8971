"""A file in an editor in, what the real yaml-language-server (from npm) says of it out."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any

from platformdirs import user_cache_path
from sdk import NPM, into_place

VERSION = "1.25.0"
SERVER = Path("node_modules/yaml-language-server/bin/yaml-language-server")
NODE = shutil.which("node")
SECONDS = 120
"""After which a server that says nothing more is ended."""


@cache
def installed() -> Path | None:
    """Return the server, fetched once a machine; None without node, npm or a way to the package."""
    if not NPM or not NODE:
        return None
    home = user_cache_path("briefgen-tests") / f"yaml-language-server-{VERSION}"
    if not (home / SERVER).is_file():
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as fetched:
            options = ("--no-fund", "--no-audit", "--ignore-scripts", "--prefix", fetched)
            command = [NPM, "install", *options, f"yaml-language-server@{VERSION}"]
            if subprocess.run(command, capture_output=True, check=False, timeout=300).returncode:
                return None
            into_place(Path(fetched), home)
    return home / SERVER if (home / SERVER).is_file() else None


class Editor:
    """An editor with one folder open; it speaks to the server as the protocol has it."""

    def __init__(self, folder: Path) -> None:
        """Start the server, which knows a schema only from the first line of a file."""
        self.folder = folder
        command = [str(NODE), str(installed()), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.patience = Timer(SECONDS, self.process.kill)
        self.patience.start()
        self.number = 0
        self.told: dict[str, list[dict[str, Any]]] = {}
        asked = {
            "processId": None,
            "rootUri": folder.as_uri(),
            "capabilities": {"textDocument": {"hover": {}}},
        }
        self.ask("initialize", asked)
        self.tell("initialized", {})
        settings = {"yaml": {"schemaStore": {"enable": False}, "hover": True, "completion": True}}
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def close(self) -> None:
        """End the server."""
        self.patience.cancel()
        self.process.kill()
        self.process.communicate()

    def open(self, name: str, text: str) -> str:
        """Show a file in the editor; return its address."""
        uri = (self.folder / name).as_uri()
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return uri

    def problems(self, name: str, text: str) -> list[str]:
        """Return what the editor underlines in a file, with its line."""
        return self.all_problems({name: text})[name]

    def all_problems(self, texts: dict[str, str]) -> dict[str, list[str]]:
        """Return the same of several files, opened at once: the server waits a moment before each answer."""
        addresses = {name: self.open(name, text) for name, text in texts.items()}
        while not self.told.keys() >= set(addresses.values()):
            self._hear()
        return {
            name: [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in self.told[uri]]
            for name, uri in addresses.items()
        }

    def completions(self, name: str, text: str) -> dict[str, str]:
        """Return what is offered where ``|`` stands in a text, and what is said of each."""
        found = self._at("textDocument/completion", name, text)
        items = found["items"] if isinstance(found, dict) else found
        return {each["label"]: str(each.get("documentation", "")) for each in items}

    def hover(self, name: str, text: str) -> str:
        """Return what is shown of the word at ``|``."""
        found = self._at("textDocument/hover", name, text)
        return str(found["contents"]["value"]) if found else ""

    def _at(self, method: str, name: str, text: str) -> Any:
        before = text[: text.index("|")]
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        uri = self.open(name, text.replace("|", "", 1))
        return self.ask(method, {"textDocument": {"uri": uri}, "position": place})

    def ask(self, method: str, asked: Any) -> Any:
        """Return the server's answer."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": asked})
        while True:
            said = self._hear()
            if said.get("id") == self.number and "method" not in said:
                assert "error" not in said, said
                return said["result"]

    def tell(self, method: str, told: Any) -> None:
        """Tell the server something."""
        self._send({"method": method, "params": told})

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        """Return the next message; answer what the server asks of the editor."""
        assert self.process.stdout is not None
        size = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.decode().partition(":")
            size = int(value) if name.lower() == "content-length" else size
        assert size, "the server has ended"
        said: dict[str, Any] = json.loads(self.process.stdout.read(size))
        if said.get("method") == "textDocument/publishDiagnostics":
            self.told[said["params"]["uri"]] = said["params"]["diagnostics"]
        elif "method" in said and "id" in said:
            asked = said["params"].get("items", []) if said["method"] == "workspace/configuration" else None
            self._send({"id": said["id"], "result": asked and [{} for _ in asked]})
        return said
