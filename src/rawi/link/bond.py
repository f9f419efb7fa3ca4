"""When two candidates speak of one bare proposition: those who deny the same contact or act, and what they deny.

A denial binds to denials of the same within days, and to those who affirm it where the text or the report ties them:
the same document, an outlet in common, a suspicion that the denial answers.  Two that affirm need more than the key.
"""

from rawi.link.actors import same_speaker
from rawi.link.proposition import spoken
from rawi.link.scale import Scale, View

_DAYS = 4
_ALIKE = 0.35
_HALF = 0.45
_MOST = 0.75
_SUSPECTED = 0.5


def common(a: View, b: View) -> frozenset[str]:
    """The keys of propositions that two candidates share and may mean alike: near in time, of the same states."""
    shared = a.keys & b.keys
    if not shared or (a.day and b.day and abs(a.day - b.day) > _DAYS):
        return frozenset()
    if not (a.day and b.day) and a.one.document != b.one.document and not a.reports & b.reports:
        return frozenset()
    return frozenset(k for k in shared if (_same_persons(a, b) if ":persons:" in k else _of_one(k, a, b)))


def _same_persons(a: View, b: View) -> bool:
    return len({n for n in a.names & b.names if n.startswith("actor:")}) > 1


def _of_one(key: str, a: View, b: View) -> bool:
    """An act is the same act where most of the states of the one are those of the other."""
    if key.startswith("contact:"):
        return True
    least = min(len(a.states), len(b.states))
    return least > 0 and len(a.states & b.states) * 2 > least


def bare(one: View, key: str, scale: Scale) -> float:
    """How much of what a candidate speaks of, names aside, is a key's proposition: 0 below a half, then up to 1.

    A suspicion tells beside it how it arose: what is suspected is the proposition all the same.
    """
    told = [t for t in one.things if ":" not in t]
    whole = scale.sum(told)
    if not whole:
        return 1.0
    share = scale.sum(t for t in told if spoken(key, t)) / whole
    return max(_SUSPECTED if one.one.suspected else 0.0, min(1.0, (share - _HALF) / (_MOST - _HALF)))


def denied_by_both(a: View, b: View, scale: Scale) -> float:
    """Above 0 where both counter the same proposition: the more, the less they say beside it."""
    keys = common(a, b) & a.counter & b.counter
    return max((min(bare(a, k, scale), bare(b, k, scale)) for k in keys), default=0.0)


def denied_by_one(a: View, b: View, scale: Scale) -> float:
    """1 where the one counters what the other affirms or suspects."""
    found = [
        min(bare(a, key, scale), bare(b, key, scale))
        for key in common(a, b)
        if (key in a.counter) != (key in b.counter) and (key.startswith("act:") or _tied(a, b, scale))
    ]
    return max(found, default=0.0)


def affirmed(a: View, b: View, scale: Scale) -> float:
    """Above 0 where both affirm one act.  A contact that both affirm may well be two, on different days."""
    keys = {k for k in common(a, b) if k.startswith("act:") and k not in a.counter | b.counter}
    return max((min(bare(a, k, scale), bare(b, k, scale)) for k in keys), default=0.0)


def elsewhere(a: View, b: View, _: Scale) -> float:
    """1 where both tell of contacts, and of other sides."""
    left = {k.split(":", 2)[2] for k in a.keys if k.startswith("contact:")}
    right = {k.split(":", 2)[2] for k in b.keys if k.startswith("contact:")}
    return 1.0 if left and right and not left & right else 0.0


def repeated(a: View, b: View, scale: Scale) -> float:
    """Above 0 where one named speaker affirms one act twice."""
    return affirmed(a, b, scale) if same_speaker(a.one, b.one) == 1.0 and a.one.speaker.actor else 0.0


def _tied(a: View, b: View, scale: Scale) -> bool:
    if a.one.document == b.one.document or a.outlets & b.outlets:
        return True
    if not (a.one.suspected or b.one.suspected):
        return False
    return scale.kinship(a.one.document, b.one.document) >= _ALIKE
