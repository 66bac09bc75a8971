"""Numbers as another application prints them: LibreOffice opens the deck, and no line's end parts one."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import office
import pytest

from briefgen.model.scene import Page, Scene, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.render.pptx import paint
from briefgen.text.patterns import ATOM

CHINESE = """
meta: {title: 一季度运行情况}
sources: {r: {title: 统计公报}}
metrics:
  a: {label: 研发强度, unit: "%", kind: share, values: {2023: 3.2, 2024: 4.9}, source: r}
  b: {label: 用电量, unit: 亿千瓦时, kind: amount, values: {2023: 92241.5, 2024: 98521.25}, source: r}
  c: {label: 出口额, unit: 万元人民币, kind: amount, values: {2023: 12345678.5, 2024: 12345678.9}, source: r}
deck:
  - title: 研发强度与用电量
    blocks:
      - row:
        - prose: >
            研发强度由2023年的{a.2023}提高到{a}，提高{a.points}；全社会用电量达到{b}，比上年增加{b.change}；
            出口额达到{c}，规模以上工业企业总数超过12345家，其中新设企业约1234家，注销企业不足567家，
            人均用电1234.5千瓦时，户均3.2人。年末常住人口约1,234.5万人，城镇化率提高0.7个百分点。
        - callout:
            title: 要点
            text: 2021—2025年累计新增{b.change}，占全国的3.5%—4.5%，平均每年增加1,300,000千瓦时。
  - title: 卡片
    blocks: [{kpi_grid: [a, b, c]}, {table: {metrics: [a, b, c], columns: [2023, 2024, change]}}]
"""
ENGLISH = """
meta: {title: The budget in figures, language: en}
sources: {r: {title: Annual report}}
metrics:
  a: {label: Budget, unit: €, kind: amount, values: {2023: 1250000, 2024: 1300000}, source: r}
  b: {label: Emissions, unit: Mt CO₂e, kind: amount, values: {2023: 12.5, 2024: 11.9}, source: r}
  c: {label: On time, unit: "%", kind: share, values: {2023: 91.4, 2024: 94.1}, source: r}
deck:
  - title: "The budget grew to {a}"
    blocks:
      - row:
        - prose: >
            The budget grew from {a.2023} to {a}, that of the trains in 2021–2025 by 3–5 percentage points,
            while emissions came down from {b.2023} to {b}, and punctuality gained {c.points}. Grants of
            $3.2 million and of CNY 1.2 billion were paid, 48 km/h was reached, and 1,234,567 people came on
            12,345 days.
        - callout:
            title: In short
            text: It cost 1,300,000 €, or 12.5 € per head, and saved 11.9 Mt CO₂e at −0.4 °C.
  - title: Cards
    blocks: [{kpi_grid: [a, b, c]}, {table: {metrics: [a, b, c], columns: [2023, 2024, change]}}]
"""


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0]", "", text)


def numbers(page: Page) -> Iterator[str]:
    """Yield what numbers of more than one character the texts of a slide have."""
    for item in walk(page.items):
        cells = [cell.text for cell in item.cells] if isinstance(item, TableItem) else []
        for text in [item] if isinstance(item, Text) else cells:
            for paragraph in text.paragraphs:
                found = ATOM.finditer(paragraph.text)
                yield from (
                    each[0] for each in found if (each["number"] or each["spoken"]) and len(each[0]) > 1
                )


def printed_lines(pdf: Path, page: int) -> list[str]:
    command = ["pdftotext", "-f", str(page), "-l", str(page), "-layout", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode("utf-8")
    return [squeezed(line) for line in text.splitlines()]


@pytest.mark.slow
@pytest.mark.seen
@pytest.mark.skipif(office.SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_libreoffice_parts_no_number_of_flowing_text_cards_and_cells(tmp_path):
    scenes: dict[str, Scene] = {}
    for name, brief in (("chinese", CHINESE), ("english", ENGLISH)):
        path = tmp_path / f"{name}.yaml"
        path.write_text(brief, encoding="utf-8")
        scenes[name] = lay_out(path).deck
    office.rendered({name: paint(scene) for name, scene in scenes.items()}, tmp_path)
    for name, scene in scenes.items():
        for page in scene.pages:
            lines = printed_lines(tmp_path / f"{name}.pdf", page.number)
            wanted = list(numbers(page))
            assert len(wanted) > 8
            assert [each for each in wanted if not any(squeezed(each) in line for line in lines)] == []
