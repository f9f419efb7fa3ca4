"""The seventeen traps of the five articles: what must not be done with them, one test each, in the list's order."""

import pytest
from seeds import ABSENT, HERE, SHARED, Seeds, overlap, read_seeds

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not HERE, reason=ABSENT)]


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return read_seeds()


@pytest.mark.parametrize(
    "claim",
    ["RC-21", "RC-22", "RC-24", "RC-25", "RC-26", "RC-27", "RC-28"],
)
def test_01_one_report_retold_in_two_languages_is_no_confirmation(seeds: Seeds, claim: str) -> None:
    places = seeds.evidence(claim, "for", "suspicion")
    found = {c.id: c for c, _ in seeds.asserted(places)}
    assert found
    assert [c.status for c in found.values() if c.status.startswith("corroborated")] == []


def test_02_sources_described_twice_are_not_added_up(seeds: Seeds) -> None:
    found = [a for _, a in seeds.asserted(seeds.evidence("RC-21", "for")) if a.side == "for"]
    assert {seeds.numbers[a.document] for a in found} == {"000", "002"}
    assert {a.origin for a in found} == {"Axios"}
    assert {a.speaker.actor for a in found if a.speaker.kind == "unnamed"} == {""}


def test_03_no_talks_then_and_a_channel_later_do_not_contradict(seeds: Seeds) -> None:
    earlier = {claim.id for claim, _ in seeds.asserted(seeds.evidence("RC-29", "for")) if claim.articles > 1}
    later = seeds.asserted([(n, s) for n, s in seeds.evidence("RC-32", "for") if n == "001"])
    assert earlier.isdisjoint(claim.id for claim, _ in later)


def test_04_no_comment_is_no_denial(seeds: Seeds) -> None:
    stances = [item.stance for item in seeds.said("004", 8)]
    assert "declines" in stances
    assert "denies" not in stances
    assert "against" not in [a.side for a in seeds.on_lines("004", 8)]


def test_05_a_denial_covers_what_its_words_cover(seeds: Seeds) -> None:
    text = seeds.documents["001"].text
    [scope] = {a.scope for a in seeds.on_lines("001", 14) if a.side == "against"}
    [(_, span)] = seeds.evidence("RC-31", "against")
    words = text[span.start : span.end].split()
    assert scope
    assert scope.split() == words[-len(scope.split()) :]


def test_06_nobody_is_named_who_is_not_in_the_text(seeds: Seeds) -> None:
    meeting = seeds.contacts("004", 6, 7, 8, 9)
    musk = {p for c in meeting if "Elon Musk" in (c.initiator, c.recipient) for p in (c.initiator, c.recipient)}
    assert musk <= {"Elon Musk", "Iran", "Iranian ambassador to the UN", None}
    calls = [c for c in meeting if c.kind == "call"]
    assert [{c.initiator, c.recipient} for c in calls] == [{"Donald Trump", "Volodymyr Zelensky"}]


def test_07_no_date_is_borrowed(seeds: Seeds) -> None:
    published = {number: d.published.value[:10] if d.published else "" for number, d in seeds.documents.items()}
    assert published == {"000": "2026-03-04", "001": "", "002": "", "003": "2026-02-01", "004": ""}


def test_08_no_outlet_is_guessed(seeds: Seeds) -> None:
    publishers = {number: d.publisher.value if d.publisher else "" for number, d in seeds.documents.items()}
    assert publishers == {"000": "Gooya", "001": "Al-Qahira Times", "002": "", "003": "Khaberni", "004": ""}
    sources = [item for item in seeds.said("001", 20, 22) if item.speaker.kind == "unnamed"]
    assert {item.relays for item in sources} == {()}


def test_09_a_planned_meeting_has_not_been_held(seeds: Seeds) -> None:
    meetings = [c for c in seeds.contacts("003", 13) if "Steve Witkoff" in (c.initiator, c.recipient)]
    assert meetings
    assert {c.status for c in meetings} == {"planned"}


@pytest.mark.parametrize(
    ("number", "headings"),
    [
        ("004", (2, 5)),
        ("001", (1, 4)),
        ("002", (1,)),
    ],
)
def test_10_a_heading_does_not_stand_for_the_body(seeds: Seeds, number: str, headings: tuple[int, ...]) -> None:
    own = [a for a in seeds.on_lines(number, *headings) if not a.attribution and not a.relays]
    assert [a.quote for a in own] == []


def test_11_a_suspicion_is_no_reported_fact(seeds: Seeds) -> None:
    assertions = [a for _, a in seeds.asserted(seeds.evidence("RC-24", "suspicion"))]
    assert {seeds.numbers[a.document] for a in assertions} == {"000", "002"}
    assert {a.side for a in assertions} == {"doubt"}


def test_12_a_question_or_the_outlets_own_guess_is_no_claim(seeds: Seeds) -> None:
    after = "؟"
    questions = [a.quote for number in seeds.documents for a in seeds.on_lines(number, 1) if after in a.quote]
    assert questions == []
    text = seeds.documents["004"].text
    last_of_8 = text.rindex(".", 0, seeds.lines("004", 8)[0].end - 1)
    guesses = [a for a in seeds.on_lines("004", 8) if a.span.start > last_of_8] + seeds.on_lines("004", 25)
    assert [a.quote for a in guesses] == []


def test_13_noise_is_neither_text_nor_evidence(seeds: Seeds) -> None:
    noise = {"001": range(50, 65), "003": [41], "004": [26]}
    for number, numbers in noise.items():
        document = seeds.documents[number]
        marked = [n.span for n in document.noise]
        for span in seeds.lines(number, *numbers):
            assert span.start == span.end or any(m.start <= span.start and span.end <= m.end for m in marked)
    picture = seeds.lines("000", 3)[0].start
    assert any(n.span.start == picture and n.reason == "image file name" for n in seeds.documents["000"].noise)
    for number, reading in seeds.readings.items():
        spans = [s for a in reading.attributions for s in (a.cue, *a.content) if s] + [
            c.evidence for c in reading.contacts
        ]
        spans += [a.span for claim in seeds.claims for a in claim.assertions if seeds.numbers[a.document] == number]
        assert [s for s in spans for n in seeds.documents[number].noise if overlap(s, n.span)] == []


def test_14_no_letter_is_restored(seeds: Seeds) -> None:
    for document in seeds.documents.values():
        [path] = (SHARED / "seeds").glob(f"{document.name}*")
        assert document.text == path.read_bytes().decode("utf-8")
    texts = {document.id: document.text for document in seeds.documents.values()}
    for claim in seeds.claims:
        for a in claim.assertions:
            assert a.quote == texts[a.document][a.span.start : a.span.end]
    assert "\u200c" not in "".join(a.quote for _, a in seeds.asserted(seeds.evidence("RC-21")))


def test_15_the_envoys_messages_are_not_messages_to_the_envoy(seeds: Seeds) -> None:
    messages = [c for c in seeds.contacts("001", 22) if c.kind in ("message", "letter")]
    assert [c.recipient for c in messages if c.recipient == "Steve Witkoff" and c.initiator != "Abbas Araghchi"] == []


@pytest.mark.parametrize(("number", "lines"), [("001", (6,)), ("002", (7, 11)), ("003", (13,)), ("004", (7,))])
def test_16_two_are_not_one(seeds: Seeds, number: str, lines: tuple[int, ...]) -> None:
    labels = [item.speaker.label for item in seeds.said(number, *lines)]
    several = [label for label in labels if "officials" in label or "sources" in label]
    assert several
    assert all(label.startswith("unnamed") for label in several)


def test_17_khamenei_is_one_of_two(seeds: Seeds) -> None:
    labels = {item.speaker.label for reading in seeds.readings.values() for item in reading.attributions}
    parties = {p for r in seeds.readings.values() for c in r.contacts for p in (c.initiator, c.recipient) if p}
    assert not {"Khamenei", "unnamed Khamenei"} & (labels | parties)
    assert {item.speaker.label for item in seeds.said("003", 35)} == {"Ali Khamenei"}
