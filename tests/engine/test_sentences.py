"""Sentences within a block. `¦` marks where one ends and the next begins."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.analysis.packs import load
from copydesk.analysis.sentences import split_sentences


def split(text: str, language: str) -> str:
    spans = split_sentences(text, 0, len(text), load(language))
    return " ¦ ".join(span.of(text) for span in spans)


FRENCH = [
    "M. Roy et MM. Petit ont vu Mme. Duval. ¦ Elle part.",
    "J. K. Martin a vu Charles XVI. Gustave. ¦ Louis XIV. ¦ Le roi dort.",
    "Vers 300 av. J.-C. les Gaulois. ¦ Le site, p. 12, vol. 3, est fermé.",
    "Il vit aux U.S.A. ¦ Le pays change. ¦ L’U.E. attend.",
    "Des pommes, etc. et des noix. ¦ Des noix, etc. ¦ Paul part.",
    "« Oui ! » dit-il. ¦ Elle rit.",
    "« Vraiment ? », et il partit. ¦ Bien.",
    "« C’est fait. » ¦ Le maire part.",
    "« Qui est là ? » ¦ Pierre se lève.",
    "(Il rit.) ¦ Puis rien.",
    "Une hausse de 74 % (!) au printemps. ¦ Il a (…) refusé.",
    "Un million... et plus. ¦ Voilà… ¦ Enfin !",
    "... Le début manque. ¦ La fin aussi.",
    "Le taux est de 1.5 et de 2,3. ¦ En 2019. ¦ Le reste suit.",
    "1. Premier point. ¦ Suite.",
    "Il est né en 2019. ¦ soulignant que tout va bien.",
    "Le conseil a voté. ¦ la séance est levée.",
    "Il y a. ¦ Et là. ¦ C’est le plan B. ¦ Le reste suit.",
    'Il dit : " Oui. " ¦ Puis il part. ¦ " Non. "',
    "Il dort. ¦ – Vraiment ? ¦ – Oui.",
    "Le coût est de 3 fr. 20 environ. ¦ Le 12 janv. 2020, il part.",
]
ENGLISH = [
    "Mr. Smith of the U.S. Army met Sen. J. D. Hill at 5 p.m. Monday. ¦ The end.",
    "“Really?” he asked. ¦ “Yes.” ¦ She left.",
    "No. 5 is out. ¦ Acme Inc. said so. ¦ He left Acme Inc. ¦ The firm closed.",
    "I. Jones slept. ¦ You and I. ¦ The end.",
    "He left Washington, D.C. ¦ He was born on Jan. 5. ¦ It rained.",
]
GERMAN = [
    "Am 4. Mai kam Dr. Huber. ¦ Er kam am 4. ¦ Die Frau ging. ¦ 2019. ¦ Der Tag kam.",
    "„Ja!“ sagte er. ¦ „Ende.“ ¦ Der Mann ging. ¦ »Ja.« ¦ Die Frau blieb.",
    "Der 2. Weltkrieg endete, z. B. in Wien. ¦ Etwa 5 Mio. Euro usw. ¦ Die Stadt zahlt.",
]
OTHERS = [
    ("es", "El Sr. López llegó. ¦ ¿Qué pasa? ¦ ¡Nada!"),
    ("it", "Il dott. Rossi è qui. ¦ La sig.ra Bianchi no."),
    ("nl", "Dhr. Jansen komt. ¦ Mevr. De Vries ook."),
    ("ru", "г. Москва растёт. ¦ Это было в 2020 г. ¦ Он уехал."),
    ("zh", "在北京。 ¦ 他说:“好。” ¦ 然后"),
    ("xx", "A. B. Test. ¦ Next."),
]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        *(("fr", case) for case in FRENCH),
        *(("en", case) for case in ENGLISH),
        *(("de", case) for case in GERMAN),
        *OTHERS,
    ],
)
def test_boundaries(language: str, expected: str) -> None:
    separator = "" if language == "zh" else " "
    assert split(expected.replace(" ¦ ", separator), language) == expected


def test_spans_count_from_the_start_of_the_text() -> None:
    text = "Titre\n\n  Un début. Une fin.  \n\nSuite. Fin."
    spans = split_sentences(text, 7, 31, load("fr"))
    assert [span.of(text) for span in spans] == ["Un début.", "Une fin."]


@pytest.mark.parametrize("text", ["", "   \n ", "\u00a0"])
def test_blank_block_has_no_sentence(text: str) -> None:
    assert split_sentences(text, 0, len(text), load("fr")) == []


@given(st.text(alphabet=st.sampled_from("aÉM1 .!?…«»“”\"'’()-–\n\u00a0。"), max_size=60))
def test_nothing_is_lost(text: str) -> None:
    spans = split_sentences(text, 0, len(text), load("fr"))
    covered = {at for span in spans for at in range(*span)}
    assert all(at in covered or text[at].isspace() for at in range(len(text)))
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)


@pytest.mark.parametrize("unit", [".", "! ", '. " ', ".».»", "a. ", ". - ", "(.) ", ". ( ("])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begun = time.process_time()
    split_sentences(text, 0, len(text), load("fr"))
    assert time.process_time() - begun < 2
