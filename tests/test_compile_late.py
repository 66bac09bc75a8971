"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from briefgen.base.compile_late import compile_late


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
