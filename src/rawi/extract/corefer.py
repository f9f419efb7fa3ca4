"""Who a source phrase means: a known actor, an office's holder, an unnamed source as described, or whoever spoke last.

`Discourse` remembers, in the order of the text, who has been named, described and quoted.  Nothing is guessed: a role
resolves to a person only when the text named its holder or the packs know the one holder on the document's date.
"""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from rawi.extract import again, roles, together
from rawi.extract.composed import compose
from rawi.extract.described import anonymous, bodies, body, definite, one_of
from rawi.extract.holders import Said, holders, single
from rawi.extract.joints import counted_by, sent_to
from rawi.extract.likely import may_name, name_part
from rawi.extract.mentions import COMMAS, Page
from rawi.extract.people import People, Person, country_of, is_person, known
from rawi.extract.phrases import (
    BODY,
    SKIPPED,
    apart,
    author,
    bears,
    bears_article,
    is_name,
    joined_bodies,
    joined_states,
    names_in,
    skipped,
    that_one,
)
from rawi.packs.actors import Actor, Registry
from rawi.packs.compile import Hit, bit
from rawi.packs.glossary import load_glossary, wording
from rawi.packs.pack import Name
from rawi.text.normalize import fold_key
from rawi.types import Speaker

Range = tuple[int, int]
NOBODY = Speaker("unspecified", "unspecified")
_LONG = 4
_NEAR = 5
_ALIKE = 0.65
_ISSUERS = frozenset(("organization", "government", "person", "group"))
_BODIES = frozenset(("organization", "government", "outlet", "document"))
_SEVERAL = frozenset(("3mp", "3fp", "3p"))
_ONE = ("3ms", "3fs")  # persons of one human being
_MANY = frozenset(("organization", "government", "group"))


@dataclass(slots=True)
class Discourse:
    """What has been said of whom so far; `day` is the document's date for dated offices, "" when unknown."""

    page: Page
    registry: Registry
    day: str
    people: People
    unnamed: dict[str, Speaker] = field(default_factory=dict)
    roles: dict[str, Speaker] = field(default_factory=dict)
    offices: set[Speaker] = field(default_factory=set)
    meant: dict[Range, Speaker] = field(default_factory=dict)
    named_later: dict[int, Person] = field(default_factory=dict)
    foreseen: bool = False  # whether the last role was told by who is named in it only later
    places: dict[int, Speaker] = field(default_factory=dict)
    issuer: Speaker | None = None
    last: Speaker | None = None
    last_person: Speaker | None = None
    last_body: Speaker | None = None
    last_many: Speaker | None = None
    several: dict[str, Speaker] = field(default_factory=dict)  # unnamed sources → one of them
    heard_at: int = -1  # where the last source stands
    feminine: bool = False  # whether the last speaker is an outlet of feminine gender

    def speaker(self, source: Range | None, feature: str = "") -> Speaker:
        """The speaker a source phrase means; for None, whoever spoke last and fits the verb's person."""
        if source is not None:
            before = again.named_before(self.page, source) or source
            return self.meant.get(source) or self.places.get(before[0]) or self._identify(*before)
        last, person = self.last or NOBODY, feature.rpartition(".")[2]
        if person in _SEVERAL and single(last):
            body = self.page.verb_first and self.last_many is not None and self.last_many.kind in _BODIES
            return NOBODY if body else self.last_many or NOBODY
        womanly = last.kind == "government" or self.feminine or last.label in self.several
        return (self.last_person if womanly and person == "3ms" else None) or last

    def states(self, first: int, last: int) -> bool:
        """Whether the words [first, last) name a text that speaks for whoever issued it."""
        return any(h[0].entry.ref.kind == "issued" for k in range(first, last) if (h := self.page.names.get(k))
                     and h[0].entry.category == "document")  # fmt: skip

    def heard(self, speaker: Speaker, *, issued: bool, source: Range | None = None) -> None:
        """Remember who spoke, for the pronouns and bare verbs that follow, and who issued a statement."""
        self.heard_at = source[0] if source is not None else self.heard_at
        if source is not None and speaker.kind != "unspecified":
            self.feminine = speaker.kind == "outlet" and self._womanly(source[0])
            self.places[source[0]] = speaker
        if issued and speaker.kind in _ISSUERS:
            self.issuer = speaker
        if speaker.kind != "unspecified":
            self.last = speaker
        if speaker.kind in ("person", "unnamed"):
            self.last_person = speaker
        if speaker.kind in _BODIES:
            self.last_body = speaker
        together = f" {wording().joined} " in speaker.label
        if speaker.kind in _MANY or speaker.label in self.several or together:
            self.last_many = speaker

    def _womanly(self, first: int) -> bool:
        """Whether the head of an outlet's name is feminine (syntax.agreement): an agency, not a site; names are."""
        page, ending = self.page, self.page.syntax.get("agreement", {}).get("feminine", "")
        headed = page.has(first, bit("outlet_head") | bit("report_reference"))
        return bool(ending) and (not headed or page.word(first).endswith(fold_key(ending)))

    def _identify(self, first: int, last: int) -> Speaker:
        page, people = self.page, self.people
        opening = first
        while first + 1 < last and skipped(page, first, last):
            first += 1
        if page.cased:  # “the parties to the treaty” are not the treaty
            sent = (j for j in range(first + 1, last) if sent_to(page, j))
            last = next((j for j in sent if not names_in(page, people, first, j)), last)
        if page.cased and (pair := self._pair(opening, first, last)) is not None:
            return pair
        hits = names_in(page, people, first, last)
        if not hits:
            return self._unknown(first, last)
        if counted := counted_by(page, first, last):
            return self._identify(counted, last)
        related = self._relation(hits[0], first, last)
        if related is not None:
            return related
        if (pair := joined_states(page, hits, first, last)) is not None:
            return pair
        if (two := joined_bodies(page, hits, last)) is not None:
            return two
        apposed = hits[0].last < last and page.texts[hits[0].last] in COMMAS
        if hits[0].entry.category == "country" and hits[0].first == first and apposed:
            return Speaker(hits[0].entry.ref.name, "government", "", hits[0].entry.ref.camp)
        namesake = next((h for h in hits if people.namesake(h, first)), None)
        if namesake is not None:
            low = namesake.first
            while low - 1 >= first and people.name_words(low - 1, low):
                low -= 1
            high = namesake.last + (page.cased and namesake.last < last and people.goes_on(namesake.last))
            return people.stranger(list(range(low, high)), [])
        person = next((h for h in hits if is_person(h)), None)
        described = next((h for h in hits if h.entry.category in ("anonymous", "title", "document", "group")), None)
        if described is not None and (leads := roles.named_first(page, people, described, first)):
            return people.stranger(leads, hits)
        person = roles.own_name(page, described, person)
        if (whose := author(hits, first)) is not None:
            return self._identify(whose, last)
        if described is not None and (hits[-1].last == last or self.page.verb_last):
            meant = self._pointed(hits if hits[-1].last == last else [described], opening)
            if meant is not None:
                return meant
        if hits[0].entry.category == "pronoun":
            if opening < first and page.has(opening, bit("one_of")):
                return self._one_of_them()
            if page.cased and len(hits) > 1 and page.texts[hits[0].first] in page.syntax["own"]:
                return self._identify(hits[0].last, last)  # “its European allies”
            return self._pronoun(hits[0].entry.ref, hits, person)
        if person is not None and hits[0] is person and bears(page, person, first):
            return body(page, first, last, people)
        if person is not None and not (described and described.first < person.first and apart(page, described, person)):
            return self._named(person, hits)
        if page.cased and described is not None and (leads := roles.leading_name(page, people, first, last)):
            return people.stranger(leads, hits)
        if described is not None and described.first > first and self._headed(described, first, last):
            return body(page, first, last, people)
        titled = any(h.entry.category in ("title", "anonymous") for h in hits)
        follows = people.trailing_name(hits[-1].last, last)
        if titled and is_name(page, people, follows, hits, last):
            return self._misspelt(follows, hits) or people.stranger(follows, hits)
        if opening in self.named_later:
            return people.also(self.named_later[opening], hits)
        if described is not None and described.entry.category == "anonymous":
            if described.entry.ref.kind == "other" and (meant := self._another(described)) is not None:
                return meant
            made = anonymous(page, hits, (first, last), self.unnamed)
            if (one := one_of(made, described.entry.ref)) is not None:
                self.several[made.label] = one
            return made
        if titled and not page.cased and (leads := people.name_words(first, hits[0].first)):
            return people.stranger(leads, hits)
        if described is not None and described.entry.category == "title":
            return self._role(hits, opening, last)
        found = bodies(page, hits, described or hits[0], (first, last), people)
        return found or self._unknown(hits[0].last if hits[0].first == first else first, last)

    def _pair(self, opening: int, first: int, last: int) -> Speaker | None:
        """Two people who speak together: “NAME and NAME”, “the two leaders”."""
        page, people = self.page, self.people
        if (k := together.coordinator(page, people, first, last)) > first:
            return together.joined(self._identify(first, k), self._identify(k + 1, last))
        return together.both(page, people, opening, last)

    def _headed(self, inner: Hit, first: int, last: int) -> bool:
        """Whether a phrase names a body whose members are named in it: the council of teachers, the prime minister's
        office.
        """
        page, between = self.page, range(first, inner.first)
        if page.cased or inner.entry.category == "anonymous" or not page.has(first, BODY):
            return False
        noun = load_glossary(page.lexicon.language).at(page.texts, first, last)
        apart = any(page.texts[k] in COMMAS or k in page.names for k in between)
        return noun is not None and noun[0].kind in ("noun", "state") and not apart

    def _relation(self, head: Hit, first: int, last: int) -> Speaker | None:
        """Somebody described by whom they belong to: NAME's lawyer; with the article the name is the lawyer's own."""
        page, name = self.page, head.entry.ref
        article = page.lexicon.settings["clitics"].get("article", "")
        own = bool(article) and page.word(head.first).startswith(article)
        if head.first != first or head.entry.category != "title" or not name.relation or own or head.last >= last:
            return None
        named = page.cover.get(head.last, head)
        if is_person(named) and any(office.office == name.office for office in named.entry.ref.offices):
            return None
        whole = is_person(named) or head.last in self.people.trailing_name(head.last, last)
        whose = self._identify(head.last, last) if whole else NOBODY
        return Speaker(f"{whose.label}'s {name.english}", "person", "", whose.camp) if whose.kind == "person" else None

    def _pointed(self, hits: list[Hit], first: int) -> Speaker | None:
        """Whom a phrase points back to: this official, the statement (who issued it)."""
        head, page = hits[-1], self.page
        name = head.entry.ref
        if not isinstance(name, Name):
            return None
        this = any(page.has(k, bit("demonstrative")) for k in (first - 1, first, head.first - 1))
        if name.category == "title" or (name.category == "anonymous" and name.english not in self.unnamed):
            if page.cased and name.category == "anonymous":
                meant = roles.points_back(page, head, first) and roles.suits(
                    self.people, self.last_person, hits, free=False
                )
                return self.last_person if meant else None
            alone = all(page.tags[k] & SKIPPED for k in range(first, head.first))
            return self.last_person if this and alone and not name.office else None
        if name.category != "document" or name.kind != "issued":
            return None
        inner = [k for k in range(first, head.first) if not page.tags[k] & SKIPPED]
        bare = all(k in page.cover and page.cover[k].entry.category == "document" for k in inner)
        return self.issuer if bare and (this or definite(page, head, first)) else None

    def _named(self, person: Hit, hits: list[Hit]) -> Speaker:
        actor: Actor = person.entry.ref
        if person.entry.uncertain:
            word = self.people.name_key(person.first)
            shared = next((p.speaker for p in reversed(self.people.named) if word in p.words), None)
            office = self._office(hits)
            if shared is not None:
                return shared
            if office is not None:
                return known(office)
            if not self.page.cased and actor.id not in self.people.everybody():
                return self.people.stranger(list(range(person.first, person.last)), [])
        others = [h for h in hits if is_person(h) and h.entry.ref is not actor]
        joined = [h for h in others if h.clitic or self.page.has(h.first - 1, bit("coordinator"))]
        if joined:
            names = [actor.name, *(h.entry.ref.name for h in joined)]
            return Speaker(f" {wording().joined} ".join(names), "person", "", actor.camp)
        return known(actor)

    def _pronoun(self, name: Name, hits: list[Hit], person: Hit | None) -> Speaker:
        if name.person.startswith("1"):
            return self.last or NOBODY
        base = self.last_person or self.last or NOBODY
        if self.page.cased and name.person in ("3p", *_ONE):
            return self._taken_up(name.person, hits[0].first, base)
        if self.page.cased and self.page.texts[hits[0].first] in self.page.syntax["empty_subject"]:
            return self.last_body or self.last or NOBODY
        if name.person == "3p" and not self.page.cased and single(base):
            base = self.last if self.last is not None and not single(self.last) else NOBODY
        if person is not None and len(hits) > 1:
            return Speaker(f"{base.label} and {person.entry.ref.name}", "person", "", base.camp)
        return base

    def _taken_up(self, person: str, k: int, base: Speaker) -> Speaker:
        """Whom “they” or “he” at word k means, where names are written with capitals."""
        subject, pair = together.taken_up(self.page, self.people, k)
        if person in _ONE:
            found = self._identify(*subject) if subject is not None and self.heard_at < subject[0] else NOBODY
            near = self.last_person or together.only_one(self.page, self.people, k) or NOBODY
            return found if found.kind == "person" and single(found) else near
        found = (self._pair(*subject[:1], *subject) if subject is not None else None) or NOBODY
        if found is NOBODY and pair is not None and self.last_many is None and (base is NOBODY or single(base)):
            return pair
        return found if found is not NOBODY else self.last_many or base

    def _one_of_them(self) -> Speaker:
        """One of the unnamed sources or officials spoken of last."""
        many = self.last if self.last is not None and self.last.label in self.several else self.last_many
        return self.several.get(many.label, NOBODY) if many is not None else NOBODY

    def _another(self, phrase: Hit) -> Speaker | None:
        """Who “one of them”, “another” and “others” are: officials or sources as those spoken of before."""
        if phrase.entry.feature in ("plural", "dual"):
            return next(iter(m for m in (self.last, self.last_many) if m is not None and m.label in self.several), None)
        if self.last in self.several.values():
            return self.last
        one = self._one_of_them()
        return one if one is not NOBODY else None

    def _misspelt(self, words: list[int], hits: list[Hit]) -> Speaker | None:
        """Somebody known whose office stands before a name that is spelt a little differently here."""
        country, label = country_of(hits), self.people.latin(words[0], words[-1] + 1)
        for office in (h.entry.ref.office for h in hits if h.entry.category == "title" and h.entry.ref.office):
            for actor, _ in self.registry.holders.get((office, country.id if country else ""), ()):
                shared = {w for w in label.lower().split() if len(w) >= _NEAR - 1} & set(actor.name.lower().split())
                if shared and SequenceMatcher(None, label.lower(), actor.name.lower()).ratio() >= _ALIKE:
                    self.people.enter(known(actor), words, hits)
                    return known(actor)
        return None

    def _office(self, hits: list[Hit]) -> Actor | None:
        """The holder of the first title with an office, in the country named beside it, on the document's day."""
        country = country_of(hits)
        offices = [office for h in hits if h.entry.category == "title" and (office := roles.office_of(h, hits))]
        places = [(office, country.id if country else "") for office in offices]
        held = (self.registry.holder(*place, self.day) for place in places)
        found = next((actor for actor in held if actor is not None), None)
        return found or (None if self.day else self._named_holder(places))

    def _named_holder(self, places: list[tuple[str, str]]) -> Actor | None:
        """For a document without a day: the only one named anywhere in the text who ever held one of these offices."""
        holders = {actor.id for place in places for actor, _ in self.registry.holders.get(place, ())}
        found = [actor for key, actor in self.people.everybody().items() if key in holders]
        return found[0] if len(found) == 1 else None

    def _role(self, hits: list[Hit], first: int, last: int) -> Speaker:
        """A role without a name: who was named in it, who holds it on that day, who is named in it later, or its
        description.
        """
        country = country_of(hits)
        anybody = self.page.texts[first] in self.page.syntax.get("indefinite", ())
        none = anybody or (self.page.cased and roles.deputy(self.page, hits))
        before, after = (None, None) if none else self.people.in_role(hits, country)
        holder = None if none else self._office(hits)
        self.foreseen = before is None and holder is None and after is not None
        if before is not None or holder is not None or after is not None:
            return before or (known(holder) if holder is not None else None) or after or NOBODY
        head = next(h for h in hits if h.entry.category == "title")
        title: Name = head.entry.ref
        if not country and self.last_person is not None and self._holds_office(self.last_person, title.office):
            return self.last_person
        actor = next((h.entry.ref for h in hits if isinstance(h.entry.ref, Actor)), None)
        camp = country.camp if country else actor.camp if actor else ""
        owner = self._owner(hits, last) or (country.label if country else actor.name if actor else "")
        if not owner and not anybody and title.english in self.roles:
            return self.roles[title.english]
        if (spoke := roles.speaks_again(self.page, self.people, self.last_person, hits, (first, last))) is not None:
            return spoke
        of = f" {wording().of} "
        long = of in owner or owner.count(" ") >= _LONG
        office = (self.page.cased and roles.deputy(self.page, hits)) or title.english
        label = f"{office} of {owner}" if long else f"{owner} {office}".strip()
        speaker = Speaker(label, "person", "", camp)
        if anybody:
            speaker = Speaker(f"unnamed {label}", "unnamed", "", camp)
        else:
            self.offices.add(speaker)
        if owner or anybody or (self.page.cased and last - head.last > 1):
            self.roles[title.english] = speaker
        return speaker

    def _names_to_come(self, sources: list[Range]) -> None:
        """Who is meant by a description that stands before the name: “A councillor said …  Anna Lund added …”."""
        trial = Discourse(self.page, self.registry, self.day, People(self.page, ahead=self.people.ahead))
        told: tuple[int, Speaker] | None = None
        seen = 0
        for source in sources:
            trial.people.notice(source[1], seen)
            seen = max(seen, source[1])
            speaker = trial.speaker(source)
            trial.heard(speaker, issued=False)
            if speaker.kind in ("outlet", "unspecified") or (told is not None and speaker == told[1]):
                continue
            named = next((p for p in reversed(trial.people.named) if p.speaker == speaker), None)
            if told is not None and named is not None and roles.takes(self.page, trial.people, named, source, told[1]):
                actor = self.registry.actors.get(speaker.actor)
                if actor is None or not actor.offices:
                    self.named_later[told[0]] = named
            role = speaker in trial.offices
            told = (source[0], speaker) if role or roles.introduces(self.page, source, speaker) else None

    def lead(self, sources: list[Range]) -> None:
        """Who holds the offices a report speaks of: the head of a body said …; later, without a title, NAME."""
        if self.page.cased:
            self._names_to_come(sources)
        if not sources or not self.page.syntax.get("office_before_name"):
            return
        trial = Discourse(self.page, self.registry, self.day, People(self.page, ahead=self.people.ahead))
        said = []
        for source in sources:
            if (hits := self.page.names.get(source[0])) and hits[0].entry.category == "pronoun":
                continue
            trial.foreseen = False
            speaker = trial.speaker(source)
            trial.heard(speaker, issued=False)
            said.append(
                Said(source, speaker, trial.foreseen or speaker in trial.offices, self._free(trial.people, speaker))
            )
        self.meant = holders(self.page, said)

    def _free(self, people: People, speaker: Speaker) -> bool:
        """Whether a name may be that of an office told before: the text gives it none, and the packs know none."""
        actor = self.registry.actors.get(speaker.actor)
        return people.untitled(speaker) or (actor is not None and actor.kind == "person" and not actor.offices)

    def _owner(self, hits: list[Hit], last: int) -> str:
        """The body and the country behind a title, in English; "" where the page's script shows names by capitals."""
        at = next(k for k, h in enumerate(hits) if h.entry.category == "title")
        if self.page.cased or hits[at].last >= last:
            return ""
        made = compose(self.page, hits[at].last, last)
        if made.country is None:
            made.country = country_of(hits)
        return made.english()

    def _holds_office(self, speaker: Speaker, office: str) -> bool:
        actor = self.registry.actors.get(speaker.actor)
        held = actor.offices if actor is not None else ()
        return any(o.office == office and (not self.day or o.covers(self.day)) for o in held)

    def _unknown(self, first: int, last: int) -> Speaker:
        """A phrase in which no pack knows a name: a body by its head noun, else a person by their words."""
        page, people, begin = self.page, self.people, first
        while first < last and page.has(first, SKIPPED):
            first += 1
        if first >= last:
            return self.last or NOBODY
        if last - first == 1 and (spoken := people.by_words(people.keys((first,)))) is not None:
            return spoken
        if self.last_person is not None and that_one(page, first):
            return self.last_person
        if page.verb_last and page.has(first, bit("object_opening")):  # news, a rumour: whose is not said
            return NOBODY
        if page.has(first, bit("report_reference") | bit("outlet_head")):
            if page.has(last - 1, bit("report_reference")):
                return people.outlet or NOBODY
            if last - first > 1:
                people.outlet = Speaker(people.latin(first + 1, last), "outlet")
            return people.outlet or Speaker(people.latin(first, last), "outlet")
        if page.has(first, BODY) or load_glossary(page.lexicon.language).at(page.texts, first, last):
            return body(page, first, last, people)
        if any(page.has(k, BODY) for k in range(first, last)) or bears_article(page, people, begin, first, last):
            return Speaker(people.latin(first, last), "organization")
        where = [k for k in range(first, last) if page.texts[k][0].isalpha()]
        if page.cased and where and not people.name_words(first, last):
            return Speaker(people.latin(first, last), "group")
        name = people.trailing_name(first, last) if page.cased else []
        if 1 < len(name) < len(where) and name[-1] == where[-1] and not page.capital(name[0] - 1):
            return people.stranger(name, [])  # “the harbour master Anna Lund”
        if people.by_words(people.keys(where)) is None and not may_name(page, where):
            return NOBODY
        where = name_part(page, where)
        if 1 <= len(where) <= 4:
            return people.stranger(where, [])
        return Speaker(people.latin(first, last), "person")
