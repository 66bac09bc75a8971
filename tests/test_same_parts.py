"""What an edit leaves alone stays the object that it was; what differs in anything does not."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import BRIEFS

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase, Word
from briefgen.base.same_parts import same_parts
from briefgen.brief.read import read_draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    number: Decimal
    seen: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    name: str
    leaves: tuple[Leaf, ...] = ()
    by_name: dict[str, Leaf] = field(default_factory=dict)
    words: tuple[Word, ...] = ()


def tree(first: str = "1.0", *, name: str = "a", line: int = 3) -> Tree:
    leaves = Leaf(number=Decimal(first)), Leaf(number=Decimal(2))
    word = Word("w", Place("f", line, 1))
    return Tree(name=name, leaves=leaves, by_name={"x": leaves[0], "y": leaves[1]}, words=(word,))


def test_what_is_the_same_is_the_object_that_is_known() -> None:
    known = tree()
    assert same_parts(tree(), known) is known


def test_of_what_differs_the_parts_that_do_not_are_those_that_are_known() -> None:
    known, new = tree(), tree("7")
    made = same_parts(new, known)
    assert made == new
    assert made.leaves[0].number == 7
    assert made.leaves[1] is known.leaves[1]
    assert made.by_name["y"] is known.by_name["y"]
    assert made.words is known.words


@pytest.mark.parametrize(
    ("new", "known"),
    [
        (Decimal("1.0"), Decimal("1.00")),
        (1, True),
        (Word("w", Place("f", 1, 1)), Word("w", Place("f", 1, 2))),
        (Word("w", Place("f", 1, 1)), "w"),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ((1, 2), (1,)),
        (Leaf(number=Decimal(1)), Leaf(number=Decimal(1), seen=True)),
        (Phrase("words", Place("f", 1, 1)), Phrase("words", Place("f", 2, 1))),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_is_equal_and_can_be_told_apart_is_not_the_same(new: object, known: object) -> None:
    made = same_parts(new, known)
    assert made is not known
    assert repr(made) == repr(new)
    assert type(made) is type(new)


def test_keys_that_stand_elsewhere_are_not_the_same() -> None:
    known = {Word("w", Place("f", 1, 1)): 1}
    new = {Word("w", Place("f", 2, 1)): 1}
    assert [key.place.line for key in same_parts(new, known)] == [2]


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_a_brief_that_is_read_twice_is_one(path: Path) -> None:
    content = path.read_bytes()
    known, new = (read_draft(path, content + end).brief for end in (b"\n# one", b"\n# two"))
    assert known is not None
    assert new is not known
    assert same_parts(new, known) is known
