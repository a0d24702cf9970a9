"""Detection of language: articles, and short stretches within them."""

import pytest

from copydesk.analysis.language import detect, detect_span
from copydesk.analysis.packs import function_words, scripts

SENTENCES = {
    "fr": "Le maire a promis aux habitants que les travaux seraient terminés avant l’été.",
    "en": "The mayor promised the residents that the work would be finished by the summer.",
    "de": "Der Bürgermeister hat den Bewohnern versprochen, dass die Arbeiten bald enden.",
    "es": "El alcalde prometió a los vecinos que las obras terminarían antes del verano.",
    "it": "Il sindaco ha promesso agli abitanti che i lavori finiranno prima dell’estate.",
    "pt": "O prefeito prometeu aos moradores que as obras não vão durar até ao verão.",
    "nl": "De burgemeester heeft de bewoners beloofd dat het werk voor de zomer klaar is.",
    "id": "Wali kota berjanji kepada warga bahwa pekerjaan itu akan selesai dalam setahun.",
    "sv": "Borgmästaren lovade att arbetet skulle vara klart och att det inte blev dyrt.",
    "pl": "Burmistrz obiecał mieszkańcom, że prace nie będą trwać dłużej niż do lata.",
    "tr": "Belediye başkanı bu işin yaz sonuna kadar biteceğini ve çok iyi olacağını dedi.",
    "ru": "Мэр обещал жителям, что работы не будут идти дольше, чем до лета.",
    "uk": "Мер обіцяв мешканцям, що роботи не будуть тривати довше, ніж до літа.",
    "el": "Ο δήμαρχος υποσχέθηκε ότι τα έργα θα τελειώσουν.",
    "ar": "وعد رئيس البلدية السكان بأن العمل لن يستمر بعد الصيف في هذه المدينة.",
    "ja": "市長は、夏までに工事が終わると約束した。",
    "zh": "市长向居民承诺工程将在夏天之前完成。",
    "ko": "시장은 여름 전에 공사가 끝날 것이라고 약속했다.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_one_sentence_is_enough(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_foreign_sentence_in_a_french_article(language: str, text: str) -> None:
    assert detect_span(text, "fr") == language


@pytest.mark.parametrize("text", ["", " \n", "2020", "Tokyo, Osaka, Kobe", "???", "😀"])
def test_without_evidence_nothing_is_said(text: str) -> None:
    assert detect(text) is None
    assert detect_span(text, "fr") == "fr"


@pytest.mark.parametrize(
    "text",
    [
        "Ursula von der Leyen",
        "Der Spiegel",
        "El País et La Vanguardia",
        "le Wall Street Journal",
        "Sciences Po, Université Paris-Dauphine",
        "La Repubblica",
        "S’il n’y a pas d’accord, l’usine fermera.",
        "Mohammed ben Salmane al Saoud",
        "Ils ont vu « Der Himmel über Berlin » au cinéma.",
    ],
)
def test_names_and_titles_are_not_another_language(text: str) -> None:
    assert detect_span(text, "fr") == "fr"


def test_default_without_function_words_stays() -> None:
    assert detect_span("The end of the world", "xx") == "xx"
    assert detect_span("The end of the world", "") == ""


def test_function_words_are_single_words_in_lower_case() -> None:
    for language, words in function_words().items():
        assert len(words) >= 30, language
        assert not [word for word in words if word != word.lower()], language
    assert not scripts().keys() & function_words().keys()
