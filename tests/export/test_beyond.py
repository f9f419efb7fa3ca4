"""What a denial's words leave out: only what stands in somebody's words is said to be left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rawi.export.beyond import Around, beyond
from rawi.types import Assertion, Claim, Contact, ContactKind, ContactStatus, Side, Span, Speaker, When

SAFADI = Speaker("Ayman Safadi", "person", "ayman-safadi", "Jordan")
NOBODY = Speaker("unnamed Finnish official", "unnamed", camp="Finland")
PAIR = ("Jordan", "Alexander Stubb")


@dataclass(slots=True)
class Page:
    """One article, as it is put together: assertions with their contacts and dates."""

    contacts: list[Contact] = field(default_factory=list)
    dates: list[When] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    length: int = 0

    def says(
        self,
        quote: str,
        side: Side = "for",
        sides: tuple[str, str] = PAIR,
        kind: ContactKind = "message",
        dated: tuple[str, str] = ("", ""),
        medium: str | None = None,
    ) -> Assertion:
        """One more assertion; dated: a word of time in it and its value."""
        start, key = self.length, f"a{self.length}"
        self.length += len(quote) + 1
        span = Span(start, start + len(quote))
        status: ContactStatus = "denied" if side == "against" else "occurred"
        self.contacts.append(Contact(key, kind, *sides, (), medium, status, None, "", span, "frame", key))
        if dated[0]:
            at = start + quote.index(dated[0])
            self.dates.append(When(Span(at, at + len(dated[0])), dated[1], "week", "relative", ""))
        speaker = SAFADI if side == "against" or sides[0] == SAFADI.label else NOBODY
        return Assertion(f"id-{key}", "d", span, quote, side, speaker, (), (), "", attribution=key, language="en")

    def left_out(self, *told: Assertion) -> Sequence[str]:
        """What the last assertion, a denial, leaves out of the claim that all of them are on."""
        claim = Claim("C-1", told[0].quote, "contact", "contested", 1, 1, 1, told)
        around = Around(lambda _: self.contacts, lambda _: self.dates, lambda _: [claim, *self.claims])
        return beyond(told[-1], claim, around)


def test_words_that_cover_all_that_is_told_leave_nothing_out() -> None:
    page = Page()
    told = page.says("that Jordan sent a message to Alexander Stubb")
    assert page.left_out(told, page.says("any contact with Alexander Stubb", "against", kind="talks")) == ()


def test_a_party_that_only_the_others_name() -> None:
    page = Page()
    told = page.says("that Jordan reached out to Alexander Stubb and others in the administration")
    denial = page.says("any contact with Alexander Stubb", "against", kind="talks")
    assert page.left_out(told, denial) == ("others in the administration",)
    wider = page.says("that Jordan sent a message to Finland", sides=("Jordan", "Finland"))
    assert page.left_out(wider, denial) == ("Finland",)
    state = page.says("any contact with Finland", "against", ("Jordan", "Finland"), "talks")
    narrow = page.says("that Jordan sent a message to Alexander Stubb")
    assert page.left_out(narrow, state) == ()


def test_a_time_that_only_the_others_name() -> None:
    page = Page()
    denial = page.says("any contact this week", "against", kind="talks", dated=("this week", "2026-05-18/2026-05-24"))
    last = page.says("that a message was sent last week", dated=("last week", "2026-05-11/2026-05-17"))
    same = page.says("that a message was sent this week", dated=("this week", ""))
    assert page.left_out(last, denial) == ("the time that is told of: 2026-05-11/2026-05-17",)
    assert page.left_out(last, same, denial) == ()
    assert page.left_out(page.says("that a message was sent"), denial) == (
        "any time but the one that these words name",
    )


def test_a_form_a_manner_or_a_subject_that_the_denial_restricts_itself_to() -> None:
    page = Page()
    told = page.says("that a message was sent")
    letter = page.says("that a letter was sent", "against", kind="letter", medium="letter")
    assert page.left_out(told, letter) == ("a message in another form than letter",)
    assert page.left_out(letter) == ("contact in another form than letter",)
    assert page.left_out(told, page.says("any negotiation", "against", kind="talks")) == ("messages",)
    direct = page.says("any direct contact", "against", kind="talks")
    assert page.left_out(told, direct) == ("contact that is not direct",)
    assert page.left_out(page.says("that a direct message was sent"), direct) == ()
    ceasefire = page.says("any negotiation on a ceasefire", "against", kind="talks")
    assert page.left_out(ceasefire) == ("other subjects than ceasefire",)


def test_another_contact_that_the_denier_tells_of() -> None:
    page = Page()
    told = page.says("that Jordan sent a message to Alexander Stubb")
    pair = (SAFADI.label, "Alexander Stubb")
    denial = page.says("any contact with Alexander Stubb", "against", pair, "talks")
    own = page.says("that the last contact was before the spring", sides=pair, kind="talks")
    page.claims = [Claim("C-2", own.quote, "contact", "asserted", 1, 1, 1, (own,))]
    assert page.left_out(told, denial) == ("another contact of the same parties, of which the same speaker tells: C-2",)
    page.claims = [Claim("P-2", own.quote, "agreement", "corroborated 2", 1, 2, 2, (own,))]
    assert page.left_out(told, denial) == ()
