"""Pictures that cannot be used: what a file is instead, and what to do about it."""

from __future__ import annotations

from briefgen.base.marked import N_
from briefgen.base.translate import tr

MOST_PIXELS = 60_000_000
"""As the finest cameras make; a PNG unpacks to more bytes and has a lower limit of its own."""
PICTURES = "PNG, JPEG, SVG, WebP, GIF, TIFF, BMP, AVIF or HEIC"
SAVE_AS = N_("save it as PNG or JPEG")
_EXPORT = N_("export it as SVG or PNG")
_KINDS = (
    (b"%PDF-", N_("it is a PDF, not a picture"), N_("export the page as SVG or PNG")),
    (b"%!PS", N_("it is a PostScript drawing (EPS)"), _EXPORT),
    (b"\xc5\xd0\xd3\xc6", N_("it is a PostScript drawing (EPS)"), _EXPORT),
    (b"8BPS", N_("it is a Photoshop file (PSD)"), SAVE_AS),
    (b"\xd7\xcd\xc6\x9a", N_("it is a Windows metafile (WMF)"), _EXPORT),
    (b"\1\0\0\0", N_("it is a Windows metafile (EMF)"), _EXPORT),
    (b"\0\0\1\0", N_("it is an icon file (ICO)"), SAVE_AS),
    (b"\0\0\0\x0cjP  ", N_("it is a JPEG 2000"), SAVE_AS),
    (b"\0\0\0\x0cJXL ", N_("it is a JPEG XL"), SAVE_AS),
    (b"\xff\x0a", N_("it is a JPEG XL"), SAVE_AS),
    (
        b"\x1f\x8b",
        N_("it is a compressed file, as an SVG ending in .svgz is"),
        N_("save it as an ordinary SVG"),
    ),
    (b"PK\3\4", N_("it is an Office file or a zip archive, not a picture"), N_("take the picture out of it")),
    (b"version https://git-lfs", N_("it is a pointer of Git LFS, not the picture"), N_("run `git lfs pull`")),
    (b"RIFF", N_("it is a sound or a video, not a picture"), N_("take a picture of it")),
)
_RAW = (".nef", ".cr2", ".cr3", ".arw", ".dng", ".raf", ".orf", ".rw2")


class Unusable(ValueError):
    """A picture that cannot be used: the cause, and the cure."""

    def __init__(self, cause: str, cure: str) -> None:
        self.cure = cure
        super().__init__(cause)


def refuse_too_many(width: int, height: int) -> None:
    """Raise Unusable for a picture of too many pixels."""
    if width * height > MOST_PIXELS:
        raise Unusable(
            tr(
                "it has {width}x{height} pixels, more than {MOST_PIXELS:,}",
                width=width,
                height=height,
                MOST_PIXELS=MOST_PIXELS,
            ),
            tr("save it smaller"),
        )


def is_camera_raw(name: str) -> bool:
    """Say whether a file is what a camera's sensor saw; such a file begins as a TIFF does."""
    return name.lower().endswith(_RAW)


def unusable(data: bytes, name: str) -> Unusable:
    """Return why a file that is of no known kind cannot be shown."""
    if not data:
        return Unusable(tr("the file is empty"), tr("copy or download it again"))
    if is_camera_raw(name):
        return Unusable(tr("it is a camera's raw file"), tr(SAVE_AS))
    for sign, cause, cure in _KINDS:
        if data.startswith(sign):
            return Unusable(tr(cause), tr(cure))
    if data[4:8] == b"ftyp":
        return Unusable(tr("it is a video, not a picture"), tr("take a picture of it"))
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return Unusable(tr("it is a web page, not a picture"), tr("download the picture itself"))
    return Unusable(
        tr("it is not a picture of a known kind"), tr("give a {PICTURES} file", PICTURES=PICTURES)
    )
