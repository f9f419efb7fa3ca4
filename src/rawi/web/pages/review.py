"""Review: what needs a person, in order of doubt, one keystroke an answer; and every decision, which can be undone."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from rawi.ask.review import Question, unanswered
from rawi.errors import NothingFound, UsageError
from rawi.link.decisions import Decision
from rawi.text.said import say
from rawi.types import Assertion, Verdict
from rawi.web.guard import Guard
from rawi.web.pages.prefer import local
from rawi.web.render import Pages, computed, ledger_of
from rawi.web.tongue import keep_name, name_of

router = Pages()
Name = Annotated[str, Form(max_length=80)]
Why = Annotated[str, Form(max_length=1000)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what it is about, and the names of the articles."""

    id: str
    kind: str
    doubt: float
    text: str
    sides: tuple[Assertion, ...]
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """left: how many questions there are; skip: how many are passed over for now; decisions: the newest first."""

    asked: Asked | None
    left: int
    skip: int
    name: str
    known: bool
    decisions: tuple[Decision, ...]
    total: int


_SHOWN = 20


@router.page("/review", "review.html.j2")
def review(request: Request, skip: Annotated[int, Query(ge=0)] = 0) -> ReviewPage:
    """The most doubtful question that nobody has answered, and the last decisions."""
    book, guard = ledger_of(request), request.app.state.guard
    assert isinstance(guard, Guard)
    waiting = questions(request)
    asked = waiting[skip] if skip < len(waiting) else None
    decisions = book.decisions()
    return ReviewPage(
        asked=_asked(request, asked) if asked else None,
        left=len(waiting),
        skip=skip,
        name=name_of(request),
        known=guard.knows(dict(request.headers)),
        decisions=tuple(reversed(decisions[-_SHOWN:])),
        total=len(decisions),
    )


@router.post("/review/answer", include_in_schema=False)
def answer(
    request: Request,
    question: Annotated[str, Form()],
    yes: Annotated[bool, Form()],
    by: Name = "",
    why: Why = "",
    skip: Annotated[int, Form()] = 0,
) -> Response:
    """Keeps an answer and goes to the next question; the claims it touches are linked anew."""
    answered(request, question, yes, by, why)
    return _back(f"/review?skip={skip}" if skip else "/review", by)


def questions(request: Request) -> list[Question]:
    """What needs a person, the greatest doubt first; without what was answered since it was computed."""
    book = ledger_of(request)
    return unanswered(book.view, computed(request, "review", book.review))


def answered(request: Request, question: str, yes: bool, by: str, why: str) -> Decision:
    """The decision that an answer is kept as.  Raises NothingFound where the question is asked no longer."""
    book = ledger_of(request)
    found = next((q for q in questions(request) if q.id == question), None)
    if found is None:
        raise NothingFound(say("this question is answered, or no longer asked"), hint=say("go on with the queue"))
    made = book.answer(found, yes, _named(by), why.strip())
    book.link()
    return made


@router.post("/judge", include_in_schema=False)
def judge(
    request: Request,
    left: Annotated[str, Form()],
    decision: Annotated[Verdict, Form()],
    right: Annotated[str, Form()] = "",
    by: Name = "",
    why: Why = "",
) -> Response:
    """A person's word on a claim or a telling of it; leads to the claim in which it now stands."""
    made = ledger_of(request).judge(left.strip(), right.strip(), decision, _named(by), why.strip())
    return _back(f"/claim/{made.claim}" if made.claim else "/review", by)


@router.post("/judge/undo", include_in_schema=False)
def undo(
    request: Request, number: Annotated[int, Form()], by: Name = "", back: Annotated[str, Form()] = "/review"
) -> Response:
    """Takes a decision back."""
    ledger_of(request).undo(number, by=_named(by))
    return _back(local(back), by)


def _named(by: str) -> str:
    if not by.strip():
        raise UsageError(say("a decision needs a name"), hint=say("write yours beside it"))
    return by.strip()


def _back(where: str, by: str) -> Response:
    made = RedirectResponse(where, status_code=303)
    keep_name(made, by.strip())
    return made


def _asked(request: Request, question: Question) -> Asked:
    sides = tuple(a for a in (question.left, question.right) if a)
    names = tuple(ledger_of(request).document(a.document).name for a in sides)
    return Asked(
        question.id, question.kind, question.doubt, question.text, sides, names, question.claims, question.reasons
    )
