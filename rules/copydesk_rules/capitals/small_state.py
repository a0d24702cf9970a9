"""small-state."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit
from copydesk_rules import language_data

FAMILY = "capitals"


@dataclass(frozen=True)
class SmallState(Rule):
    """The State is written in lower case (`chef de l’état`, `médias d’état`).

    ## Why it matters
    In lower case, French *état* is a condition; as a body it is *État*. The
    rule speaks after words that only the State can follow; *état civil*,
    *état d’urgence* and the like are left alone.

    ## Fix safety
    Safe: only the case changes.
    """

    meta = RuleMeta(
        name="small-state",
        family=FAMILY,
        summary="The State in lower case",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le chef de l’État a déclaré l’état d’urgence."),
        Good("Le service de l’état civil a pris acte de son état de santé."),
        Bad("Le chef de l’[|état|] parle ce soir.", "Le chef de l’État parle ce soir."),
        Bad(
            "Les médias d’[|état|] citent les deux [|états|] voisins.",
            "Les médias d’État citent les deux États voisins.",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        state = language_data.load(FAMILY, article.language).get("state", "")
        if not state or state not in article.text:
            return
        for found in _pattern(article.language).finditer(article.text):
            span = Span(*found.span(found.lastgroup or 0))
            text = span.of(article.text)
            if not text[0].islower():
                continue
            fix = Fix.safe("Write a capital", TextEdit(span, text[0].upper() + text[1:]))
            yield self.diagnostic(span, f"“{text}” is the State here, with a capital", fix=fix)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    """Compile the pattern for the word after what only the State follows."""
    data = language_data.load(FAMILY, language)
    heads, parts, tails, counts, members = (
        "|".join(sorted(map(re.escape, data[f"state_{key}"].split())))
        for key in ("heads", "parts", "tails", "counts", "members")
    )
    state = data["state"]
    blocked = rf"(?![\w’'-]| (?:{tails})(?!\w)| [dD]['’])"
    return re.compile(
        rf"\b(?:{heads}) [dD]['’](?P<head>{state}){blocked}"
        rf"|\b(?:{parts}) de [lL]['’](?P<part>{state}){blocked}"
        rf"|\b(?:{counts}) (?P<count>{state}s){blocked}"
        rf"|(?<![\w-])(?P<member>{state}s)(?= (?:{members})(?!\w)|-[Uu]nis)",
        re.IGNORECASE,
    )
