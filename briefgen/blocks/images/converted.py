"""A GIF, TIFF, WebP, BMP, AVIF or HEIC in, or a JPEG in inks; the same picture as PNG or JPEG out.

Only the first picture of a file is taken, upright, in sRGB where it states its colours, without remarks. What
was saved without loss stays so, unless the PNG would be huge; what was saved with loss becomes a fine JPEG.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.blocks.images.unusable import MOST_PIXELS, SAVE_AS, Unusable, refuse_too_many
from briefgen.runtime.quiet import warnings_ignored

MOST_UNHALVED = 24_000_000
"""A larger picture is halved: at 350 dpi all of A3 has so many pixels."""
MOST_PNG_BYTES = 4 << 20
"""A photograph without loss may be larger than that; then it becomes a JPEG."""
MOST_PROFILE_BYTES = 1 << 20
JPEG_QUALITY = 95
_LOSSY = ("AVIF", "HEIF", "JPEG")
_EIGHT_BITS = ("L", "LA", "RGB", "RGBA", "CMYK")
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_AVIF_BRANDS = (b"avif", b"avis")
_SIGNATURES = (
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
)
NAMES = {"HEIF": N_("HEIC photograph"), "WEBP": N_("WebP"), "JPEG": N_("JPEG in inks (CMYK)")}


def kind_of(data: bytes) -> str:
    """Return Pillow's word for a kind of picture that can be converted; empty for any other."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        brands = (data[8:12], *(data[at : at + 4] for at in range(16, min(64, len(data)), 4)))
        if any(brand in _AVIF_BRANDS for brand in brands):
            return "AVIF"
        return "HEIF" if any(brand in _HEIC_BRANDS for brand in brands) else ""
    return next((kind for sign, kind in _SIGNATURES if data.startswith(sign)), "")


def converted(data: bytes, kind: str) -> bytes:
    """Return the picture's bytes; Unusable when it is broken, too large, or of a strange depth."""
    with _opened(data, kind) as image:
        plain = _without_blank_alpha(_upright(image))
        with_loss = kind in _LOSSY or image.info.get("compression") == "jpeg" or _is_lossy_webp(data)
    written = io.BytesIO()
    if not with_loss or plain.mode in ("RGBA", "1"):
        plain.save(written, "PNG")
        if plain.mode != "RGB" or written.tell() <= MOST_PNG_BYTES:
            return written.getvalue()
        written = io.BytesIO()
    plain.save(written, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return written.getvalue()


@contextmanager
def _opened(data: bytes, kind: str) -> Iterator[Any]:
    """Open a file and unpack it; Unusable for whatever decoders make of bytes from anyone."""
    from PIL import Image

    _ready(kind)
    name = tr(NAMES[kind]) if kind in NAMES else kind
    try:
        # Of decoders that go on: the picture is seen by whoever builds.
        with warnings_ignored("PIL"), Image.open(io.BytesIO(data), formats=[kind]) as image:
            refuse_too_many(image.width, image.height)
            image.load()
            yield image
    except Unusable:
        raise
    except Image.DecompressionBombError:
        raise Unusable(
            tr("the {name} has more than {MOST_PIXELS:,} pixels", name=name, MOST_PIXELS=MOST_PIXELS),
            tr("save it smaller"),
        ) from None
    except Exception:
        raise Unusable(
            tr("the {name} is damaged, or cut short", name=name), tr("copy or save it again")
        ) from None


def _ready(kind: str) -> None:
    """Raise Unusable where the library for a kind is missing."""
    from PIL import Image, features

    if kind == "HEIF":
        try:
            import pillow_heif
        except ImportError:
            cure = tr("pip install pillow-heif, as the extra `heic` does, or save it as JPEG")
            raise Unusable(tr("it is a HEIC photograph, which needs a further library"), cure) from None
        pillow_heif.register_heif_opener(thumbnails=False)
    elif kind == "AVIF" and ("AVIF" not in Image.MIME or not features.check("avif")):
        raise Unusable(tr("it is an AVIF, which this machine's Pillow cannot read"), tr(SAVE_AS))


def _upright(image: Any) -> Any:
    """Return the picture in grey, or in sRGB with or without alpha, in eight bits, held upright."""
    from PIL import ImageOps

    image = ImageOps.exif_transpose(_halved(image) if image.mode in _EIGHT_BITS else image)
    return _halved(_plain(image))


def _halved(image: Any) -> Any:
    """Return a very large picture in half its size; any other as it is."""
    if image.width * image.height <= MOST_UNHALVED or image.mode == "1":
        return image
    smaller = image.reduce(2)
    smaller.info = dict(image.info)
    return smaller


def _plain(image: Any) -> Any:
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if image.mode in ("I", "F"):
        raise Unusable(
            tr("its pixels are measurements, not colours"), tr("save it with 8 or 16 bits a colour")
        )
    if image.mode in ("1", "L"):
        return image
    own = _in_srgb(image)
    if own is not None:
        return own
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Any) -> Any:
    """Return a picture in the colours that its profile means; None when it has none that can be used."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile", b"")
    if image.mode == "LAB":
        lab, target = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, lab, target, outputMode="RGB")
    if image.mode not in ("RGB", "RGBA", "CMYK") or not 0 < len(profile) <= MOST_PROFILE_BYTES:
        return None
    try:
        source, target = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, source, target, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _without_blank_alpha(image: Any) -> Any:
    """Return the picture without an opaque alpha channel, colour profile and metadata."""
    if image.mode == "RGBA" and image.getextrema()[3][0] == 255:
        image = image.convert("RGB")
    bare = image.copy()
    bare.info = {}
    return bare


def _is_lossy_webp(data: bytes) -> bool:
    """Say whether a WebP holds a lossy picture: a chunk "VP8 ", where a lossless one has "VP8L"."""
    return data[8:12] == b"WEBP" and b"VP8 " in data[12:4096]
