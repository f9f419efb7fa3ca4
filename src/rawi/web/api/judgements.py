"""What people decide: the review queue and its answers, decisions and taking them back, carrying them elsewhere."""

import json
from dataclasses import dataclass
from typing import Annotated

from fastapi import Body, Path, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from rawi.ask.exchange import Imported
from rawi.ask.review import Question
from rawi.ledger import Judged
from rawi.link.decisions import Decision
from rawi.types import Verdict
from rawi.web.api.paging import Counted, Paged, part
from rawi.web.api.routes import reading, writing
from rawi.web.api.standing import NDJSON
from rawi.web.facets import MOST
from rawi.web.pages import review as review_page
from rawi.web.render import ledger_of

router, writer = reading("judgements"), writing("judgements")
ROUTERS = (router, writer)
_SAID = "Who decides."


class Said(BaseModel):
    """Who decides, and why."""

    by: str = Field(min_length=1, max_length=80, pattern=r"\S", description=_SAID)
    why: str = Field("", max_length=1000)


class Word(Said):
    """A person's word on two claims or assertions, by their ids or the beginnings of them.

    same, different: they tell, or do not tell, the same.  scope: the denial (left) denies the claim (right) and no
    other.  right, wrong: the left one is read rightly, or is no assertion; right is then empty.
    """

    left: str = Field(min_length=1, max_length=200)
    decision: Verdict
    right: str = Field("", max_length=200)


class Answer(Said):
    """An answer to a question of the queue."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a person's word.

    claim: where what was named first now stands, "" for nowhere; claims: how many the ledger has; new: False where the
    same was said before; overrules: earlier decisions that this one puts out of force.
    """

    decision: Decision
    claim: str
    claims: int
    new: bool
    overrules: tuple[Decision, ...]


def _outcome(made: Judged) -> Outcome:
    return Outcome(made.decision, made.claim, made.claims, made.new, made.overrules)


@router.get("/review", summary="What needs a person, the greatest doubt first")
def queue(request: Request, asked: Annotated[Paged, Query()]) -> Counted[Question]:
    """Questions that yes or no answers, without what is decided already."""
    return part(request, asked, review_page.questions(request))


@writer.post("/review/{question}", summary="Answer a question of the review queue")
def answer(request: Request, question: Annotated[str, Path(max_length=80)], given: Answer) -> Decision:
    """The answer is kept as a decision, and the claims it touches are linked anew."""
    return review_page.answered(request, question, given.yes, given.by, given.why)


@router.get("/decisions", summary="What people decided and did not take back, oldest first")
def decisions(request: Request, asked: Annotated[Paged, Query()]) -> Counted[Decision]:
    """Each with who, when, why, and whether a later decision overrules it."""
    return part(request, asked, ledger_of(request).decisions())


@router.get(
    "/judgements",
    summary="The judgements of people in force, to be imported elsewhere",
    response_class=StreamingResponse,
    responses={200: {"description": "One JSON object a line.", "content": {NDJSON: {"schema": {"type": "string"}}}}},
)
def exported(request: Request) -> StreamingResponse:
    """What `rawi judgements export` prints."""
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in ledger_of(request).export_judgements())
    return StreamingResponse(lines, media_type=NDJSON)


@writer.post("/judgements", summary="Decide", status_code=201)
def judge(request: Request, given: Word) -> Outcome:
    """The word is kept between assertions, and the ledger is linked anew."""
    why = given.why.strip()
    return _outcome(ledger_of(request).judge(given.left.strip(), given.right.strip(), given.decision, given.by, why))


@writer.post("/judgements/import", summary="Keep judgements exported elsewhere")
def imported(
    request: Request,
    lines: Annotated[str, Body(media_type=NDJSON, max_length=16_000_000, description="One JSON object a line.")],
) -> Imported:
    """All lines are understood, or none is kept; importing them again changes nothing."""
    return ledger_of(request).import_judgements(lines.split("\n"))


@writer.delete("/judgements/{number}", summary="Take a decision back")
def undo(
    request: Request,
    number: Annotated[int, Path(ge=1, le=MOST, description="The number of the decision.")],
    by: Annotated[str, Query(min_length=1, max_length=80, pattern=r"\S", description=_SAID)],
    why: Annotated[str, Query(max_length=1000)] = "",
) -> Outcome:
    """The decision and its taking back stay in the history."""
    return _outcome(ledger_of(request).undo(number, by=by.strip(), reason=why.strip()))
