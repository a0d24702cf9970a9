"""Grammalecte and Harper, the real ones, behind the protocol that LanguageTool speaks."""

import os
import sys
import threading
from pathlib import Path

import pytest

from copydesk.cli import main
from copydesk.grammar.grammalecte import find
from copydesk.grammar.grammalecte.engine import Grammalecte
from copydesk.grammar.harper import Harper, find_program
from copydesk.grammar.plain import Joined, is_judged
from copydesk.grammar.protocol import GrammarEngine, GrammarUnavailableError, Passage
from copydesk.grammar.remembering import Remembering
from copydesk.source import Span


@pytest.fixture(scope="module")
def grammalecte() -> GrammarEngine:
    try:
        return Remembering(Grammalecte())
    except GrammarUnavailableError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def harper() -> GrammarEngine:
    try:
        return Remembering(Harper())
    except GrammarUnavailableError as error:
        pytest.skip(str(error))


def found(
    engine: GrammarEngine, *passages: str | Passage, language: str
) -> list[tuple[int, str, str]]:
    """Return passage, rule and text of each match."""
    asked = [Passage(one) if isinstance(one, str) else one for one in passages]
    return [
        (one.passage, one.rule_id, one.span.of(asked[one.passage].text))
        for one in engine.check(asked, language)
    ]


class TestGrammalecte:
    """What Grammalecte says of French."""

    def test_an_agreement(self, grammalecte: GrammarEngine) -> None:
        text = "😀 Il a cité les secteur de la pêche."
        [match] = grammalecte.check([Passage("Un titre"), Passage(text)], "fr-CA")
        assert match.passage == 1
        assert match.span.of(text) == "secteur"
        assert match.rule_id == "gn_les_1m"
        assert match.replacements == ("secteurs",)
        assert match.category == "gn"
        assert "pluriel" in match.message

    @pytest.mark.parametrize(
        "text",
        [
            "Il l'a dit : « Non » - puis il est parti ; 12.000 personnes l'ont vu.",
            "Kassym-Jomart Tokaïev a reçu Iouri Ouchakov à Tachkent.",
            "Le delegué est la.",
        ],
    )
    def test_names_spelling_and_typography_are_not_its_business(
        self, grammalecte: GrammarEngine, text: str
    ) -> None:
        assert found(grammalecte, text, language="fr") == []

    def test_what_is_masked_is_not_judged(self, grammalecte: GrammarEngine) -> None:
        text = "Il lit les maison et les chien."
        masked = Passage(text, (Span(7, 17),))
        assert [one[2] for one in found(grammalecte, masked, language="fr")] == ["chien"]

    def test_english_is_not_read(self, grammalecte: GrammarEngine) -> None:
        assert found(grammalecte, "Il lit les maison.", language="en") == []

    def test_a_lone_surrogate_and_lines(self, grammalecte: GrammarEngine) -> None:
        text = "\ud800 Il lit\nles maison."
        assert [one[2] for one in found(grammalecte, text, language="fr")] == ["maison"]

    def test_its_code_stays_out_of_this_process(self, grammalecte: GrammarEngine) -> None:
        assert found(grammalecte, "Il lit les maison.", language="fr")
        assert "grammalecte" not in sys.modules

    def test_threads_share_one_process(self, grammalecte: GrammarEngine) -> None:
        said: list[int] = []

        def ask(count: int) -> None:
            text = "Il lit les maison. " * count
            said.append(len(found(grammalecte, text, language="fr")) - count)

        threads = [threading.Thread(target=ask, args=(count,)) for count in range(1, 7)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert said == [0] * 6


def _copy(folder: Path, code: str) -> str:
    """Make a copy of Grammalecte that is none."""
    package = folder / "grammalecte"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "grammar_checker.py").write_text(code)
    return str(folder)


def test_where_grammalecte_is_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(find, "DEBIAN", str(tmp_path))
    monkeypatch.setattr(sys, "path", ["", str(tmp_path)])
    with pytest.raises(GrammarUnavailableError, match="apt install python3-grammalecte"):
        Grammalecte()


def test_a_local_copy_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, _copy(tmp_path, "")])
    assert find.find_folder() == str(tmp_path)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import nothing_of_this_name", "Grammalecte failed: ModuleNotFoundError"),
        ("raise SystemExit(3)", "Grammalecte died"),
        ("import time; time.sleep(60)", "did not answer within 0.5 s"),
    ],
)
def test_a_copy_that_does_not_work(tmp_path: Path, code: str, message: str) -> None:
    timeout = 0.5 if "sleep" in code else 20
    engine = Remembering(Grammalecte(_copy(tmp_path, code), timeout))
    with pytest.raises(GrammarUnavailableError, match=message):
        engine.check([Passage("Un texte.")], "fr")
    engine.close()


class TestHarper:
    """What Harper says of English."""

    def test_an_agreement(self, harper: GrammarEngine) -> None:
        text = "😀 He give an apple to the teacher."
        [match] = harper.check([Passage("A headline"), Passage(text)], "en-GB")
        assert match.passage == 1
        assert match.span.of(text) == "give"
        assert match.rule_id == "PronounVerbAgreement"
        assert match.replacements == ("gives",)
        assert match.category == "Agreement"

    def test_names_spelling_and_typography_are_not_its_business(
        self, harper: GrammarEngine
    ) -> None:
        text = 'Tokayev met Ushakov - in Tashkent , and the the "colour" was  gray.'
        assert found(harper, text, language="en") == []

    def test_what_is_masked_is_not_judged(self, harper: GrammarEngine) -> None:
        text = "He give an apple, and she give a pear."
        masked = Passage(text, (Span(0, 7),))
        assert len(found(harper, text, language="en")) == 2
        assert len(found(harper, masked, language="en")) == 1

    def test_french_is_not_read(self, harper: GrammarEngine) -> None:
        assert found(harper, "He give an apple.", language="fr") == []
        assert found(harper, "", " ", language="en") == []

    def test_text_that_looks_like_markup_keeps_its_places(self, harper: GrammarEngine) -> None:
        texts = ("# <b>A</b> `head` & more", "    * He give an apple.\r\nIt is [here](x).")
        assert [one[::2] for one in found(harper, *texts, language="en")] == [(1, "give")]


def test_where_harper_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "path_importer_cache", {})
    monkeypatch.delitem(sys.modules, "harper", raising=False)
    with pytest.raises(GrammarUnavailableError, match=r"pip install 'copydesk\[harper\]'"):
        find_program()


@pytest.mark.skipif(os.name == "nt", reason="programs written in sh")
@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("echo nonsense; echo broken >&2", "something else than expected: broken"),
        ("exec sleep 20", "did not answer within 0.3 s"),
    ],
)
def test_a_harper_that_does_not_work(tmp_path: Path, script: str, message: str) -> None:
    program = tmp_path / "harper-cli"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    with pytest.raises(GrammarUnavailableError, match=message):
        Remembering(Harper(str(program), timeout=0.3)).check([Passage("A text.")], "en")
    with pytest.raises(GrammarUnavailableError, match="cannot be started"):
        Remembering(Harper(str(tmp_path / "none"))).check([Passage("A text.")], "en")


def test_places_in_joined_passages() -> None:
    joined = Joined([Passage("Un."), Passage(""), Passage("Le mot code.", (Span(7, 11),))])
    assert joined.text == "Un.\n\n\n\nLe mot XXXX."
    assert joined.place(Span(14, 18)) == (2, Span(7, 11))
    assert joined.place(Span(7, 9)) == (2, Span(0, 2))
    assert joined.place(Span(2, 9)) is None
    assert joined.place(Span(40, 41)) is None


def test_a_name_is_not_judged_and_the_start_of_a_sentence_is() -> None:
    passage = Passage("Les ministre. Des gens de Paris sont là.")
    assert is_judged(passage, Span(0, 12))
    assert is_judged(passage, Span(14, 22))
    assert not is_judged(passage, Span(23, 31))


@pytest.mark.parametrize(
    ("name", "file", "text", "rule"),
    [
        ("grammalecte", "a.fr.txt", "Il a cité les secteur de la pêche.\n", "gn_les_1m"),
        ("harper", "a.en.txt", "He give an apple to the teacher.\n", "PronounVerbAgreement"),
    ],
)
def test_the_command_uses_the_engine_that_it_is_told(
    request: pytest.FixtureRequest, name: str, file: str, text: str, rule: str
) -> None:
    request.getfixturevalue(name)
    capsys: pytest.CaptureFixture[str] = request.getfixturevalue("capsys")
    path = request.getfixturevalue("tmp_path") / file
    path.write_text(text)
    command = ["check", "--grammar", name, "--output-format", "concise", str(path)]
    assert main([*command, "--select", name]) == 1
    assert f"[{name}/{rule}]" in capsys.readouterr().out
    assert main([*command, "--select", name, "--ignore", f"{name}/{rule}"]) == 0
    assert main(["explain", f"{name}/{rule}"]) == 0
    assert f"the grammar engine “{name}”" in capsys.readouterr().out


@pytest.mark.parametrize(
    "case",
    [
        ("grammalecte", "a.fr.txt", "Un titre\n\nIl a cité les secteur du port.\n", "gn_les_1m"),
        ("harper", "a.en.txt", "A headline\n\nHe give an apple.\n", "PronounVerbAgreement"),
    ],
)
def test_a_run_on_unchanged_text_starts_nothing(
    request: pytest.FixtureRequest,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    case: tuple[str, str, str, str],
) -> None:
    name, file, text, rule = case
    request.getfixturevalue(name)
    capsys: pytest.CaptureFixture[str] = request.getfixturevalue("capsys")
    path = cache.parent / file
    path.write_text(text)
    command = ["check", "--grammar", name, "--select", name, "--output-format", "concise"]
    assert main([*command, str(path)]) == 1
    said = capsys.readouterr()
    assert f"[{name}/{rule}]" in said.out

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a process was started")

    monkeypatch.setattr("subprocess.Popen", refuse)
    path.write_text("\n".join(reversed(text.splitlines())))
    assert main([*command, str(path)]) == 1
    assert f"[{name}/{rule}]" in capsys.readouterr().out
