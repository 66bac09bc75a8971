"""What was made of values is kept as long as every turn asks for it, and no longer."""

from __future__ import annotations

from briefgen.base.recent import Recent
from briefgen.model.memory import Memory


def counted(calls: list[str], text: str) -> str:
    calls.append(text)
    return text.upper()


def test_what_was_made_under_an_equal_key_is_not_made_again():
    recent, calls = Recent(), list[str]()
    assert [recent.made(("key", "a"), counted, calls, "a") for _ in range(3)] == ["A"] * 3
    assert recent.made(("key", "b"), counted, calls, "b") == "B"
    assert calls == ["a", "b"]


def test_equal_objects_are_not_the_same_ones():
    recent, calls = Recent(), list[str]()
    one, other = ["page"], ["page"]
    for whole in (one, other, one):
        recent.made_of((whole,), "text", counted, calls, "page")
    assert calls == ["page", "page"]


def test_an_object_is_kept_as_long_as_what_was_made_of_it_so_that_no_other_takes_its_place():
    recent = Recent()
    assert [recent.made_of((list(range(9)),), "", lambda at=number: at) for number in range(99)] == [
        *range(99)
    ]


def test_each_turn_that_asks_for_something_keeps_it_and_one_that_does_not_forgets_it():
    recent, calls = Recent(), list[str]()
    for _ in range(5):
        recent.turn()
        recent.made("key", counted, calls, "made")
    assert calls == ["made"]
    recent.turn()
    recent.turn()
    recent.made("key", counted, calls, "anew")
    assert calls == ["made", "anew"]


def test_a_build_of_another_brief_forgets_what_was_painted_of_the_one_before():
    memory, calls = Memory(), list[str]()
    for brief in ("one", "one", "other"):
        memory.begin(brief)
        memory.painted.made("key", counted, calls, brief)
    assert calls == ["one", "one", "other"]
