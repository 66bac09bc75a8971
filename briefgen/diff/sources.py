"""Two versions in, what became of their sources, of who states what, and of settled disputes out."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.dataclass import dataclass
from briefgen.base.locale import is_chinese
from briefgen.base.marked import han
from briefgen.base.say import say
from briefgen.diff.versions import Change, ChangeKind, Version, Versions
from briefgen.diff.words import worded
from briefgen.facts.format import figure
from briefgen.facts.kinds import KINDS
from briefgen.facts.metric import Source


def changed_sources(versions: Versions) -> Iterator[Change]:
    """Yield the sources that are new, dropped or changed."""
    was, now = versions.old.ledger.sources, versions.new.ledger.sources
    for key in dict.fromkeys((*was, *now)):
        old, new = _described(was.get(key), now.get(key)), _described(now.get(key), was.get(key))
        if old != new:
            kind: ChangeKind = "changed" if old and new else "new" if new else "dropped"
            change = Change(area="source", kind=kind, label=key, old=old, new=new)
            yield versions.worded(f"{kind}_source", change)


def _described(source: Source | None, other: Source | None) -> str:
    """Return a source's title, and what else differs from the other."""
    if source is None:
        return ""
    details = (
        getattr(source, name)
        for name in ("publisher", "date", "note")
        if other is None or getattr(source, name) != getattr(other, name)
    )
    return " · ".join((source.title, *(detail for detail in details if detail)))


def changed_attributions(before: str, key: str, versions: Versions) -> Iterator[Change]:
    """Yield the values of one period that other sources state now."""
    was, now = (
        version.values(each, published=True)
        for version, each in ((versions.old, before), (versions.new, key))
    )
    for span in (span for span in now if span in was):
        one, other = was[span], now[span]
        old, new = versions.old.titles(one.sources), versions.new.titles(other.sources)
        if set(one.sources) == set(other.sources) or set(old) == set(new):
            continue
        comma, nowhere = (worded(name, versions.language) for name in ("list_comma", "nowhere"))
        texts = [comma.join(titles) or nowhere for titles in (old, new)]
        change = Change(
            area="source",
            kind="changed",
            metric=key,
            label=other.label,
            period=versions.when(other, versions.new),
            old=texts[0],
            new=texts[1],
        )
        yield versions.worded("sourced", change)


def changed_disputes(before: str, key: str, versions: Versions) -> Iterator[Change]:
    """Yield the disputes between a metric's sources that are newly settled, settled otherwise, or dropped."""
    was, now = _settled(before, versions.old), _settled(key, versions.new)
    for claim in dict.fromkeys((*was, *now)):
        if was.get(claim) != now.get(claim):
            yield _dispute(claim, key, was.get(claim), now.get(claim), versions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How a dispute is settled: whose figure is taken, why, and what is not taken."""

    source: str
    reason: str
    others: tuple[str, ...]


def _settled(key: str, version: Version) -> dict[str, Resolution]:
    """Return a metric's rulings by the kind of claim in dispute."""
    language = version.brief.meta.language
    overruled = [fact for fact in version.ledger.overruled if fact.metric == key]
    return {
        settle.claim: Resolution(
            source=version.titles((settle.source,))[0],
            reason=settle.reason,
            others=tuple(figure(fact, language).text for fact in overruled if fact.kind == settle.claim),
        )
        for settle in version.brief.metrics[key].settle
    }


def _dispute(
    claim: str, key: str, was: Resolution | None, now: Resolution | None, versions: Versions
) -> Change:
    change = Change(
        area="dispute",
        kind="dropped" if now is None else "new" if was is None else "changed",
        metric=key,
        label=versions.new.brief.metrics[key].label,
        old=was.source if was else "",
        new=now.source if now else "",
    )
    name_zh = KINDS[claim].name_zh if claim in KINDS else han("数值")
    named = say(versions.language, name_zh, "") if is_chinese(versions.language) else claim
    if now is None:
        return versions.worded("dropped_dispute", change, claim=named)
    others = worded("list_comma", versions.language).join(now.others) or "–"
    told = {"source": now.source, "others": others, "reason": now.reason}
    return versions.worded("dispute", change, claim=named, **told)
