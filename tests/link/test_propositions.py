"""Bare propositions: denials of one contact or act, retold reports, one mouth, titles and notes."""

from dataclasses import replace

import pytest
from reports import Report, plain, told

from rawi.link import features, link
from rawi.link.bond import common
from rawi.link.proposition import Held, propositions, spoken
from rawi.link.scale import scale_of, view
from rawi.types import Claim, Speaker

US_IR = "contact:states:ir:us"


def denial(name: str, content: str, **said: object) -> Report:
    given = {"stance": "denies", "sense": "deny", "speaker": "unnamed US official", "camp": "United States"} | said
    return told(name, f"The official denied {content}.", content, **given)  # type: ignore[arg-type]


def only(report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one = features(*report)[0]
    return one.keys, one.counter


def test_a_denied_contact_is_a_key_of_its_two_sides() -> None:
    keys, counter = only(denial("one", "that Washington held talks with Tehran"))
    assert keys == counter == (US_IR,)


def test_the_speaker_is_a_side_where_only_the_other_is_named() -> None:
    content = "that we are not talking with the Iranians"
    report = told("one", f"A US official said {content}.", content, kind="unnamed", camp="United States")
    assert only(report) == ((US_IR,), (US_IR,))


def test_a_message_that_was_not_sent_is_no_denial_of_talks() -> None:
    keys, _ = only(denial("one", "that Iran sent any message to the United States"))
    assert US_IR not in keys


def test_refusing_a_contact_does_not_deny_that_there_was_one() -> None:
    from rawi.link.candidate import Parties

    held = Held(frozenset(("negotiation", "country:ir", "country:us")), frozenset(), True, "",
                parties=Parties("talks", "Iran", "United States", "refused"))  # fmt: skip
    keys, counter = propositions(held)
    assert not counter
    assert not keys


def test_denials_of_one_contact_are_one_claim_and_a_suspicion_is_a_doubt() -> None:
    suspected = "that there was some kind of contact between the Trump administration and Iran"
    reports = [
        told(
            "one",
            f"Axios reported that intelligence officials suspected {suspected}.",
            suspected,
            relays=("Axios",),
            sense="suspect",
        ),
        denial("one-b", "that the White House was talking with the Iranians", relays=("Axios",)),
        denial("two", "that Washington is in negotiations with Tehran", relays=("Axios",), day="2026-03-05"),
    ]
    claims = [c for c in link(reports) if len(c.assertions) > 1]
    assert [c.status for c in claims] == ["denied"]
    assert sorted(a.side for a in claims[0].assertions) == ["against", "against", "doubt"]
    assert claims[0].kind == "contact"
    assert claims[0].title == "Iran — United States: contact (suspected and denied)"


def test_old_denials_do_not_bind() -> None:
    first = denial("one", "that the White House was talking with the Iranians", day="2026-03-01")
    later = denial("two", "that Washington is in negotiations with Tehran", day="2026-03-20")
    assert len(link([first, later])) == 2


def test_positive_contacts_need_more_than_their_sides() -> None:
    one, two = "that Iran and the United States held a meeting in Oman", "that the United States and Iran spoke of oil"
    assert len(link([told("a", f"Sources said {one}.", one), told("b", f"A trader said {two}.", two)])) == 2


def test_what_is_still_pending_counters_its_approval() -> None:
    content = "that the approval of the agreement is still needed"
    keys, counter = only(told("one", f"Sources said {content}.", content))
    assert "act:approve:deal" in counter
    assert counter == keys


def test_not_to_confirm_a_text_is_not_to_approve_it() -> None:
    content = "any text of the agreement"
    report = told("one", f"Iran has not confirmed {content}.", content, stance="declines", sense="confirm",
                  speaker="Iran", kind="government")  # fmt: skip
    one = features(*report)[0]
    assert (one.stance, one.counter) == ("asserts", ("act:approve:deal",))


def test_a_sentence_is_cut_at_a_contrast() -> None:
    content = "that Iran sent messages to Washington in recent days, but the United States gave them no reply"
    assert len(features(*told("one", f"Sources said {content}.", content))) == 2


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("that Iran sent messages to Washington, therefore the talks in Oman will go on next week", 2),
        ("that the oil ministers met in Cairo although the talks on gas had failed a week before", 2),
        ("that, given that the talks with Iran reached the highest level, the strikes on the port were cancelled", 2),
        ("that the text of the deal is almost finalised, with a decision of the ministers to come on Monday", 2),
        ("that ministers of Egypt, Jordan and Iraq met in Cairo, where they spoke of oil, gas and water", 1),
    ],
)
def test_a_sentence_is_cut_where_another_statement_begins(content: str, parts: int) -> None:
    assert len(features(*told("one", f"Sources said {content}.", content))) == parts


@pytest.mark.parametrize(
    ("content", "keys", "countered"),
    [
        ("that the talks with Iran were approved by its leadership", ("act:approve:deal",), False),
        ("that the authorities in Iran have not finalised the agreement", ("act:approve:deal",), True),
        ("that both have not finalised the agreement", ("act:finalise:deal",), True),
        ("that the authorities will review the terms of the agreement", ("act:approve:deal",), True),
        ("that the authorities reviewed the terms of the agreement", (), False),
        ("that the authorities of Iran and Iraq will review the agreement", (), False),
    ],
)
def test_what_is_approved(content: str, keys: tuple[str, ...], countered: bool) -> None:
    found, counter = only(told("one", f"Sources said {content}.", content))
    assert tuple(k for k in found if k.startswith("act:")) == keys
    assert counter == (keys if countered else ())


def test_a_final_decision_says_no_more_than_a_decision_but_a_final_text_is_not_signed() -> None:
    assert spoken("act:approve:deal", "finalised")
    assert spoken("act:finalise:deal", "negotiation")
    assert not spoken("act:sign:deal", "finalised")


def test_who_names_no_state_speaks_for_its_own() -> None:
    one, two = "that no text of the agreement has been approved", "that Iran has approved the text of the agreement"
    denied = told("a", f"The ministry said {one}.", one, speaker="Iranian Foreign Ministry", camp="Iran")
    elsewhere = told("a", f"The ministry said {one}.", one, speaker="Egyptian Foreign Ministry", camp="Egypt")
    affirmed = told("b", f"Officials said {two}.", two)
    candidates = [features(*report)[0] for report in (denied, elsewhere, affirmed)]
    scale = scale_of(candidates)
    mine, other, told_of = (view(one, scale) for one in candidates)
    assert common(mine, told_of) == {"act:approve:deal"}
    assert not common(other, told_of)


def test_a_heading_gives_way_to_its_body() -> None:
    text = "Iran and Egypt sign an agreement\n\nIran and Egypt signed an agreement on oil in Cairo on Monday."
    assert [c.heading for c in features(*plain("one", text))] == [False]


def test_a_question_is_no_claim() -> None:
    assert features(*plain("one", "Will Iran and Egypt sign an agreement on oil?")) == []


def _claim(reports: list[Report]) -> Claim:
    [claim] = link(reports)
    return claim


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Speaker("Abbas Araghchi", "person", "abbas-araghchi", "Iran"), Speaker("foreign minister", "person")),
        (Speaker("Iranian Foreign Ministry", "organization", "iranian-foreign-ministry", "Iran"),
         Speaker("foreign ministry spokesperson", "person")),
        (Speaker("US Central Command", "organization", "centcom", "United States"),
         Speaker("US military", "organization", "us-army", "United States")),
        (Speaker("commander of the Harbour Guard Headquarters", "person"),
         Speaker("Harbour Guard Central Headquarters", "organization")),
        (Speaker("Pakistan", "government", "", "Pakistan"),
         Speaker("Shehbaz Sharif", "person", "shehbaz-sharif", "Pakistan")),
    ],
)  # fmt: skip
def test_an_office_and_its_holder_are_one_mouth(left: Speaker, right: Speaker) -> None:
    content = "that the attack has made the ceasefire in the Gulf void and that the region is in danger"
    reports = []
    for name, who in (("one", left), ("two", right)):
        document, reading = told(name, f"It was said {content}.", content)
        reports.append((document, replace(reading, attributions=(replace(reading.attributions[0], speaker=who),))))
    claim = _claim(reports)
    assert len({a.origin for a in claim.assertions}) == 1
    assert claim.origins == 1


def test_two_bodies_of_one_commander_word_are_two_mouths() -> None:
    content = "that the attack has made the ceasefire in the Gulf void and that the region is in danger"
    labels = ("commander of the Harbour Guard", "Coast Guard commander")
    claim = _claim([told(n, f"It was said {content}.", content, speaker=n, kind="person") for n in labels])
    assert {a.origin for a in claim.assertions} == set(labels)


_HEARD = "that Araghchi told Egypt that the attack has made the ceasefire in the Gulf void"


def _araghchi(name: str, *relays: str) -> Report:
    return told(name, f"It is said {_HEARD}.", _HEARD, speaker="Abbas Araghchi", kind="person",
                actor="abbas-araghchi", camp="Iran", relays=relays)  # fmt: skip


@pytest.mark.parametrize(
    ("left", "origins"),
    [
        ([_araghchi("one", "Axios")], {"Axios"}),
        ([_araghchi("one", "Axios"), _araghchi("three")], {"Abbas Araghchi"}),
        ([_araghchi("one", "Reuters")], {"Abbas Araghchi", "Axios"}),
    ],
)
def test_an_outlet_and_whose_words_it_hands_on_are_one_report(left: list[Report], origins: set[str]) -> None:
    claim = _claim([*left, told("two", f"It is said {_HEARD}.", _HEARD, relays=("Axios",))])
    assert {a.origin for a in claim.assertions} == origins


@pytest.mark.parametrize(("press", "count"), [("Israeli media", 1), ("Arab media", 2)])
def test_the_press_of_a_country_is_its_outlet_that_tells_the_same(press: str, count: int) -> None:
    content = "that the attack has made the ceasefire in the Gulf void and that the region is in danger"
    claim = _claim([told(n, f"It is said {content}.", content, relays=(n,)) for n in (press, "Haaretz")])
    assert len({a.origin for a in claim.assertions}) == count


def test_changes_in_retelling_are_noted() -> None:
    content = "that Iran sent messages to the United States through Qatar about a ceasefire"
    reports = [
        told(n, f"Axios reported {content}.", content, relays=("Axios",), speaker=s)
        for n, s in (("one", "unnamed sources"), ("two", "unnamed US official"))
    ]
    claim = _claim(reports)
    assert any("described differently: “unnamed US official”, “unnamed sources”" in n for n in claim.notes)


def test_what_is_not_stated_is_noted() -> None:
    content = "that Iran sent messages to the United States through Qatar about a ceasefire"
    claim = _claim([told("one", f"It is said {content}.", content)])
    assert "Outlet not stated in 1 document." in claim.notes
    assert claim.title.isascii()


def test_a_title_is_the_speaker_and_the_known_words_in_the_order_of_the_text() -> None:
    content = "the two sides will not sign the agreement with Egypt"
    report = told("one", f"Jordan says {content}.", content, speaker="Jordan", kind="government", actor="country:jo")
    assert _claim([report]).title == "Jordan: not signing, agreement, Egypt"


def test_a_denied_contact_does_not_reach_all_that_is_said_of_the_two_sides() -> None:
    told_of = "that the ceasefire gives Iran and the United States time for negotiations on enrichment and sanctions"
    claims = link([
        told("one", f"Reuters reported {told_of}.", told_of, relays=("Reuters",)),
        denial("two", "that Tehran was talking with Washington", relays=("Tasnim",)),
    ])  # fmt: skip
    assert sorted(len(c.assertions) for c in claims) == [1, 1]


def test_to_ask_about_a_contact_does_not_tell_of_it() -> None:
    asked = "clarity on whether the Finnish government was in contact with Egypt"
    told_of = "the Finnish government was in contact with Egypt"
    claims = link([
        told("one", f"The mayor demanded {asked}.", asked, sense="demand", relays=("Axios",)),
        told("two", f"Sources said {told_of}.", told_of, relays=("Axios",)),
    ])  # fmt: skip
    assert len(claims) == 2


def test_an_order_and_the_act_told_in_one_article_are_two_claims() -> None:
    act = "that Cyprus sign the ceasefire agreement with Egypt on oil exports through Alexandria"
    told_of = "that Cyprus signed the ceasefire agreement with Egypt on oil exports through Alexandria"
    text = f"The mayor ordered {act}. Reuters reported {told_of}."
    document, ordered = told("one", text, act, speaker="mayor", kind="person", sense="order")
    _, reported = told("one", text, told_of, speaker="Reuters", kind="outlet")
    later = replace(reported.attributions[0], id="later")

    def claims(sense: str) -> int:
        first = replace(ordered.attributions[0], sense=sense)
        return len(link([(document, replace(ordered, attributions=(first, later)))]))

    assert (claims("order"), claims("say")) == (2, 1)


def test_a_denial_finds_a_suspicion_however_it_arose() -> None:
    suspected = "that sailors saw in the harbour what made them suspect talks between Iran and the United States on oil"
    claims = link([
        told("one", f"Axios reported {suspected}.", suspected, relays=("Axios",), sense="suspect"),
        denial("two", "that Washington held talks with Tehran", relays=("Axios",)),
    ])  # fmt: skip
    assert [sorted(a.side for a in c.assertions) for c in claims] == [["against", "doubt"]]


def test_who_rules_talks_out_denies_none() -> None:
    from rawi.link.candidate import Parties
    from rawi.link.standing import against

    [one] = features(*denial("one", "that there will be talks between Washington and Tehran"))
    assert against(one)
    assert not against(replace(one, parties=Parties("talks", "Iran", "United States", "refused")))


def test_the_white_house_speaks_for_the_president() -> None:
    content = "that the attack has made the ceasefire in the Gulf void and that the region is in danger"
    reports = []
    for name, who in (
        ("one", Speaker("Donald Trump", "person", "donald-trump", "United States")),
        ("two", Speaker("White House", "organization", "white-house", "United States")),
    ):
        document, reading = told(name, f"It was said {content}.", content)
        reports.append((document, replace(reading, attributions=(replace(reading.attributions[0], speaker=who),))))
    assert _claim(reports).origins == 1


def test_an_undated_denial_in_another_article_denies_only_what_a_report_ties_it_to() -> None:
    told_of = "that negotiations between Iran and the United States on a ceasefire in the Gulf help the region"
    content = "any negotiations between Iran and the United States on a ceasefire in the Gulf"
    reports = [told("one", f"The agency said {told_of}.", told_of), denial("two", content, day="")]
    assert len(link(reports)) == 2


def test_what_an_outlet_writes_of_wishes_is_not_what_a_denial_denies() -> None:
    wish = "The neighbours want the negotiations between Iran and the United States on a ceasefire in the Gulf to help."
    content = "any negotiations between Iran and the United States on a ceasefire in the Gulf"
    assert len(link([plain("one", wish), denial("two", content)])) == 2


@pytest.mark.parametrize(("relays", "origins"), [(("Reuters",), 1), (("Axios",), 2), ((), 2)])
def test_who_speaks_through_an_outlet_is_no_origin_beside_its_own_report(relays: tuple[str, ...], origins: int) -> None:
    content = "that Egypt and Cyprus reopened the ferry line between Alexandria and Limassol on Sunday"
    by_outlet = told("one", f"Reuters reported {content}.", content, relays=("Reuters",))
    by_state = told(
        "two", f"Jordan said {content}.", content, speaker="Jordan", kind="government", actor="jordan", relays=relays
    )
    assert _claim([by_outlet, by_state]).origins == origins
