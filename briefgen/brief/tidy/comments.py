"""The comments of a text, in order, and what of it is neither comment nor content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.base.dataclass import dataclass
from briefgen.brief.tidy.piece import Branch, Leaf, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment from its # to the end of the line."""

    start: int
    text: str
    column: int
    trails: bool
    """Something stands before it on its line."""
    gap: int
    """The blanks before it."""

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)


def comments_of(text: str, root: Piece) -> tuple[Comment, ...]:
    """Return the comments of a text: every # that stands in no scalar."""
    found, at = list[Comment](), 0
    for leaf in (*leaves(root), Leaf(start=len(text), text="")):
        found += _between(text, at, leaf.start)
        at = max(at, leaf.end)
    return tuple(found)


def leaves(root: Piece) -> Iterator[Leaf]:
    """Yield the scalars that are written, in order."""
    waiting = [root]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, Branch):
            waiting += reversed(piece.parts)
        elif piece.text:
            yield from _head_apart(piece)


def _head_apart(leaf: Leaf) -> Iterator[Leaf]:
    """Yield a scalar; one in a block in two, since a comment may stand behind its | or >."""
    head, line, rest = leaf.text.partition("\n")
    if leaf.style not in ("|", ">") or "#" not in head:
        yield leaf
        return
    yield Leaf(start=leaf.start, text=head.partition("#")[0].rstrip(), style=leaf.style)
    if rest:
        yield Leaf(start=leaf.start + len(head) + len(line), text=rest, style=leaf.style)


def _between(text: str, start: int, stop: int) -> Iterator[Comment]:
    while (at := text.find("#", start, stop)) >= 0:
        line = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        said = text[at:end].rstrip()
        before = text[line:at]
        yield Comment(
            start=at,
            text=said,
            column=len(before),
            trails=bool(before.strip()),
            gap=len(before) - len(before.rstrip()),
        )
        start = end


def without_comments(text: str, comments: Sequence[Comment]) -> str:
    """Return the text with spaces in place of its comments, so that a sign can be looked for."""
    parts, at = list[str](), 0
    for comment in comments:
        parts += (text[at : comment.start], " " * len(comment.text))
        at = comment.end
    return "".join((*parts, text[at:]))
