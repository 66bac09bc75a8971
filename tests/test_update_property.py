"""Whatever a person does to texts, places and colours at random is found again after an update."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings, strategies as st
from pptx.dml.color import RGBColor
from pptx.util import Emu
from update_edits import everything
from update_kit import now, opened, saved, then

from briefgen.update.merge import update

WORDS = st.text(st.sampled_from("abc de\u4e2d\u6587éß -.,()&<>\"'"), min_size=1, max_size=24).map(
    lambda t: f"q{t}q"
)
CHANGES = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(["move", "say", "colour", "box", "delete"]), WORDS),
    min_size=1,
    max_size=8,
)


def _changed(deck: Any, changes: list[tuple[int, str, str]]) -> list[tuple[str, Any]]:
    """Make some changes; return what must be found again, each with how it is looked for."""
    shapes = [each for each in everything(deck) if each.has_text_frame and each.shape_type != 14]
    kept: dict[Any, tuple[str, Any]] = {}
    for number, kind, words in changes:
        shape = shapes[number % len(shapes)]
        key = (shape.shape_id, shape.part.partname, "where" if kind == "move" else kind)
        if kind == "move":
            shape.left, shape.top = Emu(91_440 * (1 + number)), Emu(45_720 * (3 + number))
            kept[key] = ("where", (shape.left, shape.top, shape.name))
        elif kind == "say":
            shape.text_frame.text = words
            kept[key] = ("text", words)
        elif kind == "colour":
            shape.fill.solid()
            shape.fill.fore_color.rgb = RGBColor(number, 1, 2)
            kept[key] = ("colour", (str(shape.fill.fore_color.rgb), shape.name))
        elif kind == "box":
            box = deck.slides[number % 6].shapes.add_textbox(Emu(1), Emu(2), Emu(3), Emu(4))
            box.text_frame.text = words
            kept[(number, words, len(kept))] = ("text", words)
        elif shape._element.getparent() is not None:
            shapes.remove(shape)
            shape._element.getparent().remove(shape._element)
            kept = {k: v for k, v in kept.items() if k[:2] != key[:2]}
    return list(kept.values())


def _found(deck: Any) -> set[tuple[str, Any]]:
    found: set[tuple[str, Any]] = set()
    for shape in everything(deck):
        found.add(("where", (shape.left, shape.top, shape.name)))
        if shape.has_text_frame:
            found.add(("text", shape.text_frame.text))
            if shape.shape_type != 14 and shape.fill.type == 1 and shape.fill.fore_color.type == 1:
                found.add(("colour", (str(shape.fill.fore_color.rgb), shape.name)))
    return found


@settings(max_examples=12)
@given(CHANGES)
def test_nothing_that_a_person_made_is_lost(changes: list[tuple[int, str, str]]) -> None:
    deck = opened(then())
    kept = _changed(deck, changes)
    theirs = saved(deck)
    mine = _found(opened(theirs))
    found = update(theirs, now())
    assert {each for each in kept if each in mine} <= _found(opened(found.data))
    assert update(found.data, now()).data == found.data
