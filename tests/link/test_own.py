"""What an outlet says in its own voice: its facts are claims, its guesses are not; whose report it tells."""

from dataclasses import replace

import pytest
from reports import Report, plain, told

from rawi.extract.pipeline import extract
from rawi.link import link
from rawi.types import Attribution, Language, Reading, Span, Speaker

FACT = "Oman's foreign minister met Iran's foreign minister in Muscat on Monday."


def quotes(text: str, language: Language = "en") -> list[str]:
    return sorted(a.quote for claim in link([plain("one", text, language=language)]) for a in claim.assertions)


def test_a_fact_in_the_outlets_own_voice_is_a_claim() -> None:
    assert quotes(FACT) == [FACT.rstrip(".")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Perhaps Iran hopes for a meeting with Oman in Muscat."),
        ("en", "It is unclear whether Iran met Oman's foreign minister in Muscat."),
        ("en", "This raises the question whether Iran held a meeting with Oman."),
        ("en", "Has Iran held a meeting with Oman?"),
        ("en", "On Monday, the meeting may lead to an agreement between Iran and Oman."),
        ("ar", "ويثير هذا تساؤلا حول ما إذا كانت إيران عقدت اجتماعا مع عمان."),
        ("ar", "ربما تأمل إيران في اجتماع مع عمان."),
        ("ar", "قد يؤدي الاجتماع إلى اتفاق بين إيران وعمان."),
        ("ar", "أو كما كانت الحال في الاجتماع السابق مع عمان، فقد تنتهي المفاوضات بين إيران وعمان إلى لا شيء."),
        ("fa", "شاید ایران به دیدار با عمان امیدوار است."),
        ("fa", "معلوم نیست ایران با عمان مذاکره کرده باشد."),
        ("fa", "به نظر می‌رسد ایران با عمان به توافق نزدیک است."),
    ],
)
def test_what_an_outlet_asks_or_guesses_is_no_claim(language: Language, text: str) -> None:
    assert quotes(text, language) == []


@pytest.mark.parametrize(
    ("language", "fact", "tail"),
    [
        ("en", FACT.rstrip("."), ", a sign that the talks with Iran go on."),
        ("ar", "التقى وزير الخارجية العماني نظيره الإيراني في مسقط", "، مما يعني أن المفاوضات مع إيران مستمرة."),
        ("fa", "وزیر خارجه عمان با وزیر خارجه ایران در مسقط دیدار کرد", "؛ اقدامی که نشان می‌دهد مذاکرات ادامه دارد."),
    ],
)
def test_of_a_fact_with_a_guess_behind_it_the_fact_stays(language: Language, fact: str, tail: str) -> None:
    assert quotes(fact + tail, language) == [fact]


def test_a_guess_inside_a_relative_clause_leaves_the_fact_whole() -> None:
    text = "Iran and Oman held a meeting in Muscat on a text that may lead to an agreement"
    assert quotes(text + ".") == [text]


def test_a_planned_meeting_is_no_guess() -> None:
    document, _ = plain("one", "It is expected that Iran and Oman will hold talks in Muscat on Sunday.")
    assert [claim.kind for claim in link([(document, extract(document))])] == ["contact"]


def several(name: str, *passages: tuple[str, str, str]) -> Report:
    """A document of attributions in order, each (sentence, speaker, relay), with own sentences where speaker is ""."""
    text = " ".join(sentence for sentence, _, _ in passages)
    document, reading = told(name, text, text)
    items, at = [], 0
    for k, (sentence, speaker, relay) in enumerate(passages):
        if speaker:
            kind = "unnamed" if speaker.startswith("unnamed") else "outlet"
            who = Speaker(speaker, kind)  # type: ignore[arg-type]
            span = Span(at, at + len(sentence) - 1)
            said = {"content": (span,), "speaker": who, "mode": "indirect", "stance": "asserts", "rule": "test"}
            handed = (relay,) if relay else ()
            items.append(Attribution(id=f"{name}{k}", source=None, cue=None, relays=handed, **said))  # type: ignore[arg-type]
        at += len(sentence) + 1
    return document, Reading(reading.document, tuple(items), ())


def origins(report: Report) -> dict[str, str]:
    return {a.quote.split()[0]: a.origin for claim in link([report]) for a in claim.assertions}


SENT = "Iran sent a message to Oman about a ceasefire."
ASKED = "Kuwait asked Iran for a meeting in Doha on oil."
BUILT = "Turkey signed an agreement with Egypt on gas exports."


def test_a_sentence_of_its_own_has_no_neighbours_origin() -> None:
    report = several("one", (SENT, "New York Times", ""), (ASKED, "", ""), (BUILT, "Reuters", ""))
    assert origins(report) == {"Iran": "New York Times", "Kuwait": "", "Turkey": "Reuters"}


def test_between_two_passages_of_one_report_it_goes_on() -> None:
    report = several("one", (SENT, "unnamed officials", "Axios"), (ASKED, "", ""), (BUILT, "unnamed official", ""))
    assert origins(report) == {"Iran": "Axios", "Kuwait": "Axios", "Turkey": "Axios"}


def test_it_goes_on_too_where_a_source_hands_on_what_others_say() -> None:
    document, reading = several(
        "one", (SENT, "unnamed officials", "Axios"), (ASKED, "", ""), (BUILT, "unnamed officials", "")
    )
    first, last = reading.attributions
    letter = replace(last, speaker=Speaker("letter", "document"), relays=("unnamed officials",))
    first = replace(first, speaker=Speaker("letter", "document"), relays=("Axios", "unnamed officials"))
    assert origins((document, replace(reading, attributions=(first, letter))))["Kuwait"] == "Axios"


def test_a_source_keeps_the_outlet_until_another_one_is_cited() -> None:
    report = several("one", (SENT, "unnamed sources", "Axios"), (ASKED, "CNN", ""), (BUILT, "unnamed sources", ""))
    assert origins(report) == {"Iran": "Axios", "Kuwait": "CNN", "Turkey": ""}


def test_another_source_does_not_have_it() -> None:
    report = several("one", (SENT, "unnamed Iranian officials", "CNN"), (ASKED, "unnamed US sources", ""))
    assert origins(report) == {"Iran": "CNN", "Kuwait": ""}


def test_a_source_whose_outlet_is_named_later_has_it() -> None:
    report = several("one", (SENT, "unnamed officials", ""), (ASKED, "unnamed officials", "Reuters"))
    assert origins(report) == {"Iran": "Reuters", "Kuwait": "Reuters"}


def test_a_post_that_opens_with_a_report_goes_on_with_it() -> None:
    report = several("one", (SENT, "unnamed sources", "Tasnim"), (ASKED, "", ""))
    assert origins(report) == {"Iran": "Tasnim", "Kuwait": "Tasnim"}
