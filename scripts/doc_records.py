"""The records that are documented besides the words, by the name that a marker and a link have."""

from __future__ import annotations

from typing import Any

from briefgen.blocks.before_after import Side
from briefgen.blocks.cards import Card
from briefgen.blocks.charts.gantt import Task
from briefgen.blocks.charts.parts.annotated import Remark
from briefgen.blocks.charts.parts.block import ChartBlock
from briefgen.blocks.charts.parts.process_plan import LimitBaseline, LimitPhase
from briefgen.blocks.hierarchy import Member
from briefgen.blocks.matrix import Quadrant
from briefgen.blocks.parts.point import Point
from briefgen.blocks.parts.spanner import Spanner
from briefgen.blocks.steps import Step
from briefgen.blocks.timeline import Event
from briefgen.brief import model
from briefgen.brief.acceptance import AcceptedWarning
from briefgen.brief.parameter import Parameter
from briefgen.data.dimension import Dimension
from briefgen.data.table_file import QueryFile, TableFile
from briefgen.facts import metric
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.selection import Selection
from briefgen.model import theme as themes
from briefgen.model.logo import Logo

RECORDS: dict[str, type[Any]] = {
    "brief": model.Brief,
    "meta": model.Meta,
    "parameter": Parameter,
    "source": metric.Source,
    "table file": TableFile,
    "query file": QueryFile,
    "dimension": Dimension,
    "metric": metric.Metric,
    "selection": Selection,
    "value": metric.Value,
    "target": metric.Target,
    "benchmark": metric.Benchmark,
    "thresholds": metric.Thresholds,
    "claim": metric.Claim,
    "settle": metric.Settle,
    "accepted warning": AcceptedWarning,
    "story choice": model.StoryChoice,
    "accepted statement": model.AcceptedStatement,
    "one pager": model.OnePager,
    "masthead": model.Masthead,
    "module": model.Module,
    "fiscal year": FiscalYear,
    "backdrop": model.Backdrop,
    "logo": Logo,
    "pillar": model.Pillar,
    "foot": model.Foot,
    "slide": model.Slide,
    "deck": model.Deck,
    "card": Card,
    "step": Step,
    "point": Point,
    "event": Event,
    "side": Side,
    "quadrant": Quadrant,
    "member": Member,
    "spanner": Spanner,
    "chart": ChartBlock,
    "remark": Remark,
    "limit baseline": LimitBaseline,
    "limit phase": LimitPhase,
    "task": Task,
    "theme": themes.Theme,
    "palette": themes.Palette,
    "accent": themes.Accent,
    "font names": themes.FontNames,
    "medium": themes.Medium,
    "type scale": themes.TypeScale,
    "looks": themes.Looks,
    "chart looks": themes.ChartLooks,
}
"""What is documented besides the words, by the name that its marker and its links have."""
