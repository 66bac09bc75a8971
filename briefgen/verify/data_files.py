"""What a deck or page says of the tables it was built from, and which of these have changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.base.data_hashes import FileHash, hashes_read
from briefgen.base.translate import tr
from briefgen.verify.passage import Finding, PageText, Passage

CODE = "data"
LONGEST_LINE = 100_000


def stated_data(line: str) -> Iterator[Passage]:
    """Yield the name and the hash of each table that a document's properties name."""
    for name, digest in hashes_read(line[:LONGEST_LINE]):
        yield Passage(channel="data", where=name, text=digest)


def data_findings(known: Iterable[FileHash], found: Sequence[PageText], file: str) -> Iterator[Finding]:
    """Yield a note for each table that is not the one of the build: what of it is printed, others compare."""
    now = dict(known)
    built = {each.where: each.text for sheet in found for each in sheet.of("data")}
    for name in sorted(now.keys() | built.keys()) if built else ():
        if name not in built:
            message = tr("the brief takes figures from this table now; it did not when this was built")
        elif name not in now:
            message = tr("the brief takes no figures from this table any more")
        elif now[name] != built[name]:
            message = tr("this table has changed since this was built: build it anew")
        else:
            continue
        yield Finding(file=file, page="", where=name, message=message, code=CODE, differs=False)
