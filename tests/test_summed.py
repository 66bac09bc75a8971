"""Lengths are added up alike in every Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from briefgen.base.summed import summed

WITHOUT_FLOATS = """
import builtins, sys
whole = builtins.sum
def strict(numbers, /, start=0):
    numbers, asks = list(numbers), sys._getframe(1)
    if asks.f_globals["__name__"].startswith("briefgen."):
        if any(isinstance(number, float) for number in (start, *numbers)):
            raise AssertionError(f"{asks.f_code.co_filename}:{asks.f_lineno} adds up floats by sum()")
    return whole(numbers, start)
builtins.sum = strict
from briefgen.cli.app import main
sys.exit(main(sys.argv[1:]))
"""
"""The command, in a process whose `sum` refuses floats of ours: what it returns depends on the Python."""
EVERYTHING = ("--format", "pptx,pdf,html", "--print", "--quiet")


def test_each_step_of_a_sum_is_rounded_and_no_numbers_are_nought() -> None:
    assert summed([0.1] * 10) == 0.9999999999999999  # sum() says 1.0 from Python 3.12 on
    assert summed(length for length in (1e16, 1.0, -1e16)) == 0.0
    assert summed(()) == 0
    assert summed((3, 4)) == 7


@pytest.mark.slow
@pytest.mark.parametrize("words", [("build", *EVERYTHING), ("gallery",)])
def test_no_length_goes_through_a_sum_that_differs_between_pythons(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path / "cache"))
    briefs = map(str, sorted((ROOT / "data").glob("*.yaml"))) if words[0] == "build" else ()
    command = [sys.executable, "-c", WITHOUT_FLOATS, *words, *briefs, "--out", str(tmp_path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


def test_a_sum_of_floats_is_refused_by_that_process() -> None:
    """Otherwise the test above could not fail."""
    adds = "exec(compile('sum([1, 0.5])', 'b.py', 'exec'), {'__name__': 'briefgen.b'})\n"
    code = WITHOUT_FLOATS.replace("from briefgen", adds + "from briefgen")
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "b.py:1 adds up floats" in told.stderr
