"""The project's dataclasses behave as the standard library's do."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from dataclasses import field, replace
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from briefgen.base.dataclass import dataclass as ours


def classes(dataclass: Callable[..., Any]) -> tuple[Any, Any, Any]:
    """Return a class with defaults, one below it with ``__post_init__``, one with its own ``__init__``."""

    @dataclass(frozen=False, slots=True)
    class Plain:
        KIND: ClassVar[str] = "plain"
        width: float
        name: str = "none"
        items: list[int] = field(default_factory=list)
        label: str = field(default="", kw_only=True)

    @dataclass(frozen=False, slots=True, kw_only=True)
    class Below(Plain):
        twice: float = field(default=0.0, compare=False)

        def __post_init__(self) -> None:
            self.twice = 2 * self.width

    @dataclass(frozen=False, slots=True)
    class Own:
        width: float

        def __init__(self) -> None:
            self.width = 7.0

    return Plain, Below, Own


BOTH = [
    pytest.param(classes(make), id=name)
    for name, make in (("ours", ours), ("library", dataclasses.dataclass))
]


@pytest.mark.parametrize("made", BOTH)
def test_values_go_by_place_or_by_name_and_the_rest_is_default(made: tuple[Any, Any, Any]) -> None:
    plain, below, own = made
    one = plain(3.0, "a", label="b")
    assert (one.width, one.name, one.items, one.label, one.KIND) == (3.0, "a", [], "b", "plain")
    assert plain(3.0).items is not plain(3.0).items
    assert replace(one, items=[1]) == plain(items=[1], width=3.0, name="a", label="b")
    assert below(3.0, name="a").twice == 6.0
    assert own().width == 7.0


@pytest.mark.parametrize("made", BOTH)
@pytest.mark.parametrize(
    ("values", "named", "said"),
    [
        ((), {}, "missing 1 required positional argument: 'width'"),
        ((1.0,), {"height": 2.0}, "unexpected keyword argument 'height'"),
        ((1.0, "a", [], "label"), {}, "takes from 2 to 4 positional arguments"),
    ],
)
def test_wrong_arguments_are_told_by_name(
    values: tuple[Any, ...], named: dict[str, Any], said: str, made: tuple[Any, Any, Any]
) -> None:
    with pytest.raises(
        TypeError, match=rf"classes\.<locals>\.Plain\.__init__\(\) .*{said}|Plain.__init__\(\) {said}"
    ):
        made[0](*values, **named)


def test_ours_compile_no_annotations() -> None:
    """To name and compile the types of all fields took a fifth of what all imports take."""
    if not sys.flags.dev_mode:
        made = [type(each(1.0)) for each in classes(ours)[:2]]
        assert [each.__init__.__annotations__ for each in made] == [{}, {}]


@pytest.mark.parametrize("dataclass", [ours, dataclasses.dataclass])
def test_what_the_library_asks_of_a_class_is_told_alike(dataclass: Callable[..., Any]) -> None:
    made = classes(dataclass)
    told = [
        [
            (each.name, each.type, each.default, each.init, each.compare, each.kw_only, dict(each.metadata))
            for each in dataclasses.fields(cls)
        ]
        for cls in made
    ]
    assert [[name for name, *_ in each] for each in told] == [
        ["width", "name", "items", "label"],
        ["width", "name", "items", "label", "twice"],
        ["width"],
    ]
    assert [type_ for _, type_, *_ in told[0]] == ["float", "str", "list[int]", "str"]
    assert [kw_only for *_, kw_only, _ in told[1]] == [False, False, False, True, True]
    assert [cls.__match_args__ for cls in made] == [("width", "name", "items")] * 2 + [("width",)]
    assert [cls.__slots__ for cls in made] == [("width", "name", "items", "label"), ("twice",), ("width",)]
    assert dataclasses.asdict(made[1](2.0)) == {
        "width": 2.0, "name": "none", "items": [], "label": "", "twice": 4.0,
    }  # fmt: skip
    assert repr(made[0](1.0)).endswith("Plain(width=1.0, name='none', items=[], label='')")
    kinds = SimpleNamespace(plain=made[0])
    match made[0](3.0, "a"):
        case kinds.plain(width, name):
            assert (width, name) == (3.0, "a")
        case _:
            pytest.fail("an object is not matched by its class")


@pytest.mark.parametrize("dataclass", [ours, dataclasses.dataclass])
def test_a_class_without_slots_keeps_plain_defaults_as_its_own_and_no_others(
    dataclass: Callable[..., Any],
) -> None:
    @dataclass(frozen=True)
    class Open:
        items: list[int] = field(default_factory=list)
        name: str = "a"
        label: str = field(default="b", metadata={"doc": "what it is called"})

    assert (Open.name, Open.label, hasattr(Open, "items")) == ("a", "b", False)
    assert Open() == Open([], "a", "b")
    with pytest.raises(TypeError, match="unhashable"):
        hash(Open())
    assert [each.metadata.get("doc") for each in dataclasses.fields(Open)] == [
        None,
        None,
        "what it is called",
    ]


@pytest.mark.parametrize("dataclass", [ours, dataclasses.dataclass])
def test_mistakes_in_a_class_are_told(dataclass: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match=r"mutable default .*: use default_factory"):
        dataclass(slots=True)(type("Shared", (), {"__annotations__": {"a": "list"}, "a": []}))
    with pytest.raises(TypeError):
        dataclass(slots=True)(type("Late", (), {"__annotations__": {"a": "int", "b": "int"}, "a": 1}))(1, 2)


@pytest.mark.parametrize("dataclass", [ours, dataclasses.dataclass])
def test_objects_of_an_ordered_class_sort_by_their_values(dataclass: Callable[..., Any]) -> None:
    @dataclass(frozen=True, slots=True, order=True)
    class Spot:
        line: int
        column: int = 0

    first, second = Spot(1, 9), Spot(2)
    assert sorted([second, first]) == [first, second]
    assert first < second
    assert first <= second
    assert second > first
    assert second >= first
    assert first <= Spot(1, 9)
    assert not first < Spot(1, 9)
    with pytest.raises(TypeError, match="not supported between instances of 'Spot' and 'int'"):
        assert first < 1
