"""A person's word on claims and assertions: kept between assertions, found again, taken back."""

from rawi.ask.subjects import pairs, subject
from rawi.errors import NothingFound, UsageError
from rawi.link.claims import bound_id
from rawi.link.decisions import Decision, decisions, holding, reasons
from rawi.link.overrule import in_force, shaping
from rawi.store.base import Store, View
from rawi.text.said import say
from rawi.types import Judgement, Verdict

_PREFIXED = ":"


def decided(view: View, claim: str = "") -> list[Decision]:
    """What people decided and did not take back, oldest first; claim: only what shaped the claim of this id."""
    made = decisions(in_force((r.number, r.judgement, r.undoes) for r in view.history()))
    return shaping(view.claim(claim), made) if claim and made else made


def decide(store: Store, left: str, right: str, decision: Verdict, by: str, reason: str = "") -> tuple[Decision, bool]:
    """Keeps a decision, and says whether it is new; the claims stay as they are until the ledger is linked anew."""
    kept, about = _meant(store.view(), left, right, decision)
    before = decided(store.view())
    for one in before:
        if (one.by, one.decision, one.state) == (by, decision, "in force") and set(kept) <= set(one.pairs):
            return one, False
    if decision == "different" and (holder := holding(kept, before)):
        form = "decision %(num)s (%(kind)s by %(raw)s, %(dates)s) holds these together"
        said = say(form, num=holder.number, kind=holder.decision, raw=holder.by, dates=(holder.time[:10],))
        hint = say("take it back first: rawi judge undo %(num)s", num=holder.number)
        raise UsageError(said, place=about[0], hint=hint)
    given = reasons(reason, about, kept, _left(store.view(), kept) if decision in ("scope", "wrong") else ())
    with store.writer() as writer:
        writer.judge_all(Judgement(a, b, decision, by, 1.0, given) for a, b in kept)
    made = [d for d in decided(store.view()) if (d.by, d.decision) == (by, decision) and set(kept) & set(d.pairs)]
    return made[-1], True


def _meant(view: View, left: str, right: str, decision: Verdict) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """The pairs that a decision is kept as, and what was named."""
    if _PREFIXED in left or _PREFIXED in right:  # a hand of a chain, or two sources
        return [(left, right)], (left, right)
    one = subject(left, view)
    if not right:
        return pairs(one, None, decision), (one.name,)
    other = subject(right, view)
    return pairs(one, other, decision), (one.name, other.name)


def _left(view: View, kept: list[tuple[str, str]]) -> tuple[str, ...]:
    """The claims that the assertions of a decision stand in, but for the one that a denial is bound to."""
    found: dict[str, None] = {}
    for one, aim in kept:
        if _PREFIXED in aim:
            continue
        for claim in view.claims(document=view.assertion(one)[0].document):
            held = {a.id for a in claim.assertions}
            if aim not in held and held & {one, bound_id(one, claim.id)}:
                found[claim.id] = None
    return tuple(found)


def standing(view: View, left: str | int, right: str = "") -> Decision:
    """The last decision in force with this number, or about what is named; one that struck something is found by it."""
    made = decided(view)
    if isinstance(left, int):
        found = [one for one in made if left in one.rows]
        named = f"the number {left}"
    else:
        found = [one for one in made if all(_about(one, key, view) for key in (left, right) if key)]
        named = f"'{left}'" + (f" and '{right}'" if right else "")
    if not found:
        raise UsageError(f"no judgement on {named} is in force", hint="to see all: rawi judge list")
    return found[-1]


def _about(decision: Decision, key: str, view: View) -> bool:
    bare = key.removeprefix("C-")
    ids = (*decision.about, *(part for pair in decision.pairs for part in pair))
    if any(part.removeprefix("C-").startswith(bare) for part in ids):
        return True
    try:
        held = {a.id for a in view.claim(key).assertions} if key != bare else set()
    except NothingFound:
        return False
    return any(part in held for pair in decision.pairs for part in pair)


def home(view: View, decision: Decision) -> str:
    """The claim in which the first assertion of a decision stands; "" where it stands in none."""
    for key in decision.pairs[0]:
        try:
            if key and _PREFIXED not in key:
                return view.assertion(key)[1].id
        except NothingFound:
            continue
    return ""
