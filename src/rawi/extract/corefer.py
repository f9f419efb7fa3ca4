"""Who a source phrase means: a known actor, an office's holder, an unnamed source as described, or whoever spoke last.

`Discourse` remembers, in the order of the text, who has been named, described and quoted.  Nothing is guessed: a role
resolves to a person only when the text named its holder or the packs know the one holder on the document's date.
"""

from dataclasses import dataclass, field

from rawi.extract.mentions import CLOSERS, Page
from rawi.packs.actors import Actor, Country, Registry
from rawi.packs.compile import Hit, bit
from rawi.packs.latin import is_name_word, romanize
from rawi.packs.pack import Name
from rawi.text.normalize import fold_key
from rawi.types import Speaker

Range = tuple[int, int]
NOBODY = Speaker("unspecified", "unspecified")
_COUNTED = bit("quantifier") | bit("demonstrative") | bit("determiner")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in this text: label, folded name words, the titles and the country they were named with."""

    speaker: Speaker
    words: frozenset[str]
    titles: frozenset[str]
    country: str


@dataclass(slots=True)
class Discourse:
    """What has been said of whom so far; `day` is the document's date for dated offices, "" when unknown."""

    page: Page
    registry: Registry
    day: str = ""
    people: list[Person] = field(default_factory=list)
    unnamed: dict[str, Speaker] = field(default_factory=dict)
    outlet: Speaker | None = None
    last: Speaker | None = None
    last_person: Speaker | None = None
    ahead: list[Person] = field(default_factory=list)
    _titles: dict[str, str] = field(default_factory=dict)

    def survey(self) -> None:
        """Names anywhere in the text, with the titles beside them: a headline may use a role before the text names its holder."""
        self.notice(len(self.page.texts), 0)
        for first, last in self._unknown_names():
            speaker = Speaker(romanize(self._letters(first, last), self.page.lexicon.language), "person")
            self._introduce(speaker, first, last)
        self.ahead = [p for p in self.people if p.titles]
        self.people, self.outlet = [], None

    def _unknown_names(self) -> list[tuple[int, int]]:
        """Two to four words that look like a name no pack knows, right beside a title."""
        page, language = self.page, self.page.lexicon.language
        found = []
        for k, hits in page.names.items():
            if hits[0].entry.category != "title":
                continue
            begin = hits[0].last
            while (
                begin < len(page.texts)
                and (page.texts[begin] in "،," or begin in page.cover)
                and begin - hits[0].last < 4
            ):
                begin = page.cover[begin].last if begin in page.cover else begin + 1
            before = k - 2 if k > 1 and page.texts[k - 1] in CLOSERS else k - 1
            for first, step in ((begin, 1), (before, -1)):
                words: list[int] = []
                j = first
                while 0 <= j < len(page.texts) and len(words) < 4 and self._name_words(j, j + 1):
                    words.append(j)
                    j += step
                low, high = (min(words), max(words) + 1) if words else (0, 0)
                spelt = any(is_name_word(page.texts[i], language) for i in words)
                if 2 <= len(words) <= 4 and (spelt or page.cased):
                    found.append((low, high))
        return found

    def notice(self, upto: int, begin: int) -> None:
        """Take in the names between two words: persons with their titles, outlets."""
        k = begin
        while k < upto:
            hits = self.page.names.get(k)
            if hits and isinstance(hits[0].entry.ref, Actor) and not hits[0].entry.uncertain:
                actor = hits[0].entry.ref
                if actor.kind == "person":
                    self._introduce(known(actor), k, hits[0].last)
                elif actor.kind == "outlet" and not actor.platform:
                    self.outlet = known(actor)
                k = hits[0].last
            else:
                k += 1

    def _introduce(self, speaker: Speaker, first: int, last: int) -> None:
        page = self.page
        titles, country = set(), ""
        k = first - 1
        while k >= 0 and first - k < 9 and page.texts[k] not in ".!?؟:":
            hit = page.cover.get(k)
            if hit is not None and hit.entry.category == "title":
                titles.add(hit.entry.ref.id)
                self._titles[hit.entry.ref.id] = hit.entry.ref.english
            if hit is not None and isinstance(hit.entry.ref, Country) and not country:
                country = hit.entry.ref.id
            if hit is None and page.texts[k] not in "،,#_":
                break
            k -= 1
        after = (
            page.cover.get(last + 1) if last < len(page.texts) and page.texts[last] in "،,(" else page.cover.get(last)
        )
        if after is not None and after.entry.category == "title":
            titles.add(after.entry.ref.id)
            self._titles[after.entry.ref.id] = after.entry.ref.english
        words = frozenset(page.word(j) for j in range(first, last))
        self.people.append(Person(speaker, words, frozenset(titles), country))

    def speaker(self, source: Range | None, feature: str = "") -> Speaker:
        """The speaker a source phrase means; for None, whoever spoke last and fits the verb's person."""
        if source is None:
            masculine = feature.endswith(".3ms") and self.last is not None and self.last.kind == "government"
            return (self.last_person if masculine else None) or self.last or NOBODY
        found = self._identify(source)
        return found

    def _identify(self, source: Range) -> Speaker:
        first, last = source
        page = self.page
        hits: list[Hit] = []
        k = first
        while k < last:
            at = page.names.get(k)
            if at:
                hits.append(at[0])
                k = at[0].last
            else:
                k += 1
        hits = self._consistent(hits)
        if not hits:
            return self._unknown(first, last)
        head = hits[0]
        namesake = next((h for h in hits if self._namesake(h, first, last)), None)
        if namesake is not None:
            return self._stranger(namesake, first, last)
        kinds = {h.entry.category for h in hits}
        person = next((h for h in hits if isinstance(h.entry.ref, Actor) and h.entry.ref.kind == "person"), None)
        described = next((h for h in hits if h.entry.category in ("anonymous", "title", "document", "group")), None)
        if head.entry.category == "pronoun":
            return self._pronoun(head.entry.ref, hits, person)
        if person is not None and (
            described is None or described.first > person.first or not self._apart(described, person)
        ):
            return self._named(person, hits, first, last)
        if described is not None and described.entry.category == "anonymous" and not self._introduces_name(hits, last):
            return self._anonymous(hits, first, last)
        if kinds & {"title", "anonymous"} and (leading := self._name_words(first, hits[0].first)):
            return self._stranger_named(leading, hits)
        if kinds & {"title", "anonymous"} and self._introduces_name(hits, last):
            return self._titled(hits, first, last)
        if described is not None and described.entry.category == "title":
            return self._role(hits, first, last)
        return self._other(hits, described or head, first, last)

    def _consistent(self, hits: list[Hit]) -> list[Hit]:
        """Without short forms of a body that belongs to another country than the one named beside it (the government of …)."""
        countries = {h.entry.ref.id for h in hits if isinstance(h.entry.ref, Country)}
        return [
            h
            for h in hits
            if not isinstance(h.entry.ref, Actor)
            or h.entry.ref.kind == "person"
            or h.entry.feature != "short"
            or not countries
            or h.entry.ref.country in countries
        ]

    def _namesake(self, hit: Hit, first: int, last: int) -> bool:
        """Whether a surname of somebody known stands beside another given name, so that it is somebody else's."""
        ref = hit.entry.ref
        if not isinstance(ref, Actor) or ref.kind != "person" or hit.entry.feature != "short":
            return False
        page = self.page
        own = {w for form in ref.forms.get(page.lexicon.language, ()) for w in fold_key(form).split()}
        before = hit.first - 1
        if before >= first and self._name_words(before, hit.first) and page.word(before) not in own:
            cased = page.cased
            if cased or is_name_word(page.texts[before], page.lexicon.language):
                return True
        if any(p.speaker.actor == "" and page.word(hit.first) in p.words for p in (*self.people, *self.ahead)):
            return not any(p.speaker.actor == ref.id for p in (*self.people, *self.ahead))
        return False

    def _stranger(self, hit: Hit, first: int, last: int) -> Speaker:
        """Somebody no pack knows who shares a known surname: named with the name words around it, or as named before."""
        page = self.page
        low = hit.first
        while low - 1 >= first and self._name_words(low - 1, low):
            low -= 1
        words = frozenset(page.word(k) for k in range(low, hit.last))
        spoken = next(
            (p.speaker for p in reversed((*self.ahead, *self.people)) if p.speaker.actor == "" and words <= p.words),
            None,
        )
        if spoken is not None:
            return spoken
        speaker = Speaker(romanize(self._letters(low, hit.last), page.lexicon.language), "person")
        self.people.append(Person(speaker, words, frozenset(), ""))
        return speaker

    def _apart(self, head: Hit, person: Hit) -> bool:
        """Whether a preposition stands between a head and a name: an official in NAME's office is not NAME."""
        page = self.page
        return any(
            page.tags[k] & (bit("preposition") | bit("np_preposition") | bit("org_head"))
            for k in range(head.last, person.first)
        )

    def _named(self, person: Hit, hits: list[Hit], first: int, last: int) -> Speaker:
        actor: Actor = person.entry.ref
        if person.entry.uncertain:
            shared = [p for p in self.people if self.page.word(person.first) in p.words]
            office = self._office(hits)
            if shared:
                return shared[-1].speaker
            if office is not None:
                return known(office)
        others = [
            h
            for h in hits
            if isinstance(h.entry.ref, Actor) and h.entry.ref.kind == "person" and h.entry.ref is not actor
        ]
        joined = [h for h in others if h.clitic or self.page.has(h.first - 1, bit("coordinator"))]
        if joined:
            names = [actor.name, *(h.entry.ref.name for h in joined)]
            return Speaker(" and ".join(names), "person", "", actor.camp)
        return known(actor)

    def _pronoun(self, name: Name, hits: list[Hit], person: Hit | None) -> Speaker:
        if name.person.startswith("1"):
            return self.last or NOBODY
        base = self.last_person or self.last or NOBODY
        if person is not None and len(hits) > 1:
            return Speaker(f"{base.label} and {person.entry.ref.name}", "person", "", base.camp)
        return base

    def _country(self, hits: list[Hit]) -> Country | None:
        return next((h.entry.ref for h in hits if isinstance(h.entry.ref, Country)), None)

    def _anonymous(self, hits: list[Hit], first: int, last: int) -> Speaker:
        page = self.page
        head = next(h for h in hits if h.entry.category == "anonymous")
        name: Name = head.entry.ref
        one = any(page.has(k, bit("one_of")) for k in range(first, head.first + 1))
        plural = head.entry.feature in ("plural", "dual") and not one
        english = (name.plural_english or name.english + "s") if plural else name.english
        countries = list(dict.fromkeys(h.entry.ref.label for h in hits if isinstance(h.entry.ref, Country)))
        modifiers = [h.entry.ref.english for h in hits if h.entry.category == "modifier" and h.entry.ref.english]
        label = " ".join(["unnamed", *modifiers[:1], " and ".join(countries[:2]), english])
        label = " ".join(label.split())
        definite = (
            page.has(first - 1, bit("demonstrative")) or page.has(first, bit("demonstrative")) or self._definite(head)
        )
        earlier = self.unnamed.get(name.english + ("s" if plural else ""))
        if definite and not countries and earlier is not None:
            return earlier
        camp = self._country(hits)
        speaker = Speaker(label, "unnamed", "", camp.camp if camp else "")
        self.unnamed[name.english + ("s" if plural else "")] = speaker
        return speaker

    def _definite(self, hit: Hit) -> bool:
        article = self.page.lexicon.settings["clitics"].get("article", "")
        word = self.page.word(hit.first)
        return (bool(article) and word.startswith(article)) or self.page.texts[hit.first - 1 : hit.first] == ["the"]

    def _office(self, hits: list[Hit]) -> Actor | None:
        """The holder of the first title with an office, in the country named beside it, on the document's day."""
        country = self._country(hits)
        for hit in hits:
            if hit.entry.category == "title" and hit.entry.ref.office:
                found = self.registry.holder(hit.entry.ref.office, country.id if country else "", self.day)
                if found is not None:
                    return found
        return None

    def _role(self, hits: list[Hit], first: int, last: int) -> Speaker:
        country = self._country(hits)
        title: Name = next(h.entry.ref for h in hits if h.entry.category == "title")
        offices = {h.entry.ref.id for h in hits if h.entry.category == "title"}
        named = [p for p in self.people if self._holds(p, hits, offices, country)]
        if named:
            return named[-1].speaker
        later = next((p for p in self.ahead if self._holds(p, hits, offices, country)), None)
        if later is not None and self._office(hits) is None:
            return later.speaker
        holder = self._office(hits)
        if holder is not None:
            return known(holder)
        if not country and self.last_person is not None:
            matching = [p for p in self.people if p.speaker.label == self.last_person.label]
            if matching and self._held(matching[-1].speaker, title.office):
                return self.last_person
        organization = next((h.entry.ref for h in hits if isinstance(h.entry.ref, Actor)), None)
        owner = country.label if country else organization.name if organization else ""
        label = " ".join(x for x in (owner, title.english) if x)
        if not owner:
            rest = romanize(page_words(self.page, first, last, hits), self.page.lexicon.language)
            label = f"{title.english} {rest}".strip()
        camp = country.camp if country else organization.camp if organization else ""
        return Speaker(label, "person", "", camp)

    def _holds(self, person: Person, hits: list[Hit], offices: set[str], country: Country | None) -> bool:
        """Whether a person was named with one of these titles, or with a fuller form of one (the minister, the foreign minister)."""
        if country is not None and person.country and person.country != country.id:
            return False
        if person.titles & offices:
            return True
        bare = {h.entry.ref.english for h in hits if h.entry.category == "title"}
        full = {self._titles.get(t, "") for t in person.titles}
        return any(f.endswith(" " + b) for f in full for b in bare if b and " " not in b)

    def _held(self, speaker: Speaker, office: str) -> bool:
        actor = self.registry.actors.get(speaker.actor)
        return actor is not None and any(
            o.office == office and (not self.day or o.covers(self.day)) for o in actor.offices
        )

    def _introduces_name(self, hits: list[Hit], last: int) -> bool:
        """Whether words no pack knows follow the last known word of a titled phrase: an unknown person's name."""
        rest = self._name_words(hits[-1].last, last)
        if not 1 <= len(rest) <= 5:
            return False
        page = self.page
        if page.cased:
            return True
        apart = page.texts[rest[0] - 1] in "،,"
        spelt = any(is_name_word(page.texts[k], page.lexicon.language) for k in rest)
        office = (
            any(h.entry.category == "title" and h.entry.ref.office for h in hits) and self._country(hits) is not None
        )
        return apart or spelt or (office and len(rest) <= 4 and rest[-1] == last - 1)

    def _name_words(self, first: int, last: int) -> list[int]:
        """Words no pack knows that may be a name: in scripts with capitals, only capitalised ones."""
        page = self.page
        cased = page.cased
        found = [
            k for k in range(first, last) if page.texts[k][0].isalpha() and not page.tags[k] and k not in page.cover
        ]
        return [k for k in found if not cased or page.text[page.back.start(page.starts[k])].isupper()]

    def _stranger_named(self, where: list[int], hits: list[Hit]) -> Speaker:
        """Somebody no pack knows whose name stands before the title."""
        page = self.page
        words = frozenset(page.texts[k] for k in where)
        spoken = self._same_words(words)
        if spoken is not None:
            return spoken
        country = self._country(hits)
        label = romanize(self._letters(where[0], where[-1] + 1), page.lexicon.language)
        speaker = Speaker(label, "person", "", country.camp if country else "")
        titles = {h.entry.ref.id: h.entry.ref.english for h in hits if h.entry.category == "title"}
        self._titles.update(titles)
        self.people.append(Person(speaker, words, frozenset(titles), country.id if country else ""))
        return speaker

    def _titled(self, hits: list[Hit], first: int, last: int) -> Speaker:
        page = self.page
        where = self._name_words(hits[-1].last, last)
        words = [page.texts[k] for k in where]
        country = self._country(hits)
        spoken = self._same_words(frozenset(words))
        if spoken is not None:
            return spoken
        label = romanize(self._letters(where[0], where[-1] + 1), page.lexicon.language)
        speaker = Speaker(label, "person", "", country.camp if country else "")
        titles = frozenset(h.entry.ref.id for h in hits if h.entry.category == "title")
        self.people.append(Person(speaker, frozenset(words), titles, country.id if country else ""))
        return speaker

    def _letters(self, first: int, last: int) -> str:
        span = self.page.span(first, last)
        return self.page.text[span.start : span.end]

    def _same_words(self, words: frozenset[str]) -> Speaker | None:
        for person in reversed(self.people):
            if words and (words <= person.words or (person.words <= words and len(person.words) > 1)):
                return person.speaker
        return None

    def _other(self, hits: list[Hit], head: Hit, first: int, last: int) -> Speaker:
        page, entry = self.page, head.entry
        country = self._country(hits)
        if isinstance(entry.ref, Actor):
            if entry.ref.kind == "outlet":
                self.outlet = known(entry.ref)
            return known(entry.ref)
        if page.has(first, bit("report_reference")) and self.outlet is not None:
            return self.outlet
        actor = next((h.entry.ref for h in hits if isinstance(h.entry.ref, Actor)), None)
        if actor is not None and (
            page.has(first, bit("org_head") | bit("outlet_head")) or entry.category in ("honorific", "modifier")
        ):
            return known(actor)
        if entry.category in ("country", "capital") and head.first == first:
            return Speaker(entry.ref.name, "government", "", entry.ref.camp)
        if entry.category == "group":
            label = " ".join(x for x in (country.label if country else "", entry.ref.english) if x)
            return Speaker(label, entry.ref.kind or "group", "", country.camp if country else "")
        if entry.category == "document" and actor is not None and actor.kind == "outlet":
            return known(actor)
        if entry.category == "document":
            owner = actor.name if actor is not None else country.label if country else ""
            return Speaker(
                f"{owner} {entry.ref.english}".strip(),
                "document",
                actor.id if actor else "",
                actor.camp if actor else "",
            )
        if page.has(first, bit("outlet_head")):
            return Speaker(
                romanize(self._letters(first + 1, last), page.lexicon.language)
                if last > first + 1
                else (country.label if country else "") + " media",
                "outlet",
            )
        if page.has(first, bit("org_head")):
            return self._organization(country, first, last)
        if entry.category == "nisba" and entry.feature == "plural" and country is not None:
            return Speaker(f"{country.label}s", "group", "", country.camp)
        if entry.category in ("honorific", "modifier"):
            return self._unknown(head.last, last)
        rest = self._name_words(hits[-1].last, last)
        if rest and entry.category == "nisba":
            label = romanize(self._letters(rest[0], rest[-1] + 1), page.lexicon.language)
            return Speaker(label, "person" if len(rest) > 1 else "organization", "", country.camp if country else "")
        if country is not None:
            return Speaker(country.name, "government", "", country.camp)
        return self._unknown(first, last)

    def _organization(self, country: Country | None, first: int, last: int) -> Speaker:
        label = romanize(self._letters(first, last), self.page.lexicon.language)
        return Speaker(label, "organization", "", country.camp if country else "")

    def _unknown(self, first: int, last: int) -> Speaker:
        page = self.page
        while first < last and page.has(first, _COUNTED | bit("particle")):
            first += 1
        if first >= last:
            return self.last or NOBODY
        if page.has(first, bit("report_reference") | bit("outlet_head")):
            if self.outlet is not None and last - first == 1:
                return self.outlet
            return Speaker(romanize(self._letters(first, last), page.lexicon.language), "outlet")
        if any(page.has(k, bit("org_head")) for k in range(first, last)):
            return self._organization(None, first, last)
        words = frozenset(page.texts[k] for k in range(first, last) if page.texts[k][0].isalpha())
        spoken = self._same_words(words)
        if spoken is not None:
            return spoken
        speaker = Speaker(romanize(self._letters(first, last), page.lexicon.language), "person")
        if 1 <= len(words) <= 4:
            self.people.append(Person(speaker, words, frozenset(), ""))
        return speaker

    def heard(self, speaker: Speaker) -> None:
        """Remember who spoke, for the pronouns and bare verbs that follow."""
        if speaker.kind != "unspecified":
            self.last = speaker
        if speaker.kind in ("person", "unnamed"):
            self.last_person = speaker


def page_words(page: Page, first: int, last: int, hits: list[Hit]) -> str:
    """The document's letters behind the first hit of a phrase (what a bare role is the role of)."""
    begin = hits[0].last
    if begin >= last:
        return ""
    span = page.span(begin, last)
    return page.text[span.start : span.end]


def known(actor: Actor) -> Speaker:
    """The speaker record of an actor of the packs."""
    return Speaker(actor.name, actor.kind, actor.id, actor.camp)
