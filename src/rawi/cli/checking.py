"""`rawi verify`: every stored span still holds the words it held."""

import typer

from rawi.cli import console, options


def verify(store: options.Store = "", quiet: options.Quiet = False, as_json: options.Json = False) -> None:
    """Check every span of the ledger, to the letter.

    Exit code 5 when one no longer holds the words of its document.
    """
    from rawi.cli.desk import ask_ledger
    from rawi.export.labels import latin
    from rawi.text.visible import one_line

    with ask_ledger(store) as book:
        counts = book.counts()
        broken = list(book.verify())
    if as_json:
        rows = [
            {
                "document": b.document,
                "place": b.place,
                "start": b.span.start,
                "end": b.span.end,
                "expected": b.expected,
                "found": b.found,
            }
            for b in broken
        ]
        console.emit({"documents": counts.documents, "assertions": counts.assertions, "broken": rows}, indent=1)
    else:
        for item in broken:
            console.show(f"{latin(item.document)} [{item.span.start}-{item.span.end}] {latin(item.place)}")
            console.show("  expected:")
            console.show(f"    {one_line(item.expected) or '(only a check was kept)'}")
            console.show("  found:")
            console.show(f"    {one_line(item.found)}")
    if broken:
        console.note(f"{len(broken)} spans no longer match; nothing was changed   to look: rawi explain PATH", quiet)
        raise typer.Exit(console.BROKEN)
    if not as_json:
        console.show(f"every span holds: {counts.documents} documents, {counts.attributions} attributions, "
                     f"{counts.assertions} assertions")  # fmt: skip
