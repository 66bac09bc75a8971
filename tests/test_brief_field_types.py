"""The types of a dataclass's fields, each made when it is asked for."""

from __future__ import annotations

import dataclasses
import inspect
from importlib import import_module
from pkgutil import iter_modules
from typing import get_type_hints

import pytest

from briefgen.brief.field_types import FieldTypes
from briefgen.brief.model import Meta

PACKAGES = ("briefgen.blocks", "briefgen.blocks.charts", "briefgen.brief", "briefgen.facts")
CLASSES = {
    cls
    for package in map(import_module, PACKAGES)
    for module in iter_modules(package.__path__, f"{package.__name__}.")
    if not module.ispkg
    for _, cls in inspect.getmembers(import_module(module.name), inspect.isclass)
    if dataclasses.is_dataclass(cls) and cls.__module__ == module.name
}


def test_each_field_has_the_type_that_python_finds_for_it() -> None:
    compared = 0
    for cls in CLASSES:
        try:
            hints = get_type_hints(cls, include_extras=True)
        except NameError:
            continue  # a name for type checkers alone: no brief states such a class
        types = FieldTypes(cls)
        for each in dataclasses.fields(cls):
            assert types[each.name] == hints[each.name], f"{cls.__name__}.{each.name}"
            compared += 1
    assert compared > 500


def test_no_type_is_made_before_it_is_asked_for() -> None:
    types = FieldTypes(Meta)
    assert types == {}
    assert types["date"] is types["date"]
    assert list(types) == ["date"]
    with pytest.raises(KeyError):
        types["no such field"]
