"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from briefgen.base import compile_late as late_patterns
from briefgen.base.compile_late import compile_late, kept_patterns_of_imports


def test_a_pattern_is_compiled_at_its_first_use_and_not_before() -> None:
    faulty = compile_late("(")
    with pytest.raises(re.error):
        faulty.search("text")


def test_a_pattern_finds_what_a_compiled_one_finds() -> None:
    late, compiled = (
        compile_late("(?P<year>20..)|q([1-4])", re.I),
        re.compile("(?P<year>20..)|q([1-4])", re.I),
    )
    text = "Q3 2025 and q4 2024"
    for _ in range(2):
        assert late.findall(text) == compiled.findall(text)
        assert late.sub("_", text) == compiled.sub("_", text)
        assert [found.span() for found in late.finditer(text)] == [f.span() for f in compiled.finditer(text)]
    assert (late.pattern, late.flags, late.groupindex) == (
        compiled.pattern,
        compiled.flags,
        compiled.groupindex,
    )


@pytest.mark.parametrize(
    ("pattern", "flags"), [("[^\t\n -~]+", 0), ("a # the letter\n|b", re.X), (rb"\d+", 0), ("é", re.I | re.A)]
)
def test_a_library_that_is_imported_has_the_patterns_that_it_wrote(
    pattern: str | bytes, flags: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(late_patterns, "COMPILED", {})
    honest = re.compile
    with kept_patterns_of_imports():
        theirs = re.compile(pattern, flags)
        again = re.compile(pattern, flags)
    assert re.compile is honest
    assert theirs == again == honest(pattern, flags)
    assert len(late_patterns.COMPILED) == isinstance(pattern, str)


def test_a_library_that_fails_while_it_is_imported_leaves_all_as_it_was() -> None:
    honest = re.compile
    with pytest.raises(re.error), kept_patterns_of_imports():
        re.compile("(")
    assert re.compile is honest
