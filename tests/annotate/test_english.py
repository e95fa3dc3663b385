"""Whether a text is English: by its letters and its small words, and English where nothing says no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate import annotate
from dateline.annotate.english import is_english
from dateline.model import Article, Reading

FOREIGN = {
    "cs": "Posádky trajektů vstoupí v pondělí do stávky, protože se odbory s přístavem nedohodly.",
    "da": "Færgernes besætninger strejker på mandag, fordi havnen ikke vil betale for natarbejdet.",
    "de": "Die Besatzungen der Fähren streiken am Montag, weil der Hafen die Nachtzulage nicht zahlt.",
    "es": "Las tripulaciones de los barcos irán a la huelga el lunes porque el puerto no paga más.",
    "fi": "Lauttojen miehistöt aloittavat lakon maanantaina, koska satama ei maksa yölisää, sanoi hän.",
    "fr": "Les équipages des ferries feront grève lundi, parce que le port refuse de payer la prime.",
    "hu": "A kompok legénysége hétfőn sztrájkba lép, mert a kikötő nem fizeti meg az éjszakai pótlékot.",
    "id": "Awak kapal akan mogok pada hari Senin karena pelabuhan tidak mau membayar uang lembur.",
    "it": "Gli equipaggi dei traghetti sciopereranno lunedì perché il porto non paga l'indennità.",
    "nl": "De bemanning van de veerboten gaat maandag staken, omdat de haven de toeslag niet betaalt.",
    "pl": "Załogi promów zaczną strajk w poniedziałek, ponieważ port nie chce płacić za pracę w nocy.",
    "pt": "As tripulações dos barcos vão fazer greve na segunda-feira porque o porto não paga mais.",
    "ro": "Echipajele feriboturilor vor intra în grevă luni, pentru că portul nu plătește sporul.",
    "sv": "Färjornas besättningar strejkar på måndag eftersom hamnen inte vill betala för natten.",
    "tr": "Feribot mürettebatı pazartesi günü greve gidecek, çünkü liman gece ücretini ödemiyor dedi.",
    "ar": "ستضرب أطقم العبارات يوم الاثنين لأن الميناء يرفض دفع بدل العمل الليلي",
    "el": "Τα πληρώματα των πλοίων απεργούν τη Δευτέρα επειδή το λιμάνι δεν πληρώνει.",
    "ja": "フェリーの乗組員は月曜日にストライキを行うと組合は述べた。",
    "ru": "Экипажи паромов начнут забастовку в понедельник, потому что порт не платит за ночь.",
}
ENGLISH = "Ada Merrow, the mayor, said the crews would strike on Monday over the night allowance."


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_another_language_is_known_by_its_small_words_or_its_letters(text: str) -> None:
    """A sentence of news is enough."""
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2013",
        "Pellmouth 3 Cantle Bay 1\nMerrin 2 Hask 2\nLoy 0 Ashdell 4",
        "CREWS TO STRIKE",
        "Ludwig van der Merwe met Juan de la Cruz and Maria dos Santos in Rio de Janeiro.",
        "http://www.beispiel.de/der/die/und/das/nicht/von/mit.html\nCrews to strike in Pellmouth",
        "The café’s fiancée, a naïve protégé, wrote a résumé about the façade.",
        "Itâ€™s the mayorâ€™s ferry, and it wonâ€™t sail, Ada Merrow said: â€œWe canâ€™t.â€\x9d",
    ],
)
def test_what_is_no_other_language_is_english(text: str) -> None:
    """Tables, headlines, names, addresses, borrowed words and spoilt marks are no other language."""
    assert is_english(text)


@pytest.mark.parametrize("language", ["de", "fr", "ru"])
def test_a_foreign_quotation_does_not_make_an_article_foreign(language: str) -> None:
    """Whoever quotes it in English writes English."""
    assert is_english(f"{ENGLISH} “{FOREIGN[language]}” Her deputy did not agree with the board.")


@given(st.text())
def test_any_text_is_english_or_not(text: str) -> None:
    """Whatever the characters, there is an answer, and it is the same twice."""
    assert is_english(text) is is_english(text)


@pytest.mark.parametrize("language", ["de", "es", "ru"])
def test_what_is_not_english_is_not_guessed_at(language: str) -> None:
    """Its reading has sentences, so that what was not understood can be listed, and nothing else."""
    text = f"{FOREIGN[language]} „{FOREIGN[language]}“, Ada Merrow."
    (reading,) = annotate([Article("a.txt", text)])
    assert not reading.english
    assert reading.sentences
    assert reading == Reading(reading.article, reading.sentences, english=False)


def test_what_is_english_is_read() -> None:
    """And says so."""
    (reading,) = annotate([Article("a.txt", ENGLISH)])
    assert reading.english
    assert reading.claims
