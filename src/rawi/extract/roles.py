"""Whom a role stands for where names are written with capitals: “the official” behind a name, “a lawmaker” before it.

A report names an office and its holder in turns: “A city councillor said …  Anna Lund added …  The councillor said …”.
"""

from rawi.extract.mentions import COMMAS, Page
from rawi.extract.people import People, Person, country_of
from rawi.packs.actors import Country
from rawi.packs.compile import Hit, bit
from rawi.packs.pack import Name
from rawi.text.normalize import fold_key
from rawi.types import Speaker

_SHARED = frozenset(("ambassador",))  # one in every capital
_REFERENCE = bit("demonstrative") | bit("determiner")


def leading_name(page: Page, people: People, first: int, last: int) -> list[int]:
    """The name that opens a phrase and is told by what follows its comma: “Anna Lund, a member of the crew”."""
    words: list[int] = []
    k = first
    while k < last:
        glued = page.texts[k] in "-.'" and words and page.starts[k] == page.ends[k - 1]
        if people.name_words(k, k + 1):
            words.append(k)
        elif not glued:
            break
        k += 1
    return words if words and k < last and page.texts[k] in COMMAS | {"("} else []


def beside(page: Page, people: People, words: list[int]) -> bool:
    """Whether a name stands where a title's holder is named: right behind the title, a comma or a bracket.

    What stands further on is often the name of a body: “Commander of the Harbour Ground Force”.
    """
    before = words[0] - 1
    if page.texts[before] in COMMAS or page.texts[before] == ")":
        return True
    hit = page.cover.get(before)
    if hit is not None and hit.entry.category in ("title", "honorific", "anonymous"):
        return True
    return len(words) > 1 and people.spelt(words)


def deputy(page: Page, hits: list[Hit]) -> str:
    """The label of a deputy whose office is told behind it: “the deputy education minister”; "" for another role."""
    titles = [h for h in hits if h.entry.category == "title"]
    words = page.syntax.get("deputy", ())
    if len(titles) < 2 or titles[0].last - titles[0].first > 1 or page.texts[titles[0].first] not in words:
        return ""
    return f"{page.texts[titles[0].first]} {titles[1].entry.ref.english}"


def points_back(page: Page, head: Hit, first: int) -> bool:
    """Whether a singular phrase means somebody spoken of before: the official, this lawmaker."""
    several = any(page.has(k, bit("several") | bit("one_of")) for k in range(first, head.first))
    if head.entry.feature in ("plural", "dual") or several:
        return False
    if page.texts[head.first] in page.syntax.get("nameless", ()):
        return False
    pointing = page.syntax.get("definite", ()), page.syntax.get("pointing", ())
    return any(page.texts[k] in words for words in pointing for k in range(max(first - 1, 0), first + 1))


def suits(people: People, person: Speaker | None, hits: list[Hit], *, free: bool) -> bool:
    """Whether a role may mean the person who spoke last: somebody named, of the country the role is said to be of.

    free: the role is an office, which only a person without one in this text may hold.
    """
    if person is None or person.kind != "person":
        return False
    country = country_of(hits)
    if country is not None and person.camp and person.camp != country.camp:
        return False
    titles = next((p.titles for p in reversed(people.named) if p.speaker == person), frozenset[str]())
    return not free or not (person.actor or titles)


def speaks_again(
    page: Page, people: People, person: Speaker | None, hits: list[Hit], phrase: tuple[int, int]
) -> Speaker | None:
    """Who spoke last, if a bare role (the general, the Iranian spokesman, the civil defence chief) means them."""
    if not page.cased or person is None:
        return None
    (first, last), head = phrase, next(h for h in hits if h.entry.category == "title")
    known = {k for h in (*hits, head) if h is head or isinstance(h.entry.ref, Country) for k in range(h.first, h.last)}
    inner = [k for k in range(first, last) if k not in known]
    bare = not any(page.tags[k] & bit("preposition") or (k > first and page.capital(k)) for k in inner)
    office = bool(head.entry.ref.office) and not deputy(page, hits)
    meant = bare and points_back(page, head, first) and suits(people, person, hits, free=office)
    return person if meant else None


def introduces(page: Page, source: tuple[int, int], role: Speaker) -> bool:
    """Whether an indefinite description may be told before the name: “A member of the council said … Anna Lund …”."""
    heads = [page.cover[k].entry.ref for k in range(*source) if k in page.cover]
    head = next((ref for ref in heads if isinstance(ref, Name) and ref.category in ("anonymous", "title")), None)
    if head is None or page.texts[source[0]] not in page.syntax.get("indefinite", ()):
        return False
    return role.kind == "unnamed" and (head.category == "title" or head.english in page.syntax.get("introduces", ()))


def takes(page: Page, people: People, named: Person | None, source: tuple[int, int], role: Speaker) -> bool:
    """Whether a name may be that of the role told before: first named here, and with no other office."""
    if named is None:
        return False
    ranks = page.syntax.get("ranks", ())
    titles = [people.titles.get(t, "") for t in named.titles]
    fits = all(t in ranks or role.label.endswith(t) for t in titles)
    first = min((k for k in range(*source) if people.name_key(k) in named.words), default=-1)
    return fits and first >= 0 and page.texts[first] not in page.texts[: source[0]]


def named_first(page: Page, people: People, described: Hit, first: int) -> list[int]:
    """The words of a name no pack knows before what an unnamed source is called: “NAME, the expert at …” has a name.

    Verb first; two words at least, right before the description, which has the article.
    """
    the = str(page.lexicon.settings["clitics"].get("article", ""))
    if not page.verb_first or described.entry.category != "anonymous" or described.first - first < 2:
        return []
    words = people.name_words(first, described.first)
    whole = len(words) == described.first - first and page.word(described.first).startswith(the)
    return words if whole and not any(page.word(k).startswith(the) for k in words[:1]) else []


def own_name(page: Page, described: Hit | None, person: Hit | None) -> Hit | None:
    """The person named in a phrase; None where its title says whom its holder speaks for (syntax.on_behalf), and the
    name stands right behind it: “the spokesman for NAME”.
    """
    if described is None or person is None or person.first != described.last or described.entry.category != "title":
        return person
    ends = {fold_key(word) for word in page.syntax.get("on_behalf", ())}
    last = page.texts[described.last - 1]
    return None if last in ends or last[1:] in ends else person


def office_of(hit: Hit, hits: list[Hit]) -> str:
    """The office a title names; a bare head right before a country's name is the head of that state.

    An office that a state gives to many at once names nobody.
    """
    name: Name = hit.entry.ref
    if name.office in _SHARED:
        return ""
    if name.office or not name.state_office:
        return name.office
    state = any(h.first == hit.last and h.entry.category == "country" for h in hits)
    return name.state_office if state else ""
