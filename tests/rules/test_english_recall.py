"""English rules that compare an article with itself, and what they leave alone."""

import pytest

from copydesk import Rule
from copydesk.plugins import installed
from copydesk.testing import lint
from copydesk_rules.consistency.mixed_spelling import MixedSpelling
from copydesk_rules.headlines.repeated_headline import RepeatedHeadline
from copydesk_rules.names.office_holder_variant import OfficeHolderVariant
from copydesk_rules.numbers.currency_position import CurrencyPosition
from copydesk_rules.numbers.mixed_clock import MixedClock
from copydesk_rules.repetition.near_duplicate_sentence import NearDuplicateSentence
from copydesk_rules.repetition.repeated_clause import RepeatedClause

RULES = {rule.meta.name: rule for rule in installed().rules()}


def reported(rule: Rule, text: str, language: str = "en") -> list[str]:
    return [one.span.of(text) for one in lint(rule, text, language=language)]


def by_name(name: str, text: str) -> list[str]:
    return reported(RULES[name](), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The colour of the harbour. They organize and recognize it.", []),
        ("They organise it and recognize it, and they organise it again.", ["recognize"]),
        ("The center organizes tours; the labor is cheap, the colour is grey.", ["colour"]),
        ("The Centre for Labour Studies is the color of the theater.", []),
        ("He traveled, she travelled.", ["travelled"]),
    ],
)
def test_spellings_of_two_sides(text: str, expected: list[str]) -> None:
    assert reported(MixedSpelling(), text) == expected


def test_a_second_headline_that_says_more_stands() -> None:
    text = (
        "Harbour reopens on Monday\n\nHarbour reopens on Monday as unions, ships and owners\n\nX."
    )
    assert reported(RepeatedHeadline(), text) == []


def test_a_deck_may_say_what_the_story_says() -> None:
    deck = "The council of the town voted the budget of the harbour after two hours of debate."
    text = f"Budget is voted\n\n{deck}\n\nIt was late. {deck.replace('voted', 'has voted')}"
    assert reported(NearDuplicateSentence(), text) == []


def test_results_that_differ_in_figures_are_not_duplicates() -> None:
    one = "Shares of the harbour company rose by 3 percent in London on the first day of the week."
    assert reported(NearDuplicateSentence(), f"{one} {one.replace('3', '5')}") == []


def test_names_may_be_repeated_within_a_sentence() -> None:
    name = "the Ministry of Ports and Inland Waterways of the Republic of Chile"
    assert reported(RepeatedClause(), f"She works for {name}, and {name} pays her.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("King Mohammed Bin Salem met King Mohammed Bin Rashid.", []),
        ("President Maria Costa Lima left. President Costa Lima returned.", []),
        (
            "Prime Minister Tran Van Hung left. Prime Minister Tran Van Hong spoke.",
            ["Tran Van Hong"],
        ),
        ("Lao President Kham Sai Luang met Thai President Kham Sai Long.", []),
    ],
)
def test_holders_of_one_office(text: str, expected: list[str]) -> None:
    assert reported(OfficeHolderVariant(), text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It costs 5$ or 3.50 €.", "en", ["5$", "3.50 €"]),
        ("It costs US$ 5 million.", "en", ["US$ 5 million"]),
        ("It costs $5, €3.50 or £2 million.", "en", []),
        ("Kostet 5 €, 7 € oder € 9.", "de", ["€ 9"]),
        ("Kostet € 5, € 7 oder 9 €.", "de", []),
        ("Het kost € 5 of € 7.", "nl", []),
    ],
)
def test_place_of_the_currency_sign(text: str, language: str, expected: list[str]) -> None:
    assert reported(CurrencyPosition(), text, language) == expected


def test_a_zone_excuses_a_second_clock() -> None:
    assert reported(MixedClock(), "It opens at 3 p.m. (15:00 GMT) and at 18:30 UTC.") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("said-twice", "The mayor said that she had told the minister what he said."),
        ("plural-subject-verb", "The news is bad. The United States has left. Both is wrong."),
        ("singular-subject-verb", "A number of ships have sunk. A team of divers are there."),
        ("be-with-bare-verb", "All they could do was wait. What he did was run."),
        ("perfect-with-past", "It was rose in colour. She had come, and it has become late."),
        (
            "object-without-article",
            "Storm\n\nThe newly signed agreement with Chile was published.",
        ),
        ("acronym-without-article", "Storm\n\nEU and UN officials met US and UK troops in May."),
        (
            "figure-opens-sentence",
            "It was late. 2020 was a bad year for the town and its harbour.",
        ),
        ("comma-after-year", "It opened on May 4, 2021, and closed in May 2022 again."),
        ("phrasal-noun-in-two-words", "They build up a fleet, and it was to shut down in May."),
        ("indefinite-article-sound", "A European, a one-eyed man and a U-turn."),
        ("indefinite-article-before-consonant", "An hour, an heir, an MP and an NGO."),
        ("lowercase-people", "She polished the china and ate french fries in the city."),
        ("lowercase-calendar-name", "It may march on. See news@sunday.org and /june/."),
        ("quotation-opens-narration", '"The mayor said so," he recalled. "I said no."'),
        ("agency-before-city", "Xinhua reported from Beijing on May 4 that it had rained."),
        ("decimal-comma", "It has 1,200 pupils, 10,50 and 3,4 in two columns."),
        (
            "mixed-compound",
            "A long-term plan works in the long term, and a re-formed band reformed.",
        ),
        (
            "sentence-without-subject",
            "It fell. Return to the start, and you win. Ensure that it works.",
        ),
        ("measure-without-hyphen", "After two years in office the three lane markings were gone."),
        ("age-without-hyphens", "He is 53 years old, and the house is a hundred years older."),
        ("number-of-verb", "A large number of ships have sunk, and several of each are left."),
    ],
)
def test_what_is_right_is_left_alone(name: str, text: str) -> None:
    assert by_name(name, text) == []


def test_dates_by_month_have_their_day_of_the_week() -> None:
    text = "It opened on Tuesday, May 4, 2021, and closes on Monday, May 5, 2021."
    assert by_name("impossible-date", text) == ["Monday, May 5, 2021"]
