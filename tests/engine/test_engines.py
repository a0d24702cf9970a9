"""Which grammar engine a run makes, and with what it may remember."""

import pytest

from copydesk.config.settings import Settings
from copydesk.grammar import GrammarUnavailableError
from copydesk.grammar import languagetool as engine
from copydesk.grammar.choose import choose


@pytest.mark.parametrize("cached", [True, False])
def test_the_command_line_decides_whether_answers_are_kept(
    cached: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[engine.LanguageToolSettings] = []
    monkeypatch.setattr(engine, "find_engine", lambda _, settings: asked.append(settings))
    choose(Settings(), (), cached=cached)
    assert [one.cache for one in asked] == [cached]


def test_an_unknown_engine_is_named_with_those_there_are() -> None:
    with pytest.raises(GrammarUnavailableError, match="“aspell”; there are auto, off"):
        choose(Settings(grammar="aspell"), ())
