"""The lint's rules about charts: whole numbers of axes, true points, and a cache that is the workbook's."""

from __future__ import annotations

import math
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

import openpyxl
from lxml import etree
from ooxml_lint import doublets, rule
from ooxml_package import C, Package
from openpyxl.utils.datetime import to_excel


@rule
def chart_titles_are_settled(package: Package) -> Iterator[str]:
    for name in package.charts:
        chart = package.tree(name).find(f"{C}chart")
        if chart is None or (chart.find(f"{C}autoTitleDeleted") is None and chart.find(f"{C}title") is None):
            yield name


@rule
def chart_axes_are_positive_and_paired(package: Package) -> Iterator[str]:
    for name in package.charts:
        tree = package.tree(name)
        drawn = [part for part in tree.iterfind(f".//{C}plotArea/*") if str(part.tag).endswith("Ax")]
        axes = {number.get("val", "") for axis in drawn for number in axis.findall(f"{C}axId")}
        used = {axis.get("val", "") for axis in tree.iter(f"{C}axId", f"{C}crossAx")}
        yield from (f"{name}: {number}" for number in used if not number.isdigit())
        yield from (f"{name}: axis {number} is nobody's" for number in used - axes)


@rule
def chart_points_are_numbers(package: Package) -> Iterator[str]:
    for name in package.charts:
        for cache in package.tree(name).iter(f"{C}numCache", f"{C}strCache"):
            count = int(cache.find(f"{C}ptCount").get("val", 0))  # type: ignore[union-attr]
            points = cache.findall(f"{C}pt")
            yield from doublets(f"{name}: point {point.get('idx')}" for point in points)
            for point in points:
                if int(point.get("idx", 0)) >= count:
                    yield f"{name}: point {point.get('idx')} of {count}"
                value = point.findtext(f"{C}v") or ""
                if cache.tag == f"{C}numCache" and not _is_number(value):
                    yield f"{name}: {value!r}"


@rule
def chart_caches_are_their_workbooks_cells(package: Package) -> Iterator[str]:
    for name in package.charts:
        books = [r.target for r in package.relationships(name) if r.word == "package"]
        if len(books) != 1:
            yield f"{name} has {len(books)} workbooks"
            continue
        try:
            sheets = openpyxl.load_workbook(BytesIO(package.parts[books[0]]), data_only=True)
        except (zipfile.BadZipFile, KeyError, ValueError) as error:
            yield f"{books[0]} does not open: {error}"
            continue
        for reference in package.tree(name).iter(f"{C}numRef", f"{C}strRef", f"{C}multiLvlStrRef"):
            yield from (f"{name}: {fault}" for fault in _differing(reference, sheets))


HARMLESS = re.compile(r"AVERAGE\([A-Z]{1,3}\d+:[A-Z]{1,3}\d+\)|[A-Z]{1,3}\d+")
"""The mean of a chart's own values, and the cell above."""


@rule
def workbooks_hold_no_formulas_but_means_of_their_own_cells(package: Package) -> Iterator[str]:
    for name, data in package.parts.items():
        if name.endswith(".xlsx") and zipfile.is_zipfile(BytesIO(data)):
            with zipfile.ZipFile(BytesIO(data)) as archive:
                sheets = [entry for entry in archive.namelist() if "worksheets/" in entry]
                for sheet in sheets:
                    found = re.findall(r"<f\b[^>]*>([^<]*)", archive.read(sheet).decode())
                    yield from (f"{name}: {sheet}: {text}" for text in found if not HARMLESS.fullmatch(text))


def _differing(reference: etree._Element, book: openpyxl.Workbook) -> Iterator[str]:
    formula = reference.findtext(f"{C}f") or ""
    sheet, _, area = formula.replace("'", "").rpartition("!")
    found = book[sheet][area.replace("$", "")]
    cells = list(_flat(found))
    levels = reference.findall(f".//{C}lvl") or [reference]
    cached = [_cached(level) for level in reversed(levels)]
    if len(cached) > 1:
        cells = [cell for column in zip(*found, strict=True) for cell in column]
    rows = len(cells) // len(cached)
    for position, cell in enumerate(cells):
        said = cached[position // rows].get(position % rows)
        if not _same(said, cell.value):
            yield f"{formula}: {said!r} is cached, {cell.value!r} is in {cell.coordinate}"


def _flat(found: object) -> Iterator[openpyxl.cell.Cell]:
    if isinstance(found, tuple):
        for part in found:
            yield from _flat(part)
    else:
        yield found  # type: ignore[misc]


def _cached(level: etree._Element) -> dict[int, str]:
    return {int(point.get("idx", 0)): point.findtext(f"{C}v") or "" for point in level.iter(f"{C}pt")}


def _same(said: str | None, value: object) -> bool:
    if said is None or value is None:
        return not said and (value is None or value == "")
    if isinstance(value, datetime):
        value = to_excel(value)
    if isinstance(value, int | float) and re.fullmatch(r"-?[\d.]+(e-?\d+)?", said, re.I):
        return float(said) == float(value)
    return said == str(value)


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
