"""Scenes in, the faces out that their drawings are set in: subsets of exactly the characters they print."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Iterable, Mapping

from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Scene
from briefgen.render.contents import in_traditional, printed_characters
from briefgen.render.svg.text import FAMILIES
from briefgen.text.face import face
from briefgen.text.subset import subset
from briefgen.text.woff import woff


@dataclass(frozen=True, slots=True, kw_only=True)
class WebFace:
    """A family's face in one weight, as a WOFF file."""

    family: str
    weight: int
    data: bytes

    def rule(self, address: str = "") -> str:
        """Return the ``@font-face`` rule; the bytes stand in it unless they lie at an address."""
        source = address or f"data:font/woff;base64,{b64encode(self.data).decode()}"
        return (
            f'@font-face{{font-family:"{self.family}";font-weight:{self.weight};'
            f'src:url({source})format("woff")}}'
        )


NONE: Mapping[tuple[str, int], Collection[str]] = {}


def faces(
    scenes: Iterable[Scene], further: Mapping[tuple[str, int], Collection[str]] = NONE
) -> tuple[WebFace, ...]:
    """Return the faces that scenes need, whose charts have their marks.

    ``further`` are characters that a document says beside them, by family word and weight: those that the
    face has are added.
    """
    listed = list(scenes)
    used, traditional = printed_characters(listed), in_traditional(listed)
    for (family, weight), characters in further.items():
        has = face(family, weight).has
        used.setdefault((family, weight), set()).update(each for each in characters if has(each))
    return tuple(
        WebFace(
            family=FAMILIES[family],
            weight=weight,
            data=woff(_cut(family, weight, used[family, weight], traditional=traditional)),
        )
        for family, weight in sorted(used)
    )


def _cut(family: str, weight: int, characters: set[str], *, traditional: bool) -> bytes:
    return subset(face(family, weight), characters | {" "}, traditional=traditional).data
