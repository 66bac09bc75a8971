"""`--format html`: a web page read back says what the brief's page says, in the same bytes twice."""

from __future__ import annotations

from briefgen.model.memory import own_memory
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from fuzz.doors.visit import Visit
from fuzz.trial import differing


def faults(visit: Visit) -> list[str]:
    """Return how the web page of a brief differs from its page, or from itself."""
    visit.brief.write_bytes(visit.yaml)
    first = lay_out(visit.brief)
    files = painted(first, "brief", ("html",))
    with own_memory():
        again = painted(lay_out(visit.brief), "brief", ("html",))
    found = [f"{name} differs the second time" for name in files if again[name] != files[name]]
    return [*differing(first, files), *found]
