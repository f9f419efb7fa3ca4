"""Judgements → clusters.  A person's judgement wins and can be undone; nothing is merged in place.

Pairs are taken by score, the surest first; two clusters join when their members are alike on average and none of them
contradicts another.  Ties fall to the ids, so that the same set of candidates always gives the same clusters.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rawi.link.bond import common
from rawi.link.candidate import Candidate
from rawi.link.course import elsewhere, turned
from rawi.link.proposition import mirrored, to_come
from rawi.link.scale import Scale, View
from rawi.link.standing import against
from rawi.text.said import say
from rawi.types import Judgement

_MEMBERS = 6
_ONE_STORY = 0.5
_RIVAL = 0.2  # a pair that scores less outdoes none that joins
_BARE = 0.5  # the least score of two that have no notion in common
_MEAN_GROWTH = 0.015
_MEAN_MOST = 0.5
_RULES = ("rule", "model")
_ASKING = frozenset(("ask", "demand", "call-for"))
_WANTING = _ASKING | {"order"}
_CITY = "city."
_ANSWERS = frozenset(("denies", "declines"))


@dataclass(slots=True)
class People:
    """What people decided, by candidate ids; the latest decision on a pair counts."""

    same: set[tuple[str, str]] = field(default_factory=set)
    different: set[tuple[str, str]] = field(default_factory=set)


def people(judgements: Iterable[Judgement]) -> People:
    """The decisions of people among judgements: each pair's latest one by time."""
    latest: dict[tuple[str, str], Judgement] = {}
    for one in sorted(judgements, key=lambda j: (j.time, j.by, j.decision)):
        if one.decision in ("same", "different") and one.by.partition(":")[0] not in _RULES:
            latest[min(one.left, one.right), max(one.left, one.right)] = one
    said = People()
    for pair, one in latest.items():
        (said.same if one.decision == "same" else said.different).add(pair)
    return said


def refuses(a: View, b: View) -> str:
    """Why two candidates cannot tell the same claim, as a sentence; "" when they can."""
    x, y = a.one, b.one
    if a.numbers and b.numbers and not a.numbers & b.numbers and _counted(x) & _counted(y):
        return say("they give different numbers")
    if x.parties and y.parties and "occurred" in (held := {x.parties.status, y.parties.status}):
        today = (
            bool(x.published) and x.published[:10] == y.published[:10]
        )  # so that one weekday is past or to come for both
        if "planned" in held and not (today and to_come(x.context, y.context)):
            return say("one is planned, the other has happened")
        if "refused" in held:
            return say("one is ruled out for the future, the other has happened")
        if "offered" in held and x.document == y.document:
            return say("one was tried or offered, the other has happened, and one article tells both")
    if _far(x.things, y.things):
        return say("they tell of different places")
    if turned(x, y):
        return say("one goes from the one to the other, the other the opposite way")
    if mirrored(x.things, y.things):
        return say("each names another one who did it")
    if elsewhere(x, y):
        return say("they tell of contacts between other sides")
    if _asked(x, y):
        return say("one asks about what the other tells")
    if x.document == y.document and (x.sense in _WANTING) != (y.sense in _WANTING) and not _overlap(x, y):
        return say("one asks for or orders what the other tells, and one article has both")
    if _untied(a, b):
        return say("the one denies a contact, the other tells of one, and nothing says that it is the same")
    if _both_ways(x, y):
        return say("one speaker of one article says the one and denies the other")
    return ""


def _counted(one: Candidate) -> set[str]:
    return {amount.partition(" ")[2] for amount in one.amounts}


def _far(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both tell of cities, and of other ones."""
    one, two = ({t for t in things if t.startswith(_CITY)} for things in (left, right))
    return bool(one and two) and not one & two


def _overlap(x: Candidate, y: Candidate) -> bool:
    return x.span.start < y.span.end and y.span.start < x.span.end


def _asked(x: Candidate, y: Candidate) -> bool:
    """Whether the one demands or asks about a contact that the other tells or suspects: to ask does not tell it."""
    return any(
        one.sense in _ASKING and other.sense not in _ASKING and any(map(_of_contact, other.keys))
        for one, other in ((x, y), (y, x))
    )


def _of_contact(key: str) -> bool:
    return key.startswith("contact:")


def _untied(a: View, b: View) -> bool:
    """Whether one counters a contact that the other tells, in another article, of which neither day nor report ties.

    What an outlet writes of wishes only presupposes the contact.
    """
    disputed = {k for k in a.keys & b.keys if _of_contact(k) and (k in a.counter) != (k in b.counter)}
    wished = any(one.voice == "own" and one.mood == "wanted" for one in (a.one, b.one))
    return bool(disputed) and a.one.document != b.one.document and (wished or not common(a, b))


def _both_ways(x: Candidate, y: Candidate) -> bool:
    """Whether one named speaker in one document is for the one and against the other: what is denied is narrower."""
    same = x.document == y.document and bool(x.speaker.actor) and x.speaker.actor == y.speaker.actor
    return same and against(x) != against(y)


def apart(a: View, b: View, score: float) -> bool:
    """Whether two that score enough to outdo others cannot tell the same, and so are no partners."""
    return score >= _RIVAL and bool(refuses(a, b))


def unrivalled(
    documents: Sequence[str] | Mapping[int, str],
    scored: Sequence[tuple[int, int, float]],
    refused: Container[tuple[int, int]],
    margin: float,
) -> list[tuple[int, int, float]]:
    """The pairs that no better partner in the same two documents outdoes by far: a passage retells one passage best.

    documents: those of the members of pairs.  refused: the pairs that are no partners; see `apart`.
    """
    best: dict[tuple[int, str], float] = {}
    for i, j, score in scored:
        if (i, j) in refused:
            continue
        for one, other in ((i, j), (j, i)):
            key = (one, documents[other])
            best[key] = max(score, best.get(key, 0.0))
    return [
        (i, j, score)
        for i, j, score in scored
        if score >= margin * max(best.get((i, documents[j]), 0.0), best.get((j, documents[i]), 0.0))
    ]


def _answers(x: Candidate, y: Candidate) -> bool:
    """Whether the one answers what the other may tell: a denial of what is done is no answer to what somebody wants."""
    return bool(_ANSWERS & {x.stance, y.stance}) and (x.mood == "wanted") == (y.mood == "wanted")


def joinable(
    views: Sequence[View] | Mapping[int, View], scored: Iterable[tuple[int, int, float]], least: float, scale: Scale
) -> list[tuple[int, int, float]]:
    """The pairs that rest on enough to join two clusters.

    Those of one document must be surely alike (least) unless they share words, for an article tells many things of one
    story; an answer given in it may be to what stands there, however it is worded.  Those of two languages must share
    more than one word's meaning, or retell one report.
    """
    found = []
    for i, j, score in scored:
        a, b = views[i], views[j]
        if score < _BARE and not any(":" not in thing for thing in a.things & b.things):
            continue  # names alone, be they rare
        if a.one.document == b.one.document:
            enough = score >= least or _answers(a.one, b.one) or _overlap(a.one, b.one)
        else:
            much = a.one.language == b.one.language or len(a.things & b.things) > 1
            enough = much or bool(a.outlets & b.outlets) or scale.kinship(a.one.document, b.one.document) >= _ONE_STORY
        if enough:
            found.append((i, j, score))
    return found


@dataclass(slots=True)
class Clusters:
    """Clusters as a forest: `root` finds a member's cluster, `members` lists it."""

    parent: list[int]
    members: dict[int, list[int]]
    links: list[tuple[int, int, float]] = field(default_factory=list)

    def root(self, k: int) -> int:
        """The smallest member's index, standing for the cluster."""
        while self.parent[k] != k:
            self.parent[k] = self.parent[self.parent[k]]
            k = self.parent[k]
        return k

    def join(self, a: int, b: int, score: float) -> None:
        """Puts the clusters of two members together."""
        a, b = sorted((self.root(a), self.root(b)))
        if a != b:
            self.parent[b] = a
            self.members[a] = sorted(self.members[a] + self.members.pop(b))
            self.links.append((a, b, score))


def _spread(members: list[int]) -> list[int]:
    """A few members, evenly from the earliest to the latest."""
    if len(members) <= _MEMBERS:
        return members
    return [members[k * (len(members) - 1) // (_MEMBERS - 1)] for k in range(_MEMBERS)]


def cluster(
    views: Sequence[View],
    scored: Iterable[tuple[int, int, float]],
    compared: Callable[[int, int], float],
    said: People,
    limits: tuple[float, float],
) -> Clusters:
    """Clusters of ordered views.

    scored: blocked pairs with their scores; compared: the score of any pair; limits: the least score of the pair that
    joins two clusters, and the least mean score between their members.
    """
    made = Clusters(list(range(len(views))), {k: [k] for k in range(len(views))})
    where = {view.one.id: k for k, view in enumerate(views)}
    for one, other in sorted(said.same):
        if one in where and other in where:
            made.join(where[one], where[other], 1.0)
    barred = {(where[a], where[b]) for a, b in said.different if a in where and b in where}
    barred |= {(b, a) for a, b in barred}
    link, mean = limits
    for i, j, score in sorted((p for p in scored if p[2] >= link), key=lambda p: (-p[2], p[0], p[1])):
        a, b = made.root(i), made.root(j)
        if a == b:
            continue
        left, right = made.members[a], made.members[b]
        if barred and any((x, y) in barred for x in left for y in right):
            continue
        some = [(x, y) for x in _spread(left) for y in _spread(right)]
        if any(refuses(views[x], views[y]) for x, y in some):
            continue
        needed = min(_MEAN_MOST, mean + _MEAN_GROWTH * (len(left) + len(right) - 3))
        if len(some) > 1 and sum(compared(x, y) for x, y in some) / len(some) < needed:
            continue
        made.join(i, j, score)
    return made
