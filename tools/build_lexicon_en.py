"""Build lint/copydesk/data/en.lexicon from LanguageTool's dictionary of English.

The sources are english.dict in the jar english-pos-dict 0.6 (LGPL-2.1-or-later, by the
LanguageTool community, made of AGID, SCOWL, Moby and WordNet) and, in language-en 6.6, the
lists of words that take "a" or "an" against their first letter. With the jars of an
installed LanguageTool in LIBS (`copydesk languagetool install` puts them there):

    unzip -j LIBS/english-pos-dict-0.6.jar '*/english.dict' '*/english.info'
    unzip -j LIBS/language-en-6.6.jar '*/det_a.txt' '*/det_an.txt'
    java -cp 'LIBS/*' tools/PosDictionary.java english.dict > en.tsv
    python tools/build_lexicon_en.py en.tsv det_a.txt det_an.txt

Function words, which that dictionary describes too broadly, are in tools/data/en_words.tsv.
In the lexicon `elides` says how a word begins for the ear: y with a vowel ("an hour"), n
with a consonant ("a union"), "" where both are heard.
"""

import argparse
from collections import defaultdict
from pathlib import Path

from copydesk.analysis.reading import Reading, pack
from copydesk.table import build_table

ROOT = Path(__file__).parent.parent
WORDS = Path(__file__).parent / "data" / "en_words.tsv"
TARGET = ROOT / "lint" / "copydesk" / "data" / "en.lexicon"

TAGS = {
    "NN": Reading("", "NOUN", "count", number="s"),
    "NN:U": Reading("", "NOUN", "mass", number="s"),
    "NN:UN": Reading("", "NOUN", "count+mass", number="s"),
    "NNS": Reading("", "NOUN", "count", number="p"),
    "NNP": Reading("", "PROPN", "other", number="s"),
    "NNPS": Reading("", "PROPN", "other", number="p"),
    "VB": Reading("", "VERB", mood="inf"),
    "VBP": Reading("", "VERB", number="p", mood="ind", tense="pres"),
    "VBZ": Reading("", "VERB", number="s", person="3", mood="ind", tense="pres"),
    "VBD": Reading("", "VERB", mood="ind", tense="past"),
    "VBN": Reading("", "VERB", mood="part", tense="past"),
    "VBG": Reading("", "VERB", mood="part", tense="pres"),
    "JJ": Reading("", "ADJ"),
    "JJR": Reading("", "ADJ", "comp"),
    "JJS": Reading("", "ADJ", "sup"),
    "RB": Reading("", "ADV"),
    "RBR": Reading("", "ADV", "comp"),
    "RBS": Reading("", "ADV", "sup"),
    "CD": Reading("", "NUM", "card"),
    "UH": Reading("", "INTJ"),
}
"""What the tags of open classes stand for; closed ones are in `WORDS`."""
VOWELS = "aeiou"


def main() -> None:
    """Read the command line and write the lexicon."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("entries", type=Path, help="what PosDictionary.java prints")
    parser.add_argument("consonants", type=Path, help="det_a.txt")
    parser.add_argument("vowels", type=Path, help="det_an.txt")
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args()
    lexicon = read_entries(given.entries)
    replace_closed_classes(lexicon)
    consonants, vowels = read_list(given.consonants), read_list(given.vowels)
    items = []
    for form, readings in lexicon.items():
        sound = begins(form, consonants, vowels)
        items.append((form, pack(form, [one._replace(elides=sound) for one in readings])))
    build_table(given.target, items)
    print(f"{len(items)} forms, {sum(map(len, lexicon.values()))} readings -> {given.target}")


def read_entries(path: Path) -> dict[str, list[Reading]]:
    """Return the readings of each form of the open classes."""
    lexicon: dict[str, list[Reading]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        form, lemma, tag = line.split("\t")
        if tag in TAGS and form and not form.isspace():
            reading = TAGS[tag]._replace(lemma=lemma)
            if reading not in lexicon[form]:
                lexicon[form].append(reading)
    return {form: readings for form, readings in lexicon.items() if readings}


def replace_closed_classes(lexicon: dict[str, list[Reading]]) -> None:
    """Give the words of the list their readings there; "+" in front adds to what is known."""
    listed: dict[str, list[Reading]] = defaultdict(list)
    for line in WORDS.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        forms, *features = line.split("\t")
        for form in forms.split():
            listed[form].append(Reading(*features))
    for form, readings in sorted(listed.items(), key=lambda item: item[0][0] == "+"):
        word = form.removeprefix("+")
        known = lexicon.get(word, []) if form != word else []
        full = [one._replace(lemma=one.lemma or word) for one in readings]
        lexicon[word] = [*full, *(one for one in known if one not in full)]


def read_list(path: Path) -> frozenset[str]:
    """Return the words of a list; those with a star are as written, others in any case."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return frozenset(line if line[0] == "*" else line.lower() for line in lines if line)


def begins(form: str, consonants: frozenset[str], vowels: frozenset[str]) -> str:
    """Tell whether a form begins with a vowel for the ear: y, n or ""."""
    keys = {form.lower(), f"*{form}"}
    listed = not keys.isdisjoint(consonants), not keys.isdisjoint(vowels)
    if listed == (True, True) or (len(form) > 1 and form.isupper()):
        return ""
    if any(listed):
        return "n" if listed[0] else "y"
    return "y" if form[0].lower() in VOWELS else "n"


if __name__ == "__main__":
    main()
