"""The forms of what Rawi composes in English, as messages with named places.  A place is read and said by its name.

A form is found in a text by its fixed words; of several that fit, the first is taken.  tests/web/test_speech.py proves
that what the ledger composes fits one.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_PLACE = re.compile(r"%\((\w+)\)s")
_LIKE = {"num": r"\d+", "code": r"\S+", "codes": r"[\w, -]+", "dates": r"[\d.,/ TZ:+-]+"}
LISTS = {", ": ", ", "; ": " and ", " or ": " or "}
"""What stands between the parts of a list in English → the message for it."""
BESIDE = "%(told)s, through %(names)s"
"""A contact with its go-betweens."""


@dataclass(frozen=True, slots=True)
class Form:
    """A message with places; many: its plural, "" where it has none."""

    one: str
    many: str = ""

    def read(self, text: str) -> dict[str, str] | None:
        """What stands in the places; None where the text is not of this form."""
        for message in filter(None, (self.one, self.many)):
            if found := _pattern(message).fullmatch(text):
                return found.groupdict()
        return None


@lru_cache(maxsize=512)
def _pattern(message: str) -> re.Pattern[str]:
    fixed = _PLACE.split(message)
    parts = [f"(?P<{part}>{_LIKE.get(part, '.+?')})" if k % 2 else re.escape(part) for k, part in enumerate(fixed)]
    return re.compile("".join(parts))


HEADINGS = tuple(map(Form, (
    "%(left)s — %(right)s: no contact since the war began, both sides say",
    "%(left)s — %(right)s: no contact since the %(notion)s began, both sides say",
    "%(left)s — %(right)s: in contact, directly or through others, both sides say",
    "about %(notions)s",
    "words of %(name)s",
)))  # fmt: skip
CONTACTS = tuple(
    Form(message.format(kind))
    for kind in ("message", "letter", "call", "phone", "meeting", "in person", "talks", "visit", "mediation", "offer",
                 "contact")
    for message in ("%(left)s to %(right)s: {}", "%(left)s → %(right)s: {}", "%(left)s — %(right)s: {}")
)  # fmt: skip
"""Parties and kind of a contact: with a first side, as a title has it, and without one."""
SENTENCES = (
    *map(Form, (
        "who first told this: no source is stated",
        "who speaks: %(names)s",
        "when it happened",
        "which outlet published %(documents)s",
        "when %(documents)s appeared",
        "a source",
        "a source with a name",
        "a dated article",
        "One origin (%(name)s), its source described differently: %(described)s.",
        "One origin (%(name)s), the contact named differently: %(called)s.",
        "One origin (%(name)s), but only some tell the numbers %(documents)s.",
        "Rests on %(codes)s: claims of their own, which agree in this.",
        "%(codes)s tells of a contact of the two, later or undated.",
        "%(codes)s tell of a contact of the two, later or undated.",
        "%(voice)s denies it; %(voices)s says so",
        "%(voice)s denies it; %(voices)s say so",
        "%(voice)s denies it",
        "contact in another form than %(kinds)s",
        "a %(kind)s in another form than %(kinds)s",
        "messages",
        "talks",
        "the time that is told of",
        "the time that is told of: %(dates)s",
        "any time but the one that these words name",
        "contact that is not %(notion)s",
        "other subjects than %(notion)s",
        "another contact of the same parties, of which the same speaker tells: %(code)s",
        "These stand in one claim: do they tell the same?",
        "These stand in two claims: do they tell the same?",
        "Rawi infers that this came through %(name)s: is that so?",
        "Is this read rightly: who speaks, and which words are reported?",
        "Two articles describe an unnamed source alike (%(name)s): do they say that it is the same one?",
    )),
    Form("Outlet not stated in %(num)s document.", "Outlet not stated in %(num)s documents."),
    Form("No source stated in %(num)s document.", "No source stated in %(num)s documents."),
)  # fmt: skip
NOTES = tuple(map(Form, (
    "found as publisher as well: %(documents)s; «%(raw)s» is used",
    "found: «%(raw)s» as date of publication, which cannot be read; not used",
    "found: «%(raw)s» (line %(code)s), not used: line %(second)s dates the article",
    "found: «%(raw)s» (line %(code)s), relative to an unknown capture time; kept as undated",
    "found: «%(raw)s» in the file's name, perhaps the day of saving; kept as undated",
    "no article was recognised on the page; the text of all its blocks was taken",
    "byte order mark left out (%(code)s); offsets start after it",
    "language: no words to tell it by",
)))  # fmt: skip
"""What the reading of an article notes."""
NOISE = (
    "related link", "link", "page furniture", "follow-us line", "copyright line", "cookie notice", "channel signature",
    "advertisement", "share line", "image", "hashtags", "end mark", "video caption", "site description", "no words",
    "image file name", "file name", "editors' initials", "disclaimer", "masthead", "date line",
)  # fmt: skip
"""Why a stretch is no part of an article."""
ENDINGS = (
    "(denied)",
    "(planned)",
    "(refused)",
    "(unanswered)",
    "(offered)",
    "(suspected)",
    "(suspected and denied)",
    "(possible)",
)
"""How a contact stands, behind a heading."""
COMPOSED = (
    BESIDE, "not %(notion)s", "statement", "unnamed %(who)s", "%(which)s %(whose)s %(head)s",
    "%(which)s %(head)s of %(body)s", " and ", "“%(word)s”", "not stated", "phone", "in person", *ENDINGS, *NOISE,
)  # fmt: skip
"""The small words of composition."""


def composed() -> dict[str, str]:
    """Each message of this file with its plural, "" where it has none."""
    found = {form.one: form.many for form in (*HEADINGS, *CONTACTS, *SENTENCES, *NOTES)}
    return found | dict.fromkeys((*LISTS.values(), *COMPOSED), "")
