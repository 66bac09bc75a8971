"""`--verify`: deck and page read back say what the brief says, as nobody has touched them."""

from __future__ import annotations

from briefgen.pipeline.lay_out import lay_out
from fuzz.doors.visit import Visit
from fuzz.trial import differing


def faults(visit: Visit) -> list[str]:
    """Return what `verify` finds in the files of a brief."""
    visit.brief.write_bytes(visit.yaml)
    return differing(lay_out(visit.brief), visit.files)
