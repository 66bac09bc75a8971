"""An item of a slide in, the key that stays its own out: the same when its figures or neighbours change.

A key is made of what a thing is for, never of where it stands: its kind, its role, the name it has in the
brief, the metrics it states. Only twins are told apart by their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b, sha1

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.number_reading import NUMBER
from briefgen.model.scene import Chart, Item, Page, Shape, TableItem, Text, walk

KEY_BYTES = 3
"""Of a shape's key, which is its own on its slide."""
NAMESPACE_URL = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
"""The namespace of names that are addresses (RFC 9562, 6.6)."""
_DIGITS = compile_late(NUMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedShape:
    """A shape of a slide as it was painted."""

    item: Item
    kind: str
    number: int
    """Its id on the slide, by which its markup is found."""
    key: int
    name: str
    parent: int
    """The key of the group it is in, 0 for none."""
    inside: bytes
    """The part that holds what is in its frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedSlide:
    """A slide as it was painted: its shapes in their order, and its markup."""

    page: Page
    identity: int
    shapes: tuple[PaintedShape, ...]
    markup: str


def short_hash(text: str, *, size: int = 4) -> int:
    """Return some bytes of a text's hash as a number above 0, which is what creation ids may be."""
    number = int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=size).digest(), "big")
    return number or 1


def named_guid(name: str) -> str:
    """Return the UUID of a name (RFC 9562, version 5); ``uuid`` would ask first which system this is."""
    made = bytearray(sha1(NAMESPACE_URL + name.encode(), usedforsecurity=False).digest()[:16])
    made[6], made[8] = made[6] & 0x0F | 0x50, made[8] & 0x3F | 0x80
    digits = made.hex().upper()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def free(wanted: int, taken: set[int]) -> int:
    """Return the first number from the wanted one that is not taken, and take it."""
    while wanted in taken:
        wanted = wanted - 1 or 0xFFFFFF
    taken.add(wanted)
    return wanted


def creation_id(slide: int, key: int) -> str:
    """Return the creation id of a shape, without braces: of its slide's identity, and of its own key."""
    return f"6272672D-{slide >> 16:04X}-4000-8000-{slide & 0xFFFF:04X}00{key:06X}"


def stem_of(fact: str) -> str:
    """Return a fact's id without its period: visits of `visits.2025`, visits.growth of its growth."""
    metric, _, rest = fact.partition(".")
    word = rest.partition("@")[0]
    return metric if not word or word[0].isdigit() or word == "now" else f"{metric}.{word}"


def slide_key(page: Page) -> str:
    """Return what a slide is about: its kind, its section, and the metrics that it states; else its title."""
    stems = sorted({stem.partition(".")[0] for item in walk(page.items) for stem in _stems(item)})
    about = stems or [_DIGITS.sub("#", page.title)]
    return "\0".join((page.kind, _DIGITS.sub("#", page.section), *about))


def item_key(item: Item, kind: str) -> str:
    """Return what an item is, below the group that it stands in."""
    what = item.geometry if isinstance(item, Shape) else item.role if isinstance(item, Text) else ""
    stems = dict.fromkeys(_stems(item))
    said = list(stems) or ([_DIGITS.sub("#", item.text)] if isinstance(item, Text) else [])
    return "\0".join((kind, what, _DIGITS.sub("#", item.name), *said))


def _stems(item: Item) -> Iterator[str]:
    """Yield the stems of the facts that an item states itself."""
    return (stem_of(fact) for fact in _facts(item) if fact and fact[0] != "{")


def _facts(item: Item) -> Iterable[str | None]:
    match item:
        case Text():
            return (run.fact for paragraph in item.paragraphs for run in paragraph.runs)
        case Chart():
            return (fact for series in item.series for fact in series.facts)
        case TableItem():
            return (fact for cell in item.cells for fact in _facts(cell.text))
        case _:
            return ()
