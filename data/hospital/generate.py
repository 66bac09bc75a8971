"""Write returns.csv: monthly returns of six hospital sites, made up from beginning to end.

    python data/hospital/generate.py [FILE]

No hospital, place or patient behind these figures exists. They are drawn with a fixed seed, by additions,
multiplications, square roots and roundings alone, so that every machine writes the same bytes. The file has a
row for each of 6 sites, 12 indicators and 36 months, 2,592 in all, as such returns come: codes for sites and
indicators, numerators over denominators, counts below 5 suppressed, a month that one site did not submit.

What is to be found in it:

- winter: fewer patients are seen in time, more beds are full, more staff are ill;
- Aldersea sees more patients within four hours from June 2024 on, month after month;
- falls at Wychbrook step up in April 2025, far beyond what varies from month to month;
- Oxcombe and Tarnwick are so small that their pressure ulcers are often suppressed;
- Fenhithe sent no A&E figures for August 2024.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from random import Random

SEED = 20251031
FIRST_YEAR, FIRST_MONTH, MONTHS = 2022, 11, 36
LEAST_SHOWN = 5
"""A smaller count could point at a person: it is [c], confidential."""
SUPPRESSED, NOT_SENT = "[c]", "not submitted"
HEADS = ("month", "site", "indicator", "measure", "numerator", "denominator", "value", "remark")
SITES = {"NMR": 1.0, "WYC": 0.72, "ALD": 0.58, "FEN": 0.41, "TRN": 0.2, "OXC": 0.11}
"""Codes, and sizes against the largest: Northmere, Wychbrook, Aldersea, Fenhithe, Tarnwick, Oxcombe."""
WINTER = (1.0, 0.85, 0.45, 0.1, -0.3, -0.6, -0.75, -0.7, -0.35, 0.05, 0.4, 0.8)
"""How much of winter each month has, from January on."""
SEEN_MONTH, SENT_NOTHING, STEP = 19, 21, 29
"""Months from the first: Aldersea improves, Fenhithe sends nothing, falls at Wychbrook step up."""


@dataclass(frozen=True)
class Indicator:
    """How an indicator is drawn: `per` 100 or 1,000 of a denominator; a count or a mean where that is 0."""

    measure: str
    volume: float
    """Its denominator a month at the largest site, or its count."""
    level: float
    winter: float
    """What the depth of winter adds to the level, to a count in per cent."""
    noise: float
    growth: float
    """What three years add to the level, to a count in per cent."""
    sites: tuple[float, ...]
    """What each site's level differs by, to a count in per cent."""
    per: int = 100


INDICATORS = {
    "AEA": Indicator("A&E: attendances", 11_800, 0, -4, 3.0, 7, (0, 0, 0, 0, 0, 0), 0),
    "AE4": Indicator(
        "A&E: seen within 4 hours", 11_800, 74.5, -5.2, 2.0, 1.5, (-3.1, 1.2, -8.5, 4.0, 9.4, 12.1)
    ),
    "WLS": Indicator("Waiting list at month's end", 24_500, 0, 1.2, 0.8, -6, (0, 4, -2, 1, -3, 0), 0),
    "RTT": Indicator(
        "Waiting less than 18 weeks", 24_500, 59.5, -1.2, 0.9, 4.8, (-2.4, 1.9, -0.8, 3.7, 6.2, 8.8)
    ),
    "C62": Indicator(
        "Cancer treated within 62 days", 168, 66.0, -1.5, 4.6, 5.5, (1.4, -3.2, 2.5, 0.5, 4.0, 3.0)
    ),
    "DIA": Indicator(
        "Diagnostic test within 6 weeks", 5_240, 81.0, -2.4, 1.7, 8.2, (-1.5, 2.2, 0.8, -6.9, 5.1, 7.4)
    ),
    "BED": Indicator("Beds occupied", 20_900, 92.1, 3.0, 0.8, 0.6, (1.9, 1.1, 0.2, -1.4, -3.6, -5.8)),
    "LOS": Indicator(
        "Length of stay, mean days", 3_260, 6.3, 0.45, 0.16, -0.4, (0.4, 0.2, -0.1, 0.3, -0.6, -0.9), 0
    ),
    "FAL": Indicator(
        "Falls per 1,000 bed days", 19_400, 6.1, 0.3, 0.42, -0.3, (0.2, 0.1, -0.2, 0.4, 0.6, 0.3), 1000
    ),
    "PUL": Indicator("Pressure ulcers", 34, 0, 9, 15, -14, (0, 8, -5, 4, 0, 0), 0),
    "FFT": Indicator(
        "Would recommend the hospital", 1_950, 91.8, -0.8, 0.9, 0.7, (-0.9, -1.6, 0.4, 0.9, 2.2, 3.1)
    ),
    "SIC": Indicator(
        "Staff days lost to sickness", 61_500, 5.1, 0.9, 0.22, -0.1, (0.2, 0.6, -0.1, -0.3, 0.1, -0.5)
    ),
}
BASES = {"AE4": "AEA", "RTT": "WLS"}
"""Rates of what another indicator counts."""


def rows() -> Iterator[tuple[str, ...]]:
    """Yield the rows in the order in which a trust collects them: month by month, site by site."""
    drawn = Random(SEED)
    for at in range(MONTHS):
        year, month = divmod(FIRST_YEAR * 12 + FIRST_MONTH - 1 + at, 12)
        for rank, site in enumerate(SITES):
            seen: dict[str, int] = {}
            for code, indicator in INDICATORS.items():
                told = _told(code, indicator, (rank, site, at, month), seen, drawn)
                yield (f"{year}-{month + 1:02}", site, code, indicator.measure, *told)


def _told(
    code: str, indicator: Indicator, where: tuple[int, str, int, int], seen: dict[str, int], drawn: Random
) -> tuple[str, str, str, str]:
    """Return numerator, denominator, value and remark; what is drawn does not depend on what is withheld."""
    rank, site, at, month = where
    noise = (drawn.random() + drawn.random() + drawn.random() - 1.5) * 2 * indicator.noise
    spread = 1 + (drawn.random() + drawn.random() - 1) * 0.05
    moved = indicator.winter * WINTER[month] + indicator.growth * at / (MONTHS - 1) + indicator.sites[rank]
    volume = indicator.volume * SITES[site]
    if not indicator.level:
        count = round(volume * (1 + (moved + noise / max(SITES[site], 0.3)) / 100))
        seen[code] = count
        return _shown(site, at, code, count)
    level = indicator.level + moved + noise / sqrt(max(SITES[site], 0.4)) + _special(code, site, at)
    base = seen.get(BASES.get(code, ""), round(volume * spread))
    if not indicator.per:
        return ("", str(base), f"{level:.1f}", "")
    part = min(round(base * level / indicator.per), base)
    if code == "AE4" and site == "FEN" and at == SENT_NOTHING:
        return ("", "", "", NOT_SENT)
    if part < LEAST_SHOWN:
        return (SUPPRESSED, str(base), "", f"fewer than {LEAST_SHOWN}")
    return (str(part), str(base), f"{indicator.per * part / base:.1f}", "")


def _shown(site: str, at: int, code: str, count: int) -> tuple[str, str, str, str]:
    if code == "AEA" and site == "FEN" and at == SENT_NOTHING:
        return ("", "", "", NOT_SENT)
    if count < LEAST_SHOWN:
        return (SUPPRESSED, "", SUPPRESSED, f"fewer than {LEAST_SHOWN}")
    return (str(count), "", str(count), "")


def _special(code: str, site: str, at: int) -> float:
    """Return what a special cause adds to a level."""
    if (code, site) == ("AE4", "ALD") and at >= SEEN_MONTH:
        return min(at - SEEN_MONTH + 1, 14) * 0.9
    return 2.3 if (code, site) == ("FAL", "WYC") and at >= STEP else 0.0


def write(path: Path) -> None:
    """Write the table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(HEADS)
        table.writerows(rows())


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("returns.csv"))
