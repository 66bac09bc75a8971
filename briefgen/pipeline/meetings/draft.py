"""A briefing in, a draft message (RFC 5322) with its files out: of the same briefing the same bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.pipeline.meetings.body import as_text, document, fragment
from briefgen.pipeline.meetings.briefing import Briefing
from briefgen.pipeline.scenes import NO_DATE

HOUR = 9
"""Of the brief's day, in UTC: a message has a time, and a brief none."""
UNKNOWN = b"0" * 40
"""Stands in a message's id until its hash is known."""
_ID = re.compile(rb"(?<=Message-ID: <)[0-9a-f]{40}(?=@briefgen\.invalid>)")


class AddressError(ValueError):
    """An address that a message cannot have; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Who a message is from, and who it goes to, as in Ann Lee <ann@example.org>."""

    sender: str = ""
    to: Sequence[str] = ()
    cc: Sequence[str] = ()


def draft(briefing: Briefing, addresses: Addresses) -> bytes:
    """Return the message; AddressError for an address that is none."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = briefing.title
    for name, given in (("From", (addresses.sender,)), ("To", addresses.to), ("Cc", addresses.cc)):
        if listed := [address for address in given if address]:
            message[name] = ", ".join(_checked(address) for address in listed)
    if briefing.date != NO_DATE:
        day = datetime.fromisoformat(briefing.date).replace(hour=HOUR, tzinfo=UTC)
        message["Date"] = format_datetime(day)
    message["Message-ID"] = f"<{UNKNOWN.decode()}@briefgen.invalid>"
    message.set_content(as_text(briefing) + "\n")
    picture = f"page.{_hash(briefing.thumbnail)[:16]}@briefgen.invalid" if briefing.thumbnail else ""
    body = fragment(briefing, f"cid:{picture}" if picture else "")
    message.add_alternative(document(briefing, body), subtype="html")
    if picture:
        html = message.get_payload()[1]  # type: ignore[index]
        html.add_related(  # type: ignore[union-attr]
            briefing.thumbnail, "image", "png", cid=f"<{picture}>", disposition="inline", filename="page.png"
        )
    for file in briefing.files:
        kind, _, subtype = file.media_type.partition("/")
        message.add_attachment(file.data, maintype=kind, subtype=subtype, filename=file.name)
    return _sealed(_bounded(message, briefing))


def is_sealed(data: bytes) -> bool:
    """Say whether a message is exactly as briefgen wrote it."""
    found = _ID.search(data)
    return found is not None and found[0] == _id_of(data)


def _sealed(data: bytes) -> bytes:
    return _ID.sub(_id_of(data), data, count=1)


def _id_of(data: bytes) -> bytes:
    return hashlib.sha256(_ID.sub(UNKNOWN, data, count=1)).hexdigest()[:40].encode()


def _bounded(message: EmailMessage, briefing: Briefing) -> bytes:
    """Return the message's bytes; its boundaries are made of what it says, not by chance."""
    content = _hash(as_text(briefing).encode(), *(file.data for file in briefing.files))
    for number, part in enumerate(each for each in message.walk() if each.is_multipart()):
        part.set_boundary(f"=_briefgen_{content[:32]}_{number}")
    return message.as_bytes()


def _hash(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _checked(address: str) -> str:
    """Return an address; AddressError for one that is none, several, or would begin another header."""
    try:
        header = SMTP.header_factory("To", address)
    except ValueError:
        raise AddressError(tr("{address!r} has a line break in it", address=address)) from None
    found = header.addresses
    if header.defects or len(found) != 1 or not (found[0].username and found[0].domain):
        raise AddressError(
            tr("{address!r} is not an address, as in Ann Lee <ann@example.org>", address=address)
        )
    if not found[0].addr_spec.isascii():
        raise AddressError(tr("{address!r} has letters outside ASCII in its address", address=address))
    return address
