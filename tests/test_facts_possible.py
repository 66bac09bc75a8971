"""What a claim implies must be possible, even where nobody published it."""

from __future__ import annotations

import pytest
from figures_kit import problems_of, the_problem_of


@pytest.mark.parametrize(
    ("metric", "reason"),
    [
        ("{label: 甲, unit: 家, values: {2025: 300}, claims: [{change: 700, since: 2020}]}", "below zero"),
        (
            "{label: 甲, unit: 万人, kind: amount, values: {2025: 3}, claims: [{change: 700, since: 2020}]}",
            "below zero",
        ),
        (
            '{label: 甲, unit: "%", kind: share, values: {2025: 6.5}, claims: [{points: 68, since: 2020}]}',
            "100%",
        ),
        (
            "{label: 甲, unit: 位, kind: rank, values: {2025: 3}, claims: [{rank_change: -9, since: 2020}]}",
            "begin at 1",
        ),
    ],
)
def test_a_claim_must_not_imply_what_cannot_be(metric: str, reason: str) -> None:
    problem = the_problem_of(f"a: {metric}")
    assert problem.code == "claim"
    assert reason in problem.message


def test_money_may_follow_to_have_been_negative() -> None:
    assert not problems_of(
        "a: {label: 利润, unit: 亿元, kind: amount, values: {2025: 3}, claims: [{change: 7, since: 2020}]}"
    )
