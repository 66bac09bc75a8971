"""Traditional Chinese in, as many simplified characters out: what stands at a position stays there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase, Word

T = TypeVar("T")
TABLE = Path(__file__).with_name("simplified.txt")
_SAID = (("成长", "增长"), ("衰退", "下滑"), ("数位", "数字"), ("百分比点", "个百分点"))
"""Words of Taiwan, simplified, and the mainland's of the same length that reading knows."""


def simplified(text: str) -> str:
    """Return a text in simplified characters, and in words that are read."""
    if text.isascii():
        return text
    said = text.translate(_table())
    for one, other in _SAID:
        said = said.replace(one, other)
    return said


@cache
def _table() -> dict[int, int]:
    traditional, plain = TABLE.read_text("utf-8").splitlines()
    return {ord(one): ord(other) for one, other in zip(traditional, plain, strict=True)}


def all_simplified(value: T) -> T:
    """Return a value of the brief's model with all of its texts simplified; places stay as they are."""
    return cast(T, _simplified(value))


def _simplified(value: Any) -> Any:
    if isinstance(value, Word):
        return Word(simplified(value), value.place)
    if isinstance(value, str):
        return simplified(value)
    if isinstance(value, Phrase):
        return Phrase(simplified(value.text), value.place)
    if isinstance(value, Mapping):
        return {_simplified(key): _simplified(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_simplified, value))
    if is_dataclass(value) and not isinstance(value, type | Place):
        found = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
        changed = {name: _simplified(each) for name, each in found.items()}
        return replace(value, **{name: each for name, each in changed.items() if each != found[name]})
    return value
