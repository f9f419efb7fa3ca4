"""What changed since a mark: claims new, gone, flipped, newly denied, and gaps that were closed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rawi.export.highlights import nameless, unsourced
from rawi.export.labels import AGREEMENT, status_word
from rawi.store.base import Marked, View
from rawi.text.said import say
from rawi.types import Assertion, Claim

ChangeKind = Literal["new", "gone", "flip", "denial", "gap", "counts"]


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that is new or stands differently since a mark; before is None for a new one, after for one gone.

    kinds: new, gone; flip: its status is another; denial: somebody denies it who did not; gap: something that could not
    be told now can (closed); counts: only articles, origins or camps are others.  denials: those that are new.
    regrouped: nothing in it is new; it stands otherwise because assertions went to or came from other claims.
    """

    before: Marked | None
    after: Claim | None
    kinds: tuple[ChangeKind, ...] = ()
    denials: tuple[Assertion, ...] = ()
    closed: tuple[str, ...] = ()
    regrouped: bool = False


def changes(view: View, since: str) -> Iterator[Change]:
    """The changes since a mark.  Raises NothingFound where there is no such mark.

    A claim is the same as before when most of its assertions are: its id may change as it grows.
    """
    marked = view.mark(since).claims
    home = {assertion: index for index, claim in enumerate(marked) for assertion in claim.assertions}
    continued: set[int] = set()
    for claim in view.claims():
        before = [home[a.id] for a in claim.assertions if a.id in home]
        continued.update(before)
        old = marked[max(before, key=before.count)] if before else None
        made = _change(old, claim, home)
        if made is not None:
            yield made
    for index, old in enumerate(marked):
        if index not in continued:
            yield Change(old, None, ("gone",))


def _change(old: Marked | None, claim: Claim, known: dict[str, int]) -> Change | None:
    """How a claim stands differently; None where it stands as it stood.  known: all assertions of the mark."""
    denials = tuple(a for a in claim.assertions if a.side == "against" and a.id not in known)
    if old is None:
        return Change(None, claim, ("new", "denial") if denials else ("new",), denials)
    closed = _closed(old, claim)
    found: list[ChangeKind] = []
    if status_word(old.status) != status_word(claim.status):
        found.append("flip")
    found += ["denial"] if denials else []
    found += ["gap"] if closed else []
    counted = (old.status, old.origins, old.camps, old.articles)
    if not found and counted != (claim.status, claim.origins, claim.camps, claim.articles):
        found.append("counts")
    regrouped = all(a.id in known for a in claim.assertions)
    return Change(old, claim, tuple(found), denials, closed, regrouped) if found else None


def _closed(old: Marked, claim: Claim) -> tuple[str, ...]:
    """What could not be told from the assertions of the mark and can be told now."""
    first = replace(claim, assertions=tuple(a for a in claim.assertions if a.id in old.assertions))
    if claim.kind == AGREEMENT or not any(a.side == "for" for a in first.assertions):
        return ()
    told = [a for a in claim.assertions if a.side == "for"]
    found: list[str] = []
    if unsourced(first) and not unsourced(claim):
        found.append(say("a source"))
    if nameless(first) and not nameless(claim) and any(not _nameless(a) for a in told):
        found.append(say("a source with a name"))
    if not any(a.published for a in first.assertions) and any(a.published for a in claim.assertions):
        found.append(say("a dated article"))
    if not any(a.when for a in first.assertions) and any(a.when for a in told):
        found.append(say("when it happened"))
    return tuple(found)


def _nameless(told: Assertion) -> bool:
    return told.speaker.kind in ("unnamed", "unspecified", "outlet")
