"""One word that reports a contact, with its clause, its phrases and the parties given so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from rawi.extract.corefer import Discourse
from rawi.extract.mentions import COMMAS, MARKS, OPENERS, Page
from rawi.extract.parties import Phrase, Range
from rawi.extract.rolewords import roles
from rawi.extract.sources import COORDINATOR, PREPOSITION, is_finite
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Frame
from rawi.text.normalize import fold_key
from rawi.types import Attribution

DIRECTED = frozenset(("message", "letter", "offer", "visit"))
EDGES = bit("complementizer") | bit("subordinator") | bit("contrast")
_FAR = 22
_PLAIN = 6  # plain words a role word may stand behind


@dataclass(slots=True)
class Case:
    """One word that reports a contact, with its clause and the phrases before and behind it.

    holder: the innermost attribution whose content holds the word; cued: the one whose cue it is.
    """

    page: Page
    hit: Hit
    clause: Range
    holder: Attribution | None
    cued: Attribution | None
    discourse: Discourse
    attributions: Sequence[Attribution]
    before: list[Phrase] = field(default_factory=list)
    after: list[Phrase] = field(default_factory=list)
    initiator: list[str] = field(default_factory=list)
    recipient: list[str] = field(default_factory=list)
    via: list[str] = field(default_factory=list)
    used: list[Phrase] = field(default_factory=list)

    @property
    def frame(self) -> Frame:
        """The pack's entry."""
        return cast(Frame, self.hit.entry.ref)

    @property
    def order(self) -> str:
        """Where the language puts a subject: after, before, initial."""
        return str(self.page.syntax["subject"][0])


def close_to(case: Case, phrase: Phrase, most: int = 2) -> bool:
    """Whether only a few plain words stand between the hit and a phrase."""
    page = case.page
    first, last = (phrase.last, case.hit.first) if phrase.last <= case.hit.first else (case.hit.last, phrase.start)
    gap = [k for k in range(first, last) if page.texts[k] not in (*page.syntax.get("possessive", ()), *OPENERS, "#")]
    return len(gap) <= most and not any(page.texts[k] in MARKS or page.tags[k] & (EDGES | PREPOSITION) for k in gap)


def direction_of(case: Case, phrase: Phrase) -> str:
    """What part the phrase's role word gives it in this contact."""
    if phrase.role in ("", "?"):
        return phrase.role
    if phrase.role in {fold_key(t) for t in case.frame.takes} and not (_inner(phrase) or phrase.bound):
        return "counterpart"
    entry = roles(case.page.lexicon.language).entries.get(tuple(phrase.role.split()))
    if phrase.bound and case.frame.kind != "mediation":
        return "?"
    if entry is None or (entry.kinds and case.frame.kind not in entry.kinds):
        return "?"
    if entry.direction == "recipient" and case.frame.kind not in DIRECTED:
        return "?"
    if entry.direction == "initiator" and case.frame.direction == "place" and " " not in phrase.role:
        return "?"  # “from Norway to Sweden”
    if entry.direction == "recipient" and case.frame.part == "verb" and "object" in case.frame.takes:
        return "?"
    inner = _inner(phrase)
    if inner and (entry.direction == "pair" or (entry.direction == "recipient" and case.frame.direction == "place")):
        return "?"  # “the visit is to persuade Norway”, “between the programme of Norway and …”
    beside = entry.direction in ("counterpart", "pair")
    if beside and (
        case.frame.kind in ("offer", "visit") or (case.frame.part == "verb" and case.frame.kind in DIRECTED)
    ):
        return "?"  # “a visit with the minister”, “warned of a war between Norway and Sweden”
    behind = phrase.start >= case.hit.last
    if behind and _elsewhere(case, phrase, entry.direction):
        return "?"
    far = phrase.start - case.hit.last > _FAR and entry.direction != "intermediary"
    if behind and (far or _second_role(case, phrase)):
        return "?"
    joined = case.page.has(case.hit.first - 1, COORDINATOR)
    if case.order == "initial" and case.frame.part == "verb" and joined and not behind:
        return "?"  # what stands before “and warned” belongs to another verb
    return entry.direction


def _elsewhere(case: Case, phrase: Phrase, direction: str) -> bool:
    """Whether what stands between makes a role word hang on something else: “the visit, NAME will help Norway”."""
    page, between = case.page, range(case.hit.last, phrase.start)
    if case.frame.direction == "place" and case.order == "before" and any(page.texts[k] in COMMAS for k in between):
        return True
    plain = sum(k not in page.cover and not page.tags[k] and page.texts[k].isalpha() for k in between)
    return direction in ("pair", "counterpart") and plain > _PLAIN


def _inner(phrase: Phrase) -> bool:
    """Whether nouns stand between a role word and the name, which then only tells whose they are."""
    return phrase.first - phrase.start - len(phrase.role.split()) > 1


def _second_role(case: Case, phrase: Phrase) -> bool:
    """Whether the role word stood before an unknown party already: “a message to the neighbours hostile to NAME”."""
    begins = {p.start for p in case.after if not _inner(p)}
    return any(case.page.texts[k] == phrase.role and k not in begins for k in range(case.hit.last, phrase.start))


def take(case: Case, side: list[str], phrase: Phrase, labels: Sequence[str] = ()) -> None:
    """Puts the labels of a phrase on one side of the contact, each once."""
    side.extend(x for x in labels or phrase.labels if x not in case.initiator + case.recipient + case.via)
    case.used.append(phrase)


def _among(case: Case, before: Phrase, phrase: Phrase) -> bool:
    """Whether a comma joins a phrase that a coordinator goes on from: “NAME, NAME and NAME”."""
    page = case.page
    between = range(before.last, phrase.start)
    if len(between) != 1 or page.texts[before.last] not in COMMAS:
        return False
    further = next((p for p in (*case.before, *case.after) if p.first >= phrase.last), None)
    if len(phrase.labels) > 1 or further is None or further.role or further.start > phrase.last + 1:
        return len(phrase.labels) > 1
    return any(page.tags[k] & COORDINATOR or page.clitic[k] for k in range(phrase.last, further.start + 1))


def continues(case: Case, before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase is the next member of a list, and not the subject of what follows."""
    return listed(case, before, phrase) and not (case.order != "before" and is_finite(case.page, phrase.last))


def listed(case: Case, before: Phrase, phrase: Phrase) -> bool:
    """Whether a coordinator joins a phrase to the one before it, with at most a word between."""
    page = case.page
    joined = bool(page.clitic[phrase.start])
    joined = joined and page.clitic[phrase.start][:1] in page.lexicon.settings["clitics"]["conjunctions"]
    joined = joined or any(page.tags[k] & COORDINATOR for k in range(before.last, phrase.start))
    joined = joined or _among(case, before, phrase)
    return joined and before.last <= phrase.start <= before.last + 2
