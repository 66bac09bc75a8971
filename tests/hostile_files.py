"""Hostile pictures, themes and links by name: what lies beside a brief may come from anyone too."""

from __future__ import annotations

import struct
import zlib

from hostile_cases import Case, slide, titled


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a PNG chunk."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 40, height: int = 30, pixels: bytes | None = None, extra: bytes = b"") -> bytes:
    """Return a grey PNG; ``pixels`` instead of its own packed ones, ``extra`` chunks before them."""
    own = zlib.compress((b"\0" + b"\x80" * width) * height) if pixels is None else pixels
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + extra + chunk(b"IDAT", own) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def packed_zeros(megabytes: int) -> bytes:
    """Return zeros that unpack to a thousand times their size."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


def damaged(data: bytes) -> bytes:
    """Return the data with one byte changed."""
    return data[:45] + bytes((data[45] ^ 255,)) + data[46:]


def shown(name: str) -> str:
    """Return a brief that shows a picture."""
    return slide(f'{{picture: {{file: "{name}", alt: 图}}}}')


def pictured(content: bytes, *says: str, name: str = "a.png", code: int = 2) -> Case:
    """Return a brief that shows this picture."""
    return Case(shown(name), says, code, files={name: content})


SVG = b'<!DOCTYPE s [<!ENTITY a "x">]><svg xmlns="http://www.w3.org/2000/svg"><script>1</script>&a;</svg>'
FRAME = b"\xff\xd8\xff\xc0\0\x11\x08%b\x03" + b"\0" * 50
OUTSIDE = "outside the brief's folder"
PICTURES = {
    "a sound picture": pictured(png(), code=0),
    "picture above": Case(shown("../a.png"), (OUTSIDE,)),
    "picture at the root": Case(shown("/etc/passwd"), (OUTSIDE,)),
    "picture from the net": Case(shown("http://192.0.2.1/a.png"), (OUTSIDE,)),
    "picture by file url": Case(shown("file:///etc/passwd"), (OUTSIDE,)),
    "picture of a Windows share": Case(shown("\\\\\\\\host\\\\share\\\\a.png"), (OUTSIDE,)),
    "picture of a Windows drive": Case(shown("C:\\\\a.png"), ("no such file",)),
    "link out of the folder": Case(shown("a.png"), (OUTSIDE,), links={"a.png": "/etc/hostname"}),
    "link to a folder outside": Case(shown("d/hostname"), (OUTSIDE,), links={"d": "/etc"}),
    "link to itself": Case(shown("a.png"), ("link to itself",), links={"a.png": "a.png"}),
    "link to endless zeros": Case(shown("a.png"), (OUTSIDE,), links={"a.png": "/dev/zero"}),
    "a folder": Case(shown("d"), ("not a file",), files={"d/x": b""}),
    "no name": Case(shown(""), ("not a file",)),
    "a name of 3,000 characters": Case(shown("x" * 3000), ("too long",)),
    "cut short": pictured(png()[:60], "cut short"),
    "damaged": pictured(damaged(png()), "damaged"),
    "2.5 thousand million pixels": pictured(png(50_000, 50_000, b""), "more than 60,000,000"),
    "a bomb of 1 GB": pictured(png(10, 10, packed_zeros(1000)), "do not match its size"),
    "fewer pixels than said": pictured(png(7_000, 7_000, zlib.compress(b"\0")), "do not match its size"),
    "no pixels": pictured(png(4, 4, b""), "do not match its size"),
    "pixels that do not unpack": pictured(png(4, 4, b"\xff" * 40), "damaged"),
    "0 by 0": pictured(png(0, 0), "header is broken"),
    "100,000 comments": pictured(png(extra=chunk(b"tEXt", b"a\0b") * 100_000), code=0),
    "svg": pictured(SVG, "neither PNG nor JPEG", name="a.svg"),
    "svg called png": pictured(SVG, "neither PNG nor JPEG"),
    "gif": pictured(b"GIF89a\1\0\1\0\0\0\0;", "neither PNG nor JPEG", name="a.gif"),
    "an empty file": pictured(b"", "neither PNG nor JPEG"),
    "a jpeg without pixels": pictured(FRAME % b"\0\x10\0\x10" + b"\xff\xd9", "no picture", name="a.jpg"),
    "a jpeg cut short": pictured(FRAME % b"\0\x10\0\x10", "cut short", name="a.jpg"),
    "a jpeg of 4 thousand million pixels": pictured(
        FRAME % b"\xff\xff\xff\xff" + b"\xff\xda\xff\xd9", "more than 60,000,000", name="a.jpg"
    ),
    "31 MiB": pictured(png() + bytes(31 << 20), "larger than 30 MiB"),
}


def themed(content: bytes, *says: str, code: int = 2) -> Case:
    """Return a brief with a theme of its own beside it."""
    return Case(titled("甲") + "theme: ./t\n", says, code, files={"t/theme.yaml": content})


def asking(theme: str, *says: str, links: dict[str, str] | None = None) -> Case:
    """Return a brief that asks for a theme where none may be taken from."""
    files = {"t/theme.yaml": SOUND, "deep/brief.txt": b""}
    return Case(titled("甲") + f"theme: '{theme}'\n", says or (NOT_INSIDE,), files=files, links=links or {})


SOUND = b"extends: govblue\nlooks: {radius: 3}\n"
NOT_INSIDE = "[theme-outside]"
THEMES = {
    "theme beside the brief": themed(SOUND, code=0),
    "theme by url": asking("http://192.0.2.1/x", "[unknown-theme]"),
    "theme by file url": asking("file:///etc", "[unknown-theme]"),
    "theme above": asking("../../etc"),
    "theme above and back": asking("../other/t"),
    "theme at the root": asking("/etc"),
    "theme by the brief's own absolute path": asking("$HERE/t"),
    "theme on a Windows drive": asking("C:\\t"),
    "theme on a Windows share": asking("\\\\host\\share\\t"),
    "theme of 3,000 characters": asking("x/" * 1_500, "[unknown-theme]"),
    "theme behind a link": asking("./l", links={"l": "/etc"}),
    "theme behind a link to itself": asking("./l", links={"l": "l"}),
    "theme whose file is a link": Case(
        titled("甲") + "theme: ./d\n",
        (NOT_INSIDE,),
        files={"d/x": b""},
        links={"d/theme.yaml": "/etc/passwd"},
    ),
    "theme whose file is a folder": Case(
        titled("甲") + "theme: ./t\n", ("[unknown-theme]",), files={"t/theme.yaml/x": b""}
    ),
    "theme of 100 MB": themed(b"a: b\n" * 20_000_000, "at most 4 MiB"),
    "theme of 300,000 entries": themed(b"{a: {b: c}}" + b"\nx: y" * 300_000, "error"),
    "theme that is empty": themed(b"", "empty"),
    "theme that is a list": themed(b"- 1\n", "mapping"),
    "theme that extends itself": themed(b"extends: ../t\n", "circle"),
    "theme that extends what lies above": themed(b"extends: ../../other\n", NOT_INSIDE),
    "theme that extends the root": themed(b"extends: /etc\n", NOT_INSIDE),
    "theme that extends a url": themed(b"extends: http://192.0.2.1/x\n", "[unknown-theme]"),
    "theme that extends a list": themed(b"extends: [govblue]\n", "[extends]"),
    "theme of unknown keys": themed(b"extends: govblue\npalette: {inc: 1}\n", "unknown key"),
    "theme that names a picture": themed(b"extends: govblue\nlogo: ../../x.png\n", "unknown key"),
    "theme of no colours": themed(b'extends: govblue\npalette: {ink: "javascript:1"}\n', "no colour"),
    "theme of negative size": themed(b"extends: govblue\ndeck: {width: -1}\n", "error"),
    "theme of no room": themed(b"extends: govblue\ndeck: {margin_x: 5000}\n", "error"),
    "theme of giant letters": themed(
        b"extends: govblue\ndeck: {type: {sizes: {title: 100000000}}}\n", "error"
    ),
    "theme of white on white": themed(b'extends: govblue\npalette: {ink: "#FFFFFF"}\n', "contrast"),
    "theme of broken bytes": themed(b"\xff\xfe\x00", "UTF-8"),
    "theme with an alias bomb": themed(b"a: &a [x]\nb: [*a, *a]\n", "[alias]"),
}
FILE_CASES = PICTURES | THEMES
