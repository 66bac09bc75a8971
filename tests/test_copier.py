"""Copies of objects with other values in some fields are those that the library makes."""

from __future__ import annotations

import dataclasses
import sys
from dataclasses import field
from typing import Any

import pytest

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    left: float
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Below(Pair):
    name: str = "none"
    label: str = field(default="a", kw_only=True)


@dataclass(slots=True)
class Checked:
    width: float
    twice: float = field(default=0.0, compare=False)

    def __post_init__(self) -> None:
        self.twice = 2 * self.width


@dataclass(slots=True)
class Own:
    width: float

    def __init__(self, width: float) -> None:
        self.width = round(width)


@dataclass(frozen=True)
class Open:
    width: float


@pytest.mark.parametrize(
    ("one", "changes"),
    [
        (Pair(left=1.0), {}),
        (Pair(left=1.0, right=(1, 2)), {"left": 2.0}),
        (Below("x", left=1.0), {"name": "y", "right": (3,), "label": "b"}),
        (Checked(1.0), {"width": 3.0}),
        (Own(1.2), {"width": 3.7}),
        (Open(1.0), {"width": 2.0}),
    ],
)
def test_a_copy_has_the_new_values_and_keeps_the_others(one: Any, changes: dict[str, Any]) -> None:
    before = repr(one)
    for _ in range(2):
        made = replace(one, **changes)
        assert made is not one
        assert type(made) is type(one)
        assert repr(made) == repr(dataclasses.replace(one, **changes))
        assert made == dataclasses.replace(one, **changes)
    assert repr(one) == before


@pytest.mark.parametrize("one", [Pair(left=1.0), Checked(1.0), Open(1.0)])
def test_a_field_that_there_is_not_is_refused(one: Any) -> None:
    with pytest.raises(TypeError, match="height"):
        replace(one, height=2.0)


@pytest.mark.skipif(sys.flags.dev_mode, reason="python -X dev copies as the library does")
def test_most_copies_ask_no_field_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataclasses, "replace", lambda *_, **__: pytest.fail("the library was asked"))
    assert replace(Pair(left=1.0), left=2.0) == Pair(left=2.0)
    assert replace(Below("x", left=1.0), name="y") == Below("y", left=1.0)
