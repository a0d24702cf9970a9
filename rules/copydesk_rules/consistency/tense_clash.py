"""tense-clash."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Related, Rule, RuleMeta, Severity


@dataclass(frozen=True)
class TenseClash(Rule):
    """An event is announced in the future and told as over in the same article.

    ## Why it matters
    Languages without tenses leave it to the reader when something happens, and
    a translation guesses anew in each sentence. The reader of *le président
    parlera lors de sa visite* and *la visite s’est déroulée*, or *he will speak during
    his visit* and *the visit ended*, does not learn whether it has taken place.

    ## What it looks at
    Nouns of events (visit, summit, trial, election) with a definite or
    possessive determiner: once with a verb in the future, once as the subject
    of a verb that says that the event took place. Events with other names
    beside them, with a date in the past or an ordinal, negated ones and
    quotations are left alone.
    """

    meta = RuleMeta(
        name="tense-clash",
        family="consistency",
        summary="Event announced and told as over",
        severity=Severity.WARNING,
        languages=frozenset({"en", "fr"}),
    )
    examples = (
        Good(
            "Le roi parlera de pêche lors de sa visite à Lisbonne demain. "
            "La visite précédente du roi s’est déroulée sans incident.",
            "fr",
        ),
        Good(
            "Le procès de Marie Roy s’est tenu à Lyon. "
            "Le maire parlera lundi lors du procès de Paul Petit.",
            "fr",
        ),
        Good("La réunion s’est achevée tard. Le ministre parlera de la réunion lundi.", "fr"),
        Bad(
            "Le roi Felipe parlera de pêche lors de sa visite à Lisbonne demain. "
            "La visite de Felipe [|s’est déroulée|] dans le calme.",
            language="fr",
        ),
        Bad(
            "Le sommet [|a eu lieu|] dans un hôtel de Genève. "
            "Les ministres y signeront un accord. Le sommet s’ouvrira mardi.",
            language="fr",
        ),
        Good(
            "The king will speak of fishing during his visit to Lisbon. The last visit ended in "
            "silence.",
            "en",
        ),
        Bad(
            "King Felipe will speak of fishing during his visit to Lisbon. "
            "The visit of Felipe [|was held|] in silence.",
            language="en",
        ),
        Bad(
            "The summit [|took place|] in a hotel in Geneva. The ministers will sign a treaty. "
            "The summit will open on Tuesday.",
            language="en",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        from copydesk_rules.consistency.events import announced, told

        done = list(told(article))
        if not done:
            return
        future = list(announced(article))
        for one in done:
            match = next((other for other in future if other.may_be(one)), None)
            if match is not None:
                related = Related(match.span, "announced here")
                noun = one.noun.text
                yield self.diagnostic(
                    one.span,
                    f"“{noun}” is over here, and announced with “{match.verb.text}”",
                    related=[related],
                )
