"""The house's logo in; its picture, as high as its proportions ask, out: on a plate where it needs one."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from math import sqrt
from pathlib import Path

from briefgen.base.colour import contrast, is_dark
from briefgen.base.diagnostics import Problem
from briefgen.base.geometry import Box
from briefgen.base.translate import tr
from briefgen.blocks.base import note
from briefgen.blocks.images.raster import Raster, raster_of, read_raster
from briefgen.blocks.images.unusable import PICTURES
from briefgen.edition.edition import Edition
from briefgen.model.context import Composition, Setting
from briefgen.model.frame import absolute
from briefgen.model.logo import Logo
from briefgen.model.scene import Align, Item, PictureItem, Shape

COVER_SIDE_EM, HEAD_SIDE_EM, LONG_SIDE_EM, FOOT_SIDE_EM = 1.5, 1.75, 1.1, 2.5
"""Side of the square of a logo's area, in ems of the display size and, at the foot, of notes."""
TALLEST, WIDEST = 1.25, 4.0
"""Height and width of a logo at most, against that side: a long one is set lower, a tall one narrower."""
FOOT_TALLEST = 0.7
"""The same for its height at the foot of a slide, which is one line high."""
COVER_GAP = 3.0
"""Between a logo and the words under it, in steps of the spacing scale."""
PLATE_LOGO_STEPS = 7.0
"""Height of a logo in a nameplate at most, in the same steps."""
PLATE_PAD = 0.22
"""Room around a logo on its plate, as a share of its height."""
PLATE_RADIUS_PT = 2.0
LIGHT_PLATE, DARK_PLATE = "#FFFFFF", "#1A1A1A"
LEAST_SEEN = 0.8
"""Share of a logo's pixels that have to stand out from its ground."""
DARK_CONTRAST, LIGHT_CONTRAST = 3.0, 1.25
"""Of a pixel that stands out from a dark ground, and from a light one, which most logos are drawn for."""
MEASURED_PX = 48


def logo_over_words(edition: Edition, setting: Setting, align: Align) -> tuple[tuple[Item, ...], float]:
    """Return the logo at the top of the cover, over its words, and how much lower they begin for it."""
    logo, medium = _cover_logo(edition, setting, None), setting.medium
    if logo is None:
        return (), 0.0
    x = (medium.width - logo.width) / 2 if align == "center" else medium.margin_x
    return absolute(logo.at(x, medium.margin_top)), logo.height + setting.gap(COVER_GAP)


def plate_logo(edition: Edition, setting: Setting) -> Composition | None:
    """Return the logo of a newspaper's nameplate, which is low."""
    return _cover_logo(edition, setting, setting.gap(PLATE_LOGO_STEPS))


def _cover_logo(edition: Edition, setting: Setting, most: float | None) -> Composition | None:
    """Return the logo of the cover, up to a height; None where there is none, or a template has its own."""
    side = setting.medium.type.sizes["display"] * COVER_SIDE_EM
    ground = setting.theme.palette.paper
    return None if edition.theme.template else _logo(edition, setting, side, most or side * TALLEST, ground)


def long_logo(edition: Edition, setting: Setting, ground: str) -> Composition | None:
    """Return the logo of the long picture's head, whose title is large."""
    side = setting.medium.type.sizes["display"] * LONG_SIDE_EM
    return _logo(edition, setting, side, side * TALLEST, ground)


def head_logo(edition: Edition, setting: Setting, ground: str) -> Composition | None:
    """Return the logo of a page's head, as high as the brief asks."""
    asked = logo_of(edition)
    side = setting.medium.type.sizes["display"] * HEAD_SIDE_EM
    return _logo(edition, setting, side, side * TALLEST, ground, asked.height if asked else 0.0)


def foot_logo(edition: Edition, setting: Setting, ground: str) -> Composition | None:
    """Return the small logo at the foot of slides: the same on each, it is no news to a reader."""
    side = setting.medium.type.sizes["note"] * FOOT_SIDE_EM
    return (
        None
        if edition.theme.template
        else _logo(edition, setting, side, side * FOOT_TALLEST, ground, repeated=True)
    )


def logo_of(edition: Edition) -> Logo | None:
    """Return the brief's logo, else the theme's."""
    return edition.brief.meta.logo or edition.theme.logo


def _logo(
    edition: Edition, setting: Setting, side: float, tallest: float, ground: str, asked: float = 0.0, *,
    repeated: bool = False,
) -> Composition | None:  # fmt: skip
    """Return the logo at 0, 0 with its plate if it needs one."""
    logo = logo_of(edition)
    if logo is None:
        return None
    dark = is_dark(ground)
    names = [logo.on_dark, logo.file] if dark else [logo.file, logo.on_dark]
    read = [raster for name in names if name and (raster := _read(logo, name, setting))]
    if not read:
        return None
    raster = next((each for each in read if _is_seen(each, ground)), None)
    plate = (
        ""
        if raster
        else next((each for each in (LIGHT_PLATE, DARK_PLATE) if _is_seen(read[-1], each)), LIGHT_PLATE)
    )
    raster = raster or read[-1]
    ratio = raster.width / raster.height
    room = tallest / (1 + 2 * PLATE_PAD) if plate else tallest
    high = min(asked or min(side / sqrt(ratio), room), side * WIDEST / ratio)
    pad = high * PLATE_PAD if plate else 0.0
    box = Box(pad, pad, high * ratio, high)
    whole = Box(0.0, 0.0, box.width + 2 * pad, high + 2 * pad)
    items: list[Item] = []
    if plate:
        items.append(
            Shape(box=whole, fill=plate, radius=PLATE_RADIUS_PT, name="logo plate", repeated=repeated)
        )
    alt = "" if repeated else logo.alt or edition.brief.meta.publisher or Path(logo.file).stem
    items.append(
        PictureItem(
            box=box, name="logo", alt=alt, place=logo.place, data=raster.data, format=raster.format,
            repeated=repeated,
        )
    )  # fmt: skip
    return Composition(items=tuple(items), width=whole.width, height=whole.height)


def _read(logo: Logo, name: str, setting: Setting) -> Raster | None:
    """Return a picture of the logo, or None after noting the Problem."""
    try:
        if logo.data:
            return raster_of(logo.data, name)
        folder = setting.brief_folder()  # a later build reads the file again, in whichever folder it lies
        return read_raster(logo.folder or folder, name)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        where = tr("the theme's") if logo.folder else tr("the brief's")
        hint = getattr(error, "cure", "") or tr(
            "give a {PICTURES} file below {where} own folder", PICTURES=PICTURES, where=where
        )
        note(
            setting,
            Problem(
                logo.place, tr("logo {name!r} cannot be used: {said}", name=name, said=said), hint, "picture"
            ),
        )
        return None


def _is_seen(raster: Raster, ground: str) -> bool:
    """Say whether nearly all of a picture stands out from a ground."""
    return _seen_share(hashlib.sha256(raster.data).digest(), raster.data, ground) >= LEAST_SEEN


@lru_cache(maxsize=64)
def _seen_share(_: bytes, data: bytes, ground: str) -> float:
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as image:
        small = image.convert("RGBA")
        small.thumbnail((MEASURED_PX, MEASURED_PX))
        pixels = small.tobytes()
    found = [pixels[at : at + 3] for at in range(0, len(pixels), 4) if pixels[at + 3] > 200]
    if not found:
        return 1.0
    least = DARK_CONTRAST if is_dark(ground) else LIGHT_CONTRAST
    seen = {each: contrast(f"#{each.hex()}", ground) >= least for each in set(found)}
    return sum(seen[each] for each in found) / len(found)
