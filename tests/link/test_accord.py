"""What both sides say: a contact that was, a contact that has not been since an event."""

import hashlib
from dataclasses import replace

import pytest
from reports import Report, told

from rawi.link import features, link
from rawi.types import Claim, Contact, ContactKind, ContactStatus, Span, Speaker

EGYPTIAN = Speaker("unnamed Egyptian official", "unnamed", "", "Egypt")
TURKISH = Speaker("Hakan Fidan", "person", "hakan-fidan", "Turkey")
SOURCES = Speaker("unnamed sources", "unnamed")
ENVOY = Speaker("unnamed Finnish official", "unnamed", "", "Finland")
MINISTER = Speaker("Ayman Safadi", "person", "ayman-safadi", "Jordan")


def said(
    name: str,
    content: str,
    speaker: Speaker,
    sides: tuple[str, str],
    how: tuple[ContactKind, ContactStatus] = ("talks", "occurred"),
    day: str = "2026-03-04",
) -> Report:
    """A report in which somebody tells of a contact, denying it where its status is denied."""
    kind, status = how
    denied = {"stance": "denies", "sense": "say"} if status == "denied" else {}
    text = f"It was said {content}."
    relays = ("Axios",) if speaker.kind == "unnamed" else ()
    document, reading = told(name, text, content, day=day, relays=relays, **denied)  # type: ignore[arg-type]
    [item] = reading.attributions
    at = text.index(content)
    contact = Contact(hashlib.sha256(name.encode()).hexdigest()[:16], kind, *sides, (), None, status, None,
                      speaker.label, Span(at, at + len(content)), "test", item.id)  # fmt: skip
    return document, replace(reading, attributions=(replace(item, speaker=speaker),), contacts=(contact,))


def agreed(*reports: Report) -> list[Claim]:
    return [c for c in link(reports) if c.kind == "agreement"]


OFFER = said(
    "one", "that Egypt told Turkey of its wish to trade fish", EGYPTIAN, ("Egypt", "Turkey"), ("offer", "offered")
)
MEDIATION = said(
    "two",
    "that friends help the two neighbours to build trust",
    TURKISH,
    ("Turkey", "Egypt"),
    ("mediation", "occurred"),
)


def test_a_contact_that_each_side_tells_in_its_own_words_is_said_by_both() -> None:
    claims = link([OFFER, MEDIATION])
    [made] = [c for c in claims if c.kind == "agreement"]
    own = [c for c in claims if c is not made]
    assert (made.status, made.origins, made.camps, made.articles) == ("corroborated 2", 2, 2, 2)
    assert made.id.startswith("P-") and made.title.startswith("Egypt — Turkey: in contact")
    assert len(own) == 2 and all(c.status == "asserted" and c.id in made.notes[0] for c in own)
    ids = [a.id for c in claims for a in c.assertions]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "other",
    [
        said("two", "that friends help the two build trust", EGYPTIAN, ("Turkey", "Egypt"), ("mediation", "occurred")),
        said("two", "that Turkey met Denmark about trade in fish", TURKISH, ("Turkey", "Denmark")),
        said("two", "that Turkey plans to meet Egypt", TURKISH, ("Turkey", "Egypt"), ("meeting", "planned")),
        said("two", "that Turkey tried to reach Egypt", TURKISH, ("Turkey", "Egypt"), ("message", "offered")),
        said("two", "that Turkey held talks with Egypt", TURKISH, ("Turkey", "Egypt"), day="2026-04-20"),
        said("two", "that Turkey held talks with Egypt", TURKISH, ("Turkey", "Egypt"), day=""),
    ],
)  # fmt: skip
def test_one_side_alone_or_another_contact_is_no_agreement(other: Report) -> None:
    assert agreed(OFFER, other) == []


def test_a_denial_of_the_time_leaves_no_agreement() -> None:
    denial = said("three", "that Turkey held any talks with Egypt", TURKISH, ("Turkey", "Egypt"), ("talks", "denied"))
    assert agreed(OFFER, MEDIATION, denial) == []


PAIR = ("Alexander Stubb", "Ayman Safadi")
SINCE = said("one", "that Stubb had talks with Safadi since the start of the war", ENVOY, PAIR, ("talks", "denied"))
LAST = said("two", "that his last contact with Stubb was before any attack on the country", MINISTER, PAIR)


def test_none_since_the_war_and_the_last_one_before_the_attack_agree() -> None:
    [made] = agreed(SINCE, LAST)
    assert made.title == "Alexander Stubb — Ayman Safadi: no contact since the war began, both sides say"
    assert {a.speaker.camp for a in made.assertions} == {"Finland", "Jordan"}
    assert made.when == "../2026-03-04"


def test_an_outright_denial_says_that_there_was_none() -> None:
    none = said("one", "that Stubb has had no talks with Safadi since the start of the war", ENVOY, PAIR,
                ("talks", "denied"))  # fmt: skip
    assert [c.title for c in agreed(none, LAST)] == [c.title for c in agreed(SINCE, LAST)]


def test_a_contact_told_by_then_speaks_against_and_a_later_one_is_noted() -> None:
    earlier = said("three", "that Stubb and Safadi met in Oslo", SOURCES, PAIR, day="2026-03-03")
    assert agreed(SINCE, LAST, earlier) == []
    later = said("three", "that Stubb and Safadi met in Oslo", SOURCES, PAIR, day="2026-03-20")
    [made] = agreed(SINCE, LAST, later)
    assert "tells of a contact of the two" in made.notes[1]


@pytest.mark.parametrize(
    ("report", "keys"),
    [
        (LAST, ("quiet:war:alexander-stubb:ayman-safadi",)),
        (said("a", "that his talks with Stubb were before any attack", MINISTER, PAIR), ("met:fi:jo",)),
        (said("a", "that his last contact with Stubb was before lunch", MINISTER, PAIR), ("met:fi:jo",)),
        (said("a", "that he may have met Stubb", MINISTER, PAIR), ()),
        (said("a", "that he met Stubb", MINISTER, PAIR, ("meeting", "denied")), ("unmet:fi:jo",)),
    ],
)
def test_what_a_stretch_says_that_the_other_side_may_say(report: Report, keys: tuple[str, ...]) -> None:
    assert features(*report)[0].accords == keys
