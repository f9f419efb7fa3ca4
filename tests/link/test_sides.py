"""Who is for and who against, whose report it is, and what a denial that only points back denies."""

from dataclasses import replace

import pytest
from reports import Report, told

from rawi.extract.pipeline import extract
from rawi.link import features, link
from rawi.link.copies import copies
from rawi.link.origins import stated
from rawi.link.resolve import apart, unrivalled
from rawi.link.scale import scale_of, view
from rawi.link.standing import sides
from rawi.types import Contact, ContactStatus, Document, Fact, Reading


def read(name: str, text: str) -> Report:
    document = Document(
        id=name, name=name, text=text, language="en", address=name, published=Fact("2026-03-04", "user")
    )
    return document, extract(document)


def test_what_is_denied_is_told_by_the_denial_alone() -> None:
    claim = "new talks between Iran and Oman"
    text = f"A source denied {claim} today."
    document, quoted = told("a", text, claim, speaker="Axios", kind="outlet")
    _, denial = told("a", text, f"{claim} today", stance="denies", sense="deny")
    both = Reading(document.id, (replace(denial.attributions[0], id="outer"), *quoted.attributions), ())
    assert [one.stance for one in features(document, both)] == ["denies"]


def test_one_teller_who_negates_more_than_it_affirms_contradicts_nobody() -> None:
    texts = ("Pressure for a change of the text was tried in Oman", "Pressure for a change of the text did not work",
             "Pressure in Oman for a change did not work")  # fmt: skip
    members = [features(*told(str(k), t, t, speaker="Reuters", kind="outlet"))[0] for k, t in enumerate(texts)]
    assert set(sides(members, ["Reuters"] * 3)) == {"for"}
    assert "against" in sides(members, ["Axios", "Reuters", "Reuters"])


def test_a_negative_statement_beside_a_denial_is_against_what_is_denied() -> None:
    one = features(*told("a", "Iran denied the purchase", "the purchase", stance="denies", sense="deny"))[0]
    two = features(*told("b", "The purchase was not in the draft", "The purchase was not in the draft"))[0]
    assert sides([one, two], ["Iran", "Oman"]) == ["against", "against"]
    assert sides([two], ["Oman"]) == ["for"]


@pytest.mark.parametrize(("relays", "origin"), [(("report",), ""), (("Axios", "leaked report"), "Axios")])
def test_a_text_is_no_first_teller(relays: tuple[str, ...], origin: str) -> None:
    content = "that Iran sent a message to Oman"
    assert stated(features(*told("a", f"It is said {content}.", content, relays=relays))[0]) == origin


def test_a_reporter_is_no_origin_beside_the_outlet_that_prints_the_report() -> None:
    content = "that Iran sent a message to Oman"
    writer = told("a", f"He writes {content}.", content, speaker="Barak Ravid", kind="person", actor="barak-ravid")
    outlet = told("b", f"It writes {content}.", content, speaker="Axios", kind="outlet", actor="axios")
    assert {stated(features(*one)[0]) for one in (writer, outlet)} == {"Axios"}


@pytest.mark.parametrize("what", ["this", "this report"])
def test_who_denies_this_denies_what_stands_before_it(what: str) -> None:
    text = f"The minister said the frozen funds will be released in Qatar. The bank denied {what}."
    claims = link([read("a", text)])
    assert [one.status for one in claims] == ["contested"]  # and the denial makes no claim of its own
    assert [a.side for one in claims for a in one.assertions] == ["for", "against"]
    own = "The minister said the frozen funds will be released in Qatar. The minister denied this."
    assert not [one for one in link([read("b", own)]) if one.status == "contested"]


def test_an_unnamed_source_in_an_outlet_that_retells_is_no_origin() -> None:
    content = "that Iran sent a message to Oman"
    origins = {
        name: stated(features(*told(name, f"It is said {content}.", content, publisher=name))[0])
        for name in ("AloNews", "Fars News")
    }
    assert origins == {"AloNews": "", "Fars News": "Fars News"}


@pytest.mark.parametrize(("city", "together"), [("Basra", 2), ("Mosul", 1)])
def test_what_happens_in_two_cities_is_two_things(city: str, together: int) -> None:
    texts = ("An explosion was heard near the port of Basra", f"An explosion was heard near the port of {city}")
    claims = link(told(str(k), t, t, speaker="Reuters", kind="outlet") for k, t in enumerate(texts))
    assert max(len(one.assertions) for one in claims) == together


def test_a_denial_of_what_is_done_does_not_answer_what_somebody_wants() -> None:
    text = "He wants no formal negotiations now. They denied any negotiations with Iran on the oil price."
    wish, denial = text.split(". ")
    _, first = told("a", text, wish, speaker="Donald Trump", kind="person", actor="donald-trump")
    document, second = told("a", text, denial[12:], stance="denies", sense="deny")
    both = Reading(document.id, (*first.attributions, replace(second.attributions[0], id="other")), ())
    assert not [one for one in link([(document, both)]) if len(one.assertions) > 1]


def test_a_short_passage_is_a_copy_where_all_of_it_is_repeated() -> None:
    def family(left: str, right: str) -> int:
        views = [[*features(*told(n, t, t))] for n, t in (("a", left), ("b", right))]
        ordered = [one for row in views for one in row]
        scale = scale_of(ordered)
        seen = [view(one, scale) for one in ordered]
        return len(set(copies(seen, [(0, 1)]).values()))

    assert family("Grain ship leaves Basra port", "Grain ship leaves Basra port") == 1
    assert family("Grain ship leaves Basra port", "Grain ship leaves Mosul port") == 2


def test_what_cannot_tell_the_same_outdoes_no_partner() -> None:
    ours = "Iran gave no reply to the Omani messages"
    theirs, again = "Oman gave no reply to the Iranian messages", "and Iran gave them no reply at all"
    first = features(*told("a", ours, ours))
    reports = [told("b", f"{theirs}. {again}", some) for some in (theirs, again)]
    others = [next(one for one in features(*report) if one.voice == "attributed") for report in reports]
    scale = scale_of([*first, *others])
    views = [view(one, scale) for one in (*first, *others)]
    scored = [(0, 1, 0.9), (0, 2, 0.6)]
    documents = [one.one.document for one in views]
    refused = {(i, j) for i, j, score in scored if apart(views[i], views[j], score)}
    assert refused == {(0, 1)}
    assert (0, 2, 0.6) in unrivalled(documents, scored, refused, 0.9)
    assert (0, 2, 0.6) not in unrivalled(documents, scored, (), 0.9)


def test_a_title_says_that_a_contact_is_only_possible() -> None:
    text = "Sources said the presidents of Egypt and Cyprus may meet in Alexandria."
    titles = [one.title for one in link([read("a", text)])]
    assert titles
    assert all(title.endswith(("(possible)", "(planned)")) for title in titles)


@pytest.mark.parametrize(("day", "together"), [("tomorrow", 1), ("yesterday", 2)])
def test_what_is_told_for_tomorrow_has_not_happened(day: str, together: int) -> None:
    content = f"that the Norwegian and Swedish delegations hold talks on fish in Oslo {day}"
    statuses: tuple[ContactStatus, ...] = ("planned", "occurred")
    reports = []
    for status in statuses:
        document, reading = told(status, f"It is said {content}.", content)
        [item] = reading.attributions
        frame = Contact(
            status, "talks", "Norway", "Sweden", (), None, status, None, "", item.content[0], "test", item.id
        )
        reports.append((document, replace(reading, contacts=(frame,))))
    assert len(link(reports)) == together


def test_who_calls_it_contradicted_speaks_against_what_stands_before() -> None:
    claim, answer = "که ایران نفت به چین فرستاده است", "با آمارها در تناقض است"
    text = f"وزیر گفت {claim}. کارشناسان گفتند {answer}."
    first, one = told("a", text, claim, language="fa", speaker="minister")
    _, two = told("a", text, answer, language="fa", speaker="experts")
    second = replace(two.attributions[0], id="second")
    [made] = link([(first, replace(one, attributions=(one.attributions[0], second)))])
    assert made.status == "contested"


def test_without_denies_nothing() -> None:
    one, two = "that Iran opens the port of Shiraz without a toll", "that Iran opens the port of Shiraz today"
    [claim] = link([told("a", f"Sources said {one}.", one), told("b", f"A trader said {two}.", two)])
    assert {a.side for a in claim.assertions} == {"for"}
