"""A figure in a pillar's name finds its place: set smaller in a narrow column, else named as too wide."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.model.scene import Text, walk
from briefgen.pipeline.lay_out import lay_out


def heads(folder: Path, unit: str, columns: int) -> list[Text]:
    """Return the names of so many pillars in A5, each with a figure in this unit."""
    path = folder / "brief.yaml"
    pillars = "".join(
        f"    - {{key: p{number}, title: 'Saved {{a}}', modules: [{{blocks: [{{prose: Energy.}}]}}]}}\n"
        for number in range(columns)
    )
    path.write_text(
        "meta: {title: Energy, language: en}\n"
        f"metrics: {{a: {{label: Energy, unit: {unit}, kind: amount, exact: true, values: {{2025: 38}}}}}}\n"
        f"onepager:\n  size: A5\n  pillars:\n{pillars}"
    )
    items = walk(lay_out(path).page.pages[0].items)
    return [item for item in items if isinstance(item, Text) and item.role == "heading"]


def test_it_is_set_smaller_where_the_column_is_narrower_than_the_figure(tmp_path: Path) -> None:
    sizes = [
        {head.lines[0].spans[0].style.size for head in heads(tmp_path, "Megawatts", columns)}
        for columns in (2, 5)
    ]
    assert [len(each) for each in sizes] == [1, 1]
    assert max(sizes[1]) < max(sizes[0])


def test_one_that_is_too_wide_at_its_smallest_is_refused_in_its_line(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as refused:
        heads(tmp_path, "Megawattstunden" * 4, 5)
    problems = [each for each in refused.value.problems if "head of its pillar" in each.message]
    assert [(each.code, each.place.line) for each in problems] == [("overflow", 6 + at) for at in range(5)]
    assert {each.code for each in refused.value.problems if each.severity == "error"} == {"overflow"}
