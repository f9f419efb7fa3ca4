"""A report as plain text for any terminal: no colour, no box lines, no right-to-left letters beside numbers.

Quotations stand alone on their line.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from rawi.export.comparison import Comparison, Shared, Single
from rawi.export.entry import Account, Difference, Entry, Link, Quote
from rawi.export.highlights import listing
from rawi.export.labels import AGREEMENT, LANGUAGES, SIDES, count, latin, triple
from rawi.export.report import AGREED, NOTICE, Report
from rawi.text.visible import one_line

Words = Callable[[str, str], str]
"""How a quotation is printed: (text, language) → one line."""

_SHOWN = 12
_TITLE = 52


def as_written(text: str, language: str) -> str:
    """The quotation itself, invisible characters shown."""
    return one_line(text)


def in_latin(text: str, language: str) -> str:
    """The quotation in Latin letters, for terminals that cannot shape Arabic script."""
    return latin(text, language)


def chain_line(account: Account) -> str:
    """A chain from the outlet inward: Gooya <- Axios <- unnamed sources; a hop that is inferred says so."""
    return " <- ".join(latin(link.name) + ("" if _sure(link) else " (likely)") for link in account.chain)


def _sure(link: Link) -> bool:
    return link.stated or link.name.startswith("[")


def report_lines(made: Report, words: Words = as_written) -> Iterator[str]:
    """The report, line by line."""
    yield from _head(made)
    yield from _stands_out(made)
    yield from _section(made, "contested", "CONTESTED", accounts=3)
    yield from _section(made, "denied", "DENIED", accounts=0)
    yield from _agreed(made, words)
    yield from _section(made, "corroborated", "CORROBORATED", accounts=0)
    asserted = made.statuses.get("asserted", 0)
    if asserted:
        yield f"ASSERTED ONLY: {count(asserted, 'claim')}   (rawi ledger --status asserted)"
        yield ""
    if made.channels or made.supposed:
        yield "CHANNELS NAMED"
        for channel in made.channels[:_SHOWN]:
            yield f"  {latin(channel.name):<40}  {listing(channel.claims, 3)}"
        for guess in made.supposed[:_SHOWN]:
            where = listing([latin(name) for name in guess.documents], 3)
            yield f"  {latin(guess.name):<40}  no claim: only an outlet's own guess or headline, in {where}"
        yield ""
    yield from _gaps(made)
    yield from _retold(made)
    first = made.entries[0].id if made.entries else "CLAIM"
    yield f"Next: rawi show {first}     rawi report --html -o dossier.html"


def entry_lines(item: Entry, words: Words = as_written, ids: bool = False) -> Iterator[str]:
    """A claim's page: for and against, chains, quotations, what changed in retelling, what cannot be told.

    ids: with the id of each assertion.
    """
    yield f"{item.id}  {item.gist}"
    yield f"{item.shape} {item.status} in these articles"
    yield f"  {triple(item.articles, item.origins, item.camps)}"
    yield f"  {item.kind}, {'undated' if not item.when else latin(item.when)}"
    if item.title != item.gist and not item.quoted:
        yield ""
        yield f"  {words(item.title, item.title_language)}"
    for title, accounts in (("SAYS SO", item.says), ("DENIES, OR WILL NOT SAY", item.denies)):
        yield ""
        yield title
        if not accounts:
            yield "  nobody in these articles"
        for account in accounts:
            yield from _account(account, words, ids)
    for title, rows in (("CONFLICTS", item.conflicts), ("CANNOT TELL", item.unknown), ("NOTES", item.notes)):
        if rows:
            yield ""
            yield title
            yield from (f"  {latin(row)}" for row in rows)
    if item.retold:
        yield ""
        yield "RETELLING CHANGED"
        for difference in item.retold:
            yield f"  {_difference(difference)}"


def _account(account: Account, words: Words, ids: bool = False) -> Iterator[str]:
    yield f"  {chain_line(account)}"
    facts = [SIDES.get(account.side, account.side)] if account.side != "for" else []
    facts += [f"camp: {account.camp}"] if account.camp else []
    facts += [f"origin: {latin(account.origin)}" if account.origin else "origin: not stated"]
    yield f"    {'; '.join(facts)}"
    for quote in account.quotes:
        yield ""
        yield f"      {words(quote.text, quote.language)}{' …' if quote.cut else ''}"
        yield f"    {place(quote)}{f'  assertion {quote.assertion}' if ids else ''}"
        if quote.scope:
            yield "    scope of the denial:"
            yield f"      {words(quote.scope, quote.language)}"
        if quote.beyond:
            yield f"    not in these words: {'; '.join(latin(part) for part in quote.beyond)}"
    yield ""


def comparison_lines(made: Comparison, words: Words = as_written) -> Iterator[str]:
    """Two documents side by side, line by line: told in both, only in the first, only in the second."""
    names = tuple(latin(t.name, t.language) for t in (made.first, made.second))
    for name, telling in zip(names, (made.first, made.second), strict=True):
        outlet = latin(telling.publisher, telling.language) or "outlet not stated"
        day = f"{telling.published} ({telling.published_basis})" if telling.published else "undated"
        yield f"{name}: {LANGUAGES.get(telling.language, telling.language)}, {outlet}, {day}"
    if made.origins:
        yield f"Both have from one teller what they share of: {listing([latin(o) for o in made.origins])}"
    yield ""
    yield f"TOLD IN BOTH ({len(made.both)})"
    for item in made.both:
        yield from _told(item)
        for name, accounts in zip(names, (item.first, item.second), strict=True):
            yield from _side(name, accounts, words)
        for change in item.changes:
            told = (", ".join(latin(v) for v in values) or "-" for values in (change.first, change.second))
            yield f"    {change.aspect}: {'  /  '.join(told)}"
        yield ""
    for name, singles in zip(names, (made.only_first, made.only_second), strict=True):
        yield f"ONLY IN {name} ({len(singles)})"
        for single in singles:
            yield from _told(single)
            yield from _side("", single.accounts, words)
            if single.shared:
                yield "    the other tells another side of this claim, above"
            if single.like:
                yield f"    in other words perhaps: {single.like}"
            yield ""


def _told(item: Shared | Single) -> Iterator[str]:
    side = "" if item.side == "for" else f"{SIDES.get(item.side, item.side)}: "
    yield f"  {item.claim}  {side}{item.gist}"


def _side(name: str, accounts: tuple[Account, ...], words: Words) -> Iterator[str]:
    """What one document tells: each chain with its quotations, every one alone on its line."""
    for account in accounts:
        yield f"    {name}{': ' if name else ''}{chain_line(account)}"
        for quote in account.quotes:
            yield f"      {words(quote.text, quote.language)}{' …' if quote.cut else ''}"
            yield f"      {place(quote)}"


def place(quote: Quote) -> str:
    """Where a quotation stands: document, line, code points."""
    return f"{latin(quote.document, quote.language)} line {quote.line} [{quote.start}-{quote.end}]"


def _head(made: Report) -> Iterator[str]:
    spoken = ", ".join(f"{number} {LANGUAGES.get(code, code)}" for code, number in made.languages.items())
    checked = f"{made.verified} quotes verified" + (f", {made.broken} BROKEN (rawi verify)" if made.broken else "")
    numbers = (count(made.claims, "claim"), count(made.assertions, "assertion"), checked)
    yield f"Rawi {made.version} - {count(made.articles, 'article')} ({spoken}) - {' - '.join(numbers)}"
    yield NOTICE
    if any(s.invented for s in made.sources):
        yield "These articles are INVENTED for demonstration; nothing in them happened."
    yield ""


def _stands_out(made: Report) -> Iterator[str]:
    if not made.stands_out:
        return
    yield "WHAT STANDS OUT"
    for number, finding in enumerate(made.stands_out, 1):
        ids = f" ({listing(finding.claims, 3)})" if not finding.lines else ""
        yield f"  {number}  {latin(finding.text)}{ids}"
        yield from (f"       {latin(line)}" for line in finding.lines)
    yield ""


def _section(made: Report, status: str, title: str, accounts: int) -> Iterator[str]:
    number, entries = made.statuses.get(status, 0), made.section(status)
    if not number:
        return
    width = max((len(e.id) for e in entries), default=0)
    head = f"{title} ({number})"
    yield f"{head:<{width + _TITLE + 4}}  {'when':<22}  {'for':>3}  {'against':>7}  {'origins':>7}"
    for item in entries[:_SHOWN]:
        row = f"{_short(item.gist):<{_TITLE}}  {latin(item.when) or 'undated':<22.22}"
        yield f"  {item.id:<{width}}  {row}  {len(item.says):>3}  {item.against:>7}  {item.origins:>7}"
        for label, told in (("for", item.says), ("against", item.denies)):
            chains = Counter(chain_line(account) for account in told) if accounts else Counter()
            for number_told, (chain, times) in enumerate(list(chains.items())[:accounts]):
                often = f"  ({times} times)" if times > 1 else ""
                yield f"  {'':<{width}}  {label if number_told == 0 else '':<8} {chain}{often}"
            if len(chains) > accounts:
                yield f"  {'':<{width}}  {'':<8} and {len(chains) - accounts} more"
    if number > _SHOWN:
        yield f"  and {number - min(len(entries), _SHOWN)} more   (rawi ledger --status {status})"
    yield ""


def _agreed(made: Report, words: Words) -> Iterator[str]:
    """What both sides say: each agreement with its claims, and each voice with its words."""
    entries = made.section(AGREED)
    if not entries:
        return
    yield f"SAID BY BOTH SIDES ({made.statuses.get(AGREED, 0)})"
    for item in entries[:_SHOWN]:
        yield f"  {item.id}  {item.gist}"
        yield f"    {triple(item.articles, item.origins, item.camps)}{f', {latin(item.when)}' if item.when else ''}"
        for account in item.says:
            yield f"    {account.camp or 'camp not stated'}: {chain_line(account)}"
            for quote in account.quotes:
                yield f"      {words(quote.text, quote.language)}{' …' if quote.cut else ''}"
                yield f"      {place(quote)}"
        yield from (f"    {latin(note)}" for note in item.notes)
    yield ""


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"


def _gaps(made: Report) -> Iterator[str]:
    rows = (
        ("no date", "article", made.gaps.undated),
        ("no outlet", "article", made.gaps.unplaced),
        ("no source given", "claim", made.gaps.unsourced),
        ("unnamed only", "claim", made.gaps.unnamed_only),
    )
    more = {"no source given": "--unsourced", "unnamed only": "--unnamed-only"}
    if not any(names for _, _, names in rows):
        return
    yield "GAPS"
    for title, noun, names in rows:
        if names:
            command = f"   (rawi ledger {more[title]})" if title in more else ""
            yield f"  {title:<16}  {count(len(names), noun)}: {listing(names, 5)}{command}"
    yield ""


def _retold(made: Report) -> Iterator[str]:
    rows = [(e, d) for e in made.entries for d in e.retold if e.kind != AGREEMENT]
    if not rows:
        return
    yield "RETELLING CHANGED THE WORDING"
    for item, difference in rows[:_SHOWN]:
        yield f"  {item.id}  {_difference(difference)}"
    if len(rows) > _SHOWN:
        yield f"  and {len(rows) - _SHOWN} more   (rawi show CLAIM)"
    yield ""


def _difference(item: Difference) -> str:
    told = "  /  ".join(f'"{latin(value)}" ({listing([latin(n) for n in names], 3)})' for value, names in item.values)
    return f"{item.aspect}: {told}"
