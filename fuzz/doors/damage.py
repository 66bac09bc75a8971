"""An Office file in, the same file damaged out: a part lost, cut or changed, or the whole file cut."""

from __future__ import annotations

import io
import re
import zipfile

from fuzz.choice import Choice

NUMBER = re.compile(rb'"-?\d+"')
ODD = (b'"-1"', b'"0"', b'"1"', b'"999999999999999"', b'"x"', b'""', b'"1.5"', b'"NaN"', b'"914400"')
ATTRIBUTE = re.compile(rb' [\w:]+="[^"]*"')
ELEMENT = re.compile(rb"<(\w+:\w+)(?: [^<>]*)?/>")
WAYS = {"number": 8, "attribute": 5, "element": 5, "swap": 2, "drop": 2, "cut": 1, "flip": 1, "file": 1}


def damaged(choice: Choice, data: bytes) -> bytes:
    """Return a file of which one to three things are otherwise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(choice.between(1, 3)):
        way = choice.weighted(WAYS)
        if way == "file":
            return data[: choice.below(len(data))] + data[choice.below(len(data)) :]
        name = choice.pick([name for name in parts if not name.endswith("/")])
        if way == "drop":
            del parts[name]
        elif way == "swap":
            parts[name] = parts[choice.pick(list(parts))]
        else:
            parts[name] = _changed(choice, parts[name], way)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _changed(choice: Choice, data: bytes, way: str) -> bytes:
    at = choice.below(len(data) + 1)
    if way == "cut":
        return data[:at]
    if way == "flip":
        return data[:at] + bytes((choice.below(256),)) + data[at + 1 :]
    pattern, others = {
        "number": (NUMBER, ODD),
        "attribute": (ATTRIBUTE, (b"",)),
        "element": (ELEMENT, (b"", b"<a:x/>")),
    }[way]
    found = list(pattern.finditer(data))
    if not found:
        return data
    one = choice.pick(found)
    new = choice.pick((*others, one[0] * 2)) if way == "element" else choice.pick(others)
    return data[: one.start()] + new + data[one.end() :]
