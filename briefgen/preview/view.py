"""What there is to see of a brief, and the lines of JSON that tell a page all of it, or what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from briefgen.base.dataclass import dataclass

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """A slide or a printed page: the key of its drawing, and what it is called; sizes in points."""

    drawing: str
    number: int
    title: str
    width: float
    height: float

    def as_json(self) -> Json:
        """Return it as a page is told of it."""
        return {name: getattr(self, name) for name in ("drawing", "number", "title", "width", "height")}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A deck or a printed document."""

    kind: Literal["deck", "page"]
    name: str
    """Of one among several; empty for the first."""
    title: str
    sheets: tuple[SheetView, ...]

    def as_json(self) -> Json:
        """Return it as a page is told of it."""
        sheets = [sheet.as_json() for sheet in self.sheets]
        return {"kind": self.kind, "name": self.name, "title": self.title, "sheets": sheets}


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The last that was built: documents, their drawings by key, figures by id, fonts by family."""

    title: str
    language: str
    documents: tuple[DocumentView, ...]
    drawings: Mapping[str, str]
    figures: Mapping[str, Json]
    fonts: tuple[Json, ...] = ()


NOTHING = Snapshot(title="", language="", documents=(), drawings={}, figures={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What a page shows: the last picture, and what the last build said."""

    number: int
    """Of the build; the first is 1."""
    brief: str
    """The name of its file."""
    built: bool
    """Whether the picture is of the last build, else of an earlier one."""
    seconds: float
    picture: Snapshot = NOTHING
    problems: tuple[Json, ...] = field(default=())
    text: str = ""
    """The brief's own."""


def whole(view: Showing) -> bytes:
    """Return the line that tells all of a view."""
    return _line({"kind": "whole", **_said(view), **_parts(view)})


def change(before: Showing | None, view: Showing) -> bytes:
    """Return the line that tells what changed of a view; all of it where there was none."""
    if before is None:
        return whole(view)
    old, new = _parts(before), _parts(view)
    told = {name: new[name] for name in new if name not in ("drawings", "figures") and new[name] != old[name]}
    drawings = {key: each for key, each in new["drawings"].items() if key not in old["drawings"]}
    figures = {key: each for key, each in new["figures"].items() if old["figures"].get(key) != each}
    gone = [key for key in old["figures"] if key not in new["figures"]]
    return _line(
        {"kind": "change", **_said(view), **told, "drawings": drawings, "figures": figures, "gone": gone}
    )


def _said(view: Showing) -> Json:
    """Return what each line says."""
    seconds = round(view.seconds, 3)
    return {"number": view.number, "brief": view.brief, "built": view.built, "seconds": seconds}


def _parts(view: Showing) -> Json:
    """Return what a line leaves out where it has not changed."""
    picture = view.picture
    return {
        "title": picture.title,
        "language": picture.language,
        "documents": [each.as_json() for each in picture.documents],
        "drawings": picture.drawings,
        "figures": picture.figures,
        "fonts": list(picture.fonts),
        "problems": list(view.problems),
        "text": view.text,
    }


def _line(told: Json) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
