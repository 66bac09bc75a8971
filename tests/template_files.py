"""Slide templates of various makers' kinds, made by `scripts/make_templates.py`, and a brief for them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from laid_kit import left_for_others
from picture_files import drawn, saved

from briefgen.model.scene import Scene
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "tests" / "templates"
sys.path.append(str(ROOT / "scripts"))

import make_templates as made  # noqa: E402, F401
from template_cases import refused as refused  # noqa: E402

TEMPLATES = sorted(path.name for path in HOME.iterdir())
BRIEF = """\
meta:
  title: 港城图书馆年度运行情况
  standfirst: "到馆 {visits}，外借 {loans}"
  publisher: 港城图书馆
  date: 2026-01-15
sources: {report: {title: 港城图书馆年度报告, publisher: 港城图书馆, date: 2026-01}}
metrics:
  visits: {label: 到馆, unit: 万人次, kind: amount, values: {2023: 84, 2024: 91.5, 2025: 103}, source: report}
  loans: {label: 外借, unit: 万册次, kind: amount, values: {2024: 66, 2025: 71.9}, source: report}
  members: {label: 读者, unit: 万人, kind: amount, values: {2024: 21.2, 2025: 23.6}, source: report}
deck:
  - {kind: cover}
  - {kind: section, title: 到馆与外借, subtitle: 两项都在增长, blocks: [{row: [{kpi: visits}, {kpi: loans}]}]}
  - title: 到馆增长{visits.growth@2024}
    subtitle: 主要指标
    blocks: [{row: [{kpi: visits}, {kpi: loans}, {kpi: members}]}]
  - {title: 到馆人次连年上升, subtitle: 万人次, blocks: [{column: visits}], notes: 先说到馆。}
  - {title: 指标一览, blocks: [{table: {metrics: [visits, loans, members], columns: [2024, 2025]}}]}
  - {title: 明年要做的三件事, blocks: [{bullets: [延长分馆开放时间, 少儿馆增设座位, 数字资源与市民卡打通]}]}
  - title: 新馆已经动工
    layout: picture-right
    blocks: [{prose: 新馆明年秋天开放。}, {picture: {file: hall.png, alt: 新馆}}]
  - {kind: sources, title: 资料来源}
  - {layout: closing, title: 谢谢, subtitle: 港城图书馆}
"""
"""A cover, a divider, figures, a chart, a table, points, a picture, sources, a closing slide."""


def brief_in(folder: Path) -> Path:
    """Write the brief and its picture into a folder and return its path."""
    (folder / "hall.png").write_bytes(saved(drawn(), "PNG"))
    (path := folder / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return path


@left_for_others
def built_in_template(name: str) -> tuple[Scene, bytes]:
    """Return the brief's deck in a template, laid out and painted."""
    with tempfile.TemporaryDirectory() as folder:
        made_ = lay_out(brief_in(Path(folder)), template=str(HOME / name), parts=frozenset({"deck"}))
        assert made_.problems == ()
        return made_.deck, painted(made_, "brief", ("pptx",))["brief.pptx"]


def template(name: str) -> bytes:
    """Return a template of the repository."""
    return (HOME / name).read_bytes()
