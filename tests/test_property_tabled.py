"""What briefs print of tables drawn by chance is what an oracle of its own reckons."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from briefgen.data import aggregated, families, observations, ratio
from briefgen.facts import extremes
from fuzz.tabled.briefs import tabled
from fuzz.tabled.trial import of_seed, tried

SEEDS = range(16)


def faults_of(seed: int, folder: Path, *, paint: bool = False) -> list[str]:
    """Return what is printed otherwise than the oracle says, and every other fault, of a seed."""
    return tried(folder, tabled(of_seed(seed)), paint=paint).faults


@pytest.mark.parametrize("start", range(0, len(SEEDS), 4))
def test_tables_by_chance_print_what_they_say(start: int, tmp_path: Path) -> None:
    for seed in SEEDS[start : start + 4]:
        assert faults_of(seed, tmp_path, paint=seed % 6 == 0) == []


def _no_refusal(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(observations, "_refuse_totals", lambda *more: None)


def _no_totals(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(families, "marks_total", lambda *more: False)


def _sums_unchecked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(families, "_sums", lambda *more, **named: ())


def _floor(patch: pytest.MonkeyPatch) -> None:
    made = aggregated.exactly

    def cut(number: Fraction, places: int) -> object:
        scaled = number * 10**places
        return made(Fraction(scaled.numerator // scaled.denominator, 10**places), places)

    for module in (aggregated, ratio):
        patch.setattr(module, "exactly", cut)


def _lowest(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(extremes, "max", min, raising=False)


FAULTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "totals count twice": _no_refusal,
    "totals are members": _no_totals,
    "wrong totals are taken": _sums_unchecked,
    "rates are cut off": _floor,
    "the highest is the lowest": _lowest,
}
TOTALS = (113, 124, 199, 225)
"""Seeds of tables with a wrong total that nothing else is wrong with."""


@pytest.mark.parametrize("plant", FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_of_tables_is_seen(
    plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plant(monkeypatch)
    assert any(faults_of(seed, tmp_path) for seed in (*TOTALS, *range(100)))
