"""Build lint/copydesk/data/fr.lexicon from the Hunspell dictionaries of French.

The sources are the dictionaries "classique" and "toutes variantes" 7.0 of Dicollecte
(© 2007–2018 its contributors, https://grammalecte.net, MPL-2.0) as Debian packages
them, which keeps the grammatical fields that other packages of them strip:

    apt-get download hunspell-fr-classical hunspell-fr-comprehensive
    dpkg -x hunspell-fr-classical_*.deb classical
    dpkg -x hunspell-fr-comprehensive_*.deb comprehensive
    python tools/build_lexicon_fr.py {classical,comprehensive}/usr/share/hunspell/fr.dic

Forms that only a later dictionary has are of the kind "variant". Beside this script,
tools/data holds what the dictionaries lack: which words elide, which of their names are
places, and corrections to their readings of some hundred words.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from hunspell_affixes import Dictionary

from copydesk.analysis.reading import Reading, pack
from copydesk.table import build_table

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data"
TARGET = ROOT / "lint" / "copydesk" / "data" / "fr.lexicon"

GENDERS = {"mas": "m", "fem": "f", "epi": "e"}
NUMBERS = {"sg": "s", "pl": "p", "inv": "i"}
MOODS = {
    "infi": ("inf", ""),
    "ppre": ("part", "pres"),
    "ppas": ("part", "past"),
    "ipre": ("ind", "pres"),
    "iimp": ("ind", "imp"),
    "ipsi": ("ind", "past"),
    "ifut": ("ind", "fut"),
    "cond": ("cnd", "pres"),
    "spre": ("sub", "pres"),
    "simp": ("sub", "imp"),
    "impe": ("imp", "pres"),
}
CLASSES = {
    "nom": ("NOUN", ""),
    "titr": ("NOUN", "title"),
    "loc.nom": ("NOUN", "locution"),
    "npr": ("PROPN", "other"),
    "prn": ("PROPN", "given"),
    "patr": ("PROPN", "family"),
    "loc.patr": ("PROPN", "family"),
    "adj": ("ADJ", ""),
    "loc.adj": ("ADJ", "locution"),
    "adv": ("ADV", ""),
    "advint": ("ADV", "int"),
    "negadv": ("ADV", "neg"),
    "loc.adv": ("ADV", "locution"),
    "det": ("DET", "art"),
    "detpos": ("DET", "poss"),
    "detdem": ("DET", "dem"),
    "detind": ("DET", "ind"),
    "detneg": ("DET", "neg"),
    "detex": ("DET", "int"),
    "propersuj": ("PRON", "subj"),
    "properobj": ("PRON", "obj"),
    "preverb": ("PRON", "clitic"),
    "proadv": ("PRON", "adv"),
    "prodem": ("PRON", "dem"),
    "proind": ("PRON", "ind"),
    "proneg": ("PRON", "neg"),
    "proint": ("PRON", "int"),
    "prorel": ("PRON", "rel"),
    "prep": ("ADP", ""),
    "prepv": ("ADP", "inf"),
    "loc.prep": ("ADP", "locution"),
    "loc.prepv": ("ADP", "locution"),
    "cjco": ("CCONJ", ""),
    "cj": ("CCONJ", ""),
    "cjsub": ("SCONJ", ""),
    "loc.cj": ("SCONJ", "locution"),
    "loc.cjsub": ("SCONJ", "locution"),
    "nb": ("NUM", "card"),
    "nbro": ("NUM", "roman"),
    "interj": ("INTJ", ""),
    "loc.interj": ("INTJ", "locution"),
    "loc.verb": ("X", "locution"),
    "pfx": ("X", "prefix"),
}
FORMULA = re.compile(r"[₀-₉ⁱ-ₜʰ-ʸᵃ-ᵿ]")
PERSON = re.compile(r"([123])[ji]?(sg|pl)!?$|([123])pe$")
VOWELS = "aàâäeéèêëiîïoôöuùûüœæ"


def main() -> None:
    """Read the command line and write the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dic", type=Path, nargs="+", help="an fr.dic, its fr.aff beside it")
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    first, *others = map(expanded, arguments.dic)
    for other in others:
        for form, found in other.items():
            known = first.setdefault(form, [])
            known += [as_variant(one) for one in found if one not in known]
    for form in [form for form in first if "œ" in form]:
        first.setdefault(form.replace("œ", "oe"), list(map(as_variant, first[form])))
    lexicon = corrected(first)
    items = [(form, pack(form, readings)) for form, readings in lexicon.items() if readings]
    build_table(arguments.target, items)
    print(f"{len(items)} forms, {sum(map(len, lexicon.values()))} readings -> {arguments.target}")


def expanded(path: Path) -> dict[str, list[Reading]]:
    """Return the readings of each form that the dictionary describes."""
    names = read_names()
    elision = read_elision()
    lexicon: dict[str, list[Reading]] = defaultdict(list)
    for form, stem, fields in Dictionary(path).forms():
        if FORMULA.search(form):  # chemical formulae, superscript ordinals
            continue
        for reading in readings(stem, fields):
            answer = elides(form, reading.lemma, elision)
            key = f"{form}-" if reading.kind == "prefix" else form
            lexicon[key].append(named(reading, names)._replace(elides=answer))
    return lexicon


def readings(stem: str, fields: tuple[str, ...]) -> Iterator[Reading]:
    """Yield the readings that the morphological fields of one form stand for."""
    values = [field[3:] for field in fields if field[:3] in ("po:", "is:")]
    if "err" in values:
        return
    lemma = next((field[3:] for field in fields if field.startswith("st:")), stem)
    gender = next((GENDERS[value] for value in values if value in GENDERS), "")
    number = next((NUMBERS[value] for value in values if value in NUMBERS), "")
    verb = next((value for value in values if re.match(r"v\d", value)), "")
    if verb:
        yield from verb_readings(lemma, verb, values, gender, number)
        return
    persons = "".join(match[3] for match in map(PERSON.match, values) if match and match[3])
    kinds: dict[str, list[str]] = defaultdict(list)
    for value in values:
        if value in CLASSES:
            pos, kind = CLASSES[value]
            kinds[pos].append(kind)
    if "ADP" in kinds and "DET" in kinds:  # a contracted article
        del kinds["DET"]
        kinds["ADP"].append("art")
    if "ADV" in kinds and "PRON" in kinds:  # the clitic of a negation
        kinds["ADV"] += kinds.pop("PRON")
    for pos, found in kinds.items():
        kind = "+".join(dict.fromkeys(filter(None, found)))
        inflected = pos in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM") or "art" in found
        features = (gender, number) if inflected else ("", "")
        yield Reading(lemma, pos, kind, *features, persons if pos == "PRON" else "")


def verb_readings(
    lemma: str, code: str, values: list[str], gender: str, number: str
) -> Iterator[Reading]:
    """Yield a reading for each mood and tense among the values."""
    pos = "AUX" if code[1] == "0" else "VERB"
    found = [match for match in map(PERSON.match, values) if match and match[1]]
    person = "".join(sorted({match[1] for match in found}))
    for mood, tense in (MOODS[value] for value in values if value in MOODS):
        governs = valency(code)
        if mood in ("inf", "part"):
            features = (gender, number) if tense == "past" else ("", "")
            yield Reading(lemma, pos, "", *features, "", mood, tense, governs)
        else:
            finite = NUMBERS[found[0][2]]
            yield Reading(lemma, pos, "", "", finite, person, mood, tense, governs)


def valency(code: str) -> str:
    """Translate the dictionary's code of a verb, such as v1_it_q_zz."""
    state, none, direct, indirect, reflexive, impersonal, first, second = tuple(
        code[2:].ljust(8, "_")
    )
    letters = ["c" if state == "e" else "", "i" if none == "i" else ""]
    letters += ["t" if direct == "t" else "", "n" if indirect == "n" else ""]
    letters += [reflexive if reflexive in "pqr" else "q" if reflexive in "ex" else ""]
    letters += ["m" if impersonal in "mx" else ""]
    letters += ["x" if "x" in (none, direct, indirect) else ""]
    letters += ["e" if first == "e" else "", "a" if "a" in (first, second) else ""]
    return "".join(letter for letter in letters if letter != "_")


def read_names() -> dict[str, str]:
    """Return the class of each name that is no place."""
    lines = (DATA / "fr_names.txt").read_text("utf-8").splitlines()
    classes = (line.split(": ", 1) for line in lines if line and not line.startswith("#"))
    return {word: kind for kind, words in classes for word in words.split()}


def named(reading: Reading, names: dict[str, str]) -> Reading:
    """Make a name of what is a noun but for its capital, and say what it names."""
    noun = reading.pos == "NOUN" and not reading.kind
    capital = len(reading.lemma) > 2 and reading.lemma[:1].isupper()
    if not capital or not (noun or reading.kind == "other"):
        return reading
    kind = names.get(reading.lemma, "" if noun and reading.lemma.isupper() else "place")
    if kind in ("", "noun"):
        return reading
    return reading._replace(pos="PROPN", kind=kind)


def as_variant(reading: Reading) -> Reading:
    """Mark a spelling that many would call wrong, and some right."""
    return reading._replace(kind=f"{reading.kind}+variant".strip("+"))


def read_elision() -> dict[str, str]:
    """Return the answers of the elision list by beginning, or "=" and lemma."""
    lines = (DATA / "fr_aspirate.txt").read_text("utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def elides(form: str, lemma: str, answers: dict[str, str]) -> str:
    """Tell whether `form` makes the word before it elide: y, n or ""."""
    low = form.lower()
    if low[0] not in VOWELS + "hy":
        return ""
    if len(form) > 1 and form.isupper():  # initials are read as letters, or as a word
        return "y" if low[0] in VOWELS else ""
    keys = [f"={lemma.lower()}", *(low[:end] for end in range(len(low), 0, -1))]
    answer = next((answers[key] for key in keys if key in answers), "")
    if not answer:
        glide = low[0] == "y" and (len(low) == 1 or low[1] in VOWELS)
        answer = "n" if glide else "y"
    if low[0] == "h" and form[0] == "H" and answer == "y" and low[:4] not in answers:
        answer = "y" if any(key in answers for key in keys if len(key) > 4) else "?"
    return answer.strip("?")


def corrected(lexicon: dict[str, list[Reading]]) -> dict[str, list[Reading]]:
    """Apply the corrections in tools/data/fr_corrections.tsv."""
    for line in (DATA / "fr_corrections.tsv").read_text("utf-8").splitlines():
        sign, *columns = line.split("\t")
        if sign == "-":
            form, pos, *kind = columns
            lexicon[form] = [
                one for one in lexicon[form] if one.pos != pos or (kind and one.kind != kind[0])
            ]
        elif sign == "+":
            lexicon[columns[0]].append(Reading(*columns[1:]))
        elif line and not line.startswith("#"):
            raise SystemExit(f"fr_corrections.tsv: neither + nor -: {line!r}")
    return lexicon


if __name__ == "__main__":
    main()
