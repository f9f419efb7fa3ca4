"""What Rawi says in English, said in a reader's language: headings, sentences, names.

The English is canonical: the ledger keeps it and programs are given it.  A sentence that knows its form (`Said`) is
said by the catalogue, and what stands in its places by the packs' names; any other text is shown as it is.
"""

from collections.abc import Callable

from markupsafe import Markup

from rawi.export import marks, names
from rawi.export.labels import LANGUAGES, NOWHERE, status_word
from rawi.export.tongue import catalogue
from rawi.packs.actors import load_actors
from rawi.text.said import BETWEEN, LAST, QUOTED, Part, Said
from rawi.text.visible import is_right_to_left

_AND = "; "
_OPEN = ("", "..")
_NOBODY = {
    "[not stated]": "not stated", NOWHERE: "outlet not stated", "unspecified": "unspecified",
    "publisher": "the outlet itself",
}  # fmt: skip
"""Labels that are no names → what is said of them."""


def _dated(day: str) -> bool:
    return day[:4].isdecimal()


class Speech:
    """The words of one interface language."""

    def __init__(self, tongue: str) -> None:
        self._tongue = tongue
        self._catalogue = catalogue(tongue)
        by_name = dict.fromkeys(
            ("name", "names", "left", "right", "one", "other", "ours", "theirs", "all", "hands", "described"), self.name
        )
        by_notion = dict.fromkeys(("notion", "notions", "called"), self.notion)
        by_word = dict.fromkeys(("kind", "kinds", "mood", "held", "spoken"), self.word)
        by_code = dict.fromkeys(("code", "codes", "second", "num", "percent", "share", "weight", "figures"), marks.code)
        self._place: dict[str, Callable[[str], Markup]] = {
            **by_name, **by_notion, **by_word, **by_code,
            "dates": self.date, "status": self.status, "tongue": self.language,
        }  # fmt: skip

    def say(self, text: str) -> Markup:
        """A sentence or a heading."""
        if self._tongue == "en" or not isinstance(text, Said):
            return marks.words(text)
        return self._said(text)

    def word(self, english: str) -> Markup:
        """A word of the catalogue's tables."""
        said = self._catalogue.gettext(english)
        return marks.words(said, self._tongue if said != english else "")

    def status(self, status: str) -> Markup:
        """How a claim stands, with the number of its origins where it has one."""
        number = status.partition(" ")[2]
        return (
            Markup("{} {}").format(self.word(status_word(status)), marks.code(number)) if number else self.word(status)
        )

    def date(self, edtf: str) -> Markup:
        """A date; a stretch of time in words."""
        first, stroke, last = edtf.partition("/")
        if not stroke or not (_dated(first) or _dated(last)):
            return marks.date(edtf)
        if first in _OPEN or last in _OPEN:
            form, day = ("until %(date)s", last) if first in _OPEN else ("from %(date)s", first)
            return Markup(self._catalogue.gettext(form)) % {"date": marks.date(day)}
        return Markup('<time dir="ltr">{}&nbsp;–&nbsp;{}</time>').format(first[:10], last[:10])

    def language(self, code: str) -> Markup:
        """A language by its code."""
        return self.word(LANGUAGES.get(code, code))

    def name(self, label: str) -> Markup:
        """An actor's canonical label, by the packs' names; a description by its parts."""
        return self._name(label) or marks.words(label)

    def _name(self, label: str) -> Markup | None:
        if self._tongue == "en":
            return None
        if _AND in label:
            return Markup(self._catalogue.gettext(" and ")).join(self.name(part) for part in label.split(_AND))
        if label in _NOBODY:
            return self.word(_NOBODY[label])
        if known := names.named(label, self._tongue):
            return marks.words(known, self._tongue)
        unnamed = label.startswith(names.UNNAMED)
        found = names.described(label.removeprefix(names.UNNAMED), self._tongue)
        if found is None:
            return None
        form = "%(which)s %(head)s of %(body)s" if found.body else "%(which)s %(whose)s %(head)s"
        whose = self._catalogue.gettext(" and ").join(found.whose)
        said = self._catalogue.gettext(form) % {
            "head": found.head, "which": found.which, "whose": whose, "body": found.body,
        }  # fmt: skip
        said = " ".join(said.split())
        if unnamed:
            said = self._catalogue.gettext("unnamed %(who)s") % {"who": said}
        return marks.words(said, self._tongue)

    def notion(self, english: str) -> Markup:
        """A notion or a name out of a heading."""
        if self._tongue == "en":
            return marks.words(english)
        if known := names.notion(english, self._tongue):
            return marks.words(known, self._tongue)
        return self._name(english) or self.word(english)

    def office(self, key: str) -> Markup:
        """An office by its key."""
        if self._tongue == "en":
            return marks.words(key.replace("-", " "))
        said = names.office(key, self._tongue)
        return marks.words(said, self._tongue if is_right_to_left(said) else "")

    def country(self, code: str) -> Markup:
        """A country by its code."""
        known = load_actors().countries.get(code)
        return self.name(known.name) if known else marks.words(code)

    def value(self, text: str, aspect: str) -> Markup:
        """What retelling changed, by the aspect in which it did."""
        if isinstance(text, Said):
            return self.say(text)
        own = {"when": self.date, "number": marks.code}
        return own.get(aspect, self.notion)(text)

    def _said(self, text: Said) -> Markup:
        """A sentence by its form; what stands in a place by what the place is for."""
        number = text.given.get("num")
        if text.many and isinstance(number, int):
            form = self._catalogue.ngettext(text.form, text.many, number)
        else:
            form = self._catalogue.gettext(text.form)
        return Markup(form) % {name: self._part(name, part) for name, part in text.given.items()}

    def _part(self, name: str, part: Part) -> Markup:
        if isinstance(part, Said):
            return self._said(part)
        if not isinstance(part, tuple):
            return self._place.get(name, marks.words)(str(part))
        form = Markup(self._catalogue.gettext("“%(word)s”")) if name in QUOTED else Markup("%(word)s")
        said = [form % {"word": self._part(name, one)} for one in part]
        between = BETWEEN.get(name, ", ")
        if name in LAST and len(said) > 1:
            said[-2:] = [Markup(self._catalogue.gettext(LAST[name])).join(said[-2:])]
        return Markup(self._catalogue.gettext(between)).join(said)
