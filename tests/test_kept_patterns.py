"""Regular expressions whose compiled code the next process takes up."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from briefgen.base import compile_late as late, pattern_code
from briefgen.base.pattern_code import code_of, pattern_of
from briefgen.runtime.cache import load, store
from briefgen.runtime.kept_patterns import kept_patterns

PATTERNS = (
    (r"(?P<year>(?:19|20)\d\d)年?|q([1-4])\b", 0),
    (r"[一-龥]+(?<![月日])\s*(?i:Straße|ÉTÉ)", re.MULTILINE),
    (r"^\s*(a+)\1{2,}?$", re.IGNORECASE | re.VERBOSE),
    ("[\ud800-\udfff\ufffe]", 0),
)
TEXT = "2025年 Q3 1999 青岛 STRASSE été aaa \x00\n青岛été"


@pytest.fixture(autouse=True)
def nothing_compiled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give each test a process that has compiled nothing, and a cache of its own."""
    monkeypatch.setattr(late, "COMPILED", {})
    monkeypatch.setattr("briefgen.runtime.kept_patterns.COMPILED", late.COMPILED)
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path))


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_pattern_of_kept_code_is_the_one_that_is_compiled(pattern: str, flags: int) -> None:
    code = code_of(pattern, flags)
    assert code is not None
    kept, compiled = pattern_of(pattern, code), re.compile(pattern, flags)
    assert kept == compiled
    assert kept is not None
    assert (kept.pattern, kept.flags, kept.groups) == (compiled.pattern, compiled.flags, compiled.groups)
    assert dict(kept.groupindex) == dict(compiled.groupindex)
    assert [found.groups() for found in kept.finditer(TEXT)] == [
        found.groups() for found in compiled.finditer(TEXT)
    ]


def test_the_next_process_compiles_nothing_that_this_one_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    with kept_patterns():
        assert late.compile_late(*PATTERNS[0]).findall(TEXT)
    late.COMPILED.clear()
    monkeypatch.setattr(pattern_code, "code_of", lambda *_: pytest.fail("compiled anew"))
    with kept_patterns():
        pattern = late.compile_late(*PATTERNS[0])
        assert [found["year"] for found in pattern.finditer(TEXT)] == ["2025", "1999"]


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"{",
        b"[1]\n",
        b'{"a": 1}\n',
        b'{"%s": [32, 0, {}, 4]}\nAAAA',
        b'{"%s": [32, 3, {"x": 9}, 12]}\nAAAA',
    ],
)
def test_a_file_that_holds_something_else_counts_for_nothing(kept: bytes, tmp_path: Path) -> None:
    with kept_patterns():
        assert late.compile_late("a").search("cba")
    (path,) = (tmp_path / "patterns").iterdir()
    (written,) = late.COMPILED
    store(path, kept.replace(b"%s", written.encode()))
    late.COMPILED.clear()
    with kept_patterns():
        assert late.compile_late("a").findall("banana") == ["a", "a", "a"]


def test_nothing_is_written_where_nothing_was_compiled(tmp_path: Path) -> None:
    with kept_patterns():
        pass
    assert not list((tmp_path / "patterns").iterdir())


def test_a_python_that_does_not_tell_its_code_compiles_as_ever(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "re._compiler", None)
    with kept_patterns():
        assert late.compile_late(r"(\d+)年").findall(TEXT) == ["2025"]
    assert not list((tmp_path / "patterns").iterdir())
    assert code_of("a", 0) is None


def test_a_pattern_of_bytes_is_compiled_as_ever() -> None:
    with kept_patterns():
        assert late.compile_late(rb"\xff+([^\xff\0])").findall(b"\xff\xffA") == [b"A"]
    assert not late.COMPILED


def test_a_faulty_pattern_says_so_and_is_not_kept() -> None:
    with kept_patterns(), pytest.raises(re.error):
        late.compile_late("(").search("")
    assert not late.COMPILED


def test_what_is_kept_is_sealed(tmp_path: Path) -> None:
    with kept_patterns():
        assert late.compile_late("a").search("a")
    (path,) = (tmp_path / "patterns").iterdir()
    path.write_bytes(path.read_bytes()[:-3] + b"zzz")
    assert load(path) is None
