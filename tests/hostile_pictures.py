"""Hostile pictures and links by name: what lies beside a brief may come from anyone too."""

from __future__ import annotations

import zlib

from hostile_cases import META, METRIC, Case, Content, slide
from hostile_files import (
    chunk,
    damaged,
    exif,
    moving,
    packed_colours,
    packed_zeros,
    photo,
    png,
    reframed,
    repeated_scans,
    saved,
    segment,
    with_segments,
    without,
)
from PIL import Image

HEADER = png()[16:25]
"""Size and depth of the small picture."""


def shown(name: str) -> str:
    """Return a brief that shows a picture."""
    return slide(f'{{picture: {{file: "{name}", alt: 图}}}}')


def pictured(content: Content, *says: str, name: str = "a.png", code: int = 2) -> Case:
    """Return a brief that shows this picture."""
    return Case(shown(name), says, code, files={name: content})


def photographed(content: Content, *says: str) -> Case:
    """Return a brief that shows this JPEG, which is refused."""
    return pictured(content, *says, name="a.jpg")


def all_shown(files: dict[str, Content]) -> Case:
    """Return a brief that shows these pictures, a slide each, which are sound."""
    slides = "".join(
        f"  - {{title: 乙, blocks: [{{picture: {{file: {name}, alt: 图}}}}]}}\n" for name in files
    )
    return Case(f"{META}{METRIC}deck:\n{slides}", code=0, files=files)


SVG = b'<!DOCTYPE s [<!ENTITY a "x">]><svg xmlns="http://www.w3.org/2000/svg"><script>1</script>&a;</svg>'
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
    "no name": Case(shown(""), ("`file` of picture is empty",)),
    "a name of 3,000 characters": Case(shown("x" * 3000), ("too long",)),
    "cut short": pictured(png()[:60], "cut short"),
    "damaged": pictured(damaged(png()), "damaged"),
    "2.5 thousand million pixels": pictured(png(50_000, 50_000, b""), "more than 24,000,000"),
    "a bomb of 1 GB": pictured(png(10, 10, packed_zeros(1000)), "do not match its size"),
    "fewer pixels than said": pictured(png(4_000, 4_000, zlib.compress(b"\0")), "do not match its size"),
    "no pixels": pictured(png(4, 4, b""), "do not match its size"),
    "pixels that do not unpack": pictured(png(4, 4, b"\xff" * 40), "damaged"),
    "0 by 0": pictured(png(0, 0), "header is broken"),
    "250,000 comments": pictured(png(extra=chunk(b"tEXt", b"a\0b") * 250_000), "cut short"),
    "a colour that the palette lacks": pictured(packed_colours(2, 7), "colours that it does not have"),
    "a palette of no colours": pictured(packed_colours(0, 0), "colours that it does not have"),
    "a palette that is missing": pictured(packed_colours(1, 0).replace(b"PLTE", b"pLTE"), "damaged"),
    "a critical chunk of its own": pictured(png(extra=chunk(b"ABCD", b"")), "few programs show"),
    "a depth that no PNG has": pictured(png().replace(HEADER, HEADER[:-1] + b"\x07"), "damaged"),
    "a filter that no PNG has": pictured(png(4, 4, zlib.compress(b"\x09abcd" * 4)), "damaged"),
    "a picture of 4 PNG gigabytes, 170 kB": pictured(png(40_000, 25_000, packed_zeros(100)), "more than"),
    "svg": pictured(SVG, "declares entities", name="a.svg"),
    "svg called png": pictured(SVG, "declares entities"),
    "gif": pictured(b"GIF89a\1\0\1\0\0\0\0;", "the GIF is damaged, or cut short", name="a.gif"),
    "an empty file": pictured(b"", "the file is empty"),
    "31 MiB": pictured(lambda: png() + bytes(31 << 20), "larger than 30 MiB"),
}
PHOTOGRAPHS = {
    "a jpeg without pixels": photographed(photo()[: photo().find(b"\xff\xda")] + b"\xff\xd9", "no picture"),
    "a jpeg without a frame": photographed(without(photo(), 0xC0), "no frame"),
    "a jpeg cut short": photographed(photo()[:-40], "cut short"),
    "a jpeg cut in a segment": photographed(photo()[:30], "cut short"),
    "a jpeg of two bytes": photographed(b"\xff\xd8", "cut short"),
    "a jpeg without tables": photographed(without(photo(), 0xDB), "damaged"),
    "a segment of length 0": photographed(photo()[:2] + b"\xff\xe1\0\0" + photo()[2:], "damaged"),
    "a segment longer than the file": photographed(
        photo()[:2] + b"\xff\xe1\xff\xff" + photo()[2:], "cut short"
    ),
    "29 MB of fill bytes": photographed(lambda: b"\xff\xd8" + b"\xff" * 29_000_000, "damaged"),
    "29 MB of fill bytes in a scan": photographed(lambda: photo()[:-2] + b"\xff" * 29_000_000, "cut short"),
    "20,000 remarks": photographed(
        with_segments(photo(), segment(0xFE, b"x") * 20_000), "more than 10,000 parts"
    ),
    "a profile of 2 MiB": photographed(
        with_segments(photo(), segment(0xE2, b"ICC_PROFILE\0\1\1" + bytes(65_000)) * 33), "colour profile"
    ),
    "4 thousand million pixels": photographed(reframed(photo(), 65_535, 65_535), "cut short"),
    "62 million pixels": photographed(lambda: photo(8_300, 7_500), "more than 60,000,000"),
    "48 million pixels of nothing": photographed(reframed(photo(), 8_000, 6_000), "cut short"),
    "48 million progressive pixels": photographed(
        reframed(photo(subsampling=0, progressive=True), 8_000, 6_000), "save it as baseline"
    ),
    "300 scans": photographed(repeated_scans(photo(progressive=True), 300), "more than 64"),
    "inks cut short": photographed(photo(mode="CMYK")[:-40], "cut short"),
    "a frame of 12 bits": photographed(
        photo().replace(b"\xff\xc0\0\x11\x08", b"\xff\xc1\0\x11\x0c"), "few programs"
    ),
    "arithmetic coding": photographed(photo().replace(b"\xff\xc0", b"\xff\xc9"), "few programs"),
    "two frames": photographed(photo()[:-2] + photo()[photo().find(b"\xff\xc0") :], "more than one frame"),
    "strange but sound pictures": all_shown(
        {
            "moving.png": moving(),
            "deep.png": saved(Image.new("I;16", (8, 8), 40_000), "PNG"),
            "clear.png": saved(Image.new("RGBA", (8, 8), (9, 9, 9, 0)), "PNG"),
            "palette.png": packed_colours(3, 2),
            "remarks.png": png(extra=chunk(b"tEXt", b"a\0b") * 100_000),
            "text_bomb.png": png(extra=chunk(b"zTXt", b"a\0\0" + packed_zeros(100))),
            "profile_bomb.png": png(extra=chunk(b"iCCP", b"a\0\0" + packed_zeros(100))),
            "turned.jpg": with_segments(photo(), exif(6)),
            "exif_in_a_circle.jpg": with_segments(photo(), exif(6, first=0, count=65_535)),
            "exif_of_nothing.jpg": with_segments(photo(), exif(6, first=0xFFFFFFF0)),
            "inks.jpg": photo(mode="CMYK"),
            "zip_behind.jpg": photo() + b"PK\3\4" + bytes(100),
            "scans.jpg": lambda: repeated_scans(photo(3000, 2000, progressive=True), 40),
        }
    ),
    "24 million pixels in 90 kB": all_shown(
        {
            "large.png": lambda: saved(Image.new("RGBA", (6_000, 4_000), (9, 9, 9, 99)), "PNG"),
            "also_large.jpg": lambda: photo(8_000, 7_000),
        }
    ),
}
PICTURE_CASES = PICTURES | PHOTOGRAPHS
