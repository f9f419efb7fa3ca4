"""Which way a message goes: from whom to whom, and who answers it or leaves it unanswered.

Two that tell the opposite ways tell two things, however alike their words: that the one side wrote and got no answer,
and that the other side did, are mirror claims.
"""

from functools import lru_cache

from rawi.link.candidate import Candidate, Parties
from rawi.link.proposition import party, side_states, state
from rawi.link.sheet import Sheet
from rawi.packs.actors import load_actors

MESSAGE = "message"
REPLY = "reply"
_ONE_WAY = frozenset(("message", "letter", "offer"))
_FIRST = 1  # a clause opens with whom it tells of, after a conjunction at most

Range = tuple[int, int]


def replier(sheet: Sheet, where: Range, one: Candidate) -> str:
    """The state that answers, or does not, in a stretch that speaks of an answer; "" where the words leave it open.

    The one side of a framed message; else who opens the stretch; else whoever is not the sender whose messages they
    are called: the other one named, or the side of the speaker.
    """
    if REPLY not in one.things:
        return ""
    if one.parties is not None and one.parties.kind in _ONE_WAY and len(to := side_states(one.parties.recipient)) == 1:
        return next(iter(to))
    first, last = where
    named = [(a, b, state(n)) for a, b, n in sheet.names if first <= a < b <= last]
    messages = [(a, b) for a, b, c in sheet.meant if c.id == MESSAGE and first <= a < b <= last]
    senders = {s for a, b, s in named if any(b == x or a == y for x, y in messages)}
    others = {s for _, _, s in named} - senders
    if len(others) == 1 and (senders or (named[0][0] <= first + _FIRST and named[0][2] in others)):
        return next(iter(others))
    own = side_states(one.speaker.camp)
    return next(iter(own)) if senders and not others and len(own) == 1 and not own & senders else ""


@lru_cache(maxsize=65536)
def ends(parties: Parties) -> tuple[frozenset[str], frozenset[str]]:
    """The states that a contact goes from and to."""
    return side_states(parties.initiator), side_states(parties.recipient)


@lru_cache(maxsize=65536)
def persons(parties: Parties | None) -> frozenset[str]:
    """The ids of the two persons that a contact has as its sides; none where a side is no single known person."""
    if parties is None:
        return frozenset()
    pair = frozenset((party(parties.initiator), party(parties.recipient)))
    known = load_actors().actors
    return pair if len(pair) == 2 and all(p in known and known[p].kind == "person" for p in pair) else frozenset()


def turned(a: Candidate, b: Candidate) -> bool:
    """Whether the two go opposite ways: each one's sender is the other's recipient, or other states answer."""
    if a.replier and b.replier and a.replier != b.replier:
        return True
    x, y = a.parties, b.parties
    if x is None or y is None or not {x.kind, y.kind} & _ONE_WAY:
        return False
    (giver, taker), (other_giver, other_taker) = ends(x), ends(y)
    known = giver and taker and other_giver and other_taker
    return bool(known and giver != taker and (giver, taker) == (other_taker, other_giver))


def elsewhere(a: Candidate, b: Candidate) -> bool:
    """Whether both tell of a contact whose two sides are known, and of other sides: neither pair holds the other."""
    if a.parties is None or b.parties is None:
        return False
    left, right = (frozenset.union(*ends(p)) for p in (a.parties, b.parties))
    return min(len(left), len(right)) > 1 and not left <= right and not right <= left
