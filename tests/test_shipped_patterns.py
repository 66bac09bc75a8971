"""Regular expressions that come along compiled: a first build finds them."""

from __future__ import annotations

import gc
import importlib
import pkgutil

import pytest

import briefgen.words.kinds
from briefgen.base import compile_late as late, pattern_code, pattern_file
from briefgen.base.pattern_code import code_of, pattern_of
from briefgen.base.pattern_file import shipped
from briefgen.words.late_pattern import LatePattern

IN_USE = 0.6
"""The part of what comes along that imported modules have; the rest is put together during a build."""


@pytest.fixture(scope="module")
def patterns() -> dict[str, tuple[str, int]]:
    """The patterns of modules that most builds import, by the names that they go by."""
    for module in pkgutil.iter_modules(briefgen.words.kinds.__path__, f"{briefgen.words.kinds.__name__}."):
        importlib.import_module(module.name)
    importlib.import_module("briefgen.pipeline.lay_out")
    gc.unfreeze()  # what the modules of other tests have imported is frozen, and not among the objects
    everything = gc.get_objects()
    gc.freeze()
    late_ones = (each.compiled for each in everything if isinstance(each, LatePattern))
    uncompiled = (*late_ones, *(each for each in everything if isinstance(each, late._Uncompiled)))
    written = {(each._pattern, each._flags) for each in uncompiled if isinstance(each._pattern, str)}
    return {late.name_of(*each): each for each in written}


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a test a process that has read and compiled nothing."""
    shipped.cache_clear()
    monkeypatch.setattr(late, "COMPILED", {})


def test_what_comes_along_is_what_this_python_compiles_to(patterns: dict[str, tuple[str, int]]) -> None:
    known = {name: each for name, each in patterns.items() if name in shipped()}
    assert known
    for name, each in known.items():
        ours, theirs = shipped()[name], code_of(*each)
        assert theirs is not None
        one, other = pattern_of(each[0], ours), pattern_of(each[0], theirs)
        assert one == other, each[0]
        assert (ours.flags, ours.groups, ours.names) == (theirs.flags, theirs.groups, theirs.names)


def test_what_comes_along_is_still_what_is_asked_for(patterns: dict[str, tuple[str, int]]) -> None:
    found = sum(name in patterns for name in shipped())
    assert found > IN_USE * len(shipped()), "make it anew: python scripts/make_patterns.py"


@pytest.mark.usefixtures("fresh")
def test_what_comes_along_is_not_compiled(
    patterns: dict[str, tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    each = next(each for name, each in sorted(patterns.items()) if name in shipped())
    monkeypatch.setattr(pattern_code, "code_of", lambda *_: pytest.fail("compiled anew"))
    late.compile_late(*each).search("2025年")
    assert not late.COMPILED  # nothing that a process would keep a second time


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(("name", "value"), [("NUMBERING", "20990101-4-little"), ("SHIPPED", "nowhere")])
def test_a_python_of_other_numbers_and_a_package_without_the_file_compile_as_ever(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, patterns: dict[str, tuple[str, int]]
) -> None:
    home = pattern_file.SHIPPED
    monkeypatch.setattr(pattern_file, name, home.with_name(value) if name == "SHIPPED" else value)
    assert not shipped()
    assert late.compile_late(r"\d+年").findall("2025年") == ["2025年"]
    shipped.cache_clear()
