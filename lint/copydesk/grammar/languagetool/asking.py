"""Ask whichever server answers, and try again where that can help."""

import json
import time
from collections.abc import Callable, Iterator, Sequence

from copydesk.grammar.languagetool import server
from copydesk.grammar.languagetool.annotate import Offsets, annotation, requests
from copydesk.grammar.languagetool.client import (
    Address,
    TimedOutError,
    UnreachableError,
    address_of,
    check,
)
from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.languagetool.state import State
from copydesk.grammar.languagetool.wire import Answer, Match
from copydesk.grammar.protocol import GrammarMatch, GrammarUnavailableError, Passage
from copydesk.source import Span


def ask(settings: LanguageToolSettings, parameters: dict[str, str]) -> Answer:
    """Return the answer to one question.

    A server of copydesk's own that has died is started once more; one that the
    settings name is asked twice. Raises GrammarUnavailableError.
    """
    try:
        return _ask_once(settings, parameters)
    except UnreachableError:
        return _ask_once(settings, parameters)


def _ask_once(settings: LanguageToolSettings, parameters: dict[str, str]) -> Answer:
    if settings.url:
        return check(address_of(settings.url), parameters, settings.timeout)
    state = server.ensure(settings)
    try:
        with server.told("LanguageTool reads its rules", when=_is_new(state, settings)):
            return check(state.address, parameters, _timeout(state, settings))
    except (UnreachableError, TimedOutError):
        _replace(state.address)
        raise


def _is_new(state: State, settings: LanguageToolSettings) -> bool:
    """Tell whether a server has just started; its first answers take long."""
    return time.time() - state.server.started < settings.start_timeout


def _timeout(state: State, settings: LanguageToolSettings) -> float:
    longer = max(settings.timeout, settings.start_timeout)
    return longer if _is_new(state, settings) else settings.timeout


def _replace(address: Address) -> None:
    try:
        server.replace_unhealthy(address)
    except OSError as error:
        message = f"LanguageTool died and cannot be replaced: {error.strerror or error}"
        raise GrammarUnavailableError(message) from None


def matches_in(
    passages: Sequence[Passage],
    parameters: dict[str, str],
    settings: LanguageToolSettings,
    heard: Callable[[str], None],
) -> Iterator[GrammarMatch]:
    """Yield what LanguageTool says of some passages, in order of place in each request.

    `heard` is told the version of the server that answers.
    """
    for parts in requests(passages):
        data = json.dumps({"annotation": annotation(parts)}, ensure_ascii=False)
        offsets = Offsets(parts)
        answer = ask(settings, {**parameters, "data": data})
        heard(answer.software.version)
        for match in answer.matches:
            place = offsets.place(match.offset, match.length)
            if place is not None:
                yield _to_match(match, *place)


def _to_match(match: Match, passage: int, span: Span) -> GrammarMatch:
    """Return a match of the server as the protocol knows it."""
    rule = match.rule
    return GrammarMatch(
        passage=passage,
        span=span,
        rule_id=rule.id,
        message=match.message,
        replacements=tuple(one.value for one in match.replacements),
        category=rule.category.id,
        issue_type=rule.issue_type,
        description=rule.description,
        url=rule.urls[0].value if rule.urls else "",
    )
