"""One lone wrong figure: what its own history and a slip of the pen explain is named, what happens is not."""

from __future__ import annotations

import math
import random
from decimal import Decimal

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import Problem
from briefgen.cli.app import main
from briefgen.facts.outliers import slips
from briefgen.facts.repeated import repeated_values

VISITS = "label: Visits, unit: thousand, kind: amount"


def doubts(metrics: str) -> list[Problem]:
    """Return what is called unlikely."""
    return [each for each in ledger_of(metrics, language="en", as_of="").problems if each.code == "unlikely"]


@pytest.mark.parametrize(
    ("values", "message", "hint"),
    [
        ("{2021: 990, 2022: 905, 2023: 840, 2024: 915, 2025: 10330}",
         "10,330 thousand for 2025 is about 10 times what lies beside it: 915 thousand",
         "is it 1,033 thousand?"),
        ("{2021: 719, 2022: 705, 2023: 7.1, 2024: 715, 2025: 721}",
         "about a hundredth of what lies beside it: 705 thousand (2022) and 715 thousand (2024)",
         "is it 710 thousand?"),
        ("{2021: 1349084, 2022: 1404000, 2023: 1450000, 2024: 1520000, 2025: 157}",
         "157 thousand for 2025 is about a ten-thousandth of",
         "is it 1,570,000 thousand, or its unit another?"),
        ("{2020: 91200, 2021: 92800, 2022: 94100, 2023: 95300, 2024: 69900, 2025: 97700}",
         "69,900 thousand for 2024 is out of line with 95,300 thousand (2023) and 97,700",
         "is it 96,900 thousand?"),
        ("{2021: 719, 2022: 705, 2023: 700, 2024: 715, 2025: -721}",
         "−721 thousand for 2025 has another sign than 715 thousand (2024)",
         "is it 721 thousand?"),
        ("{2021: 719, 2022: 705, 2023: 700, 2024: 715, now: 7210}", "7,210 thousand now is about 10 times",
         "is it 721"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_neighbours_and_what_it_may_have_been(values, message, hint):
    (doubt,) = doubts(f"a: {{{VISITS}, values: {values}}}")
    assert doubt.severity == "warning"
    assert message in doubt.message
    assert hint in doubt.hint
    assert "`accept: {warning: unlikely, about: a, reason: why}`" in doubt.hint


@pytest.mark.parametrize(
    "values",
    [
        "{2023: 840, 2024: 915, 2025: 10330}",  # too few to know
        "{2019: 990, 2020: 310, 2021: 420, 2022: 900, 2023: 980}",  # a year without visitors
        "{2021: 990, 2022: 905, 2023: 9100, 2024: 9500, 2025: 9700}",  # another level from then on
        "{2021: 3, 2022: 31, 2023: 290, 2024: 3100, 2025: 30500}",  # ten times each year
        "{2021: 1, 2022: 2, 2023: 1, 2024: 15, 2025: 2}",  # few cases
        "{2021: 12, 2022: -9, 2023: 3, 2024: -14, 2025: 8}",  # a balance about zero
        "{2021: 40, 2022: 3, 2023: 75, 2024: 12, 2025: 310}",  # never regular
        "{2022: 905, 2023: 840, 2024: 915, 2025: 933, 2025Q1: 93, 2025Q2: 91}",  # quarters of a year
    ],
)
def test_what_happens_is_not_doubted(values):
    assert doubts(f"a: {{{VISITS}, values: {values}}}") == []


def test_a_month_is_held_against_the_same_month_of_other_years():
    high = {7: 90, 8: 100}
    series = {f"{year}-{month:02d}": high.get(month, 8) * 10 + year % 7 for year in range(2021, 2026)
              for month in range(1, 13)}  # fmt: skip
    written = ", ".join(f"{key}: {value}" for key, value in series.items())
    assert doubts(f"a: {{{VISITS}, values: {{{written}}}}}") == []
    wrong = written.replace(f"2025-08: {series['2025-08']}", f"2025-08: {series['2025-08'] // 10}")
    (doubt,) = doubts(f"a: {{{VISITS}, values: {{{wrong}}}}}")
    assert "for August 2025 is about a tenth of" in doubt.message


def test_what_a_claim_bears_out_is_not_doubted():
    values = "{2021: 990, 2022: 905, 2023: 840, 2024: 915, 2025: 10330}"
    claim = "claims: [{multiple: 11.3, since: 2024}]"
    assert doubts(f"a: {{{VISITS}, values: {values}, {claim}}}") == []


def test_what_a_sum_bears_out_is_not_doubted():
    values = "{2021: 990, 2022: 905, 2023: 840, 2024: 915, 2025: 10330}"
    other, both = "{2025: 100}", "{2025: 10430}"
    metrics = f"a: {{{VISITS}, values: {values}}}\nb: {{{VISITS}, values: {other}}}\n"
    assert doubts(metrics)
    assert doubts(f"{metrics}c: {{{VISITS}, values: {both}, claims: [{{sum: [a, b]}}]}}\n") == []


def test_ranks_and_temperatures_are_not_doubted():
    values = "{2021: 40, 2022: 41, 2023: 39, 2024: 40, 2025: 4}"
    assert doubts(f"a: {{label: Place, kind: rank, values: {values}}}") == []
    assert doubts(f"a: {{label: Heat, unit: °C, kind: temperature, values: {values}}}") == []


@pytest.mark.parametrize(
    ("values", "noted"),
    [
        ("{2021: 990, 2022: 905, 2023: 840, 2024: 915, 2025: 915}", True),
        ("{2021: 990, 2022: 990, 2023: 840, 2024: 915, 2025: 915}", False),
        ("{2021: 990, 2022: 905, 2024: 915, 2025: 915}", False),
        ("{2021: 19, 2022: 18, 2023: 14, 2024: 16, 2025: 16}", False),
    ],
)
def test_a_value_that_repeats_in_a_series_that_never_does_is_noted_and_not_warned_of(values, noted):
    ledger = ledger_of(f"a: {{{VISITS}, values: {values}}}", language="en", as_of="")
    assert ledger.problems == ()
    notes = list(repeated_values(ledger.accounts.values()))
    assert ["915 thousand for 2025 is what 2024 had" in note for note in notes] == [True] * noted


def test_check_notes_it_where_explanations_are_asked_for(brief_file, capsys):
    values = "{2021: 990, 2022: 905, 2023: 840, 2024: 915, 2025: 915}"
    path = brief_file(f"meta: {{title: T, language: en}}\nmetrics:\n  a: {{{VISITS}, values: {values}}}\n")
    assert main(["check", str(path), "--explain"]) == 0
    assert "[repeated]" in capsys.readouterr().out
    assert main(["check", str(path)]) == 0
    assert "[repeated]" not in capsys.readouterr().out


def series(rng: random.Random, kind: str) -> list[Decimal]:
    """Return a random series: it wanders or stays about a level for 4 to 36 years, or swings for 2 to 4."""
    count = rng.choice([24, 36, 48] if kind == "seasonal" else [4, 5, 6, 8, 12, 24, 36])
    level = math.log(rng.uniform(200, 90_000))
    spread, logs = rng.choice([0.02, 0.05, 0.1, 0.2, 0.4]), []
    for at in range(count):
        swing = math.sin(2 * math.pi * at / 12) if kind == "seasonal" else 0.0
        logs.append(level + swing + rng.gauss(0, spread))
        level += rng.gauss(0.05, spread) if kind == "wandering" else 0.0
    return [Decimal(round(math.exp(log))) for log in logs]


def named(numbers: list[Decimal], kind: str) -> list[int]:
    years = [2000 + at / (12 if kind == "seasonal" else 1) for at in range(len(numbers))]
    return [slip.index for slip in slips(numbers, years)]


@pytest.mark.parametrize("kind", ["wandering", "level", "seasonal"])
def test_of_random_series_one_in_a_hundred_at_most_is_doubted(kind):
    rng = random.Random(11)
    assert sum(bool(named(series(rng, kind), kind)) for _ in range(400)) <= 4


@pytest.mark.parametrize(("kind", "least"), [("wandering", 0.6), ("level", 0.55), ("seasonal", 0.45)])
@pytest.mark.parametrize("factor", [10, Decimal("0.1"), 100])
def test_most_slipped_points_in_random_series_are_named_at_their_place(kind, least, factor):
    rng, found = random.Random(23), 0
    for _ in range(200):
        numbers = series(rng, kind)
        at = rng.choice([len(numbers) - 1, rng.randrange(len(numbers))])
        numbers[at] *= factor
        found += named(numbers, kind) == [at]
    assert found / 200 >= least
