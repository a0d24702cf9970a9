"""Articles with faults in them, as Hypothesis makes them: good sentences, spoilt at random."""

import re
from collections.abc import Callable

from hypothesis import strategies as st

FRENCH = [
    "Le ministre de l’Économie a présenté mardi le budget de l’année prochaine.",
    "Selon la police, trois personnes ont été blessées dans l’accident.",
    "« Nous n’avons pas le choix », a déclaré le maire de la ville.",
    "Le prix du gaz a baissé de 12 % en un mois : c’est peu, disent les syndicats.",
    "Les deux pays ont signé un accord – le premier depuis dix ans – à Genève.",
    "Qui paiera ? La question reste ouverte ; le parlement en débat jeudi.",
    "D’autres rencontres suivront, a-t-on appris auprès de l’ambassade.",
    "La société emploie 1 200 personnes à Lyon et à Nantes.",
]
ENGLISH = [
    "The minister presented next year’s budget to parliament on Tuesday.",
    "“We have no choice,” said the mayor of the city, who spoke for an hour.",
    "Police said three people were hurt – two of them badly – in the crash.",
    "Gas prices fell by 12% in a month; that is little, the unions say.",
    "Who will pay? The question remains open.",
    "The company, which employs 1,200 people, is based in Leeds and in Hull.",
]

Fault = Callable[[str], str]


def _replace(pattern: str, by: str) -> Fault:
    return lambda sentence: re.sub(pattern, by, sentence, count=1)


FAULTS: list[Fault] = [
    _replace(r" ", "  "),
    _replace(r" (\w+) ", r" \1 \1 "),
    _replace(r"^(\w+) ", r"\1 \1 "),
    _replace(r",", " ,"),
    _replace(r", ", ","),
    _replace(r"\.$", " ."),
    _replace(r" :", ":"),
    _replace(r" ([;?!%])", r"\1"),
    _replace(r"’", "'"),
    _replace(r"« (.*?) »", r'"\1"'),
    _replace(r"“(.*?)”", r"« \1 »"),
    _replace(r"“(.*?)”", r'"\1"'),
    _replace(r" – ", " - "),
    _replace(r"l’(\w)", r"L’\1"),
    _replace(r"é", "Ã©"),
    _replace(r"’", "â€™"),
    _replace(r"é", "e\u0301"),
    _replace(r"(\w)(\w)", "\\1\u00ad\\2"),
    _replace(r" ", "\u200b "),
    _replace(r" ", "\u00a0"),
    _replace(r"é", "&eacute;"),
    _replace(r" a ", " &amp; "),
    _replace(r"^(\w)", lambda match: match[1].lower()),  # type: ignore[arg-type]
    _replace(r"« ", "«"),
    _replace(r" »", ""),
    _replace(r"(\w+)$", r"(\1"),
]
MARKUP: list[Fault] = [
    _replace(r" (\w+) ", r" **\1** "),
    _replace(r" (\w+ \w+) ", r" *\1* "),
    _replace(r" (\w+) ", r" [\1](https://example.org/a,b;c) "),
    _replace(r" (\w+) ", r" `\1  \1` "),
    _replace(r" (\w+) ", r" \1<!-- a  a , b --> "),
    _replace(r" ", "&nbsp;"),
    _replace(r"^", "## "),
    _replace(r"^", "- "),
    _replace(r"^", "> "),
    _replace(r"^", "1. "),
    _replace(r"^(.*)$", r"| \1 | \1 |"),
    _replace(r" (\w+) ", r" \1\n"),
    _replace(r" (\w+) ", r" \1  \n"),
    _replace(r" (\w+) ", r" \\\1 "),
]
DATELINES = ["", "ALGER - ", "PARIS (AFP) — ", "OSLO-", "Lima, 3 mai – "]
HEADS = ["", "Un accord  historique\n\n", "---\ntitle: Un  accord , enfin\n---\n\n"]
LINE_ENDS = ["\n", "\r\n", "\r"]


def articles(*, markdown: bool) -> st.SearchStrategy[str]:
    """Return the articles of a format: in one language, with one kind of line end."""
    faults = st.lists(st.sampled_from(FAULTS), max_size=3)
    markup = st.lists(st.sampled_from(MARKUP), max_size=2 if markdown else 0)

    def sentences(good: list[str]) -> st.SearchStrategy[str]:
        spoilt = st.tuples(st.sampled_from(good), faults, markup)
        return spoilt.map(lambda one: _spoilt(one[0], one[1] + one[2]))

    def text(good: list[str]) -> st.SearchStrategy[str]:
        paragraph = st.lists(sentences(good), min_size=1, max_size=4).map(" ".join)
        return st.tuples(
            st.sampled_from(HEADS if markdown else HEADS[:2]),
            st.sampled_from(DATELINES),
            st.lists(paragraph, min_size=1, max_size=4).map("\n\n".join),
            st.sampled_from(["", "\n"]),
        ).map("".join)

    whole = st.sampled_from([FRENCH, ENGLISH]).flatmap(text)
    return st.tuples(whole, st.sampled_from(LINE_ENDS)).map(
        lambda one: one[0].replace("\n", one[1])
    )


def _spoilt(sentence: str, faults: list[Fault]) -> str:
    for fault in faults:
        sentence = fault(sentence)
    return sentence
