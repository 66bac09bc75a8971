"""A text is traced again where a figure that its numerals may be comes, goes or changes, and only there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.layout.text_tracer import TextTracer, TracedText
from briefgen.model.memory import MEMORY, own_memory
from briefgen.pipeline.lay_out import lay_out

TEXT = """\
meta: {title: T, language: en}
metrics:
  beds: {label: Beds, unit: beds, values: {2021: 300, 2025: 340}}
  cost: {label: Costs, unit: USD, kind: amount, values: {2025: 1230000}}
  rate: {label: Rate, unit: '%', values: {2025: 12}}
deck:
  - title: One
    notes: 'There are 340 beds.'
    blocks:
      - prose: 'It costs 1.23 million USD.'
      - prose: 'That took 4 years.'
      - prose: 'It is 12% of {beds}.'
"""


@pytest.fixture
def traced(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts of the author that are traced, in order."""
    seen, honest = list[str](), TextTracer._traced

    def noted(tracer: TextTracer, text: TracedText) -> object:
        if text.refers:
            seen.append(text.text)
        return honest(tracer, text)

    monkeypatch.setattr(TextTracer, "_traced", noted)
    MEMORY.clear()
    yield seen
    MEMORY.clear()


def untraced(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return [f"{problem.place}: {problem.message}" for problem in lay_out(path).problems]


@pytest.mark.parametrize(
    ("old", "new", "again", "names"),
    [
        ("12}}", "13}}", ["It is 12% of {beds}."], "12"),
        ("2025: 340", "2025: 341", ["There are 340 beds.", "It is 12% of {beds}."], "340"),
        ("1230000", "1234000", [], ""),
        ("1230000", "1250000", ["It costs 1.23 million USD."], "1.23"),
        ("2021: 300", "2020: 300", ["That took 4 years."], "4"),
        ("title: One", "title: Two", [], ""),
        ("deck:\n", "deck:\n\n", [], ""),
    ],
)
def test_an_edit_lets_those_texts_be_traced_again_that_it_concerns(
    tmp_path: Path, traced: list[str], old: str, new: str, again: list[str], names: str
) -> None:
    path = tmp_path / "brief.yaml"
    assert old in TEXT
    assert untraced(path, TEXT) == []
    for text in (TEXT.replace(old, new, 1), TEXT):
        traced.clear()
        found = untraced(path, text)
        assert set(again) <= set(traced)
        assert len(set(traced)) < 4 or "2021" in old  # `previous` is another time then, for all texts
        with own_memory():
            assert untraced(path, text) == found
        assert bool(found) == (bool(names) and text != TEXT)
        assert all(f"{names} in" in each for each in found)


def test_of_figures_in_another_order_all_texts_are_traced_again(tmp_path: Path, traced: list[str]) -> None:
    path, lines = tmp_path / "brief.yaml", TEXT.splitlines(keepends=True)
    lines[2], lines[4] = lines[4], lines[2]
    for text in (TEXT, "".join(lines)):
        traced.clear()
        assert untraced(path, text) == []
        assert len(set(traced)) >= 4
