"""Claims from reports: what is joined, what is kept apart, who is counted."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import Report, told

from rawi.link import explain_pair, features, link
from rawi.types import Claim, Contact, Judgement, Reading, Span


def holding(claims: list[Claim], *words: str) -> list[Claim]:
    """The claims in whose quotes all the words stand."""
    return [c for c in claims if all(any(w in a.quote for a in c.assertions) for w in words)]


def sent(name: str = "one", day: str = "2026-03-04", publisher: str = "", **said: object) -> Report:
    content = "that Iran sent messages to the United States through Qatar about a ceasefire"
    text = f"Axios reported, citing an official, {content}."
    given = {"relays": ("Axios",), "speaker": "unnamed US official", "camp": "United States"} | said
    return told(name, text, content, day=day, publisher=publisher, **given)  # type: ignore[arg-type]


def denied(name: str = "two") -> Report:
    content = "that Iran sent any messages to the United States about a ceasefire"
    text = f"An Iranian official denied {content}, Tasnim reported."
    return told(name, text, content, stance="denies", sense="deny", speaker="unnamed Iranian official",
                relays=("Tasnim",), camp="Iran")  # fmt: skip


def test_a_report_retold_in_another_language_is_one_claim_of_one_origin() -> None:
    content = "أن إيران أرسلت رسائل إلى الولايات المتحدة عبر قطر بشأن وقف إطلاق النار"
    retold = told("three", f"أفاد موقع أكسيوس نقلا عن مسؤول {content}.", content, language="ar", relays=("Axios",),
                  speaker="unnamed US official", camp="United States")  # fmt: skip
    claims = link([sent(), retold])
    [claim] = holding(claims, "Iran", "إيران")
    assert (claim.status, claim.articles, claim.origins, claim.camps) == ("asserted", 2, 1, 1)
    assert {a.origin for a in claim.assertions} == {"Axios"}


def test_two_origins_corroborate_a_claim() -> None:
    [claim] = link([sent(), sent("two", relays=("Reuters",))])
    assert claim.status == "corroborated 2"
    assert (claim.articles, claim.origins) == (2, 2)


def test_a_denial_binds_to_the_claim_it_denies() -> None:
    claims = link([sent(), denied()])
    claim = next(c for c in claims if any(a.side == "for" for a in c.assertions))
    assert claim.status == "contested"
    assert [(a.side, a.origin) for a in claim.assertions] == [("for", "Axios"), ("against", "Tasnim")]
    assert "Iran sent any messages" in claim.assertions[1].scope
    assert claim.conflicts


def test_a_denial_of_what_nobody_says_is_a_denied_claim() -> None:
    [claim] = link([denied()])
    assert claim.status == "denied"


def test_a_negative_statement_by_itself_is_for_its_claim() -> None:
    content = "that the envoy has not met the minister since the war began"
    [claim] = link([told("one", f"An official said {content}.", content)])
    assert (claim.status, claim.assertions[0].side) == ("asserted", "for")


def test_mirror_claims_are_two() -> None:
    left = "that Iran sent the United States a message through Oman and the United States did not answer"
    right = "that the United States offered Iran a meeting in Geneva on enrichment and Iran rejected the proposal"
    claims = link(
        [told("one", f"A US official said {left}.", left), told("two", f"An Iranian official said {right}.", right)]
    )
    assert len(claims) == 2


def test_different_numbers_are_different_claims() -> None:
    texts = [f"that {n} people were killed in the earthquake in Turkey on Tuesday" for n in ("12", "40")]
    reports = [told(f"d{k}", f"Officials said {t}.", t) for k, t in enumerate(texts)]
    assert len(link(reports)) == 2
    score, reasons = explain_pair(features(*reports[0])[0], features(*reports[1])[0])
    assert score == 0
    assert "different numbers" in reasons[0]


def test_what_is_planned_is_not_held() -> None:
    def meeting(name: str, status: str) -> Report:
        content = "that the envoy of the United States and the minister of Iran meet in Oman for negotiations"
        document, reading = told(name, f"Sources said {content}.", content)
        start = document.text.index(content)
        frame = Contact(f"{name}-c", "meeting", "United States", "Iran", (), None, status, None, "unnamed sources",  # type: ignore[arg-type]
                        Span(start, start + len(content)), "test", reading.attributions[0].id)  # fmt: skip
        return document, replace(reading, contacts=(frame,))

    assert len(link([meeting("one", "planned"), meeting("two", "occurred")])) == 2
    assert len(link([meeting("one", "planned"), meeting("two", "planned")])) == 1


def test_a_copy_is_no_second_origin() -> None:
    first = sent("one", day="2026-03-04", relays=(), publisher="Reuters")
    second = sent("two", day="2026-03-05", relays=(), publisher="Some channel")
    [claim] = link([first, second])
    assert (claim.status, claim.articles, claim.origins) == ("asserted", 2, 1)
    assert {a.origin for a in claim.assertions} == {"Reuters"}


def test_what_is_not_stated_is_no_origin() -> None:
    [claim] = link([sent(relays=())])
    assert claim.assertions[0].origin == ""
    assert claim.status == "asserted"


def test_own_voice_tells_an_event_and_nothing_else() -> None:
    text = "Iran and the United States signed an agreement on sanctions in Geneva.\nFollow our channel."
    document, _ = told("one", text, "Geneva")
    [claim] = link([(document, Reading(document.id, (), ()))])
    assert claim.assertions[0].quote == "Iran and the United States signed an agreement on sanctions in Geneva"


def test_a_language_without_a_pack_has_no_candidates() -> None:
    document, reading = sent()
    assert features(replace(document, language="und"), reading) == []


@pytest.mark.parametrize("decision", ["same", "different"])
def test_a_persons_judgement_wins_and_can_be_undone(decision: str) -> None:
    apart = "that the price of wheat rose in Egypt"
    other = told("two", f"A trader said {apart}.", apart) if decision == "same" else sent("two")
    reports = [sent(), other]
    before = link(reports)
    ids = [c.id for r in reports for c in features(*r)]
    judged = Judgement(ids[0], ids[1], decision, "person:reader", 1.0, ("read both",), "2026-03-05T10:00")  # type: ignore[arg-type]
    assert len(link(reports, [judged])) == (1 if decision == "same" else 2)
    by_rule = replace(judged, by="rule:test")
    assert link(reports, [by_rule]) == before
    undone = replace(judged, decision="different" if decision == "same" else "same", time="2026-03-06T10:00")
    assert link(reports, [judged, undone]) == link(reports, [undone, judged])
    assert link(reports, []) == before


def _many() -> list[Report]:
    reports = [sent(), denied(), sent("two", day="2026-03-05", relays=("Reuters",)), sent("three", day="")]
    for k, country in enumerate(("Egypt", "Turkey", "Qatar")):
        content = f"that {country} will host negotiations on a ceasefire and an exchange of prisoners"
        reports.append(told(f"host{k}", f"A diplomat said {content}.", content, day=f"2026-03-0{k + 1}"))
    return reports


MANY = _many()
EXPECTED = link(MANY)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_the_documents_changes_nothing(seed: int) -> None:
    shuffled = list(MANY)
    random.Random(seed).shuffle(shuffled)
    assert link([*shuffled, *shuffled[:2]]) == EXPECTED


def test_every_quote_is_the_documents_own_words() -> None:
    texts = {document.id: document.text for document, _ in MANY}
    for claim in EXPECTED:
        for one in claim.assertions:
            assert texts[one.document][one.span.start : one.span.end] == one.quote


def test_reasons_are_sentences() -> None:
    score, reasons = explain_pair(features(*sent())[0], features(*sent("two"))[0])
    assert score > 0.9
    assert any("words are shared" in reason for reason in reasons)


def test_who_names_another_as_the_one_who_did_it_tells_the_mirror_of_a_claim() -> None:
    reports = [
        told("a", "Oman opened the channel to Malta, an official said.", "Oman opened the channel to Malta"),
        told("b", "An envoy said that Malta opened the channel to Oman.", "Malta opened the channel to Oman"),
        told("c", "No, Malta opened the channel to Oman, said a third.", "Malta opened the channel to Oman"),
        told("d", "They denied that Oman opened the channel.", "that Oman opened the channel", stance="denies",
             sense="deny"),
    ]  # fmt: skip
    found = sorted(sorted(a.side for a in c.assertions) for c in link(reports))
    assert found == [["against", "for"], ["for", "for"]]


def test_a_refusal_to_comment_alone_is_no_claim() -> None:
    report = told("a", "The embassy in Malta declined to comment on it.", "declined to comment", stance="declines")
    assert link([report]) == []


def test_an_outlet_that_no_pack_knows_is_a_first_teller_where_others_cite_it() -> None:
    text = "Oman sent a letter to Malta about the fishing boats"
    own = told("a", text, text, publisher="Quay Courier", day="2026-03-04")
    retold = told("b", f"{text}.", text, relays=("Quay Courier",), publisher="@gull", day="2026-03-05")
    (claim,) = link([own, retold])
    assert {a.origin for a in claim.assertions} == {"Quay Courier"}
    (alone,) = link([own])
    assert alone.assertions[0].origin == ""


def test_offices_of_two_camps_are_two_origins_and_two_of_one_camp_are_one() -> None:
    text = "Malta is mediating between Oman and Kyrgyzstan"

    def said(name: str, speaker: str, camp: str) -> Report:
        return told(name, f"{name}: {text}.", text, speaker=speaker, kind="person", camp=camp)

    first, second = said("a", "Omani culture minister", "Oman"), said("b", "Kyrgyz culture minister", "Kyrgyzstan")
    assert [(c.status, c.camps) for c in link([first, second])] == [("corroborated 2", 2)]
    third = said("c", "Omani fishing minister", "Oman")
    assert [(c.status, c.origins) for c in link([first, third])] == [("asserted", 1)]
