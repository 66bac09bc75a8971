"""A YAML syntax error in; a Problem out that explains what is wrong and what to write."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from briefgen.base.compile_late import compile_late
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.brief.node import quoted
from briefgen.brief.wide_faults import chinese_quotes, wide_mark_there, wide_quote
from briefgen.brief.yaml_fault import Fault

QUOTE = N_("put the whole text in quotes")
_CLOSING = {"[": "]", "{": "}"}
_FULL_WIDTH_KEY = compile_late(r"\s*(?:- )*([^\s:：\"'#]+)：")
_TIGHT_KEY = compile_late(r"\s*(?:- )*([^\s:\"'#{\[]+):(?!//)\S")
_WORD_ALONE = compile_late(r" *(?:- )?[A-Za-z][\w-]* *")
_TIGHT_DASH = compile_late(r"\s*-[^\s-]")
_KEY_BEFORE = compile_late(r"[\w-]+$")
_MEMBER = compile_late(r"\[[^\[\]{}\"']+\](?:\.[\w-]+)?")
_GROUP_BEFORE = compile_late(r"\{[^{}\[\]]*\}\s*$|\[[^{}\[\]]*\]\s*$|\"[^\"]*\"\s*$|'[^']*'\s*$")


def explain(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Return the problem behind a YAML error in ``text``."""
    lines = re.split("\r\n|\r|\n", text)
    mark: Any = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    if mark is None:
        return Problem(Place(file), tr("YAML cannot read this: {problem}", problem=problem), "", "syntax")
    start: Any = getattr(error, "context_mark", None) or mark
    context = str(getattr(error, "context", None) or "")
    fault = Fault(
        file=file,
        lines=lines,
        problem=problem,
        context=context,
        line=mark.line,
        column=mark.column,
        context_line=start.line,
        context_column=start.column,
    )
    for suspicion in _SUSPICIONS:
        if (found := suspicion(fault)) is not None:
            return found
    return fault.here(
        tr("YAML cannot read this: {problem}", problem=problem),
        tr("is a quote, a bracket or an indentation wrong?"),
    )


def _tab(fault: Fault) -> Problem | None:
    for line in fault.suspects():
        text = fault.text(line)
        column = len(text) - len(text.lstrip(" "))
        if text[column : column + 1] == "\t":
            hint = tr("indent with spaces, two a level")
            return fault.at(line, column, tr("a tab indents this line"), hint, "indentation")
    return None


def _quotation(fault: Fault) -> Problem | None:
    if "quoted scalar" not in fault.context:
        return None
    if "escape" in fault.problem:
        message = tr("a backslash in double quotes begins an escape, and YAML does not know this one")
        return fault.here(message, tr("use single quotes, or write the backslash twice"))
    if "end of stream" not in fault.problem and "document" not in fault.problem:
        return None
    mark = fault.text(fault.context_line)[fault.context_column : fault.context_column + 1]
    message = tr("the text that begins with {mark} here is not closed", mark=mark)
    return fault.at(
        fault.context_line, fault.context_column, message, tr("write {mark} at its end", mark=mark)
    )


def _colon(fault: Fault) -> Problem | None:
    if "mapping values" not in fault.problem and "expected ':'" not in fault.problem:
        return None
    for line in fault.suspects():
        text = fault.text(line)
        if ": " in text or text.rstrip().endswith(":"):
            continue
        if wide := _FULL_WIDTH_KEY.match(text):
            message = tr("a full-width colon ： follows {quoted}, so it is not a key", quoted=quoted(wide[1]))
            return fault.at(
                line,
                wide.end() - 1,
                message,
                tr("write '{wide}: ' with an ordinary colon and a space", wide=wide[1]),
            )
        if tight := _TIGHT_KEY.match(text):
            message = tr("a space is missing after the colon of {quoted}", quoted=quoted(tight[1]))
            return fault.at(line, tight.end(1), message, f"write '{tight[1]}: '")
        if dash := _TIGHT_DASH.match(text):
            return fault.at(line, dash.end() - 1, tr("a space is missing after the dash"), "write '- '")
    return None


def _second_colon(fault: Fault) -> Problem | None:
    if "mapping values" not in fault.problem:
        return None
    if re.search(r":\s", fault.before):
        hint = tr(QUOTE)
        if pair := re.search(r":\s+(\d[^\s:]*)$", fault.before):
            rest = fault.text(fault.line)[pair.start(1) :].split(" #")[0].strip()
            hint = tr("put braces around keys and values: {{{rest}}}", rest=rest)
        return fault.here(
            tr("the text holds a colon with a space, which YAML reads as a key"), hint, "quotes"
        )
    text = fault.text(fault.line)
    start = len(text) - len(text.lstrip(" "))
    above = next((at for at in range(fault.line - 1, -1, -1) if fault.text(at).strip()), 0)
    if _WORD_ALONE.fullmatch(fault.text(above)):
        return _without_colon(fault, above)
    message = tr("this line is indented more than the one above, whose key has a value already")
    return fault.at(
        fault.line, start, message, tr("start it in the same column as its neighbours"), "indentation"
    )


def _without_colon(fault: Fault, line: int) -> Problem:
    """Return the problem of a key alone on its line that no colon ends."""
    text = fault.text(line)
    word = text.strip()
    message = tr("{quoted} has no colon after it, so it is not a key", quoted=quoted(word))
    return fault.at(line, len(text) - len(text.lstrip(" ")), message, tr("write '{word}:'", word=word))


def _group(fault: Fault) -> Problem | None:
    """Text goes on after a bracket or a quote that YAML took for the whole value."""
    expecting = (
        "expected key" in fault.problem or "'-' indicator" in fault.problem or "',' or" in fault.problem
    )
    if not (expecting or "block end" in fault.problem) or fault.character in ("", "#"):
        return None
    group = _GROUP_BEFORE.search(fault.before)
    if group is None or not _starts_value(fault.before[: group.start()]):
        return None
    opening, written = group[0][0], group[0].strip()
    if opening in "\"'":
        message = tr("text goes on after the closing {opening}", opening=opening)
        return fault.here(
            message, tr("move the closing {opening} to the end of the text", opening=opening), "quotes"
        )
    message = (
        tr("the text starts with {written}, which YAML reads as a mapping", written=written)
        if opening == "{"
        else tr("the text starts with {written}, which YAML reads as a list", written=written)
    )
    rest = fault.text(fault.line)[group.start() :].strip()
    example = f': "{rest}"' if len(rest) <= 60 and '"' not in rest and ",' or" not in fault.problem else ""
    return fault.at(fault.line, group.start(), message, tr(QUOTE) + example, "quotes")


def _starts_value(before: str) -> bool:
    return re.search(r"(?:^|[:\-,\[{])\s*$", before) is not None


def _unclosed(fault: Fault) -> Problem | None:
    """The file ends within a list in brackets or a mapping in braces."""
    rest = (fault.text(fault.line)[fault.column :], *fault.lines[fault.line + 1 :])
    if "node content" not in fault.problem or any(line.strip() for line in rest):
        return None
    opened: list[yaml.Token] = []
    for token in yaml.scan("\n".join(fault.lines), Loader=yaml.SafeLoader):
        if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
            opened.append(token)
        elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)):
            opened.pop()
    if not opened:
        return None
    line, column = opened[-1].start_mark.line, opened[-1].start_mark.column
    opening = fault.text(line)[column]
    return fault.at(
        line,
        column,
        tr("the {opening} here is not closed", opening=opening),
        tr("write {CLOSING} at its end", CLOSING=_CLOSING[opening]),
    )


def _indicator(fault: Fault) -> Problem | None:
    """A text starts with a character that means something to YAML."""
    line, column = fault.line, fault.column
    if re.search("an alias|an anchor|a tag|a block scalar|a directive", fault.context):
        line, column = fault.context_line, fault.context_column
    elif not re.search("cannot start any token|node content|keys are not allowed", fault.problem):
        return None
    character = fault.text(line)[column : column + 1]
    return fault.at(
        line,
        column,
        tr("an unquoted text cannot start with {character}", character=character),
        tr(QUOTE),
        "quotes",
    )


def _flow(fault: Fault) -> Problem | None:
    """A list in brackets or a mapping in braces does not go on as it should."""
    if "flow" not in fault.context:
        return None
    opening = fault.text(fault.context_line)[fault.context_column : fault.context_column + 1]
    closing = _CLOSING.get(opening, "]")
    written = "\n".join(fault.lines[fault.context_line : fault.line])
    if fault.line == fault.context_line:
        written = fault.before[fault.context_column :]
        if fault.character == "{":
            message = tr(
                "an unquoted text inside {opening} {closing} ends at the brace here",
                opening=opening,
                closing=closing,
            )
            return fault.here(message, tr(QUOTE), "quotes")
        if member := _member_before(fault):
            message = tr(
                "an unquoted text inside {opening} {closing} ends at the bracket here",
                opening=opening,
                closing=closing,
            )
            return fault.here(
                message, tr('put the member of the family in quotes: "{member}"', member=member), "quotes"
            )
        message = tr(
            "inside {opening} {closing} a comma or {closing} belongs here", opening=opening, closing=closing
        )
        return fault.here(
            message,
            tr(
                "put a text with a comma, colon, bracket or # in quotes, or close with {closing}",
                closing=closing,
            ),
        )
    hint = tr("write {closing} at its end", closing=closing)
    if re.search(r"\s#", written):
        hint = tr("what follows ' #' is a comment: put a text with # in quotes, or {hint}", hint=hint)
    message = tr("the {opening} here is not closed", opening=opening)
    return fault.at(fault.context_line, fault.context_column, message, hint)


def _member_before(fault: Fault) -> str:
    """Return the reference to a member, wait[Northgate], at whose bracket YAML stumbled; empty for none."""
    key = _KEY_BEFORE.search(fault.before)
    rest = _MEMBER.match(fault.text(fault.line)[fault.column :])
    return f"{key[0]}{rest[0]}" if key and rest else ""


def _indentation(fault: Fault) -> Problem | None:
    if "block mapping" not in fault.context and "block collection" not in fault.context:
        return None
    above = tr("the block that begins in line {number}", number=fault.context_line + 1)
    if fault.character == ":":
        return fault.here(tr("the key before this colon is missing"), tr("write 'key: value'"))
    if fault.column == fault.context_column:
        listed = "collection" in fault.context
        message = (
            tr("a key stands among the list items of {above}", above=above)
            if listed
            else tr("a list item stands among the keys of {above}", above=above)
        )
        return fault.here(message, tr("indent it, or write it elsewhere"))
    message = tr("this line starts in column {number}, which fits no block above it", number=fault.column + 1)
    hint = tr(
        "{above} starts in column {number}: put neighbours in the same column",
        above=above,
        number=fault.context_column + 1,
    )
    return fault.here(message, hint, "indentation")


def _no_colon(fault: Fault) -> Problem | None:
    if "expected ':'" not in fault.problem:
        return None
    word = fault.text(fault.context_line)[fault.context_column :].strip()
    hint = tr("write 'key: value'; a text over several lines is indented more than its key")
    message = tr("{quoted} has no colon after it, so it is not a key", quoted=quoted(word))
    return fault.at(fault.context_line, fault.context_column, message, hint)


def _dash(fault: Fault) -> Problem | None:
    """A dash alone, where a value belongs: to YAML it begins a list."""
    for line in fault.suspects():
        if found := re.search(r":\s+(-)\s*(?=[,}\]]|$|\s#)", fault.text(line)):
            hint = tr("for a value that is missing write null, or a dash in quotes")
            return fault.at(line, found.start(1), tr("a dash alone begins a list"), hint, "quotes")
    return None


def _merge_mark(fault: Fault) -> Problem | None:
    """A mark that version control leaves where two versions clash."""
    for line, text in enumerate(fault.lines):
        if re.match(r"(?:<{7}|>{7})(?: |$)", text):
            message = tr("{mark} is left of a merge: two versions stand below each other", mark=text[:7])
            hint = tr("keep one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>")
            return fault.at(line, 0, message, hint)
    return None


_SUSPICIONS: tuple[Callable[[Fault], Problem | None], ...] = (
    _merge_mark,
    _tab,
    wide_quote,
    _quotation,
    _dash,
    chinese_quotes,
    _colon,
    wide_mark_there,
    _second_colon,
    _group,
    _unclosed,
    _indicator,
    _flow,
    _indentation,
    _no_colon,
)
