"""Who spoke before a name is told: a passage that begins with “he added” and goes on with “NAME continued”.

To continue or to add is to have spoken already, so whoever is first named so is the one who spoke until then.
"""

from dataclasses import replace

from rawi.extract.drafts import Draft
from rawi.types import Attribution

_ADDS = "add"


def taken_up(drafts: list[Draft], made: list[Attribution]) -> list[Attribution]:
    """The attributions; those without a speaker before the first that is named have this one where the name goes on."""
    own = [k for k, draft in enumerate(drafts) if draft.parent < 0]
    first = next((k for k in own if made[k].speaker.kind != "unspecified"), None)
    if first is None or made[first].sense != _ADDS or made[first].speaker.kind != "person":
        return made
    nameless = [k for k in own if k < first]
    if not nameless or any(drafts[k].impersonal or made[k].rule.startswith("noun") for k in nameless):
        return made
    speaker = made[first].speaker
    return [_spoken(one, speaker.label, made[first]) if k in nameless else one for k, one in enumerate(made)]


def _spoken(one: Attribution, label: str, named: Attribution) -> Attribution:
    chain = (*one.chain[:-1], replace(one.chain[-1], name=label)) if one.chain else one.chain
    trace = (*one.trace, f"{label} goes on speaking below, and so spoke here")
    return replace(one, speaker=named.speaker, chain=chain, trace=trace)
