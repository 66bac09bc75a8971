"""The README's first brief, as the tests of the library have it: as bytes and as a mapping."""

from __future__ import annotations

from typing import Any

TEXT = b"""\
meta: {title: The city library in 2025, language: en, publisher: City Library}
sources: {report: {title: Annual report of the City Library}}
metrics:
  visits: {label: Visits, unit: thousand, values: {2023: 840, 2024: 915, 2025: 1033}, source: report}
  loans: {label: Books lent, unit: thousand, values: {2023: 625, 2025: 719}, source: report}
"""
WRONG = TEXT.replace(
    b"source: report}\n  loans", b"claims: [{growth: 32, since: 2023}], source: report}\n  loans"
)
OF_TABLE = b"""\
meta: {title: Waits, language: en, publisher: Trust}
sources: {report: {title: Monthly returns}}
metrics:
  wait:
    {label: Median wait, unit: minutes, kind: amount, source: report,
     from: {table: returns, value: median_min, period: month}}
"""


def as_mapping() -> dict[str, Any]:
    """Return the same figures as a program has them."""
    amount = {"unit": "thousand", "source": "report"}
    return {
        "meta": {"title": "The city library in 2025", "language": "en", "publisher": "City Library"},
        "sources": {"report": {"title": "Annual report of the City Library"}},
        "metrics": {
            "visits": {"label": "Visits", **amount, "values": {2023: 840, 2024: 915, 2025: 1033}},
            "loans": {"label": "Books lent", **amount, "values": {2023: 625, 2025: 719}},
        },
    }
