"""What needs a person, in order of doubt: each a question that one keystroke answers."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rawi.ask.judging import decide, decided
from rawi.export.labels import AGREEMENT
from rawi.link import WAY, Candidate, Link
from rawi.link.decisions import HOP, SOURCE, Decision
from rawi.link.doubt import Doubt, Place, doubts, doubts_kept
from rawi.store.base import Store, View
from rawi.text.said import form, say
from rawi.types import Assertion, Claim, Verdict

QuestionKind = Literal["link", "near", "hop", "reading", "source"]
KINDS: tuple[QuestionKind, ...] = ("link", "near", "hop", "reading", "source")
_HOP, _SOURCE = 0.35, 0.4
_UNSURE = 0.65
_ASKED = {
    "link": form("These stand in one claim: do they tell the same?"),
    "near": form("These stand in two claims: do they tell the same?"),
    "hop": form("Rawi infers that this came through %(name)s: is that so?"),
    "reading": form("Is this read rightly: who speaks, and which words are reported?"),
    "source": form("Two articles describe an unnamed source alike (%(name)s): do they say that it is the same one?"),
}
_VERDICTS: dict[QuestionKind, tuple[Verdict, Verdict]] = {
    "link": ("same", "different"),
    "near": ("same", "different"),
    "hop": ("right", "wrong"),
    "reading": ("right", "wrong"),
    "source": ("same", "different"),
}
_Told = dict[str, tuple[Assertion, Claim]]


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt as a question that yes or no answers.

    doubt: how likely the ledger is wrong there, 0 to 1, as far as Rawi can tell.  left, right: assertions; right is
    None where one alone is in question.  claims: those that they stand in.  about: a hand of the chain, or how a source
    is described.  yes, no: the verdicts that the answers mean.
    """

    id: str
    kind: QuestionKind
    doubt: float
    text: str
    left: Assertion
    right: Assertion | None
    claims: tuple[str, ...]
    about: str
    reasons: tuple[str, ...]
    yes: Verdict
    no: Verdict


def review(view: View, kinds: Iterable[QuestionKind] = KINDS) -> list[Question]:
    """The queue, the greatest doubt first, without what a person has decided already."""
    told: _Told = {a.id: (a, c) for c in view.claims() if c.kind != AGREEMENT for a in c.assertions}
    wanted = frozenset(kinds)
    found: list[Question] = []
    if wanted & {"link", "near"}:
        found += _links(view, told)
    found += [*_hops(told), *_readings(told), *_sources(told)]
    asked = unanswered(view, [q for q in found if q.kind in wanted])
    return sorted(asked, key=lambda q: (-q.doubt, q.id))


def unanswered(view: View, questions: Iterable[Question]) -> list[Question]:
    """Those questions that no person has decided."""
    judged = decided(view)
    done = {frozenset(pair) for one in judged for pair in one.pairs}
    tied = _tied(judged)
    return [q for q in questions if frozenset(pair_of(q)) not in done and not _held(q, tied)]


def _tied(judged: Iterable[Decision]) -> dict[str, str]:
    """For each assertion that people tied to others, the one that stands for all of them."""
    first: dict[str, str] = {}

    def root(key: str) -> str:
        while first.setdefault(key, key) != key:
            key = first[key]
        return key

    for one in judged:
        if one.decision == "same" and one.state == "in force":
            for left, right in one.pairs:
                first[root(right)] = root(left)
    return {key: root(key) for key in list(first)}


def _held(question: Question, tied: dict[str, str]) -> bool:
    """Whether people hold the two together already, by way of others."""
    if question.right is None or question.kind == "source":
        return False
    return question.left.id in tied and tied[question.left.id] == tied.get(question.right.id)


def answer(store: Store, question: Question, yes: bool, by: str, reason: str = "") -> Decision:
    """Keeps the answer to a question; the claims stay as they are until the ledger is linked anew.

    Who says that two passages tell the same ties all that stands in their claims: tied alone, the two would draw each
    other out of their claims wherever the rest is less alike.
    """
    left, right = pair_of(question)
    if yes and question.kind in ("link", "near"):
        left, right = (left, question.claims[0]) if len(question.claims) == 1 else question.claims
    return decide(store, left, right, question.yes if yes else question.no, by, reason)[0]


def pair_of(question: Question) -> tuple[str, str]:
    """The two ids that the answer is kept on."""
    left = question.left.id
    right = question.right.id if question.right else ""
    if question.kind == "hop":
        return left, f"{HOP}{question.about}"
    return (f"{SOURCE}{left}", f"{SOURCE}{right}") if question.kind == "source" else (left, right)


def _question(
    kind: QuestionKind, doubt: float, sides: tuple[Assertion, Assertion | None], told: _Told, about: str = ""
) -> Question:
    left, right = sides
    ids = (kind, left.id, right.id if right else "", about)
    yes, no = _VERDICTS[kind]
    return Question(
        id="Q-" + hashlib.sha256("|".join(ids).encode()).hexdigest()[:10],
        kind=kind,
        doubt=round(doubt, 3),
        text=say(_ASKED[kind], name=about) if about else say(_ASKED[kind]),
        left=left,
        right=right,
        claims=tuple(dict.fromkeys(told[a.id][1].id for a in sides if a is not None)),
        about=about,
        reasons=(),
        yes=yes,
        no=no,
    )


def _links(view: View, told: _Told) -> Iterator[Question]:
    from dataclasses import replace

    for one in _doubts(view, {key: claim.id for key, (_, claim) in told.items()}):
        made = _question(one.kind, one.wrong, (told[one.left][0], told[one.right][0]), told)
        yield replace(made, reasons=one.reasons)


def _doubts(view: View, home: dict[str, str]) -> list[Doubt]:
    """The doubts of links: of a large ledger from what linking keeps, of a small one computed."""
    with view.shelf(Candidate, Link) as shelf:
        if shelf.value("steady") == WAY:
            named = shelf.places().items()
            places = {number: Place(one, document, home[one]) for number, (one, document) in named if one in home}
            return doubts_kept(shelf, shelf.all_links(), places)
    return doubts(view.readings(), home)


def _hops(told: _Told) -> Iterator[Question]:
    """Hands that the text does not state."""
    for item, _ in told.values():
        for hop in item.chain:
            if not hop.stated and hop.role != "publisher" and item.speaker.kind != "unspecified":
                yield _question("hop", _HOP, (item, None), told, hop.name)


def _readings(told: _Told) -> Iterator[Question]:
    """Attributions that Rawi is not sure of; one question for each attribution, whatever it is cut into."""
    seen: set[str] = set()
    for item, _ in told.values():
        if 0.0 < item.confidence < _UNSURE and item.attribution not in seen:
            seen.add(item.attribution)
            yield _question("reading", 1.0 - item.confidence, (item, None), told)


def _sources(told: _Told) -> Iterator[Question]:
    """Unnamed sources of one claim that two articles of different origin describe in the same way."""
    groups: dict[tuple[str, str], list[Assertion]] = {}
    for item, claim in told.values():
        if item.side == "for" and item.speaker.kind == "unnamed" and item.origin:
            groups.setdefault((claim.id, item.speaker.label), []).append(item)
    for (_, label), some in groups.items():
        first = some[0]
        others = [a for a in some if a.document != first.document and a.origin != first.origin]
        for origin in Counter(a.origin for a in others):
            other = next(a for a in others if a.origin == origin)
            yield _question("source", _SOURCE, (first, other), told, label)
