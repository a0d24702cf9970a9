"""What an article leaves behind once it has been linted."""

import gc

import pytest

from copydesk.article import Article
from copydesk.collecting import paused
from copydesk.config.projects import RunOptions
from copydesk.runner import Desk
from copydesk.source import SourceFile

STORY = (
    "La mairie rouvre la piscine\n\nLYON (Reuters) - La maire de Lyon, Claire Deschamps, a dit "
    "mardi que « les travaux sont finis ». Mme Deschamps attend 2 000 visiteurs par jour.\n"
)


def test_an_article_is_freed_without_the_garbage_collector() -> None:
    desk = Desk(RunOptions(cache=False, overrides={"grammar": "off"}))
    desk.check(SourceFile("story.txt", STORY))  # rules and lists are loaded now
    gc.collect()
    with paused():
        before = _articles()
        desk.check(SourceFile("story.txt", STORY))
        assert _articles() == before


def _articles() -> int:
    return sum(isinstance(one, Article) for one in gc.get_objects())


def test_analyses_are_made_again_after_they_were_forgotten() -> None:
    article = Desk(RunOptions()).parse(SourceFile("story.txt", STORY), "fr")
    sentences = [one.text for one in article.sentences]
    article.forget()
    assert "sentences" not in vars(article)
    assert [one.text for one in article.sentences] == sentences


def test_a_pause_ends_with_its_work_and_leaves_an_earlier_one_alone() -> None:
    with pytest.raises(ZeroDivisionError), paused():
        print(1 / gc.isenabled())
    assert gc.isenabled()
    with paused():
        with paused():
            pass
        assert not gc.isenabled()
