"""The sample briefs: invented, labelled as such, and consistent by plain arithmetic."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).parent.parent / "data"
SAMPLES = {"harbour-transit": "Sample data", "library": "示例数据"}


def load(name: str) -> dict[str, Any]:
    loaded = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def number(reading: Any) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", str(reading)))


def latest(metric: dict[str, Any]) -> Decimal:
    return number(list(metric["values"].values())[-1])


def recomputed(kind: str, metric: dict[str, Any], claim: dict[str, Any], metrics: dict[str, Any]) -> Decimal:
    """What the claim should say, from the values alone."""
    last = latest(metric)
    if kind == "share":
        return 100 * last / latest(metrics[claim["whole"]])
    past = {str(period): number(reading) for period, reading in metric["values"].items()}[str(claim["since"])]
    match kind:
        case "growth":
            return 100 * (last / past - 1)
        case "multiple":
            return last / past
        case "doubled":
            return last / past - 1
        case "rank_change":
            return past - last
        case "change" | "points":
            return last - past
    raise AssertionError(f"the samples make no {kind} claim")


def claims() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (name, key, claim)
        for name in SAMPLES
        for key, metric in load(name)["metrics"].items()
        for claim in metric.get("claims", [])
    ]


@pytest.mark.parametrize(("name", "key", "claim"), claims())
def test_each_claim_agrees_with_the_values(name, key, claim):
    metrics = load(name)["metrics"]
    kind = next(iter(claim))
    if kind == "sum":
        assert sum(latest(metrics[part]) for part in claim["sum"]) == latest(metrics[key])
        return
    stated = Decimal(str(claim[kind]))
    exponent = stated.as_tuple().exponent
    assert isinstance(exponent, int)
    assert recomputed(kind, metrics[key], claim, metrics).quantize(Decimal(1).scaleb(exponent)) == stated


@pytest.mark.parametrize(("name", "label"), SAMPLES.items())
def test_it_says_on_its_face_that_the_data_are_invented(name, label):
    assert label in load(name)["meta"]["kicker"]


@pytest.mark.parametrize("name", SAMPLES)
def test_names_are_as_many_as_the_figure_that_counts_them(name):
    for key, metric in load(name)["metrics"].items():
        if "names" in metric:
            assert latest(metric) == len(metric["names"]), key


def test_the_examples_have_different_numbers_of_pillars():
    counts = {
        name: len({metric.get("pillar", "") for metric in load(name)["metrics"].values()} - {""})
        for name in ("qingdao-2025", *SAMPLES)
    }
    assert counts == {"qingdao-2025": 3, "harbour-transit": 4, "library": 5}
