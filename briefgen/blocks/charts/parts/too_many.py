"""What a chart cannot draw in; the sentence that refuses it, and what can be drawn instead, out."""

from __future__ import annotations

from briefgen.base.translate import tr


def crowded_out(word: str, count: int, most: int) -> tuple[str, str]:
    """Return that a chart cannot draw so many rows, and what can."""
    message = tr(
        "`{word}` draws at most {most:,} metrics or members, here are {count:,}",
        word=word,
        most=most,
        count=count,
    )
    return message, tr(
        "choose some, as by `top 8` behind a family, or draw them as a `heatmap`, a `bar` or a `table`"
    )


def crowded_periods(word: str, count: int, most: int) -> tuple[str, str]:
    """Return that a chart cannot draw so many periods, and what can."""
    message = tr(
        "`{word}` draws at most {most:,} periods or steps, here are {count:,}",
        word=word,
        most=most,
        count=count,
    )
    return message, tr("choose some with `last` or `since`, or draw a `line`")
