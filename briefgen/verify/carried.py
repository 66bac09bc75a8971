"""A PDF's attached files in, what differs from those that its brief gives out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pypdfium2

from briefgen.base.translate import tr
from briefgen.model.scene import Attachment
from briefgen.verify.passage import Finding, PageText, Passage, UnreadableError

MOST_ATTACHED = 100
Attachable = Callable[[], Sequence[Attachment]]
"""Makes the files that a page may carry."""


def carried(document: Any, name: str) -> Iterator[Passage]:
    """Yield each attached file's name and the hash of its content."""
    count = document.count_attachments()
    if count > MOST_ATTACHED:
        raise UnreadableError(
            tr(
                "{name} carries {count} files: more than {MOST_ATTACHED} are not read",
                name=name,
                count=count,
                MOST_ATTACHED=MOST_ATTACHED,
            )
        )
    for index in range(count):
        attachment = document.get_attachment(index)
        try:
            content = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            content = b""
        yield Passage(channel="attachment", where=attachment.get_name(), text=_hash(content))


def attachment_findings(known: Attachable, found: Sequence[PageText], file: str) -> Iterator[Finding]:
    """Yield a Finding for each attached file that is not one of the brief's, or holds something else.

    A page that carries none, as it is unless asked for, is as good; the brief's are not made for it.
    """
    carried = [passage for sheet in found for passage in sheet.of("attachment")]
    hashes = {attachment.name: _hash(attachment.data) for attachment in known()} if carried else {}
    for passage in carried:
        where = tr("attachment {name!r}", name=passage.where)
        if passage.where not in hashes:
            message = tr(
                "it carries a file that the brief does not give; it gives {names}",
                names=", ".join(sorted(hashes)),
            )
        elif passage.text != hashes[passage.where]:
            message = tr("the attached file is not the brief's own: build the page anew")
        else:
            continue
        yield Finding(file=file, page="", where=where, message=message, code="attachment")


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
