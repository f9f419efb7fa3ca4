import re
from dataclasses import replace

from ledgers import assertion, claims, contacts, documents

from rawi.export.comparison import Comparison, compare
from rawi.export.plain import comparison_lines, in_latin
from rawi.text.visible import is_right_to_left
from rawi.types import Claim, Speaker


def made(first: str, second: str, *told: Claim) -> Comparison:
    known = documents()
    return compare(told or claims(), (known[f"id-{first}"], known[f"id-{second}"]), contacts, 300)


def test_what_both_tell_stands_with_how_it_differs() -> None:
    found = made("north", "south")
    [item] = found.both
    assert (item.claim, item.side, item.origin) == ("C-1", "for", "Wire") and found.origins == ("Wire",)
    assert [a.document for a in (*item.first, *item.second)] == ["north", "south"]
    changes = {c.aspect: (c.first, c.second) for c in item.changes}
    assert changes["speaker"] == (("unnamed official",), ("unnamed Omani official",))
    assert changes["number"] == (("2026", "05", "01"), ())
    assert changes["channel"] == (("Malta",), ())
    assert not found.only_first and not found.only_second


def test_a_denial_in_one_alone_stands_there_although_both_tell_the_claim() -> None:
    found = made("north", "east")
    assert not found.both
    [told], [denied] = found.only_first, found.only_second
    assert (told.side, denied.side) == ("for", "against") and told.claim == denied.claim
    assert told.shared and denied.shared


def test_the_other_way_round_is_the_mirror() -> None:
    one, other = made("north", "south").both[0], made("south", "north").both[0]
    assert (one.first, one.second) == (other.second, other.first)
    assert [(c.aspect, c.first, c.second) for c in one.changes] == [
        (c.aspect, c.second, c.first) for c in other.changes
    ]


def test_other_words_for_perhaps_the_same_are_a_question() -> None:
    speaker = Speaker("unnamed official", "unnamed")
    told = assertion("north", "تبادلا رسائل", "for", speaker)
    again = assertion("south", "پیام رد و بدل کرده", "for", speaker)
    stranger = replace(again, speaker=Speaker("visitor", "person"))
    one, other = (Claim(f"C-{k}", a.quote, "statement", "asserted", 1, 1, 0, (a,)) for k, a in enumerate((told, again)))
    found = made("north", "south", one, other)
    assert not found.both and (found.only_first[0].like, found.only_second[0].like) == ("C-1", "C-0")
    apart = made("north", "south", one, replace(other, assertions=(stranger,)))
    assert apart.only_first[0].like == ""


def test_right_to_left_words_stand_alone_on_their_lines() -> None:
    lines = list(comparison_lines(made("north", "south")))
    for line in lines:
        assert not is_right_to_left(line) or not re.search("[A-Za-z]", line), line
    assert "TOLD IN BOTH (1)" in lines and "ONLY IN north (0)" in lines
    assert "    speaker: unnamed official  /  unnamed Omani official" in lines
    assert not any(map(is_right_to_left, comparison_lines(made("north", "south"), in_latin)))
