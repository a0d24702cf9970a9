"""French grammar beyond the examples of its rules: classes of fault, and silence."""

from pathlib import Path

import pytest

from copydesk import Example, Rule
from copydesk.pattern_file import PatternPlugin
from copydesk.testing import check_example, lint
from copydesk_rules import grammar

RULES = {rule.meta.name: rule for rule in grammar.RULES}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.meta.name}-{number}")
    for rule in grammar.RULES
    for number, example in enumerate(rule.examples, start=1)
]


def found(name: str, text: str) -> list[str]:
    return [one.span.of(text) for one in lint(RULES[name](), text, language="fr")]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: type[Rule], example: Example) -> None:
    check_example(rule, example)


@pytest.mark.parametrize("path", sorted(Path(grammar.__file__).parent.glob("*.toml")))
def test_pattern_files_are_well_formed(path: Path) -> None:
    assert PatternPlugin(path).problems == []


FAULTS = [
    ("missing-partitive", "L’Inde compte exporter de riz cette année.", "exporter de riz"),
    ("missing-partitive", "Nous achetons de nourriture chaque mois.", "achetons de nourriture"),
    ("missing-partitive", "Ils ont importé de voitures neuves.", "importé de voitures"),
    ("missing-partitive", "La loi interdit d’importer de fruits ici.", "importer de fruits"),
    ("uncontracted-article", "Les exportations de le Vietnam ont augmenté.", "de le"),
    ("missing-elision", "Le plus dur est que la économie tienne.", "la économie"),
    ("missing-elision", "Le discours de Anne a plu.", "de Anne"),
    ("country-article", "Elle est rentrée en Pakistan hier.", "en Pakistan"),
    ("country-article", "Le port de Danemark est gelé.", "de Danemark"),
    ("country-article", "Le Land de Brandebourg a voté.", "de Brandebourg"),
    ("acronym-article", "Le chef du OTAN s’est tu.", "du OTAN"),
    ("quantity-without-de", "La Russie a livré 5 millions tonnes de blé.", "millions tonnes"),
    ("subject-verb-agreement", "Les prix du carburant a doublé.", "Les prix du carburant a"),
    ("subject-verb-agreement", "Il dit que les relations était bonnes.", "les relations était"),
    ("subject-verb-agreement", "La police ont arrêté deux hommes.", "La police ont"),
    ("participle-agreement", "La ministre est arrivé lundi.", "arrivé"),
    ("participle-agreement", "Les soldats ont été tué.", "tué"),
    ("euphonic-determiner", "Il salue sa homologue.", "sa homologue"),
    ("pronoun-after-preposition", "L’écart entre ils et nous grandit.", "ils"),
    ("coordinated-subject-pronoun", "Il et sa délégation sont arrivés.", "Il"),
    ("sentence-breaks-off", "Les députés demandent la", "la"),
    ("wrong-auxiliary", "Les pompiers ont arrivés tard.", "ont"),
    ("subject-verb-agreement", "Un Prix recevront les élèves.", "Un Prix recevront"),
    ("infinitive-after-etre", "Les vols sont annuler.", "annuler"),
    ("participle-after-afin-de", "Il vient de publié son livre.", "publié"),
    ("preposition-before-date", "Le vote a lieu sur mardi.", "sur mardi"),
    ("adjective-agreement", "On distingue deux budgets royales différents.", "budgets royales"),
]


@pytest.mark.parametrize(("name", "text", "fault"), FAULTS)
def test_fault(name: str, text: str, fault: str) -> None:
    assert found(name, text) == [fault]


RIGHT = [
    "Les lecteur·rice·s, les élu.e.s et les auteur(e)s en la soutenant ; une pull request.",
    "La pré-analyse de co-auteurs soigne l’expérience utilisateur et la page statistiques.",
    "Il rend la culture accessible à tous ; à tous, la ville offre un livre.",
    "Il fait participer les élèves ; ce à quoi permet d’accéder le site reste flou.",
    "On ignore qui il est, à qui il parle et qui nous sommes.",
    "Vouloir est pouvoir, et souffler n’est pas jouer.",
    "Il vient de mourir ; elle ne peut être que contente.",
    "Il a félicité les élèves aux cheveux longs.",
    "Le pays évite d’exporter de pétrole ; il vit sans importer de blé.",
    "Le pétrole que la Russie exporte de Sibérie passe par ici.",
    "Les produits de luxe se vendent de mieux en mieux.",
    "Il propose d’autres mesures et de nombreux amendements.",
    "On produit de manière artisanale, on vend de porte en porte.",
    "Combien exportent-ils de barils ? Trop peu pour vendre de pétrole.",
    "Le roi Albert de Belgique et Margrethe de Danemark se sont vus.",
    "Le maire de Québec habite à Panama ; Canada Goose y a une usine.",
    "La plupart des élus ont voté, une foule de gens sont venus.",
    "Ce lundi sont attendus les résultats que la ministre a promis.",
    "La mairie ainsi que les habitants du quartier ont protesté.",
    "Les lundi et mardi 4 et 5 mai, les codes civil et pénal seront revus.",
    "Elle et lui sont partis ; c’est avec elle que sont venus les autres.",
    "Le onze de France, le oui au référendum, de un à dix, l’Ouest.",
    "La chef du parti et la maire sont arrivées avec la juge.",
    "Il y a cela, il y est, il n’y est pas ; qu’il y aille.",
    "Tout les oppose, tous les jours, toute la journée.",
    "Il a voté pour. Elle a voté contre. La une est belle.",
    "Une partie des soldats ont été tués, la majorité sont rentrés.",
    "Le taux, de 0,5 à 1,5 points, recule ; il fait 1,5 million d’heureux.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_french_is_left_alone(text: str) -> None:
    assert [(name, found(name, text)) for name in RULES if found(name, text)] == []


def test_rules_are_silent_on_english() -> None:
    text = "Le chef de le Vietnam said that the five millions tonnes were de trop."
    assert [lint(rule(), text, language="en") for rule in grammar.RULES] == [
        [] for _ in grammar.RULES
    ]
