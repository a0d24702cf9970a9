"""Codes of languages as LanguageTool wants them."""

CODES = (
    "ar ast be br ca crh da de el en eo es fa fr ga gl it ja km nl pl pt ro ru sk sl sv ta "
    "tl uk zh"
)
"""The languages of LanguageTool 6.6 (META-INF/org/languagetool/language-module.properties)."""

VARIANT_CODES = (
    "ca-ES de-AT de-CH de-DE en-AU en-CA en-GB en-NZ en-US en-ZA es-AR fr-BE fr-CA fr-CH nl-BE "
    "pt-AO pt-BR pt-MZ pt-PT"
)

KNOWN = frozenset(CODES.split())
VARIANTS = frozenset(VARIANT_CODES.split())

DEFAULT_VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT"}
"""A language whose spelling differs by country has no spelling rule without one."""


def code_for(language: str) -> str:
    """Return LanguageTool's code for a BCP 47 code, '' where it does not know the language.

    >>> code_for("fr"), code_for("en"), code_for("en-gb"), code_for("en-IE"), code_for("kk")
    ('fr', 'en-US', 'en-GB', 'en-US', '')
    """
    base, _, country = language.replace("_", "-").partition("-")
    base, code = base.lower(), f"{base.lower()}-{country.upper()}"
    if base not in KNOWN:
        return ""
    return code if code in VARIANTS else DEFAULT_VARIANTS.get(base, base)
