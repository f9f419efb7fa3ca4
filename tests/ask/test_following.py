"""What moved since a mark; who relies on whom; who talks through whom."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from accounts import book, claim, document

from rawi.ask.chains import chains, named
from rawi.ask.network import dot, network, standing
from rawi.errors import NothingFound, UsageError
from rawi.types import ActorKind, Assertion, Claim, Contact, Hop, Side, Span, Speaker


def told(
    key: str,
    publisher: str,
    *,
    relays: tuple[str, ...] = (),
    speaker: str = "mayor",
    kind: ActorKind = "person",
    side: Side = "for",
    day: str = "2026-05-01",
    sourced: bool = True,
) -> Assertion:
    chain = (Hop(publisher, "publisher", True), *(Hop(r, "relay", True) for r in relays))
    return Assertion(
        id=key, document=f"d-{key}", span=Span(0, 4), quote="road", side=side, speaker=Speaker(speaker, kind),
        relays=relays, chain=chain, origin="", published=day, attribution=key if sourced else "",
    )  # fmt: skip


def made(key: str, *assertions: Assertion, status: str = "asserted") -> Claim:
    return Claim(key, "the road", "statement", status, len(assertions), 1, 1, assertions)


def contacts_of(*given: Contact) -> Callable[[str], tuple[Contact, ...]]:
    return lambda document: tuple(c for c in given if c.id.startswith(document))


def contact(document: str, one: str | None, other: str | None, *through: str, kind: str = "message") -> Contact:
    return Contact(f"{document}-{one}-{other}", kind, one, other, through, None, "occurred", None, "", Span(0, 4), "r")  # type: ignore[arg-type]


# changes


def test_changes_say_how_a_claim_moved(tmp_path: Path) -> None:
    with book(tmp_path, "crane", "lifting") as ledger:
        ledger.mark("monday")
        assert list(ledger.changes("monday")) == [] and [name for name, _ in ledger.marks()] == ["monday"]
        ledger.add_documents([document("again")])
        ledger.judge(claim(ledger, "the bridge").id, claim(ledger, "reading room").id, "scope", "ana", "a test")
        by_id = {c.after.id: c for c in ledger.changes("monday") if c.after}
        flipped = by_id[claim(ledger, "reading room").id]
        assert flipped.kinds == ("flip", "denial") and [a.quote for a in flipped.denials] == [
            "that the bridge was closed"
        ]
        assert by_id[claim(ledger, "the crane").id].kinds == ("counts",) and not flipped.regrouped
        assert len(by_id) == 2


def test_a_claim_that_only_changed_company_is_told_apart(tmp_path: Path) -> None:
    with book(tmp_path) as ledger:
        ledger.mark("monday")
        ledger.judge(claim(ledger, "the bridge").id, claim(ledger, "reading room").id, "scope", "ana", "a test")
        [moved] = [c for c in ledger.changes("monday") if c.after]
        assert moved.kinds == ("flip",) and moved.regrouped


def test_a_gap_closes_when_somebody_with_a_name_says_so(tmp_path: Path) -> None:
    text = "Unnamed officials said that the road to the harbour was open again.\n"
    named_one = "The harbour master Adam Reed said that the road to the harbour was open again.\n"
    with book(tmp_path, "lifting") as ledger:
        one = replace(document("crane"), text=text, published=None)
        ledger.add_documents([one])
        ledger.mark("monday")
        ledger.add_documents([replace(document("again"), text=named_one)])
        first = next(c for c in ledger.claims() if any(a.document == one.id for a in c.assertions))
        second = next(c for c in ledger.claims() if any(a.document == "d-again" for a in c.assertions))
        if first.id != second.id:
            ledger.judge(first.id, second.id, "same", "ana", "one road")
        [moved] = [c for c in ledger.changes("monday") if c.before]
        assert "gap" in moved.kinds and {"a source with a name", "a dated article"} <= set(moved.closed)


# chains


def _twelve() -> list[Claim]:
    """Twelve claims of one outlet: ten its own, one without a source, one on another's word."""
    own = [made(f"C-{k}", told(f"a{k}", "Quay Courier")) for k in range(10)]
    bare = made("C-bare", told("bare", "Quay Courier", speaker="", kind="unspecified", sourced=False))
    relay = made(
        "C-relay", told("relay", "Quay Courier", relays=("Axios",), speaker="unnamed official", kind="unnamed")
    )
    return [*own, bare, relay]


def test_an_outlets_record_is_counted_with_what_it_is_out_of() -> None:
    track = named(chains(_twelve()), "quay courier")
    assert track.record is not None and (track.claims, track.articles) == (12, 12)
    got = track.record
    assert (got.claims, got.own, got.relayed, got.unattributed, got.unnamed) == (12, 11, 1, 1, 1)
    assert (got.shared, got.denied, got.confirmed) == (0, 0, 0)
    assert [(r.on, len(r.claims)) for r in track.relies_on] == [("Axios", 1)] and track.sources[0] == ("mayor", 10)


def test_below_ten_claims_nothing_is_counted() -> None:
    assert named(chains(_twelve()[:9]), "Quay Courier").record is None
    assert named(chains(_twelve()[:10]), "Quay Courier").record is not None


def test_first_tied_and_later_are_told_as_far_as_dates_say() -> None:
    mine = "2026-05-02T10:00:00+00:00"
    others = ["2026-05-02T11:00:00+00:00", "2026-05-02", "2026-05-01", "2026-05-02T12:30:00+03:00", ""]
    claims = _twelve()
    for k, day in enumerate(others):
        claims[k] = made(f"C-{k}", told(f"a{k}", "Quay Courier", day=mine), told(f"b{k}", "Harbour Gazette", day=day))
    got = named(chains(claims), "Quay Courier").record
    assert got is not None and (got.shared, got.first, got.tied, got.later) == (4, 1, 1, 2)


def test_denied_and_confirmed_are_by_named_parties_only() -> None:
    claims = _twelve()
    mine = told("a0", "Quay Courier")
    no = [told("n", "Harbour Gazette", side="against", day="2026-05-02")]
    unnamed = [replace(no[0], speaker=Speaker("unnamed official", "unnamed"))]
    earlier = [replace(no[0], published="2026-04-01")]
    yes = [told("y", "Harbour Gazette", speaker="governor", day="2026-05-02")]
    again = [told("y", "Harbour Gazette", speaker="mayor", day="2026-05-02")]
    for k, others in enumerate((no, unnamed, earlier, yes, again)):
        claims[k] = made(f"C-{k}", replace(mine, id=f"m{k}"), *others)
    got = named(chains(claims), "Quay Courier").record
    assert got is not None and (got.denied, got.confirmed) == (1, 1)


def test_who_retells_whom_is_a_tree_of_the_ways_told() -> None:
    claims = [
        made("C-1", told("a", "Quay Courier", relays=("Tasnim", "Axios"))),
        made("C-2", told("b", "Harbour Gazette", relays=("Tasnim",))),
    ]
    axios = named(chains(claims), "آکسیوس")
    assert [(b.outlet, b.claims) for b in axios.retold] == [("Tasnim", 1)]
    assert [b.outlet for b in axios.retold[0].retold] == ["Quay Courier"] and axios.origin == 1
    with pytest.raises(NothingFound):
        named(chains(claims), "nobody")
    with pytest.raises(UsageError, match="may be"):
        named(chains([*claims, made("C-3", told("c", "Harbour Post"))]), "harbour")


# network


def test_ties_are_put_together_by_who_and_through_whom() -> None:
    claims = [
        made(f"C-{k}", told(f"{k}", "Quay Courier"), status=s)
        for k, s in enumerate(("contested", "asserted", "asserted"))
    ]
    given = contacts_of(
        contact("d-0", "Iran", "France", "Oman"), contact("d-1", "Iran", "France", "Oman"),
        contact("d-2", "France", "Iran", kind="talks"),
    )  # fmt: skip
    ties = network(claims, given)
    assert [(t.initiator, t.through, t.recipient, t.directed) for t in ties] == [
        ("Iran", ("Oman",), "France", True), ("France", (), "Iran", False),
    ]  # fmt: skip
    assert ties[0].statuses == {"contested": 1, "asserted": 1} and ties[0].claims == ("C-0", "C-1")
    assert [t.initiator for t in network(claims, given, "Oman")] == ["Iran"]
    assert network(claims, given, "Omani") == ()


def test_a_contact_of_one_known_side_is_no_tie() -> None:
    assert network([made("C-1", told("1", "Quay Courier"))], contacts_of(contact("d-1", "Iran", None))) == ()


def test_graphviz_gets_names_that_cannot_break_out() -> None:
    claims = [made("C-1", told("1", "Quay Courier"), status="denied")]
    lines = list(dot(network(claims, contacts_of(contact("d-1", 'A "b" \\', "مالطا", "Oman")))))
    assert lines[0] == "digraph rawi {" and lines[-1] == "}"
    ways = [line for line in lines if " -> " in line]
    assert len(ways) == 2 and all("dotted" in line for line in ways)
    assert ways[0].startswith(r'  "A \"b\" \\" -> "Oman"') and ways[1].startswith('  "Oman" -> ')
    assert not any("\u0600" <= letter <= "\u06ff" for line in lines for letter in line)


@pytest.mark.parametrize(
    ("statuses", "word"),
    [
        (("denied", "denied"), "denied"),
        (("denied", "asserted"), "contested"),  # told by one claim, denied as another
        (("asserted", "contested", "corroborated 2"), "contested"),
        (("asserted", "corroborated 2"), "corroborated"),
    ],
)
def test_a_tie_is_contested_where_some_of_its_claims_are_denied(statuses: tuple[str, ...], word: str) -> None:
    claims = [made(f"C-{n}", told("1", "Quay Courier"), status=s) for n, s in enumerate(statuses)]
    (tie,) = network(claims, contacts_of(contact("d-1", "Iran", "Oman")))
    assert standing(tie) == word
