"""What briefgen's `dataclass` makes is one in every respect but the lock, which `python -X dev` adds."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from briefgen.base import dataclass


def pair(**options):
    made = []
    for maker in (dataclass.dataclass, dataclasses.dataclass):

        class Point:
            """A point."""

            x: float
            tags: tuple[str, ...] = ()
            much: dict[str, float] = dataclasses.field(default_factory=dict, repr=False, compare=False)

        Point.__annotations__ = {"x": float, "tags": tuple, "much": dict}
        made.append(maker(**options)(Point))
    return made


@pytest.mark.parametrize("frozen", [True, False])
def test_a_record_is_told_compared_and_hashed_as_the_librarys(frozen):
    ours, theirs = pair(frozen=frozen, slots=True, kw_only=True)
    for make in (ours, theirs):
        assert make(x=1.0, much={"a": 1.0}) == make(x=1.0)
        assert make(x=1.0) != make(x=2.0)
        assert make(x=1.0) != (1.0, ())
        assert not hasattr(make(x=1.0), "__dict__")
        assert dataclasses.replace(make(x=1.0), x=2.0) == make(x=2.0)
    assert repr(ours(x=1.0)) == repr(theirs(x=1.0))
    if frozen:
        assert hash(ours(x=1.0)) == hash(theirs(x=1.0))
    else:
        assert ours.__hash__ is theirs.__hash__ is None


def test_what_a_class_defines_itself_stays():
    @dataclass.dataclass(frozen=True, slots=True)
    class Odd:
        """An odd one."""

        value: int

        def __hash__(self):
            return 7

        def __repr__(self):
            return "odd"

    assert (hash(Odd(1)), repr(Odd(1)), Odd(1) == Odd(1)) == (7, "odd", True)


def test_a_build_changes_no_frozen_record(tmp_path):
    brief = "data/qingdao-2025.yaml"
    for number, flags in enumerate(((), ("-X", "dev", "-W", "ignore"))):
        command = [sys.executable, *flags, "-m", "briefgen", "build", brief, "--quiet"]
        subprocess.run([*command, "--out", str(tmp_path / str(number))], check=True)
    for name in ("qingdao-2025.pptx", "qingdao-2025.pdf"):
        assert (tmp_path / "0" / name).read_bytes() == (tmp_path / "1" / name).read_bytes()
