"""missing-partitive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Severity,
    Span,
    TextEdit,
    option,
)
from copydesk.analysis.tagging import Tagged, Token, tagged
from copydesk_rules.grammar.french.partitive_words import (
    ADVERBIAL,
    CLITICS,
    PLACES,
    SILENCING,
    SILENCING_LEMMAS,
    VERBS,
    WITH_DE,
)
from copydesk_rules.grammar.french.reading import (
    apostrophe,
    is_all,
    is_elided_before,
    may_be,
    values,
)

REACH = 10
"""Words before the verb among which a negation or quantity silences the rule."""


@dataclass(frozen=True)
class MissingPartitive(Rule):
    """An object stands with a bare “de” after a verb that wants an article.

    ## Why it matters
    French does not leave a noun without an article: *exporter du pétrole*,
    *importer de la nourriture*, *vendre des céréales*. In translations from
    languages without articles a bare *de* stands there instead, and the reader
    looks for a negation or a quantity that is not there.

    After a negation or a quantity, before places (`importer de pays
    voisins`) and in set phrases (`produire de manière durable`), *de* is
    right, and the rule says nothing. A list of objects is one report.

    ## Fix safety
    Unsafe: the noun may be one that the verb comes from, not its object.
    """

    meta = RuleMeta(
        name="missing-partitive",
        family="grammar",
        summary="Object with a bare “de” instead of an article",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le pays n’exporte pas de pétrole et produit peu de gaz."),
        Good(
            "Ils vendent de gré à gré, produisent de manière durable et importent de pays voisins."
        ),
        Good("Elle propose de nouvelles mesures et exporte du café de qualité."),
        Bad("Le pays veut [|exporter de café|].", "Le pays veut exporter du café."),
        Bad(
            "La région [|importe de farine, de l’acier et de machines|].",
            "La région importe de la farine, de l’acier et des machines.",
        ),
    )

    verbs: frozenset[str] = option(
        frozenset[str](), help="More verbs, as infinitives, whose object needs an article."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = tagged(article)
        verbs = VERBS | self.verbs
        for at in _sorted_places(text, "de", "d'"):
            verb_at = at - 1
            if is_all(text.tokens[verb_at], "ADV") and text.tokens[verb_at].key not in SILENCING:
                verb_at -= 1
            if not _governs(text.tokens, verb_at, verbs) or not _is_object(text.tokens, at):
                continue
            objects = [at, *_listed(text.tokens, at + 2)]
            yield self._report(article, text.tokens, verb_at, objects)

    def _report(
        self, article: Article, tokens: Sequence[Token], verb_at: int, objects: Sequence[int]
    ) -> Diagnostic:
        span = Span(tokens[verb_at].start, tokens[objects[-1] + 1].end)
        edits, shown = [], []
        for at in objects:
            de, noun = tokens[at], tokens[at + 1]
            made = _article(noun, apostrophe(article))
            if made:
                edits.append(TextEdit(Span(de.start, noun.start), made))
                shown.append(f"“{made}{noun.text}”")
        fix = None
        if len(edits) == len(objects):
            fix = Fix.unsafe(f"Write {', '.join(shown)}", *edits)
        return self.diagnostic(span, f"“{span.of(article.text)}” lacks an article", fix=fix)


def _listed(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Yield where further objects of a list stand that lack their article as well."""
    end = at + 14
    while at < end and not tokens[at].is_edge and tokens[at].key not in ("que", "qui", "à"):
        if is_all(tokens[at], "VERB", "AUX"):
            return
        joined = tokens[at].key in ("et", "ou") or tokens[at].text == ","
        if joined and tokens[at + 1].key in ("de", "d'") and _is_object(tokens, at + 1):
            yield at + 1
        at += 1


def _sorted_places(text: Tagged, *keys: str) -> list[int]:
    return sorted(place for key in keys for place in text.keys.get(key, ()))


def _governs(tokens: Sequence[Token], at: int, verbs: frozenset[str]) -> bool:
    """Tell whether a verb that wants an object is here, without one before it and not negated."""
    verb = tokens[at]
    if not is_all(verb, "VERB") or "-" in verb.text:
        return False
    if not values(verb, "lemma") <= verbs and not _is_transitive(tokens, at):
        return False
    if any(one.mood == "part" for one in verb.readings) and not _is_perfect(tokens, at):
        return False
    if _is_clitic(tokens[at - 1], verb) or tokens[at - 2].key in CLITICS & {
        "en",
        "dont",
        "se",
        "s'",
    }:
        return False
    for before in reversed(tokens[max(0, at - REACH) : at]):
        if before.is_edge:
            break
        if before.key in SILENCING:
            return False
        if values(before, "lemma") & SILENCING_LEMMAS:
            return False
    return True


def _is_transitive(tokens: Sequence[Token], at: int) -> bool:
    """Tell a verb that has a plain object and nothing else, and no object before it."""
    verb = tokens[at]
    kinds = values(verb, "valency")
    if values(verb, "lemma") & WITH_DE or any(set(kind) & set("inpcmx") for kind in kinds):
        return False
    before = {token.key for token in tokens[max(0, at - REACH) : at]}
    return all("t" in kind for kind in kinds) and not before & {"que", "qu'", "dont"}


def _is_clitic(before: Token, verb: Token) -> bool:
    if before.key in ("nous", "vous"):
        return {"nous": "1", "vous": "2"}[before.key] not in values(verb, "person")
    return before.key in CLITICS


def _is_perfect(tokens: Sequence[Token], at: int) -> bool:
    return "avoir" in values(tokens[at - 1], "lemma") or tokens[at - 1].key == "en"


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a bare *de* and a common noun are here that can only be an object."""
    noun = tokens[at + 1]
    if len(noun.text) < 3 or not noun.text.islower():
        return False
    after = tokens[at + 2]
    if not _is_noun(noun, after):
        return False
    lemmas = values(noun, "lemma")
    if lemmas & (ADVERBIAL | PLACES) or noun.key in ADVERBIAL | PLACES:
        return False
    return after.key not in ("en", "à", "au") or not _is_range(tokens, at)


def _is_noun(noun: Token, after: Token) -> bool:
    """Tell a noun, also one that could be an adjective (*café*) if no noun follows."""
    if noun.key == "nouveau":
        return False
    if is_all(noun, "NOUN"):
        return True
    either = is_all(noun, "NOUN", "ADJ") and "NOUN" in values(noun, "pos")
    if after.key in ("et", "ou"):
        return False  # de nouveaux et de bons amis
    return either and not (after.is_word and may_be(after, "NOUN"))


def _is_range(tokens: Sequence[Token], at: int) -> bool:
    """Tell *de porte en porte* and *de père à fils*."""
    return tokens[at + 3].key == tokens[at + 1].key or is_all(tokens[at + 3], "NOUN")


def _article(noun: Token, mark: str) -> str:
    """Return the article that the noun needs, with what separates them, '' if unknown."""
    nouns = [one for one in noun.readings if one.pos == "NOUN"]
    numbers, genders = {one.number for one in nouns}, {one.gender for one in nouns}
    if numbers == {"p"}:
        return "des "
    if numbers != {"s"}:
        return ""
    elided = is_elided_before(noun)
    if elided:
        return f"de l{mark}"
    if elided is None or len(genders) != 1:
        return ""
    return {"m": "du ", "f": "de la "}.get(genders.pop(), "")
