"""An SVG drawing in, the bytes of a PNG out: rendered large, in a process of its own, with nothing to load.

Scripts, and addresses that lead out of the drawing, are taken away first. Text is set in briefgen's own font.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
import subprocess
from importlib.util import find_spec
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.blocks.images import svg_apart
from briefgen.blocks.images.unusable import Unusable
from briefgen.runtime.own_process import run_apart
from briefgen.text.face import FONTS

MOST_BYTES = 4 * 1024 * 1024
MOST_ELEMENTS = 50_000
MOST_INNER_PIXELS = 24_000_000
SIDE_PX = 2400
"""Longer side of the picture: as wide as an A4 page at 300 dpi."""
MOST_CPU_S = 20
MOST_WAIT_S = 90.0
MOST_MIB = 1024
_TEXT = N_("save it as plain SVG, with texts as paths")
_DROPPED = ("script", "foreignObject", "iframe", "audio", "video", "metadata")
_INNER = ("data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,")
_NAME = re.compile(rb"<([\w:.-]+)")
_BEFORE_IT = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!", b">"))
"""What may stand before a drawing's first element, by its beginning and its end."""


def is_svg(data: bytes) -> bool:
    """Say whether a file is a drawing in XML, by its first element."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    return _first_element(head).rpartition(b":")[2] == b"svg"


def _first_element(head: bytes) -> bytes:
    """Return the name of the first element of some XML; empty where there is none."""
    at = 0
    while True:
        head = head[at:].lstrip()
        ending = next((end for begin, end in _BEFORE_IT if head.startswith(begin)), b"")
        if not ending:
            name = _NAME.match(head)
            return name[1] if name else b""
        inner = head.find(b"[") if ending == b">" else -1
        start = head.find(b"]", inner) if 0 <= inner < head.find(b">") else 0
        at = head.find(ending, start) + len(ending)
        if start < 0 or at < len(ending):
            return b""


def rendered(data: bytes) -> bytes:
    """Return the drawing as a PNG; Unusable when it is broken, endless, or shows what is not in it."""
    if find_spec("resvg_py") is None:
        cure = tr("pip install resvg-py, or export it as PNG")
        raise Unusable(tr("it is an SVG drawing, and the library for them is not installed"), cure)
    if len(data) > MOST_BYTES:
        raise Unusable(
            tr("the SVG is larger than {number} MiB", number=MOST_BYTES >> 20),
            tr("simplify it, or export it as PNG"),
        )
    drawing = _harmless(data)
    options = {
        "mebibytes": MOST_MIB,
        "seconds": MOST_CPU_S,
        "side": SIDE_PX,
        "fonts": sorted(map(str, FONTS.glob("*.ttf"))) if b"<text" in drawing or b":text" in drawing else [],
    }
    try:
        code, output, reason = run_apart(svg_apart.__name__, json.dumps(options), drawing, wait=MOST_WAIT_S)
    except subprocess.TimeoutExpired:
        raise _endless() from None
    if code == 1:
        said = reason.decode("utf-8", "replace").strip().splitlines()
        raise Unusable(
            tr("the SVG is broken: {what}", what=said[-1] if said else tr("it cannot be drawn")), tr(_TEXT)
        )
    if code or not output:
        raise _endless()
    return _seen(output)


def _endless() -> Unusable:
    cause = tr(
        "the SVG cannot be drawn within {MOST_CPU_S} s and {MOST_MIB} MiB",
        MOST_CPU_S=MOST_CPU_S,
        MOST_MIB=MOST_MIB,
    )
    return Unusable(cause, tr("simplify it, or export it as PNG"))


def _harmless(data: bytes) -> bytes:
    """Return the drawing without scripts and addresses; Unusable when it shows another file."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        place = getattr(error, "position", (0, 0))[0]
        cause = tr("the SVG is not well-formed XML, or cut short")
        if place:
            cause = tr("the SVG is not well-formed XML in line {number}, or cut short", number=place)
        raise Unusable(cause, tr("export or copy it again")) from None
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and list(declared.iterentities()):
        raise Unusable(tr("the SVG declares entities, which could hide or multiply what is in it"), tr(_TEXT))
    for count, element in enumerate(list(root.iter()), 1):
        if count > MOST_ELEMENTS:
            cause = tr("the SVG has more than {MOST_ELEMENTS:,} parts", MOST_ELEMENTS=MOST_ELEMENTS)
            raise Unusable(cause, tr("simplify it, or export it as PNG"))
        _tame(element)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _tame(element: Any) -> None:
    from lxml import etree

    if not isinstance(element.tag, str):
        raise Unusable(tr("the SVG uses entities"), tr(_TEXT))
    word = etree.QName(element).localname
    parent = element.getparent()
    if word in _DROPPED and parent is not None:
        parent.remove(element)
        return
    for key, value in element.attrib.items():
        plain = etree.QName(key).localname
        if plain == "href" and not value.lstrip().startswith("#"):
            if word in ("image", "feImage"):
                _check_inner(value.strip())
            else:
                del element.attrib[key]
        elif plain.lower().startswith("on"):
            del element.attrib[key]


def _check_inner(address: str) -> None:
    """Raise Unusable for a picture in the drawing that is another file, or too large."""
    from PIL import Image

    inner = next((address[len(start) :] for start in _INNER if address.startswith(start)), None)
    if inner is None:
        cause = tr("the SVG shows another picture, {value!r}, which is not in it", value=address[:60])
        raise Unusable(cause, tr("embed that picture as PNG or JPEG, or export all as PNG"))
    try:
        with Image.open(io.BytesIO(base64.b64decode(inner)), formats=["PNG", "JPEG"]) as picture:
            large = picture.width * picture.height > MOST_INNER_PIXELS
    except (binascii.Error, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise Unusable(tr("a picture inside the SVG is damaged"), tr("export it again, or as PNG")) from None
    if large:
        cause = tr(
            "a picture inside the SVG has more than {MOST_INNER_PIXELS:,} pixels",
            MOST_INNER_PIXELS=MOST_INNER_PIXELS,
        )
        raise Unusable(cause, tr("export it as PNG"))


def _seen(picture: bytes) -> bytes:
    """Return the picture; Unusable when nothing is to be seen on it."""
    from PIL import Image

    with Image.open(io.BytesIO(picture), formats=["PNG"]) as image:
        if image.mode == "RGBA" and image.getchannel("A").getextrema()[1] == 0:
            raise Unusable(tr("the SVG shows nothing"), tr("export it again, or as PNG"))
    return picture
