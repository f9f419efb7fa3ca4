"""The people a text names: with which words, titles and country, so that a surname or a role can lead back to them."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rawi.extract.mentions import CLOSERS, Page
from rawi.packs.actors import Actor, Country
from rawi.packs.compile import Hit, bit
from rawi.packs.glossary import load_glossary
from rawi.packs.latin import bare, is_name_word, like_name, romanize, whole_names
from rawi.packs.pack import Name
from rawi.text.normalize import fold_key
from rawi.types import Speaker

_LEAST = 4  # letters of a surname that stands alone
_SHORT = 3  # … of a given name


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in this text: label, folded name words, the titles and the country they were named with."""

    speaker: Speaker
    words: frozenset[str]
    titles: frozenset[str]
    country: str


def known(actor: Actor) -> Speaker:
    """The speaker record of an actor of the packs."""
    return Speaker(actor.name, actor.kind, actor.id, actor.camp)


def country_of(hits: list[Hit]) -> Country | None:
    """The first country a phrase names, as a name, a capital or an adjective."""
    return next((h.entry.ref for h in hits if isinstance(h.entry.ref, Country)), None)


def is_person(hit: Hit) -> bool:
    """Whether a hit is a known person's name."""
    return isinstance(hit.entry.ref, Actor) and hit.entry.ref.kind == "person"


@dataclass(slots=True)
class People:
    """Who has been named up to now, who is named further on with a title, and the outlet last named."""

    page: Page
    named: list[Person] = field(default_factory=list)
    ahead: list[Person] = field(default_factory=list)
    outlet: Speaker | None = None
    titles: dict[str, str] = field(default_factory=dict)
    ranks: set[str] = field(default_factory=set)
    known: dict[str, Actor] | None = None
    full: set[str] | None = None
    places: dict[str, list[int]] = field(default_factory=dict)
    _actors: list[int] = field(init=False)

    def __post_init__(self) -> None:
        told = ((k, hits[0].entry) for k, hits in self.page.names.items())
        self._actors = sorted(k for k, entry in told if isinstance(entry.ref, Actor) and not entry.uncertain)

    def survey(self) -> None:
        """Look through the whole text once: a headline may use a role before the text names its holder."""
        self.notice(len(self.page.texts), 0)
        for first, last in self._unknown_names():
            self._introduce(Speaker(self.latin(first, last), "person"), first, last)
        self.ahead = [p for p in self.named if p.titles]
        self.named, self.outlet = [], None

    def notice(self, upto: int, begin: int) -> None:
        """Take in the names between two words: persons with their titles, outlets."""
        behind = begin
        for k in self._actors[bisect_left(self._actors, begin) : bisect_left(self._actors, upto)]:
            if k < behind:
                continue
            hit = self.page.names[k][0]
            actor: Actor = hit.entry.ref
            if actor.kind == "person" and self.page.cased and (given := self.given(hit)) < k:
                self.stranger(list(range(given, hit.last)), [])
            elif actor.kind == "person" and not self.namesake(hit, k):
                self._introduce(known(actor), k, hit.last, actor.country)
            elif actor.kind == "outlet" and not actor.platform:
                self.outlet = known(actor)
            behind = hit.last

    def latin(self, first: int, last: int) -> str:
        """The words [first, last) in Latin letters."""
        span = self.page.span(first, last)
        return romanize(self.page.text[span.start : span.end], self.page.lexicon.language)

    def name_words(self, first: int, last: int) -> list[int]:
        """Words no pack knows that may be a name: in scripts with capitals, only capitalised ones."""
        page = self.page
        found = [k for k in range(first, last) if page.texts[k][0].isalpha() and not page.tags[k]]
        found = [k for k in found if k not in page.cover or self._shared(page.cover[k])]
        return [k for k in found if not page.cased or page.text[page.back.start(page.starts[k])].isupper()]

    def _shared(self, hit: Hit) -> bool:
        """Whether a name is only a surname that somebody known shares with others."""
        return not self.page.cased and hit.entry.uncertain and is_person(hit)

    def trailing_name(self, first: int, last: int) -> list[int]:
        """The last words in a row that may be a name: words of bodies and offices are none, except behind a name."""
        page, glossary = self.page, load_glossary(self.page.lexicon.language)
        found: list[int] = []
        for k in self.name_words(first, last):
            if found and found[-1] != k - 1 and not self._joins(found[-1], k):
                found = []
            if glossary.at(page.texts, k, k + 1) is None or (found and self.spelt(found)):
                found.append(k)
            else:
                found = []
        return found

    def _joins(self, before: int, after: int) -> bool:
        """Whether only a hyphen or a word of names stands between two words of a name (bin, the servant of)."""
        page = self.page
        between = range(before + 1, after)
        return all(page.texts[k] == "-" or is_name_word(page.texts[k], page.lexicon.language) for k in between)

    def name_key(self, k: int) -> str:
        """Word k as it is compared with the words of names: without clitics and article."""
        return bare(self.page.word(k), self.page.lexicon.language)

    def keys(self, where: Iterable[int]) -> frozenset[str]:
        """The words of a name as names are compared: an ending written apart goes with its word."""
        return frozenset(whole_names([self.name_key(k) for k in where], self.page.lexicon.language))

    def _at(self, k: int) -> list[int]:
        """Where the text has the name word that stands at word k."""
        if not self.places:
            for j in range(1, len(self.page.texts)):
                self.places.setdefault(self.name_key(j), []).append(j)
        return self.places.get(self.name_key(k), [])

    def _whole(self, k: int) -> list[int]:
        """Where the text has a surname that stands alone at word k with the names before it: “Dr. Anna Lund”."""
        page = self.page
        for j in self._at(k):
            first = j
            while j - first < _LEAST - 1 and page.sentence(j)[0] < first and self.name_words(first - 1, first):
                first -= 1
            ends = j + 1 >= len(page.texts) or not self.name_words(j + 1, j + 2)
            opens = page.sentence(j)[0] == first and not self.spelt([first])
            if first < j and ends and not opens and page.texts[first] != page.texts[j]:
                return [*range(first, j + 1)]
        return [k]

    def _fuller(self, k: int) -> list[int]:
        """Where the text gives a given name before a name that stands alone at word k; else the word itself."""
        page = self.page
        for j in self._at(k):
            if j - 1 not in page.cover:
                before = page.word(j - 1)
                given = len(before) >= _SHORT and before != page.word(j) and self.trailing_name(j - 1, j)
                if given and is_name_word(before, page.lexicon.language):
                    return [j - 1, j]
        return [k]

    def _may_open(self, k: int, words: list[int]) -> bool:
        """Whether word k may go on the name that `words` begin: a noun of bodies (the county) only behind a name."""
        free = self.page.cased or load_glossary(self.page.lexicon.language).at(self.page.texts, k, k + 1) is None
        return free or (bool(words) and self.spelt(words))

    def everybody(self) -> dict[str, Actor]:
        """All known persons whom the text names anywhere, by id."""
        if self.known is None:
            hits = (h[0] for h in self.page.names.values() if is_person(h[0]) and not h[0].entry.uncertain)
            self.known = {h.entry.ref.id: h.entry.ref for h in hits}
        return self.known

    def untitled(self, speaker: Speaker) -> bool:
        """Whether a name has just been brought in that the text gives no office to, at most a rank."""
        named = self.named[-1] if self.named else None
        if named is None or named.speaker != speaker or named.titles - self.ranks:
            return False
        return speaker.actor != "" or self.met(named.words)

    def _in_full(self, actor: str) -> bool:
        """Whether the text names somebody known with more than a surname."""
        if self.full is None:
            hits = (h[0] for h in self.page.names.values() if is_person(h[0]) and h[0].entry.feature != "short")
            self.full = {h.entry.ref.id for h in hits}
        return actor in self.full

    def met(self, words: frozenset[str]) -> bool:
        """Whether any of the words is known from other people's names, or made as they are."""
        return any(like_name(word, self.page.lexicon.language) for word in words)

    def spelt(self, words: list[int]) -> bool:
        """Whether any of the words is known from other people's names, and is no noun of bodies (the team)."""
        page, glossary = self.page, load_glossary(self.page.lexicon.language)
        shows = like_name if page.verb_last else is_name_word
        found = (k for k in words if shows(page.texts[k], page.lexicon.language))
        return any(page.cased or glossary.at(page.texts, k, k + 1) is None for k in found)

    def by_words(self, words: frozenset[str]) -> Speaker | None:
        """The person last named with these words, or with part of them."""
        for person in reversed(self.named):
            if words and (words <= person.words or (person.words <= words and len(person.words) > 1)):
                return person.speaker
        return None

    def stranger(self, where: list[int], hits: list[Hit]) -> Speaker:
        """Somebody no pack knows, named with the words `where`: as named before, else introduced with the titles in
        `hits`.
        """
        words = self.keys(where)
        spoken = self.by_words(words)
        if spoken is not None:
            return spoken
        if len(where) == 1 and len(self.name_key(where[0])) >= _LEAST:
            where = self._whole(where[0]) if self.page.cased else self._fuller(where[0])
        country = country_of(hits)
        label = self.latin(where[0], where[-1] + 1)
        speaker = Speaker(label, "person", "", country.camp if country else "")
        self.enter(speaker, where, hits)
        return speaker

    def enter(self, speaker: Speaker, where: list[int], hits: list[Hit]) -> None:
        """Enter somebody with the words of the name and with the titles and the country among `hits`."""
        country = country_of(hits)
        titles = self._entitled(hits)
        words = self.keys(where)
        self.named.append(Person(speaker, words, frozenset(titles), country.id if country else ""))

    def also(self, person: Person, hits: list[Hit]) -> Speaker:
        """Enter somebody once more, with the titles of a phrase that describes them."""
        titles = self._entitled(hits)
        self.named.append(replace(person, titles=person.titles | frozenset(titles)))
        return person.speaker

    def given(self, hit: Hit) -> int:
        """Where the name begins whose last word is a surname somebody known shares: Anna before Lund, not before
        NAME of the packs.
        """
        k, own = hit.first, self._own(hit)
        if hit.entry.feature != "short" or k - 1 < self.page.sentence(k)[0]:
            return k
        beside = self.name_words(k - 1, k) and self.page.word(k - 1) not in own and self.page.texts[k - 1] not in "-'"
        return k - 1 if beside else k

    def _own(self, hit: Hit) -> set[str]:
        """The words of all the names that the packs give somebody known."""
        ref: Actor = hit.entry.ref
        return {w for form in ref.forms.get(self.page.lexicon.language, ()) for w in fold_key(form).split()}

    def _entitled(self, hits: list[Hit]) -> dict[str, str]:
        """The titles among the hits, id → English, which are remembered."""
        refs = [h.entry.ref for h in hits if h.entry.category == "title"]
        titles = {ref.id: ref.english for ref in refs}
        self.titles.update(titles)
        self.ranks.update(ref.id for ref in refs if ref.rank)
        return titles

    def namesake(self, hit: Hit, first: int) -> bool:
        """Whether a surname of somebody known stands beside another given name, so that it is somebody else's."""
        if not is_person(hit) or hit.entry.feature != "short":
            return False
        page, ref, own = self.page, hit.entry.ref, self._own(hit)
        before = hit.first - 1
        beside = before >= first and bool(self.name_words(before, hit.first)) and page.word(before) not in own
        if beside and (page.cased or like_name(page.texts[before], page.lexicon.language)):
            return True
        if page.cased and self.goes_on(hit.last) and page.word(hit.last) not in own:
            return True
        if not page.cased and not self._in_full(ref.id) and len(self.name_key(hit.first)) >= _LEAST:
            fuller = self._fuller(hit.first)
            if len(fuller) > 1 and page.word(fuller[0]) not in own:
                return True
        people = (*self.named, *self.ahead)
        if any(p.speaker.actor != ref.id and self.name_key(hit.first) in p.words for p in people):
            return not any(p.speaker.actor == ref.id for p in people)
        return False

    def goes_on(self, k: int) -> bool:
        """Whether a surname goes on a name at word k, whose word before then is a given name (“Mansour Berg”)."""
        free = k < len(self.page.texts) and bool(self.name_words(k, k + 1)) and k not in self.page.cue_at
        return free and self.spelt([k - 1]) and not self.page.capital(min(k + 1, len(self.page.texts) - 1))

    def in_role(self, hits: list[Hit], country: Country | None) -> tuple[Speaker | None, Speaker | None]:
        """Who was named before, and who is named further on, with one of the titles of a phrase."""
        title = next((h.entry.ref for h in hits if h.entry.category == "title"), None)
        if title is None:
            return None, None
        before = next((p.speaker for p in reversed(self.named) if self._holds(p, title, country)), None)
        after = next((p.speaker for p in self.ahead if self._holds(p, title, country)), None)
        return before, after

    def _holds(self, person: Person, title: Name, country: Country | None) -> bool:
        """Whether a person was named with this title, or a fuller form of it (the minister, the foreign minister)."""
        if country is not None and person.country and person.country != country.id:
            return False
        if country is not None and person.speaker.actor and person.speaker.camp not in ("", country.camp):
            return False
        if title.id in person.titles:
            return True
        bare = " " + title.english
        plain = title.english and " " not in title.english
        return bool(plain) and any(self.titles.get(t, "").endswith(bare) for t in person.titles)

    def _introduce(self, speaker: Speaker, first: int, last: int, country: str = "") -> None:
        """Enter a name at words [first, last) with the titles and the country that stand around it.

        country: whose they are known to be.
        """
        page = self.page
        found: list[Hit] = []
        begin, end = page.line(first)
        k = first - 1
        while k >= begin and first - k < 9 and page.texts[k] not in ".!?؟:":
            hit = page.cover.get(k)
            if hit is None and page.texts[k] not in "،,#_":
                break
            if hit is not None and hit.entry.category == "title":
                found.append(hit)
            if hit is not None and isinstance(hit.entry.ref, Country) and not country:
                country = hit.entry.ref.id
            k -= 1
        behind = last + 1 if last < end and page.texts[last] in "،,(" else last
        while page.cased and behind < end and page.has(behind, bit("determiner")) and behind not in page.cover:
            behind += 1

        behind = last + 1 if last < end and (page.texts[last] in "،,(" or page.texts[last] in CLOSERS) else last
        after = page.cover.get(behind) if behind < end else None
        if after is not None and after.entry.category == "title":
            found.append(after)
        titles = self._entitled(found)
        words = self.keys(range(first, last))
        self.named.append(Person(speaker, words, frozenset(titles), country))

    def _unknown_names(self) -> list[tuple[int, int]]:
        """Two to four words that look like a name no pack knows, right beside a title in its line."""
        page = self.page
        found = []
        for k, hits in page.names.items():
            if hits[0].entry.category != "title":
                continue
            start, end = page.line(k)
            begin = hits[0].last
            while begin < end and (page.texts[begin] in "،," or begin in page.cover) and begin - hits[0].last < 4:
                begin = page.cover[begin].last if begin in page.cover else begin + 1
            before = k - 2 if k > 1 and page.texts[k - 1] in CLOSERS else k - 1
            for first, step in ((begin, 1), (before, -1)):
                words: list[int] = []
                j = first
                while start <= j < end and len(words) < 4 and self.name_words(j, j + 1) and self._may_open(j, words):
                    words.append(j)
                    j += step
                if len(words) >= 2 and (page.cased or self.spelt(words)):
                    found.append((min(words), max(words) + 1))
        return found
