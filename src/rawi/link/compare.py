"""How alike two candidates are: a table of features, each a number and a sentence; the weights stand in weights.toml.

A pair in one language and a pair in two are weighed by separate columns.  `Scale` holds what is rare in the whole set,
so that a rare word or name in common counts for more than a common one.
"""

import math
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rawi.link import bond
from rawi.link.actors import same_speaker
from rawi.link.scale import Scale, View
from rawi.link.wording import named
from rawi.text.said import Part, say

LEAST = 0.02  # pairs that score less are nothing to each other
BAND = 0.15  # pairs that score so much less than the threshold were nearly linked


def _share(common: float, left: float, right: float) -> float:
    union = left + right - common
    return common / union if union > 0 else 0.0


def _words(a: View, b: View, scale: Scale) -> float:
    return _share(scale.sum(a.stems & b.stems), a.stem_weight, b.stem_weight)


def _inside(a: View, b: View, scale: Scale) -> float:
    least = min(a.stem_weight, b.stem_weight)
    return scale.sum(a.stems & b.stems) / least if least > 0 else 0.0


def _copied(a: View, b: View, _: Scale) -> float:
    least = min(len(a.pairs), len(b.pairs))
    return len(a.pairs & b.pairs) / least if least > 1 else 0.0


def _things(a: View, b: View, scale: Scale) -> float:
    return _share(scale.sum(a.things & b.things), a.thing_weight, b.thing_weight)


def _things_inside(a: View, b: View, scale: Scale) -> float:
    least = min(a.thing_weight, b.thing_weight)
    return scale.sum(a.things & b.things) / least if least > 0 else 0.0


def _kindred(a: View, b: View, scale: Scale) -> float:
    return _share(scale.sum(a.kin & b.kin), a.kin_weight, b.kin_weight)


def _kindred_inside(a: View, b: View, scale: Scale) -> float:
    least = min(a.kin_weight, b.kin_weight)
    return scale.sum(a.kin & b.kin) / least if least > 0 else 0.0


def _evidence(a: View, b: View, scale: Scale) -> float:
    return min(1.0, scale.sum(a.things & b.things) / 20.0)


def _context(a: View, b: View, _: Scale) -> float:
    return _share(len(a.context & b.context), len(a.context), len(b.context))


def _names(a: View, b: View, _: Scale) -> float:
    return _share(len(a.names & b.names), len(a.names), len(b.names))


def _apart(a: View, b: View, _: Scale) -> float:
    return 1.0 if a.names and b.names and not a.names & b.names else 0.0


def _number_same(a: View, b: View, _: Scale) -> float:
    return 1.0 if a.numbers & b.numbers else 0.0


def _number_other(a: View, b: View, _: Scale) -> float:
    return 1.0 if a.numbers and b.numbers and not a.numbers & b.numbers else 0.0


def _number_missing(a: View, b: View, _: Scale) -> float:
    return 1.0 if bool(a.numbers) != bool(b.numbers) else 0.0


def _speaker(a: View, b: View, _: Scale) -> float:
    return same_speaker(a.one, b.one)


def _outlet(a: View, b: View, _: Scale) -> float:
    return 1.0 if a.outlets & b.outlets else 0.0


def _held(a: View, b: View, _: Scale) -> float:
    return 1.0 if (a.one.negative or a.one.denial) != (b.one.negative or b.one.denial) else 0.0


def _mood(a: View, b: View, _: Scale) -> float:
    return 1.0 if a.one.mood != b.one.mood else 0.0


def _days(a: View, b: View, _: Scale) -> float:
    return min(1.0, abs(a.day - b.day) / 14.0) if a.day and b.day else 0.0


def _contact(a: View, b: View, _: Scale) -> float:
    x, y = a.one.parties, b.one.parties
    if x is None or y is None:
        return 0.0
    same = (x.kind == y.kind) + (bool({x.initiator, x.recipient} & {y.initiator, y.recipient} - {""}))
    return same / 2.0


def _story(a: View, b: View, scale: Scale) -> float:
    (left, x), (right, y) = scale.stories[a.one.document], scale.stories[b.one.document]
    least = min(x, y)
    return scale.sum(left & right) / max(least, 15.0) if least > 0 else 0.0


def _length(a: View, b: View, _: Scale) -> float:
    small, large = sorted((len(a.stems) + 1, len(b.stems) + 1))
    return small / large


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of the table: its name in weights.toml, its function, and the form of the sentence that reads its value
    aloud, with its plural."""

    name: str
    value: Callable[[View, View, Scale], float]
    form: str
    many: str = ""


TABLE = (
    Feature("words", _words, "%(percent)s of their words are shared, rare ones counting more"),
    Feature("inside", _inside, "%(percent)s of the shorter wording is found in the other"),
    Feature("copied", _copied, "%(percent)s of the shorter one's word pairs stand in the other"),
    Feature("things", _things, "%(percent)s of the things they speak of are shared: %(notions)s"),
    Feature("things_inside", _things_inside, "%(percent)s of the things of the one are among those of the other"),
    Feature("kin", _kindred, "%(percent)s of the families of notions are shared"),
    Feature("kin_inside", _kindred_inside, "%(percent)s of the families of the one are among those of the other"),
    Feature("evidence", _evidence, "what they share is %(percent)s of what is ample"),
    Feature("context", _context, "%(percent)s of their common notions are shared"),
    Feature("names", _names, "%(percent)s of the actors and countries are shared"),
    Feature("apart", _apart, "they name different actors or countries"),
    Feature("number_same", _number_same, "they give a number in common: %(figures)s"),
    Feature("number_other", _number_other, "they give different numbers"),
    Feature("number_missing", _number_missing, "only one of them gives a number"),
    Feature("speaker", _speaker, "same speaker on a scale from -1 to 1: %(share)s"),
    Feature("outlet", _outlet, "they rest on the same outlet: %(names)s"),
    Feature("held", _held, "one affirms what the other negates"),
    Feature("mood", _mood, "one is held as %(mood)s, the other as %(held)s"),
    Feature("days", _days, "they were published %(num)s day apart", "they were published %(num)s days apart"),
    Feature("contact", _contact, "they report a contact of the same kind or parties"),
    Feature("story", _story, "%(percent)s of the things of the shorter document stand in the other"),
    Feature("denied_both", bond.denied_by_both, "both counter the same: %(codes)s"),
    Feature("denied_one", bond.denied_by_one, "one counters what the other tells: %(codes)s"),
    Feature("affirmed", bond.affirmed, "both tell the same act: %(codes)s"),
    Feature("repeated", bond.repeated, "one speaker tells the same act twice: %(codes)s"),
    Feature("elsewhere", bond.elsewhere, "they tell of contacts between other sides"),
    Feature("length", _length, "the shorter has %(percent)s of the longer one's words"),
)


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The columns of weights.toml: "same" and "cross" (languages), and "settings"."""
    return tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))


def vector(a: View, b: View, scale: Scale) -> list[float]:
    """The values of all features of a pair, in the order of the table."""
    return [feature.value(a, b, scale) for feature in TABLE]


def score(a: View, b: View, scale: Scale) -> float:
    """How likely two candidates tell the same proposition, for or against: 0 to 1."""
    column = _column(a.one.language == b.one.language)
    total = column[-1]
    for weight, feature in zip(column, TABLE, strict=False):
        if weight:
            total += weight * feature.value(a, b, scale)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=2)
def _column(same: bool) -> tuple[float, ...]:
    table = weights()["same" if same else "cross"]
    return (*(float(table.get(f.name, 0.0)) for f in TABLE), float(table["bias"]))


def explain(a: View, b: View, scale: Scale) -> tuple[str, ...]:
    """The features that speak, as sentences with what each adds, the weightiest first."""
    column = _column(a.one.language == b.one.language)
    rows = []
    for weight, feature in zip(column, TABLE, strict=False):
        value = feature.value(a, b, scale)
        if weight and value:
            said = say(feature.form, feature.many, **_told(feature.form, value, a, b))
            adds = f"{weight * value:+.2f}"
            rows.append((-abs(weight * value), say("%(told)s (%(weight)s)", told=said, weight=adds)))
    return tuple(said for _, said in sorted(rows))


def _told(form: str, value: float, a: View, b: View) -> dict[str, Part]:
    """What stands in the places of a form."""
    found: dict[str, Part] = {
        "percent": f"{value:.0%}",
        "share": f"{value:.1f}",
        "notions": tuple(named(thing) for thing in sorted(a.things & b.things)),
        "figures": tuple(sorted(a.numbers & b.numbers)),
        "names": tuple(sorted(a.outlets & b.outlets)),
        "codes": tuple(sorted(bond.common(a, b))),
        "mood": a.one.mood or "fact",
        "held": b.one.mood or "fact",
        "num": abs(a.day - b.day),
    }
    return {place: part for place, part in found.items() if f"%({place})s" in form}
