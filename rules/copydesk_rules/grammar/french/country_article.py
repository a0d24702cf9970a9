"""country-article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk.analysis.tagging import Token
from copydesk.fix import like
from copydesk_rules.grammar.french.reading import apostrophe, is_all, places, words

MASCULINE = """
    Bangladesh Bénin Bhoutan Botswana Brésil Burundi Cambodge Cameroun Canada Chili Congo
    Danemark Gabon Ghana Groenland Honduras Japon Kazakhstan Kenya Kirghizistan Kosovo Koweït
    Laos Lesotho Liban Liberia Malawi Mali Maroc Mexique Monténégro Mozambique Népal Nicaragua
    Niger Nigeria Pakistan Paraguay Pérou Portugal Qatar Royaume-Uni Rwanda Sénégal Soudan
    Suriname Tadjikistan Tchad Togo Turkménistan Venezuela Vietnam Yémen Zimbabwe Burgenland
    Tyrol Vorarlberg Brandebourg Bade-Wurtemberg Schleswig-Holstein
    Mecklembourg-Poméranie-Occidentale Texas Colorado Michigan Kansas Kentucky Maryland
    Massachusetts Minnesota Mississippi Missouri Montana Nebraska Nevada Tennessee Vermont
    Wisconsin Wyoming Connecticut Manitoba Nouveau-Brunswick Xinjiang Tibet Kerala Cachemire
    Donbass Donbas Valais Tessin Piémont Latium Karnataka Sichuan Guangdong Rajasthan Gujarat
    Jammu-et-Cachemire
"""
VOWEL_MASCULINE = """
    Afghanistan Angola Azerbaïdjan Équateur Irak Iran Ouganda Ouzbékistan Uruguay
"""
PLURAL = "États-Unis Etats-Unis Pays-Bas Émirats Emirats Philippines Balkans Comores Maldives"
FEMININE = """
    Albanie Algérie Allemagne Arabie Argentine Arménie Australie Autriche Belgique Biélorussie
    Birmanie Bolivie Bosnie Bulgarie Chine Colombie Corée Croatie Égypte Espagne Estonie
    Éthiopie Finlande Géorgie Grèce Hongrie Inde Indonésie Irlande Islande Italie Jamaïque
    Jordanie Lettonie Libye Lituanie Macédoine Malaisie Mauritanie Moldavie Mongolie Namibie
    Norvège Pologne Roumanie Russie Serbie Slovaquie Slovénie Somalie Suède Syrie Tanzanie
    Tchéquie Thaïlande Tunisie Turquie Ukraine Zambie Bavière Saxe Rhénanie Thuringe Californie
    Floride Crimée Tchétchénie Sibérie Catalogne Europe Afrique Asie Amérique Océanie
"""
AFTER_DE = {"masculine": "du", "plural": "des"}
WITH = ("contre", "avec", "vers", "selon")
"""Prepositions that keep the article of a country as it is."""
AT = {"masculine": "au", "vowel": "en", "plural": "aux", "feminine": "en"}
TITLES = words(
    """roi reine prince princesse infant infante couronne duc duchesse maison comte comtesse
    impératrice empereur miss"""
)


@dataclass(frozen=True)
class CountryArticle(Rule):
    """A country or region stands without its article, or with a wrong one.

    ## Why it matters
    *Le Japon*, *le Tyrol*, *les Pays-Bas* keep their article after
    prepositions: *du Japon*, *au Tyrol*, *aux Pays-Bas*. Feminine names
    and those with a vowel take *en*: *en Russie*, *en Iran*. Most languages
    put names of countries bare.

    Cities, royal names (`Margrethe de Danemark`) and names of companies that
    begin with a country are left alone.

    ## Fix safety
    Unsafe: a name of something else may be meant.
    """

    meta = RuleMeta(
        name="country-article",
        family="grammar",
        summary="Country or region with a wrong article or without one",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le roi Manuel de Portugal vit au Portugal, en Iran et aux Pays-Bas."),
        Good("L’ambassadeur du Japon parle à la Russie, de l’Ukraine et de Paris."),
        Bad("L’ambassadeur [|de Japon|] arrive.", "L’ambassadeur du Japon arrive."),
        Bad("Il vit [|en Portugal|], puis [|à Russie|].", "Il vit au Portugal, puis en Russie."),
        Bad("Le chef [|du Russie|] est parti.", "Le chef de la Russie est parti."),
        Good("Selon Israël, la Chine joue contre l’Espagne ; France contre Chine, dit l’affiche."),
        Bad("Elle a gagné [|contre Espagne|].", "Elle a gagné contre l'Espagne."),
        Bad("La ministre [|à États-Unis|] se tait.", "La ministre aux États-Unis se tait."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for tokens, at in places(article, "de", "d'", "à", "en", "au", "du", "le", "un", *WITH):
            word, name = tokens[at], tokens[at + 1]
            kind = _names().get(name.text)
            if word.key == "le" and name.text[:1] in tuple("AEÉIOU"):
                continue  # a missing elision
            made = _mended(word.key, kind, name, apostrophe(article)) if kind else None
            if made is None or _is_excused(tokens, at):
                continue
            span = Span(word.start, name.end)
            edit = TextEdit(Span(word.start, name.start), like(word.text, made))
            fix = Fix.unsafe(f"Write “{made}{name.text}”", edit)
            yield self.diagnostic(span, f"“{span.of(article.text)}”: wrong article", fix=fix)


@cache
def _names() -> dict[str, str]:
    kinds = (("masculine", MASCULINE), ("vowel", VOWEL_MASCULINE), ("plural", PLURAL))
    return {
        name: kind for kind, names in (*kinds, ("feminine", FEMININE)) for name in names.split()
    }


def _mended(word: str, kind: str, name: Token, mark: str) -> str | None:
    """Return what should stand before a name instead of `word`, None where that is right."""
    if word in ("de", "d'"):
        made = AFTER_DE.get(kind)
    elif word in ("à", "en"):
        made = AT[kind] if (word == "à" or kind not in ("vowel", "feminine")) else None
    elif word == "au":
        made = "en" if kind in ("vowel", "feminine") else None
    elif word in WITH:
        return f"{word} {_definite(kind, name, mark)}"
    elif word in ("du", "le", "un"):
        return _feminine(word, name, mark) if kind == "feminine" else None
    else:
        made = None
    return f"{made} " if made else None


def _definite(kind: str, name: Token, mark: str) -> str:
    if kind == "plural":
        return "les "
    if name.text[0] in "AEÉIOUÎ":
        return f"l{mark}"
    return "la " if kind == "feminine" else "le "


def _feminine(word: str, name: Token, mark: str) -> str | None:
    if word == "un":
        return "une "
    of = "de " if word == "du" else ""
    return f"{of}l{mark}" if name.text[0] in "AEÉIOUÎ" else f"{of}la "


def _is_excused(tokens: Sequence[Token], at: int) -> bool:
    """Tell names of people and things, and two names in one."""
    word, before, name, after = tokens[at], tokens[at - 1], tokens[at + 1], tokens[at + 2]
    if after.text[:1].isupper() or (after.is_word and after.start == name.end):
        return True
    if after.text[:1] in ("-", "–", "/"):
        return True
    if word.key in WITH:
        return not before.text[:1].islower() or after.key in ("et", "ou")
    if word.key in ("de", "d'"):
        is_name = before.text[:1].isupper() and not is_all(before, "NOUN")
        return before.key in TITLES or (is_name and not before.text.isupper())
    return word.key in ("le", "un") and name.text == "France"
