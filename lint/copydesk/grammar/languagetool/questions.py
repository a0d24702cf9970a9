"""What is asked of LanguageTool beside the text.

Each new combination of level and rules makes a server build its rules anew (10 s):
what is asked is always the same, and what to leave out is decided afterwards. There
is one exception. A speller looks for words like each unknown one, and on news most
unknown words are names: that takes four fifths of a server's time. So it is left
out, and asked about the few words that could be slips alone.
"""

from copydesk.grammar.languagetool.settings import LanguageToolSettings

SPELLERS = {
    "ca": "MORFOLOGIK_RULE_CA_ES",
    "de-AT": "AUSTRIAN_GERMAN_SPELLER_RULE",
    "de-CH": "SWISS_GERMAN_SPELLER_RULE",
    "de-DE": "GERMAN_SPELLER_RULE",
    "en-AU": "MORFOLOGIK_RULE_EN_AU",
    "en-CA": "MORFOLOGIK_RULE_EN_CA",
    "en-GB": "MORFOLOGIK_RULE_EN_GB",
    "en-NZ": "MORFOLOGIK_RULE_EN_NZ",
    "en-US": "MORFOLOGIK_RULE_EN_US",
    "en-ZA": "MORFOLOGIK_RULE_EN_ZA",
    "es": "MORFOLOGIK_RULE_ES",
    "fr": "FR_SPELLING_RULE",
    "it": "MORFOLOGIK_RULE_IT_IT",
    "pt-BR": "MORFOLOGIK_RULE_PT_BR",
    "pt-PT": "MORFOLOGIK_RULE_PT_PT",
}
"""The rule that reports unknown words, by LanguageTool's code of the language."""


def speller(code: str, settings: LanguageToolSettings) -> str:
    """Return the speller to leave out, '' where none is known or the user wants it whole."""
    rule = SPELLERS.get(code) or SPELLERS.get(code.partition("-")[0], "")
    return "" if rule in settings.enabled_rules else rule


def about_grammar(code: str, settings: LanguageToolSettings) -> dict[str, str]:
    """Return the parameters of the question about the article."""
    # LanguageTool tells false friends at its stricter level only.
    asked = {
        "language": code,
        "level": "picky" if settings.mother_tongue else settings.level,
        "motherTongue": settings.mother_tongue,
        "enabledRules": ",".join(sorted(settings.enabled_rules)),
        "disabledRules": speller(code, settings),
    }
    return {name: value for name, value in asked.items() if value}


def about_spelling(code: str, settings: LanguageToolSettings) -> dict[str, str]:
    """Return the parameters of the question about single words, {} for none."""
    rule = speller(code, settings)
    if not rule or rule in settings.disabled_rules or "TYPOS" in settings.disabled_categories:
        return {}
    return {"language": code, "enabledOnly": "true", "enabledRules": rule}
