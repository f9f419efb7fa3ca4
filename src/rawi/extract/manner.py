"""How something is said, which nobody is called by (Arabic)."""

from rawi.extract.mentions import OPENERS, Page
from rawi.packs.compile import bit
from rawi.text.normalize import fold_key


def manner(page: Page, k: int, limit: int) -> bool:
    """Whether an unknown word that begins like a preposition only says how something is said: “says with scorn that”.

    A feminine noun with the complementizer, colon or quotation right behind it.
    """
    if not page.verb_first or k in page.names or page.tags[k] or k + 1 >= limit:
        return False
    clitics = tuple(page.lexicon.settings["clitics"].get("prepositions", ()))
    shaped = page.texts[k].startswith(clitics) and page.texts[k].endswith(
        fold_key(page.syntax["agreement"]["feminine"])
    )
    opened = page.has(k + 1, bit("complementizer")) or page.texts[k + 1] in OPENERS or page.texts[k + 1] == ":"
    return shaped and opened and len(page.texts[k]) > 4
