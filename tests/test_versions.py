"""Which versions of the libraries are allowed, and how what they make is held against each other."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "scripts"))

import compare_layouts  # noqa: E402
import lowest_versions  # noqa: E402

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def test_the_pinned_versions_lie_between_the_lowest_and_the_newest_that_are_allowed():
    pins = [Requirement(line) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()]
    for text in (*PROJECT["dependencies"], *(each for extra in EXTRAS.values() for each in extra)):
        wanted = Requirement(text)
        found = [pin for pin in pins if pin.name.lower() == wanted.name.lower()]
        assert found, text
        assert all(wanted.specifier.contains(str(pin.specifier).removeprefix("==")) for pin in found), text


def test_the_lowest_version_of_everything_that_is_needed_is_named():
    named = [Requirement(line) for line in lowest_versions.lowest(PROJECT)]
    assert {each.name for each in named} == {
        Requirement(text).name for text in (*PROJECT["dependencies"], *EXTRAS["dev"])
    }
    found = lowest_versions.lowest(
        {"dependencies": ["a>=1.2,<3"], "optional-dependencies": {"dev": ["b==4", "C~=5.6"]}}
    )
    assert list(found) == ["a==1.2", "b==4", "C==5.6"]


@pytest.mark.parametrize("text", ["a", "a<2", "a>1"])
def test_a_requirement_without_a_lowest_version_is_named(text):
    project = {"dependencies": [text], "optional-dependencies": {"dev": []}}
    with pytest.raises(ValueError, match=f"{text}: no lowest version"):
        list(lowest_versions.lowest(project))


def test_layouts_are_alike_to_a_hundredth_of_a_point_and_to_the_letter():
    record = ["Box(x=1.0, y=-2.5), fill='#112233', name='kpi-1', text='1,033'", "Line(x=3)"]
    near = [record[0].replace("x=1.0", "x=1.009"), record[1].replace("3", "3.0")]
    assert list(compare_layouts.differences(record, near)) == []
    changes = (("x=1.0", "x=1.02"), ("-2.5", "2.5"), ("112233", "112234"), ("kpi-1", "kpi-2"), ("033", "034"))
    for before, now in changes:
        changed = [record[0].replace(before, now), record[1]]
        assert len(list(compare_layouts.differences(record, changed))) == 1
    assert len(list(compare_layouts.differences(record, record[:1]))) == 1


def test_every_item_and_mark_of_the_examples_is_on_record():
    lines = list(compare_layouts.laid())
    assert {line.split(": ")[0] for line in lines} == {path.stem for path in (ROOT / "data").glob("*.yaml")}
    assert len(lines) > 1000
    assert any(re.search(r"path=\(\('M', \(", line) for line in lines), "no mark of a chart"
    assert list(compare_layouts.differences(lines, lines)) == []
