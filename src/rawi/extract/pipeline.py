"""The whole story of extraction on one screen: Document + pack → Reading.  Pure, picklable, one document at a time.

page ── drafts ── settle ── nest ── (tag) ── name ──► attributions ──► contacts
"""

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rawi.extract import chain, citations, confidence, polnear, stance
from rawi.extract.contacts import contacts
from rawi.extract.continuing import carry_on, go_on, headers
from rawi.extract.corefer import NOBODY, Discourse
from rawi.extract.cues import draft as make_draft
from rawi.extract.drafts import Draft
from rawi.extract.interviews import interviewed
from rawi.extract.likely import a_thing
from rawi.extract.mentions import Page, scan
from rawi.extract.people import People
from rawi.extract.settle import settle
from rawi.extract.taken_up import taken_up
from rawi.extract.when import find_dates
from rawi.packs.actors import load_actors
from rawi.packs.compile import lexicon
from rawi.packs.dates import load_dates
from rawi.types import Attribution, Document, Reading, Span, Speaker, When


@dataclass(frozen=True, slots=True)
class Steps:
    """The replaceable steps; each is a plain function, so a plug-in or a test can put its own in place."""

    scan: Callable[..., Page] = scan
    draft: Callable[..., Draft | None] = make_draft
    settle: Callable[[Page, list[Draft]], list[Draft]] = settle
    tag: Callable[[Page, list[Draft]], list[Draft]] | None = None
    weigh: Callable[[Sequence[str]], float] = confidence.weigh


def extract(document: Document, steps: Steps = Steps(), scheme: str = "", least: float | None = None) -> Reading:
    """All attributions of a document, in the order of their cues.

    document: any; one in a language without a pack gives an empty reading.
    scheme: "" for Rawi's own; "polnear" counts intentions and mental states too, and leaves nested attributions out.
    least: attributions of a lower confidence are left out; None is the learned threshold (of Rawi's own scheme).
    """
    if document.language == "und" or not document.text.strip():
        return Reading(document.id, (), ())
    publisher = document.publisher.value if document.publisher else ""
    noise = tuple(n.span for n in document.noise)
    page = steps.scan(document.text, lexicon(document.language), noise, scheme, publisher)
    day = document.published.value[:10] if document.published else ""
    people = People(page)
    people.survey()
    discourse = Discourse(page, load_actors(), day, people)
    drafts = [d for hit in page.cues if hit.first not in page.muted and (d := steps.draft(page, hit)) is not None]
    drafts += headers(page, drafts)
    for draft in drafts:
        draft.sentence = page.sentence(draft.cue[0])
    drafts = steps.settle(page, drafts)
    carry_on(page, drafts)
    go_on(page, drafts)
    drafts = chain.absorb(page, drafts)
    drafts = sorted((d for d in drafts if not a_thing(page, d)), key=lambda d: d.cue)
    chain.nest(drafts)
    if scheme == "polnear":
        drafts = [d for d in drafts if d.parent < 0]
    if steps.tag is not None:
        drafts = _tagged(steps.tag(page, drafts), scheme)
    elif scheme == "polnear":
        polnear.redraw(page, drafts)
    base = document.published.value if document.published else None
    dates = find_dates(page.folded, page.back, load_dates(document.language), base)
    made = [_dated(item, dates) for item in _attributions(document, page, drafts, discourse, publisher)]
    met = contacts(page, made, discourse, day, document.id)
    made = [
        replace(item, confidence=steps.weigh(confidence.signs(page, drafts, k, item))) for k, item in enumerate(made)
    ]
    if least is None:
        least = 0.0 if scheme else confidence.settings()["least"]
    return Reading(document.id, tuple(m for m in made if m.confidence >= least), tuple(met), tuple(dates))


def _tagged(drafts: list[Draft], scheme: str) -> list[Draft]:
    """What a tagger made of the drafts, nested anew."""
    drafts.sort(key=lambda d: d.cue)
    for draft in drafts:
        draft.parent = -1
    if scheme != "polnear":
        chain.nest(drafts)
    return drafts


def _dated(item: Attribution, dates: list[When]) -> Attribution:
    """The attribution with the first date its content gives, if any."""
    for span in item.content:
        k = bisect_left(dates, span.start, key=lambda when: when.span.start)
        if k < len(dates) and dates[k].span.end <= span.end:
            return replace(item, when=dates[k])
    return item


def _attributions(
    document: Document, page: Page, drafts: list[Draft], discourse: Discourse, publisher: str
) -> list[Attribution]:
    """Drafts with their speakers, relays and stances; spans lead back to the document's own characters."""
    made: list[Attribution] = []
    seen = 0
    credit = chain.credit(page, publisher)
    turns: dict[tuple[str, ...], Speaker] = {}
    speaking = (d for d in drafts if not citations.by_reporter(page, d))
    discourse.lead([d.source for d in speaking if d.source is not None and d.parent < 0])
    for draft in drafts:
        upto = max(draft.cue[1], draft.source[1] if draft.source else 0)
        discourse.people.notice(upto, seen)
        seen = max(seen, upto)
        outer = made[draft.parent] if 0 <= draft.parent < len(made) else None
        nobody = draft.impersonal and draft.source is None
        speaker = NOBODY if nobody else discourse.speaker(draft.source or draft.implied, draft.feature)
        if page.cased and draft.rule == "header" and draft.source is not None:
            speaker = turns.setdefault(tuple(page.texts[slice(*draft.source)]), speaker)  # of a transcript
        if draft.rule == "verb.governed" and speaker.kind in ("person", "unspecified") and not speaker.actor:
            label = speaker.label
            if draft.source is not None and speaker.kind == "unspecified":
                label = discourse.people.latin(*draft.source)
            speaker = Speaker(label, "document")  # what “in this … it says” names is a text
        handed: tuple[str, ...] = ()
        if outer is not None:
            nameless = outer.speaker.kind == "unspecified" or outer.speaker.label == speaker.label
            handed = outer.relays if nameless else (*outer.relays, outer.speaker.label)
        elif draft.source is None and made and made[-1].speaker.label == speaker.label:
            same = drafts[len(made) - 1].sentence == draft.sentence
            handed = made[-1].relays if same else ()
        names = chain.relays(page, draft, discourse, handed, publisher)
        names = tuple(n for n in (*credit, *names) if n != speaker.label)
        names = tuple(dict.fromkeys(names))
        if outer is None:
            begin = min(draft.cue[0], draft.source[0] if draft.source else draft.cue[0])
            issued = draft.rule.startswith("header") or discourse.states(begin, draft.content[0][0])
            if not (citations.by_reporter(page, draft) or _by_the_way(drafts, len(made))):
                discourse.heard(speaker, issued=issued, source=draft.source)
        source = page.span(*_described(draft)) if draft.source else None
        cue = page.span(*draft.cue)
        content = tuple(page.span(a, b, clitics=_whole(page, a)) for a, b in draft.content)
        made.append(
            Attribution(
                id=_identity(document.id, source, cue, content),
                source=source,
                cue=cue,
                content=content,
                speaker=speaker,
                mode=stance.mode(page, draft),
                stance=stance.stance(page, draft),
                rule=draft.rule,
                addressee=page.span(*draft.addressee) if draft.addressee else None,
                relays=names,
                chain=chain.chain(publisher, names, speaker, document.text[cue.start : cue.end]),
                sense=draft.entry.sense if draft.entry else "say",
                trace=tuple(draft.trace),
            )
        )
    return taken_up(drafts, interviewed(page, drafts, made, discourse, publisher))


def _described(draft: Draft) -> tuple[int, int]:
    """The source with what tells who it is, if the draft still has the source it was found with."""
    whole, source = draft.described, draft.source or (0, 0)
    return whole if whole is not None and whole[0] == source[0] and whole[1] >= source[1] else source


def _by_the_way(drafts: list[Draft], k: int) -> bool:
    """Whether a noun of saying stands inside the sentence of the next one who speaks: “on NAME's report … he said”."""
    draft, after = drafts[k], drafts[k + 1] if k + 1 < len(drafts) else None
    same = after is not None and after.sentence == draft.sentence and after.parent < 0
    return draft.rule.startswith("noun") and same and after is not None and after.source is not None


def _whole(page: Page, first: int) -> bool:
    """Whether a content keeps the clitic of its first word: only a governing preposition is left out."""
    return not page.clitic[first] or page.governed(first)


def _identity(document: str, source: Span | None, cue: Span, content: tuple[Span, ...]) -> str:
    """An id that is a hash of what was said where."""
    spans = [source, cue, *content]
    key = "|".join([document, *(f"{s.start}-{s.end}" if s else "-" for s in spans)])
    return hashlib.sha256(key.encode()).hexdigest()[:16]
