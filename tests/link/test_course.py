"""Which way contacts go: mirror claims, contacts of other sides, what a denial of two persons' contact covers."""

from dataclasses import replace

import pytest
from reports import Report, told

from rawi.link import features, link
from rawi.link.candidate import Candidate, Parties
from rawi.link.course import elsewhere, persons, turned
from rawi.link.resolve import joinable
from rawi.link.scale import Scale, View, scale_of, view
from rawi.types import Contact, Span


def only(content: str, **said: object) -> Candidate:
    given = {"speaker": "unnamed official", **said}
    return features(*told("one", f"The official said {content}.", content, **given))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "camp", "answers"),
    [
        ("that Iran gave no reply to the messages", "", "ir"),
        ("that the Egyptian messages got no reply from Turkey", "", "tr"),
        ("that there will be no reply to the Egyptian messages", "Turkey", "tr"),
        ("that there will be no reply to the Egyptian messages", "Egypt", ""),
        ("that no reply to the messages came", "Egypt", ""),
        ("that Turkey sent messages to Egypt", "", ""),
    ],
)
def test_who_answers_a_message(content: str, camp: str, answers: str) -> None:
    assert only(content, camp=camp).replier == answers


def test_each_side_saying_that_it_does_not_answer_is_no_agreement() -> None:
    one = "that Turkey gave no reply to these messages about the water of the river"
    two = "that there will be no reply to the Turkish messages about the water of the river"
    first = told("one", f"The official said {one}.", one, camp="Turkey", relays=("Axios",))
    second = told("two", f"The official said {two}.", two, camp="Iraq", relays=("Axios",))
    assert len(link([first, second])) == 2


def framed(left: str, right: str, kind: str = "message") -> Candidate:
    return replace(only("that Iran sent messages to Egypt"), parties=Parties(kind, left, right, "occurred"))


def test_a_message_and_one_the_other_way_are_mirror_claims() -> None:
    assert turned(framed("Iran", "Egypt"), framed("Egypt", "Iran"))
    assert turned(framed("Jordan", "Alexander Stubb"), framed("Finland", "Ayman Safadi"))
    assert not turned(framed("Iran", "Egypt"), framed("Iran", "Egypt"))
    assert not turned(framed("Iran", "Egypt", "talks"), framed("Egypt", "Iran", "talks"))


def test_contacts_of_other_sides_are_other_contacts() -> None:
    assert elsewhere(framed("Hakan Fidan", "Ayman Safadi"), framed("Alexander Stubb", "Jordan"))
    assert not elsewhere(framed("Alexander Stubb", "Jordan"), framed("Finland", "Ayman Safadi"))
    assert not elsewhere(framed("Alexander Stubb", ""), framed("Hakan Fidan", "Ayman Safadi"))


def test_the_two_persons_of_a_contact() -> None:
    assert persons(Parties("talks", "Alexander Stubb", "Ayman Safadi", "denied")) == {"alexander-stubb", "ayman-safadi"}
    assert persons(Parties("talks", "Alexander Stubb", "Jordan", "denied")) == frozenset()
    assert persons(None) == frozenset()


DENIED = "any contact with Stubb"


def article(*contents: str) -> Report:
    """One article in which Safadi denies a contact with Stubb, and others tell of this and that."""
    text = " ".join([f"Safadi denied {DENIED}.", *(f"Sources said {c}." for c in contents)])
    document, reading = told("one", text, DENIED, stance="denies", sense="deny",
                             speaker="Ayman Safadi", kind="person", actor="ayman-safadi", camp="Jordan")  # fmt: skip
    items = list(reading.attributions)
    for content in contents:
        [more] = told("one", text, content)[1].attributions
        items.append(replace(more, id=f"{document.id}-{len(items)}"))
    at = text.index(DENIED)
    contact = Contact("c", "talks", "Ayman Safadi", "Alexander Stubb", (), None, "denied", None, "Ayman Safadi",
                      Span(at, at + len(DENIED)), "test", items[0].id)  # fmt: skip
    return document, replace(reading, attributions=tuple(items), contacts=(contact,))


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("that Safadi was the one who opened the contact", "contested"),
        ("that the messages of Safadi were about the price of oil", "contested"),
        ("that Safadi held talks with Fidan on the price of oil", "asserted"),
        ("that Egypt held talks with Turkey on the price of oil", "asserted"),
    ],
)
def test_who_denies_a_contact_denies_what_the_article_tells_of_it(content: str, status: str) -> None:
    claims = link([article(content)])
    [claim] = [c for c in claims if any(content in a.quote for a in c.assertions)]
    assert claim.status == status


def test_a_denial_reaches_all_that_its_article_tells_of_the_contact() -> None:
    told_of = (
        "that Safadi was the one who opened the contact",
        "that the messages of Safadi were about the price of oil",
        "that the call of Stubb was about the release of a prisoner",
        "that a letter of Safadi was on the rescue after the earthquake",
        "that Stubb had a meeting on the budget of a school",
    )
    claims = link([article(*told_of)])
    told_so = [c.status for c in claims if any(a.side == "for" for a in c.assertions)]
    assert len(told_so) > 3 and set(told_so) == {"contested"}


def test_who_left_messages_unanswered_may_deny_that_there_was_a_contact() -> None:
    content = "that the messages of Stubb were ignored"
    document, reading = article(content)
    at = document.text.index(content)
    given = ("message", "Alexander Stubb", "Jordan", (), None)
    span = Span(at, at + len(content))
    statuses = []
    for status in ("unanswered", "occurred"):
        more = Contact("m", *given, status, None, "unnamed sources", span, "test", reading.attributions[1].id)  # type: ignore[arg-type]
        claims = link([(document, replace(reading, contacts=(*reading.contacts, more)))])
        statuses += [c.status for c in claims if any(content in a.quote for a in c.assertions)]
    assert statuses == ["asserted", "contested"]


def test_what_one_article_tells_must_be_surely_alike_to_be_one_claim() -> None:
    said = only("that Iran and Egypt hold talks on oil")
    end = said.span.end
    other = replace(said, id="other", span=Span(end, end + 10))
    views, scale = ready(said, replace(other, span=Span(end - 10, end)))
    assert joinable(views, [(0, 1, 0.7)], 0.8, scale) == [(0, 1, 0.7)]
    views, scale = ready(said, other)
    assert joinable(views, [(0, 1, 0.7)], 0.8, scale) == []
    assert joinable(views, [(0, 1, 0.9)], 0.8, scale) == [(0, 1, 0.9)]
    views, scale = ready(said, replace(other, stance="denies"))
    assert joinable(views, [(0, 1, 0.7)], 0.8, scale) == [(0, 1, 0.7)]


def test_one_common_notion_joins_two_languages_only_within_one_report() -> None:
    said = replace(only("that negotiation is over"), things=("negotiation",))
    other = replace(said, id="other", document="two", language="fa")
    beside = [replace(one, id=one.id + "b", things=("oil",) if one is said else ("gas",)) for one in (said, other)]
    views, scale = ready(said, other, *beside)
    assert joinable(views, [(0, 1, 0.7)], 0.8, scale) == []
    retold = [replace(one, relays=("Axios",)) for one in (said, other)]
    views, scale = ready(*retold, *beside)
    assert joinable(views, [(0, 1, 0.7)], 0.8, scale) == [(0, 1, 0.7)]


def ready(*candidates: Candidate) -> tuple[list[View], Scale]:
    scale = scale_of(list(candidates))
    return [view(one, scale) for one in candidates], scale
