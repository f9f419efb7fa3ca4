"""Who speaks at a finite verb, by the word orders the pack allows, and on which side of it."""

from rawi.extract import source_first, source_medial, sources
from rawi.extract.drafts import (
    BEHIND_SPEECH,
    COORDINATOR_LIKE,
    Range,
    clause_start,
    joined,
    prepositional,
    subject_last,
)
from rawi.extract.mentions import COMMAS, MARKS, OPENERS, Page
from rawi.extract.sources import ADVERB, LONGEST, PREPOSITION, TIME, is_finite
from rawi.packs.compile import Hit, bit
from rawi.text.normalize import fold_key


def subject(page: Page, hit: Hit, begin: int, limit: int) -> tuple[Range | None, str]:
    """The speaker of a finite verb by the pack's word orders, and on which side it was found."""
    if hit.entry.ref.subject == "text":
        return _text_before(page, hit.first, begin), "relative"
    if not page.verb_last:
        relative = source_first.antecedent(page, hit.first, begin)
        if relative is not None and not _resumed(page, hit):
            return source_medial.relative(page, hit.first) or relative, "relative"
        if relative is not None:
            k = hit.last + page.has(hit.last, bit("resumptive"))
            behind = sources.following(page, k, limit)
            return behind, "after" if behind is not None else ""
    readings = {feature.partition(".")[2] for feature in page.features.get(hit.first, ())}
    if page.verb_first and page.has(hit.first - 1, bit("subject_pronoun")):
        return None, "pronoun"
    spoken_of = not all(r.startswith("1") for r in readings)
    if page.verb_first and spoken_of:
        quote = page.quote(hit.first)
        if quote is not None and quote[0] == hit.first - 1 and quote[0] - 1 not in page.cue_at:
            outside = clause_start(page, page.sentence(hit.first)[0], quote[0])
            ahead = source_first.preceding(page, quote[0], outside)
            if ahead is not None and ahead[1] == quote[0]:
                return ahead, "before"
        said_in = None if page.has(hit.last, bit("resumptive")) else _text_right_before(page, hit)
        ahead = (
            said_in
            or _once(page, hit, begin)
            or _ahead(page, hit, begin)
            or _behind_had(page, hit, begin)
            or _topic(page, hit, begin)
        )
        if ahead is not None:
            return ahead, "before"
    for order in page.syntax["subject"] if spoken_of or "initial" in page.syntax["subject"] else ():
        found: Range | None = None
        if (
            order == "after"
            and page.verb_first
            and readings
            and all(r[:2] in ("3m", "3f") and r[2:3] in "dp" for r in readings)
        ):
            continue
        if order == "after":
            found = sources.following(page, hit.last, limit)
            other = _object_behind(page, hit) or _written(page, hit, found) or _oblique(page, found)
            if _hung(page, hit, found, limit) or other:
                found = None
        elif order == "inverted":
            opened = hit.first > begin and page.texts[hit.first - 1] in BEHIND_SPEECH
            told = hit.entry.ref.addressee == "object" and page.texts[hit.first - 1] == ","  # whom, not who
            opened = opened and not told and hit.entry.ref.inverted and source_medial.may_follow(page, hit)
            found = sources.following(page, hit.last, limit) if opened else None
        elif order == "before" and page.syntax["pro_drop"]:
            near = clause_start(page, begin, hit.first)
            found = None if joined(page, hit.first) else source_first.preceding(page, hit.first, near)
            if found is None and page.verb_first:
                found = _told_topic(page, hit, near)
            text = page.cover.get(found[0]) if found is not None else None
            written = text is not None and text.entry.category == "document"
            told = found is not None and (written or page.has(found[0], bit("medium")))
            if told and page.has(hit.last, bit("resumptive")):
                found = None  # “a letter in which they call for …”
        elif order == "before":
            if hit.entry.ref.inverted and source_medial.stands_behind(page, hit, limit):
                continue
            found = source_medial.before(page, hit.first, clause_start(page, begin, hit.first), begin)
        elif order == "initial":
            found = subject_last(page, begin, hit.first)
        if found is not None:
            return found, order
    return None, ""


def _ahead(page: Page, hit: Hit, begin: int) -> Range | None:
    """A speaker who opens the clause and stands right before the verb: what follows is spoken to."""
    start = clause_start(page, begin, hit.first)
    found = source_first.preceding(page, hit.first, start)
    if found is None or page.clitic[hit.first]:
        return None
    between = all(page.tags[k] & (sources.AUXILIARY | ADVERB | bit("negator")) for k in range(found[1], hit.first))
    seated = page.has(found[1], PREPOSITION) and hit.first - found[1] <= 3
    between = between or (seated and page.verb_first and hit.entry.ref.addressee == "object")
    opening = ADVERB | TIME | sources.AUXILIARY | bit("contrast") | COORDINATOR_LIKE
    opens = all(page.texts[k] in MARKS or page.tags[k] & opening for k in range(start, found[0]))
    return found if between and opens and sources.speaks(page, found[0]) else None


def _told_topic(page: Page, hit: Hit, near: int) -> Range | None:
    """Somebody at the head of a clause told, set off from the verb by a comma: “that an official at the port, said”."""
    comma = hit.first - 1
    if page.clitic[hit.first] or page.texts[comma] not in COMMAS:
        return None
    found = source_first.preceding(page, comma, near)
    told = found is not None and page.has(found[0] - 1, bit("complementizer") | bit("void"))
    return found if told else None


def _topic(page: Page, hit: Hit, begin: int) -> Range | None:
    """A speaker who opens the sentence, with an apposition or a relative clause whose comma stands before the verb."""
    opening = bit("contrast") | bit("subordinator") | sources.AUXILIARY
    while begin < hit.first and page.tags[begin] & opening and begin not in page.names:
        begin += 1
    if page.clitic[hit.first] or not sources.speaks(page, begin):
        return None
    if hit.first - 1 <= begin or page.texts[hit.first - 1] not in COMMAS:
        return None
    end = sources.extend(page, begin, hit.first)
    if end == hit.first - 1 and not page.governed(begin):  # “the governor, NAME, said”
        return begin, end
    behind = end + (page.texts[end] in COMMAS)
    inside = any(page.texts[k] in COMMAS for k in range(behind, hit.first - 1))
    turn = behind > end and not inside and all(page.tags[k] & (ADVERB | TIME) for k in range(behind, hit.first - 1))
    if page.verb_first and turn and not page.governed(begin):  # “the envoy, for his part, said”
        return begin, end
    return (begin, end) if page.has(behind, bit("relative")) and not inside and not page.governed(begin) else None


def _behind_had(page: Page, hit: Hit, begin: int) -> Range | None:
    """The subject between an auxiliary that opens the sentence and its verb (syntax.had): “had NAME, who came, said”.

    All that stands between is the subject, up to a comma, a relative clause or a phrase of place.
    """
    k = begin
    while k < hit.first and (page.texts[k] in MARKS or page.tags[k] & bit("contrast")):
        k += 1
    if not page.had(k):
        relatives = (
            j for j in range(hit.first - 2, max(begin, hit.first - 10), -1) if page.has(j - 1, bit("relative"))
        )
        k = next(relatives, k)
        if any(page.texts[j] in COMMAS for j in range(k, hit.first)):
            return None
    taken_up = hit.entry.feature.endswith(".obj") and sources.following(page, hit.last, page.sentence(hit.first)[1])
    if page.clitic[hit.first] or not page.had(k) or taken_up:
        return None
    last = hit.first
    while last > k and page.tags[last - 1] & (sources.AUXILIARY | ADVERB | TIME) and last - 1 not in page.names:
        last -= 1
    first = k + 1
    if first >= last or page.governed(first) or (page.tags[first] & _NO_SUBJECT and not sources.speaks(page, first)):
        return None
    comma = next((j for j in range(first, last) if page.texts[j] in COMMAS), last)
    already = any(page.has(j, sources.AUXILIARY) for j in range(last, hit.first))
    if comma == last - 1 and already and not _own_verb(page, first, comma):  # “had NAME, …, said”
        return first, comma
    if any(_breaks_off(page, j) for j in range(first, comma)):
        end = sources.extend(page, first, comma)
        return (first, end) if sources.speaks(page, first) and not _own_verb(page, end, last) else None
    if comma == last:
        return first, last
    aside = comma + 1
    whole = sources.extend(page, first, last)
    if whole > comma and whole >= last - 1:
        return first, whole
    related = page.has(aside, bit("relative")) or page.tags[aside] & (TIME | PREPOSITION)
    own = sources.following(page, hit.last, page.sentence(hit.first)[1])
    spoken = not already and own is not None and sources.speaks(page, own[0])
    return (first, comma) if (already or related) and not spoken else None


def _once(page: Page, hit: Hit, begin: int) -> Range | None:
    """The governed name between a word for what happened before and its verb (syntax.once): “it once befell NAME that
    he said …”.
    """
    words = {fold_key(form) for form in page.syntax.get("once", ())}
    if not words or not page.has(hit.first - 1, bit("complementizer")):
        return None
    for k in range(hit.first - 3, max(begin, hit.first - LONGEST) - 1, -1):
        if page.word(k) in words and page.governed(k + 1):
            return k + 1, hit.first - 1
    return None


_NO_SUBJECT = PREPOSITION | TIME | ADVERB | bit("negator") | bit("complementizer") | bit("relative")


def _breaks_off(page: Page, k: int) -> bool:
    """Whether a word within what might be a subject shows that it ended before: a verb, a preposition, a clause."""
    clause = bit("complementizer") | bit("subordinator") | bit("relative") | bit("also_verb") | PREPOSITION
    return bool(page.tags[k] & clause and k not in page.cover) or is_finite(page, k) or page.texts[k] in ":؛;"


def _own_verb(page: Page, first: int, last: int) -> bool:
    """Whether a verb or a new clause stands between a subject and the verb it would have."""
    clause = bit("complementizer") | bit("subordinator") | bit("also_verb")
    return any(page.tags[k] & clause or is_finite(page, k) for k in range(first, last))


def _hung(page: Page, hit: Hit, phrase: Range | None, limit: int) -> bool:
    """Whether the word behind a verb carries the preposition of its content; not where that follows the phrase."""
    cue = hit.entry.ref
    if prepositional(page, cue, hit.last, limit) != hit.last or hit.last in page.names:
        return False
    if phrase is not None and not page.governed(hit.last) and page.has(phrase[1], bit("complementizer")):
        return False  # a name that only begins like the preposition
    return page.governed(hit.last) or phrase is None or prepositional(page, cue, phrase[1], limit) < 0


def _object_behind(page: Page, hit: Hit) -> bool:
    """Whether the word behind a verb opens its object, so that no subject does: “some reported ignoring …”."""
    return hit.last not in page.names and page.texts[hit.last : hit.last + 1] in [[w] for w in hit.entry.ref.objects]


def _oblique(page: Page, found: Range | None) -> bool:
    """Whether a phrase begins with a definite plural in the oblique case (syntax.agreement), which is an object."""
    if not page.verb_first or found is None:
        return False
    pointed = page.has(found[0], bit("demonstrative")) and found[0] + 1 < len(page.texts)
    k = found[0] + pointed
    rules, word, known = page.syntax["agreement"], page.texts[k], page.cover.get(k)
    people = pointed or (known is not None and known.entry.category in ("group", "anonymous"))
    long = word.startswith(rules["article"]) and word.endswith(tuple(fold_key(e) for e in rules["oblique"]))
    return bool(people) and long and not page.clitic[found[0]]


def _written(page: Page, hit: Hit, found: Range | None) -> bool:
    """Whether the indefinite text right behind a verb of writing, a quotation behind it, is what somebody wrote."""
    if found is None or hit.entry.ref.sense not in ("write", "publish") or found[1] - found[0] > 2:
        return False
    article = page.lexicon.settings["clitics"].get("article", "")
    known = page.cover.get(found[0])
    text = page.has(found[0], bit("medium")) or (known is not None and known.entry.category == "document")
    behind = page.texts[found[1]] if found[1] < len(page.texts) else ""
    return text and not page.word(found[0]).startswith(article) and (behind == ":" or behind in OPENERS)


def _resumed(page: Page, hit: Hit) -> bool:
    """Whether a relative clause takes its antecedent up again as an object, or differs from it in gender: no subject.

    “…, whom the court accuses of …”, “the interview in which he said …”; genders by syntax.relative.
    """
    if hit.entry.feature.endswith(".obj") or page.has(hit.last, bit("resumptive")):
        return True
    persons = {
        part for feature in page.features.get(hit.first, ()) for part in feature.split(".") if part[:1].isdigit()
    }
    near = page.texts[max(hit.first - 3, 0) : hit.first]
    for person, forms in page.syntax.get("relative", {}).items():
        if persons and person not in persons and any(fold_key(form) in near for form in forms):
            return True
    return False


def _text_right_before(page: Page, hit: Hit) -> Range | None:
    """An indefinite text right before a verb that is said in it: “CITY will put forward a draft that asks for …”."""
    last = hit.first
    while last > 0 and page.tags[last - 1] & (ADVERB | TIME) and not sources.named(page, last - 1):
        last -= 1
    known = page.cover.get(last - 1)
    apart = last < hit.first
    if known is not None and known.entry.category in ("nisba", "country") and apart:
        known = page.cover.get(known.first - 1)
    texts = ("document", "group") if apart else ("document",)
    if known is None or known.entry.category not in texts or page.clitic[hit.first]:
        return None
    article = page.lexicon.settings["clitics"].get("article", "")
    return None if page.word(known.first).startswith(article) else (known.first, last)


def _text_before(page: Page, cue: int, begin: int) -> Range | None:
    """The last text named before a cue: a report, a letter …; None where there is none."""
    named = [k for k in range(begin, cue) if (hit := page.cover.get(k)) and hit.entry.category == "document"]
    return (named[-1], max(sources.extend(page, named[-1], cue), named[-1] + 1)) if named else None
