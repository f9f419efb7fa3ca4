from dataclasses import replace

import pytest
from ledgers import claims, contacts, documents

from rawi.export.highlights import nameless, supposed, unsourced
from rawi.export.plain import report_lines
from rawi.export.report import Limits, report
from rawi.types import ActorKind, Assertion, Claim, Contact, Span, Speaker


def told(kind: ActorKind, label: str, *relays: str, own: bool = False) -> Assertion:
    said = claims()[1].assertions[0]
    return replace(said, speaker=Speaker(label, kind), relays=relays, attribution="" if own else "a")


def claim(*told_by: Assertion) -> Claim:
    return replace(claims()[1], assertions=told_by)


NORTH = "صحيفة الشمال"


@pytest.mark.parametrize(
    ("told_by", "unnamed", "own"),
    [
        ([told("unnamed", "unnamed official")], True, False),
        ([told("unnamed", "unnamed official"), told("person", "Anna")], False, False),
        ([told("unnamed", "unnamed official"), told("outlet", NORTH, own=True)], True, False),
        ([told("outlet", "Wire")], True, False),
        ([told("outlet", NORTH, own=True)], False, True),
        ([told("outlet", NORTH)], False, True),
        ([told("unspecified", "unspecified", own=True)], False, True),
        ([told("unspecified", "unspecified", "Wire")], True, False),
        ([told("person", "Anna", "unnamed sources")], True, False),
        ([told("person", "Anna", "Wire")], False, False),
        ([told("organization", "Ministry")], False, False),
    ],
)
def test_who_has_no_name_and_who_is_the_outlet_itself(told_by: list[Assertion], unnamed: bool, own: bool) -> None:
    made = claim(*told_by)
    assert (nameless(made), unsourced(made)) == (unnamed, own)


def test_a_go_between_of_a_guess_alone_is_marked() -> None:
    def guessing(document: str) -> tuple[Contact, ...]:
        guess = Contact("k-2", "mediation", "Oman", "Cyprus", ("Elba", "Malta"), None, "offered", None, "writer",
                        Span(0, 3), "frame")  # fmt: skip
        return (*contacts(document), guess) if document == "id-north" else ()

    [found] = supposed(claims(), guessing, lambda key: key.removeprefix("id-"))
    assert (found.name, found.documents) == ("Elba", ("north",))
    lines = list(report_lines(report(claims(), documents(), guessing, Limits())))
    assert any(line.split() == ["Malta", "C-1"] for line in lines)
    assert any("Elba" in line and "only an outlet's own guess" in line and line.endswith("in north") for line in lines)
    quoted = replace(guessing("id-north")[1], attribution="somebody's")
    assert not supposed(claims(), lambda key: (quoted,) if key == "id-north" else (), str)
