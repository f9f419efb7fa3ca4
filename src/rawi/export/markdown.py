"""A report as Markdown: the same page as the terminal's, with every quotation in a block of its own."""

import re
from collections.abc import Iterator

from rawi.export.entry import Account, Entry
from rawi.export.labels import LANGUAGES, SIDES, count, latin, triple
from rawi.export.plain import chain_line, place
from rawi.export.report import NOTICE, SECTIONS, Report
from rawi.text.visible import one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$])")


def markdown(made: Report) -> str:
    """The report as one Markdown text."""
    return "\n".join(_lines(made)) + "\n"


def plain(text: str) -> str:
    """Text in which nothing is taken for Markdown or HTML; one line, invisible characters shown."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _lines(made: Report) -> Iterator[str]:
    spoken = ", ".join(f"{number} {LANGUAGES.get(code, code)}" for code, number in made.languages.items())
    yield "# Rawi report"
    yield ""
    yield f"{count(made.articles, 'article')} ({spoken}), {count(made.claims, 'claim')}, "
    yield f"{count(made.assertions, 'assertion')}, {made.verified} quotes verified. {NOTICE}"
    if any(s.invented for s in made.sources):
        yield ""
        yield "**These articles are invented for demonstration; nothing in them happened.**"
    if made.stands_out:
        yield from ("", "## What stands out", "")
        for number, finding in enumerate(made.stands_out, 1):
            ids = ", ".join(f"`{i}`" for i in finding.claims[:8])
            yield f"{number}. {plain(latin(finding.text))} {ids}"
            yield from (f"   - {plain(latin(line))}" for line in finding.lines)
    for status in SECTIONS:
        entries = made.section(status)
        if entries:
            yield from ("", f"## {status.capitalize()} ({made.statuses.get(status, 0)})")
            for item in entries:
                yield from _entry(item)
    yield from _channels(made)
    yield from _gaps(made)
    yield from _sources(made)


def _entry(item: Entry) -> Iterator[str]:
    yield from ("", f"### {item.shape} {plain(item.gist)}", "")
    when = plain(latin(item.when)) or "undated"
    yield f"`{item.id}` · {item.status} · {triple(item.articles, item.origins, item.camps)} · {when}"
    for title, accounts in (("Says so", item.says), ("Denies, or will not say", item.denies)):
        if accounts:
            yield from ("", f"**{title}**")
            for account in accounts:
                yield from _account(account)
    rows = [*(f"conflict: {latin(c)}" for c in item.conflicts), *(f"cannot tell {latin(u)}" for u in item.unknown)]
    rows += [f"retold differently: {d.aspect}: " + " / ".join(latin(v) for v, _ in d.values) for d in item.retold]
    if rows:
        yield ""
        yield from (f"- {plain(row)}" for row in rows)


def _account(account: Account) -> Iterator[str]:
    side = "" if account.side == "for" else f" ({SIDES.get(account.side, account.side)})"
    yield from ("", f"{plain(chain_line(account))}{side}")
    for quote in account.quotes:
        yield from ("", f"> {plain(quote.text)}{' …' if quote.cut else ''}", ">", f"> {plain(place(quote))}")
        if quote.beyond:
            yield from ("", f"Not in these words: {plain('; '.join(latin(part) for part in quote.beyond))}")


def _channels(made: Report) -> Iterator[str]:
    if made.channels:
        yield from ("", "## Channels named", "")
        yield from (f"- {plain(latin(c.name))}: {', '.join(f'`{i}`' for i in c.claims[:12])}" for c in made.channels)

    if made.supposed:
        yield from ("", "Only in an outlet's own guess or headline, no claim:", "")
        yield from (
            f"- {plain(latin(s.name))}: {', '.join(plain(latin(n)) for n in s.documents)}" for s in made.supposed
        )


def _gaps(made: Report) -> Iterator[str]:
    names = (("No date", made.gaps.undated), ("No outlet", made.gaps.unplaced))
    ids = (("No source given", made.gaps.unsourced), ("Unnamed speakers only", made.gaps.unnamed_only))
    rows = [f"- {t}: {', '.join(plain(n) for n in found)}" for t, found in names if found]
    rows += [f"- {t}: {', '.join(f'`{i}`' for i in found)}" for t, found in ids if found]
    if rows:
        yield from ("", "## Gaps", "", *rows)


def _sources(made: Report) -> Iterator[str]:
    yield from ("", "## Sources", "")
    for source in made.sources:
        outlet = latin(source.publisher, source.language) or "outlet not stated"
        day = f"{source.published} ({source.published_basis})" if source.published else "undated"
        yield f"- {plain(latin(source.name, source.language))}: {plain(outlet)}, {plain(day)}, sha256 `{source.sha256}`"
