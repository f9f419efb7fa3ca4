"""Through whose hands a statement came, from the publisher inward; what is not stated is no hop."""

import pytest
from reading import found

ROWS = [
    # text, publisher, the hops of the last attribution
    ("en", "The Greek transport minister said the bridge is safe.", "", "Greek transport minister"),
    ("en", "The Greek transport minister said the bridge is safe.", "AFP", "AFP > Greek transport minister"),
    ("en", "The Omani ambassador told Reuters that exports have doubled.", "", "Reuters > Omani ambassador"),
    ("en", "The Omani ambassador told Reuters that exports have doubled.", "Reuters",
     "Reuters > Omani ambassador"),
    ("en", "The New York Times reported, citing Italian officials, that the tower will close.", "AFP",
     "AFP > New York Times > unnamed Italian officials"),
    ("en", "Axios reported that a US official said the summit will be held in autumn.", "",
     "Axios > unnamed US official"),
    ("en", "According to Reuters, the Greek transport minister said the bridge is safe.", "",
     "Reuters > Greek transport minister"),
    ("ar", "ذكرت صحيفة نيويورك تايمز نقلا عن مسؤولين إيطاليين أن البرج سيغلق.", "AFP",
     "AFP > New York Times > unnamed Italian officials"),
    ("ar", "أفادت قناة الجزيرة نقلا عن وكالة رويترز بأن الميناء سيغلق يومين.", "", "Al Jazeera > Reuters"),
    ("ar", "قال السفير العماني لوكالة رويترز إن الصادرات زادت.", "", "Reuters > Omani ambassador"),
    ("ar", "قال السفير العماني لوكالة الرصيف إن الصادرات زادت.", "وكالة الرصيف", "وكالة الرصيف > Omani ambassador"),
    ("ar", "قال السفير العماني إن الصادرات زادت. وجاءت تصريحات السفير العماني في مقابلة مع قناة الجزيرة. "
     "وأضاف أن الميناء مفتوح.", "AFP", "AFP > Al Jazeera > Omani ambassador"),
    ("ar", "قال السفير العماني إن الميناء مفتوح. جاء ذلك خلال مقابلة مع قناة الجزيرة.", "",
     "Al Jazeera > Omani ambassador"),
    ("ar", "قال السفير العماني إن الميناء مفتوح. جاء ذلك بعد يوم من مقابلة الوزير مع قناة الجزيرة.", "",
     "Omani ambassador"),
    ("fa", "رویترز به نقل از یک دیپلمات ترکیه‌ای نوشت که مسابقه به تعویق افتاد.", "",
     "Reuters > unnamed Turkish diplomat"),
    ("fa", "به گزارش خبرگزاری فارس، سفیر قبرس گفت که نمایشگاه باز است.", "Fars News", "Fars News > Cypriot ambassador"),
    ("fa", "به گزارش خبرگزاری فارس، سفیر قبرس گفت که نمایشگاه باز است.", "ISNA",
     "ISNA > Fars News > Cypriot ambassador"),
    ("fa", "به گزارش ایسنا به نقل از رویترز، بندر دو روز بسته خواهد بود.", "", "ISNA > Reuters"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "publisher", "hops"), ROWS, ids=[f"{r[2]}: {r[1]}" for r in ROWS])
def test_chain(language: str, text: str, publisher: str, hops: str) -> None:
    item = found(language, text, publisher=publisher).attributions[-1]
    assert " > ".join(hop.name for hop in item.chain) == hops
    roles = [hop.role for hop in item.chain]
    outer = ["publisher"] if publisher else []
    assert roles == [*outer, *["relay"] * (len(roles) - len(outer) - 1), "speaker"]
    assert item.relays == tuple(hop.name for hop in item.chain if hop.role == "relay")


def test_a_speaker_nobody_names_is_no_stated_hop() -> None:
    [item] = found("ar", "وذُكر أن الجسر سيفتح في الخريف.").attributions
    assert [(hop.name, hop.stated) for hop in item.chain] == [("unspecified", False)]


@pytest.mark.xfail(strict=True, reason="what a quoted outlet quotes in a relative clause is not read")
def test_three_outlets_deep() -> None:
    text = "The port is closed, Reuters reported, citing Al Jazeera, which quoted a Maltese official."
    item = found("en", text).attributions[-1]
    assert [hop.name for hop in item.chain] == ["Reuters", "Al Jazeera", "unnamed Maltese official"]
