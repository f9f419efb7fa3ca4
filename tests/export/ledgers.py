"""Invented documents and claims to export: two languages, one report retold, a denial, a hostile text."""

from rawi.types import Assertion, Claim, Contact, Document, Fact, Hop, Language, Side, Span, Speaker

HOSTILE = '<script>alert(1)</script> & "quoted" \u202eevil\u202c </script><img src=x onerror=alert(2)> =1+1'
TEXTS: dict[str, tuple[Language, str, str, str]] = {
    "north": (
        "ar",
        "صحيفة الشمال",
        "2026-05-02",
        "العنوان\nقال مسؤول إن البلدين تبادلا رسائل يوم 2026-05-01 عبر مالطا.",
    ),
    "south": ("fa", "روزنامه جنوب", "2026-05-03", "یک مقام گفت که دو کشور پیام رد و بدل کرده‌اند."),
    "east": ("en", "Eastern Post", "", "An official denied that any written message was sent."),
    "hostile": ("en", "", "", f"A visitor said that {HOSTILE}."),
}


def documents() -> dict[str, Document]:
    """By id; the id of NAME is id-NAME."""
    made = {}
    for name, (language, publisher, day, text) in TEXTS.items():
        made[f"id-{name}"] = Document(
            id=f"id-{name}",
            name=name,
            text=text,
            language=language,
            address=name,
            url=f"https://{name}.example/1" if publisher else "",
            publisher=Fact(publisher, "metadata") if publisher else None,
            published=Fact(day, "dateline") if day else None,
            sha256="0" * 64,
        )
    return made


def assertion(name: str, words: str, side: Side, speaker: Speaker, origin: str = "") -> Assertion:
    """One assertion on words of a document; the chain goes through its publisher."""
    known = documents()[f"id-{name}"]
    start = known.text.index(words)
    hops: tuple[Hop, ...] = (Hop(speaker.label, "speaker", True),)
    if known.publisher:
        hops = (Hop(known.publisher.value, "publisher", True), *hops)
    return Assertion(
        id=f"a-{name}-{start}",
        document=known.id,
        span=Span(start, start + len(words)),
        quote=words,
        side=side,
        speaker=speaker,
        relays=(),
        chain=hops,
        origin=origin,
        scope="any written message" if side == "against" else "",
        language=known.language,
        published=known.published.value if known.published else "",
    )


def claims() -> list[Claim]:
    """A contested contact, and a statement made of hostile text."""
    arabic = assertion(
        "north",
        "إن البلدين تبادلا رسائل يوم 2026-05-01 عبر مالطا",
        "for",
        Speaker("unnamed official", "unnamed"),
        "Wire",
    )
    persian = assertion(
        "south",
        "دو کشور پیام رد و بدل کرده‌اند",
        "for",
        Speaker("unnamed Omani official", "unnamed", camp="Oman"),
        "Wire",
    )
    denial = assertion(
        "east",
        "any written message was sent",
        "against",
        Speaker("Maltese official", "unnamed", camp="Malta"),
        "Eastern Post",
    )
    hostile = assertion("hostile", HOSTILE, "for", Speaker("visitor <b>", "unspecified"))
    return [
        Claim("C-2", HOSTILE, "statement", "asserted", 1, 0, 0, (hostile,)),
        Claim(
            "C-1",
            arabic.quote,
            "contact",
            "contested",
            3,
            1,
            1,
            (arabic, persian, denial),
            ("Maltese official denies it",),
            "2026-05-01",
        ),
    ]


def contacts(document: str) -> tuple[Contact, ...]:
    """The contact that the Arabic document tells."""
    if document != "id-north":
        return ()
    evidence = claims()[1].assertions[0].span
    return (Contact("k-1", "message", "Oman", "Cyprus", ("Malta",), None, "occurred", None, "", evidence, "frame"),)
