"""What Rawi composes in English, said in the interface language: headings, sentences, names.

The English is canonical: the ledger keeps it and programs are given it.  A page reads it back by the forms it is made
of (`forms`) and says it by its catalogue and the packs; what fits no form is shown as it is.
"""

import re
from collections.abc import Callable

from markupsafe import Markup

from rawi.export import marks
from rawi.packs.actors import load_actors
from rawi.text.visible import is_right_to_left
from rawi.web import names
from rawi.web.forms import BESIDE, CONTACTS, HEADINGS, LISTS, NOTES, SENTENCES, Form
from rawi.web.tongue import catalogue

_ENDING = re.compile(r"^(.*?)( \([a-z ]+\))$")
_AND = "; "
_THROUGH = ", through "
_NOT = "not "
_NOTHING = "statement"  # a heading whose words the packs do not know


class Speech:
    """The words of one interface language."""

    def __init__(self, tongue: str) -> None:
        self._tongue = tongue
        self._catalogue = catalogue(tongue)
        self._argument: dict[str, Callable[[str], Markup]] = {
            "name": self.name,
            "names": self._listed(", ", self.name),
            "described": self._listed(", ", self._quoted(self.name)),
            "side": self._listed("; ", self.name),
            "left": self._listed("; ", self.name),
            "right": self._listed("; ", self.name),
            "voice": self._voice,
            "voices": self._listed(", ", self._voice),
            "notion": self.notion,
            "notions": self._listed(", ", self.notion),
            "called": self._listed(", ", self._quoted(self.notion)),
            "kinds": self._listed(" or ", self.word),
            "kind": self.word,
            "codes": self._listed(", ", marks.code),
            "code": marks.code,
            "second": marks.code,
            "raw": marks.words,
            "dates": self._listed(", ", marks.date),
            "documents": self._listed(", ", marks.words),
        }

    def word(self, english: str) -> Markup:
        """A word of the catalogue's tables."""
        said = self._catalogue.gettext(english)
        return marks.words(said, self._tongue if said != english else "")

    def name(self, label: str) -> Markup:
        """An actor's canonical label, by the packs' names; a description by its parts."""
        return self._name(label) or marks.words(label)

    def _name(self, label: str) -> Markup | None:
        if self._tongue == "en":
            return None
        if _AND in label:
            return self._listed(_AND, self.name)(label)
        if label == "[not stated]":
            return self.word("not stated")
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
        if english.startswith(_NOT):
            return self._said("not %(notion)s", {"notion": english.removeprefix(_NOT)})
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

    def heading(self, english: str) -> Markup:
        """A claim's heading, as `rawi.export.gist` composes it."""
        if self._tongue == "en" or is_right_to_left(english):
            return marks.words(english)
        ended = _ENDING.match(english)
        if ended and self._catalogue.gettext(ended[2].strip()) != ended[2].strip():
            return Markup("{} {}").format(self.heading(ended[1]), self._catalogue.gettext(ended[2].strip()))
        told, _, through = english.partition(_THROUGH)
        for form in (*HEADINGS, *CONTACTS):
            if (found := form.read(told)) is not None:
                said = self._form(form, found)
                break
        else:
            return self._told(english)
        return self._said(BESIDE, {"told": said, "names": through}) if through else said

    def _told(self, english: str) -> Markup:
        """A heading that is no contact: who says it, and of what."""
        head, _, rest = english.rpartition(": ")
        if "“" in english:
            return marks.words(english)
        told = self.word(rest) if rest == _NOTHING else self._listed(", ", self.notion)(rest)
        return Markup("{}: {}").format(self.name(head), told) if head else told

    def sentence(self, english: str) -> Markup:
        """A sentence of the ledger: what is unknown, noted, in conflict, asked, left out."""
        if self._tongue == "en":
            return marks.words(english)
        for form in (*SENTENCES, *NOTES):
            if (found := form.read(english)) is not None:
                return self._form(form, found)
        return self._name(english) or marks.words(english)

    def value(self, english: str, aspect: str) -> Markup:
        """What retelling changed, by the aspect in which it did."""
        own = {"when": marks.date, "number": marks.code, "wording": self._argument["notions"]}
        return own.get(aspect, self.notion)(english)

    def _form(self, form: Form, found: dict[str, str]) -> Markup:
        if not form.many:
            return self._said(form.one, found)
        number = int(found.pop("num"))
        said = self._catalogue.ngettext(form.one, form.many, number)
        return self._filled(said, {**found, "num": marks.code(number)})

    def _said(self, message: str, found: dict[str, str]) -> Markup:
        return self._filled(self._catalogue.gettext(message), found)

    def _filled(self, said: str, found: dict[str, str]) -> Markup:
        """A translation with its places filled; what is markup already stays."""
        filled = {
            key: value if isinstance(value, Markup) else self._argument[key](value) for key, value in found.items()
        }
        return Markup(said) % filled

    def _voice(self, chain: str) -> Markup:
        """Hands and speaker, the outermost first."""
        return Markup(" ← ").join(self.name(one) for one in chain.split(" <- "))

    def _listed(self, mark: str, one: Callable[[str], Markup]) -> Callable[[str], Markup]:
        between = self._catalogue.gettext(LISTS[mark])
        return lambda text: Markup(between).join(one(part) for part in text.split(mark))

    def _quoted(self, one: Callable[[str], Markup]) -> Callable[[str], Markup]:
        form = Markup(self._catalogue.gettext("“%(word)s”"))
        return lambda text: form % {"word": one(text.strip("“”"))}
