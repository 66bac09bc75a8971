"""An edition in, its long picture out: a derived one shows as many findings in full as it has room for."""

from __future__ import annotations

from briefgen.base.copier import replace
from briefgen.edition.edition import Edition
from briefgen.edition.publication import LaidOut
from briefgen.layout.long import lay_out_long
from briefgen.model.long_medium import MOST_HEIGHT_PX, PIXELS_PER_POINT
from briefgen.story.long import long_plan
from briefgen.story.page import Derivation

SAVED_PX = 700.0
"""What a band less saves about, its figures listed elsewhere."""


def lay_out_long_picture(edition: Edition, derived: Derivation) -> LaidOut:
    """Return the brief's long picture; where it is too long, the figures of weak findings are listed."""
    most = max(derived.longest, len(derived.story.all_told()))
    laid = _laid(edition, derived, most)
    while most and (excess := laid.medium.height * PIXELS_PER_POINT - MOST_HEIGHT_PX) > 0:
        most -= min(most, max(1, int(excess / SAVED_PX)))
        laid = _laid(edition, derived, most)
    return laid


def _laid(edition: Edition, derived: Derivation, in_full: int) -> LaidOut:
    plan = long_plan(derived, edition.brief.slides, in_full)
    return lay_out_long(replace(edition, page=plan.page), plan)
