"""Facts that sources state of one thing go in; the one that is printed and the overruled come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field

from briefgen.base.conventions import joined
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_, both
from briefgen.base.messages import messages
from briefgen.base.say import say
from briefgen.base.translate import tr, tr_n
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure
from briefgen.facts.metric import Metric, Settle
from briefgen.facts.publish import FactContext, metric_name
from briefgen.facts.wording import clause, value_text

NO_SOURCE = both("未注来源", "an unnamed source")


@dataclass(slots=True, kw_only=True)
class Ruling:
    """Which facts hold, which were overruled, and which settlements of the brief were needed for it."""

    kept: list[Fact] = field(default_factory=list)
    overruled: list[Fact] = field(default_factory=list)
    used: list[Settle] = field(default_factory=list)


def settlement(metric: Metric, *words: str) -> Settle | None:
    """Return the brief's decision on one of the kinds of claim (or on "value"), None without one."""
    return next((settle for settle in metric.settle if settle.claim in words), None)


def settle_facts(
    metric: Metric, facts: Iterable[Fact], context: FactContext, implied: Callable[[Fact], str]
) -> Ruling:
    """Merge what agrees; let the settled source prevail, or file a problem, where sources do not.

    ``implied`` says in words what a claim would make of the value it compares with ("" nothing).
    """
    ruling = Ruling()
    alike: dict[tuple[str, str, str, str], list[Fact]] = {}
    for fact in facts:
        alike.setdefault((fact.id, fact.period, fact.scope, fact.whole), []).append(fact)
    for parties in alike.values():
        merged = _merged(parties) if len(parties) > 1 else parties
        if len(merged) == 1:
            ruling.kept.append(merged[0])
        else:
            _decide(metric, merged, context, implied, ruling)
    ruling.kept = _numbered(ruling.kept)
    return ruling


def _merged(parties: list[Fact]) -> list[Fact]:
    """Merge the facts that agree, the most precise giving the printed number."""
    merged: list[Fact] = []
    for fact in sorted(parties, key=lambda fact: fact.interval.width):
        for index, other in enumerate(merged):
            if other.interval.agrees(fact.interval):
                sources = tuple(dict.fromkeys(other.sources + fact.sources))
                merged[index] = replace(other, sources=sources)
                break
        else:
            merged.append(fact)
    order = [fact.place for fact in parties]
    return sorted(merged, key=lambda fact: order.index(fact.place))


def _numbered(facts: list[Fact]) -> list[Fact]:
    """Give claims of one kind and base but of different scopes ids of their own."""
    seen: dict[str, int] = {}
    numbered = []
    for fact in facts:
        seen[fact.id] = seen.get(fact.id, 0) + 1
        numbered.append(fact if seen[fact.id] == 1 else replace(fact, id=f"{fact.id}#{seen[fact.id]}"))
    return numbered


def _decide(
    metric: Metric, parties: list[Fact], context: FactContext, implied: Callable[[Fact], str], ruling: Ruling
) -> None:
    settle = settlement(metric, parties[0].kind)
    winner = next((fact for fact in parties if settle and settle.source in fact.sources), None)
    if settle and winner:
        note = joined_notes(winner.note, footnote(parties, winner, settle, context))
        ruling.kept.append(replace(winner, note=note))
        ruling.overruled += [fact for fact in parties if fact is not winner]
        ruling.used.append(settle)
        return
    ruling.kept.append(parties[0])
    ruling.overruled += parties[1:]
    if settle:
        ruling.used.append(settle)
        context.file(
            settle.place,
            tr(
                "{metric}: {source!r} states no {claim}, so it settles nothing",
                metric=metric_name(metric),
                source=settle.source,
                claim=settle.claim,
            ),
            tr(
                "name one of {names}",
                names=", ".join(sorted({key for fact in parties for key in fact.sources})),
            ),
            code="settle",
        )
        return
    first = parties[0]
    about = f"{first.kind} {first.period}".strip()
    if first.since:
        about = tr("{kind} since {period}", kind=first.kind, period=first.since)
    said = ", ".join(attributed(fact, context, implied(fact)) for fact in parties)
    hint = how_to_settle(first.kind, parties[-1].sources)
    if first.kind == "value" and len(parties) == 2 and first.sources == parties[1].sources:
        low, high = sorted(fact.number for fact in parties)
        hint = tr("a range is written {low:f}–{high:f}; else {hint}", low=low, high=high, hint=hint)
    context.file(
        parties[-1].place,
        tr(
            "{metric}: sources contradict each other on {about}: {said}",
            metric=metric_name(metric),
            about=about,
            said=said,
        ),
        hint,
        code="contradiction",
    )


def attributed(fact: Fact, context: FactContext, implied: str = "") -> str:
    """Return a claim with its source: panel says 5.4倍 (2020 would be 47家)."""
    said = tr_n(
        "{who} says {figure}",
        "{who} say {figure}",
        max(len(fact.sources), 1),
        who=tr(" and ").join(fact.sources) or tr("an unnamed source"),
        figure=figure(fact, context.language).text,
    )
    return said + (tr(" ({implied})", implied=implied) if implied else "")


def how_to_settle(word: str, sources: tuple[str, ...]) -> str:
    """Return the YAML that settles a contradiction."""
    said = N_("correct the wrong one, or choose: `settle: {{claim: {word}, source: {source}, reason: why}}`")
    if not sources:
        said = N_(
            "correct the wrong one, or choose: `settle: {{claim: {word}, source: {source}, reason: why}}` "
            "(give the claims their sources first)"
        )
    return tr(said, word=word, source=sources[0] if sources else "SOURCE")


def footnote(parties: Iterable[Fact], winner: Fact, settle: Settle, context: FactContext) -> str:
    """Return the footnote of a settled contradiction, in the brief's language."""
    language = context.language
    texts = [
        say(
            language, "{source}作{figure}", "{source} states {figure}",
            source=_titles(fact.sources, context), figure=figure(fact, language).text,
        )
        for fact in parties
    ]  # fmt: skip
    keys = (settle.source,) if settle.source in winner.sources else winner.sources
    return messages(language).with_note.join(texts) + _taken(_titles(keys, context), settle, context)


def disagreement(claim: Fact, values: Iterable[Fact], settle: Settle, context: FactContext) -> str:
    """Return the footnote of a claim that the values contradict, in the brief's language."""
    language, who = context.language, _titles(claim.sources, context)
    texts = [value_text(fact, language) for fact in values]
    taken = context.sources[settle.source].title if settle.source in context.sources else settle.source
    said = say(
        language, "{source}称{claim}，与{figures}不符", "{source}: {claim}, which {figures} do not bear out",
        source=who, claim=clause(claim, language), figures=joined(texts, language),
    )  # fmt: skip
    return said + _taken(taken, settle, context)


def _titles(keys: Iterable[str], context: FactContext) -> str:
    titles = [context.sources[key].title for key in keys if key in context.sources]
    return joined(titles, context.language) or say(context.language, *NO_SOURCE)


def _taken(taken: str, settle: Settle, context: FactContext) -> str:
    return say(
        context.language, "；本文取{source}：{reason}", ". Taken here: {source}, because {reason}",
        source=taken, reason=settle.reason,
    )  # fmt: skip


def sum_footnote(given: str, settle: Settle, context: FactContext) -> str:
    """Return the footnote of a total that its parts do not add up to."""
    return say(
        context.language,
        "各部分合计{sum}，与总数不符：{reason}",
        "The parts add up to {sum}, not to the total: {reason}",
        sum=given,
        reason=settle.reason,
    )


def relation_footnote(formula: str, given: str, settle: Settle, context: FactContext) -> str:
    """Return the footnote of a value that is not what other metrics give."""
    return say(
        context.language,
        "按“{formula}”计算为{given}，与所载数值不符：{reason}",
        "{formula} gives {given}, not the value as stated: {reason}",
        formula=formula,
        given=given,
        reason=settle.reason,
    )


def joined_notes(*notes: str) -> str:
    """Return the notes that there are as one."""
    return " ".join(dict.fromkeys(note for note in notes if note))
