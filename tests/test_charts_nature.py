"""How a chart is read is declared by its class: a new one is checked as its twin is, whatever its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError
from briefgen.base.geometry import Box
from briefgen.base.nature import Nature
from briefgen.blocks.charts.lollipop import Lollipop
from briefgen.blocks.charts.parts.block import ChartBlock, chart_style, word_of
from briefgen.blocks.charts.parts.data import MetricRow
from briefgen.brief import vocabulary
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Series
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
CHARTS = [name for name in vocabulary.words() if issubclass(vocabulary.word(name) or object, ChartBlock)]
HEAD = """\
meta: {title: Trade, language: en, as_of: 2025}
metrics:
  goods: {label: Goods, unit: bn, kind: amount, values: {2024: 5, 2025: -6.3}}
  people: {label: Staff, unit: people, values: {2024: 3, 2025: 12}}
  share: {label: Share, unit: "%", kind: share, values: {2024: 50, 2025: 60}}
  rank: {label: Rank, kind: rank, values: {2024: 5, 2025: 3}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle(Lollipop):
    """A lollipop under another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stalk(ChartBlock):
    """Stems that somebody wrote anew, from an axis that begins at the smallest value."""

    NATURE: ClassVar[Nature] = Nature(read_by="length", timed=True)

    def chart(self, found: tuple[MetricRow, ...], setting: Setting, box: Box) -> Chart:
        facts = [row.facts[-1] for row in found]
        values = tuple(float(fact.number) for fact in facts)
        series = Series(
            name="", values=values, labels=("",) * len(values), colours=("#000000",) * len(values),
            facts=tuple(fact.id for fact in facts),
        )  # fmt: skip
        style = chart_style(setting)
        chart = self.framed(
            found, setting, box, categories=tuple(row.label for row in found), series=(series,), style=style
        )
        return replace(chart, style=replace(chart.style, value_min=min(values), value_max=max(values)))


@pytest.fixture
def new_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let briefs name the charts of this file."""
    ours = {word_of(cls): cls for cls in (Needle, Stalk)}
    known = vocabulary.word
    monkeypatch.setattr(vocabulary, "word", lambda name: ours.get(name) or known(name))


def errors(brief_file: Write, word: str, metrics: str) -> list[str]:
    """Return what is wrong with a chart for its reader, without the word's name."""
    path = brief_file(f"{HEAD}deck:\n  - {{title: All of it, blocks: [{{{word}: [{metrics}]}}]}}\n")
    try:
        found = lay_out(path).problems
    except BriefError as error:
        found = tuple(error.problems)
    return [each.message.removeprefix(f"{word}: ") for each in found if each.code == "honesty"]


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_says_how_it_is_read(name: str) -> None:
    cls: Any = vocabulary.word(name)
    assert isinstance(getattr(cls, "NATURE", None), Nature), f"{cls.__name__} declares no NATURE"


@pytest.mark.usefixtures("new_words")
@pytest.mark.parametrize("metrics", ["goods, people", "people, share", "rank", "goods"])
def test_a_chart_under_a_new_name_is_refused_as_its_twin_is(brief_file: Write, metrics: str) -> None:
    said = errors(brief_file, "lollipop", metrics)
    assert errors(brief_file, "needle", metrics) == said
    assert said or metrics == "goods"


@pytest.mark.usefixtures("new_words")
def test_a_chart_written_anew_is_checked_by_what_it_declares(brief_file: Write) -> None:
    begins, alike = errors(brief_file, "stalk", "people, share")
    assert "begin at 12 and not at zero" in begins
    assert "one axis for different things" in alike
    assert errors(brief_file, "stalk", "rank") == ["a longer bar for a worse rank"]


@pytest.mark.parametrize("word", ["bar", "column", "lollipop"])
def test_values_of_both_signs_stand_on_one_axis_that_has_zero_on_it(brief_file: Write, word: str) -> None:
    both = HEAD.rpartition("  rank:")[0]
    both = both.replace("unit: people", "unit: bn, kind: amount")
    path = brief_file(f"{both}deck:\n  - {{title: Both, blocks: [{{{word}: [goods, people]}}]}}\n")
    (chart,) = (item for item in lay_out(path).deck.pages[0].items if isinstance(item, Chart))
    assert (chart.style.value_min or 0.0) <= -6.3 < 12 <= (chart.style.value_max or 0.0)
