"""Briefs of figures alone from six fields: each builds without a warning, and its figures agree."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from laid_kit import laid

STORIES = Path(__file__).parent.parent / "data" / "stories"
NAMES = sorted(path.stem for path in STORIES.glob("*.yaml"))


def load(name: str) -> dict[str, Any]:
    loaded = yaml.safe_load((STORIES / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def numbers(metric: dict[str, Any]) -> dict[str, Decimal]:
    return {
        str(period): Decimal(re.sub(r"[^\d.-]", "", str(said))) for period, said in metric["values"].items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_it_builds_without_a_warning_and_no_two_titles_are_alike(name: str) -> None:
    story = laid(f"stories/{name}")
    assert story.problems == ()
    titles = [page.title for page in story.deck.pages if page.kind == "content"]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", NAMES)
def test_it_gives_figures_and_nothing_of_how_they_are_laid_out(name: str) -> None:
    brief = load(name)
    assert not {"deck", "onepager"} & set(brief)
    assert 5 <= len(brief["metrics"]) <= 60


@pytest.mark.parametrize("name", NAMES)
def test_it_says_on_its_face_that_the_data_are_invented(name: str) -> None:
    meta = load(name)["meta"]
    said = {"en": "Sample data", "de": "Beispieldaten"}
    assert said.get(meta.get("language", ""), "示例数据") in meta["kicker"]


@pytest.mark.parametrize("name", NAMES)
def test_parts_make_their_whole_in_every_period_that_has_all_of_them(name: str) -> None:
    metrics = load(name)["metrics"]
    for key, metric in metrics.items():
        for claim in metric.get("claims", []):
            parts = [numbers(metrics[part]) for part in claim.get("sum", [])]
            for period, total in numbers(metric).items():
                if parts and all(period in part for part in parts):
                    assert sum(part[period] for part in parts) == total, (key, period)


def test_a_year_of_indices_gives_the_rates_beside_them() -> None:
    metrics = load("northmark-prices")["metrics"]
    index, rates = numbers(metrics["cpi"]), numbers(metrics["cpi_rate"])
    months = list(index)
    for before, after in zip(months[:-12], months[12:], strict=True):
        assert abs(100 * (index[after] / index[before] - 1) - rates[after]) <= Decimal("0.06"), after


def test_the_fields_and_languages_differ() -> None:
    languages = [load(name)["meta"].get("language", "zh-CN") for name in NAMES]
    assert (languages.count("zh-CN"), languages.count("en")) == (3, 3)
