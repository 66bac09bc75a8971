"""Places in files in; what a page says of them out: how a terminal writes them, and a link to an editor."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.translate import tr

EDITORS = {
    "vscode": "vscode://file{file}:{line}:{column}",
    "vscodium": "vscodium://file{file}:{line}:{column}",
    "cursor": "cursor://file{file}:{line}:{column}",
    "zed": "zed://file{file}:{line}:{column}",
    "idea": "idea://open?file={file}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={file}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{file}&line={line}&column={column}",
}
"""The addresses by which editors open a file at a line."""
UNSAFE = frozenset({"javascript", "data", "vbscript", "blob", "about"})
"""Schemes that run what stands in an address."""


class EditorError(ValueError):
    """No editor is named so, and it is no address of one."""


def editor_address(asked: str) -> str:
    """Return the address for an editor's name, or the one that is asked for; EditorError for another word."""
    if asked in EDITORS or not asked:
        return EDITORS.get(asked, "")
    scheme, _, rest = asked.partition(":")
    named = scheme.replace("-", "").replace("+", "").replace(".", "").isalnum() and scheme.isascii()
    if not named or "{file}" not in rest or scheme.lower() in UNSAFE:
        known = ", ".join(EDITORS)
        raise EditorError(
            tr(
                "unknown editor {asked!r}; allowed: {names}, or an address such as {address}",
                asked=asked,
                names=known,
                address=EDITORS["vscode"],
            )
        )
    return asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Places as a page shows them, in the folder of a brief."""

    brief: Path
    editor: str = ""
    """The address of an editor; empty: there are no links."""

    def of(self, place: Place) -> dict[str, Any]:
        """Return a place's words, its line and column, whether it is in the brief, and its link."""
        ours = place.file == str(self.brief)
        told = {"at": str(place), "line": place.line, "column": place.column, "ours": ours}
        if self.editor and place.file:
            told["link"] = self._link(place)
        return told

    def path_of(self, file: str) -> Path:
        """Return the path of a file as messages or the brief name it: from here, else from the brief."""
        path = Path(file)
        if path.is_absolute() or path == self.brief:
            return path
        beside = self.brief.parent / path
        return beside if beside.exists() or not path.exists() else path

    def _link(self, place: Place) -> str:
        path = self.path_of(place.file).absolute().as_posix()
        file = quote(path if path.startswith("/") else f"/{path}", safe="/:")
        line, column = str(place.line or 1), str(place.column or 1)
        return self.editor.replace("{file}", file).replace("{line}", line).replace("{column}", column)
