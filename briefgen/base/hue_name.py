"""A colour in, the plain English name of its hue out, as briefs name hues."""

from __future__ import annotations

from briefgen.base.oklch import oklch

LEAST_CHROMA = 0.03
"""What is less coloured is a grey."""
_GREYS = ((0.25, "black"), (0.9, "grey"), (1.01, "white"))
_HUES = (
    (12.0, "pink"), (35.0, "red"), (68.0, "orange"), (98.0, "gold"), (118.0, "yellow"), (132.0, "lime"),
    (170.0, "green"), (215.0, "teal"), (275.0, "blue"), (320.0, "purple"), (345.0, "magenta"),
    (361.0, "pink"),
)  # fmt: skip
"""Up to which hue, in degrees of OKLCH, a name goes."""
_DARK, _PALE = 0.4, 0.85


def hue_name(colour: str) -> str:
    """Return such names as ``red``, ``gold``, ``dark-green`` or ``grey``."""
    light, chroma, hue = oklch(colour)
    if chroma < LEAST_CHROMA:
        return next(name for most, name in _GREYS if light < most)
    name = next(name for most, name in _HUES if hue < most)
    if name in ("red", "orange", "gold", "lime", "green", "teal", "blue", "purple") and light < _DARK:
        return f"dark-{name}"
    return f"pale-{name}" if light > _PALE and name not in ("gold", "yellow", "lime") else name
