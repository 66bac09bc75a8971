"""`change`: 较2020年增加70万人, up 70 since 2020."""

from __future__ import annotations

from briefgen.base.marked import N_, both, han
from briefgen.facts.claim_kind import ClaimExample, Comparison, Refusal, reading, whole_reading
from briefgen.facts.measure import is_percentage

KIND = Comparison(
    word="change",
    order=10,
    doc="增加 N: more by so much, in the metric's unit",
    said=("较2020年增加70万人", "up 70 since 2020"),
    meaning="current - base, in the metric's unit; negative: 减少",
    trap="between percentages the difference is `points`, 个百分点",
    name_zh=han("增加量"),
    example=ClaimExample(
        claim="70", wrong="60", hint="give 69–71万人", base="230", current="300", inferred_base="229–231万人"
    ),
    reading=lambda number, qualifier, counted, tenths: (whole_reading if counted else reading)(
        number, qualifier, counted, tenths
    ),
    suits=lambda kind, unit: kind != "rank" and not is_percentage(kind, unit),
    refusals=(
        Refusal(
            lambda claim: claim.percent,
            N_("`change: {number}` of a percentage"),
            N_("write `points`, N 个百分点"),
        ),
    ),
    verbs={
        "": (han("增加"), han("减少")),
        "temperature": (han("升高"), han("降低")),
        "index": (han("上升"), han("下降")),
        "rate": (han("上升"), han("下降")),
        "year": (han("推迟"), han("提前")),
    },
    clauses_of={"year": both("{verb}{own}", "{own} {later}[ than in {period}]")},
    preference=30,
    describes_trend=True,
)
