import csv as stdlib_csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ledgers import HOSTILE, claims, contacts, documents

from rawi.export import csv
from rawi.export.brat import standoff
from rawi.export.claims import claim
from rawi.export.entry import entry
from rawi.export.gist import gist
from rawi.export.highlights import Directed, mirrors
from rawi.export.interchange import reading
from rawi.export.labels import latin
from rawi.export.markdown import markdown
from rawi.export.plain import entry_lines, in_latin, report_lines
from rawi.export.report import Limits, as_data, report
from rawi.extract.pipeline import extract
from rawi.text.visible import is_right_to_left, pieces, visible
from rawi.types import Hop, Speaker

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/reference/interchange.schema.json").read_text(encoding="utf-8"))


def validator(part: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{part}", "$defs": SCHEMA["$defs"]})


def directed(name: str, sides: tuple[str, str], camp: str, document: str = "d", status: str = "contested") -> Directed:
    speaker = Speaker("unnamed official", "unnamed", camp=camp)
    told = replace(claims()[1].assertions[0], document=document, speaker=speaker)
    return Directed(replace(claims()[1], id=name, status=status, assertions=(told,)), *sides, frozenset((camp,)), name)


def test_mirror_claims_name_all_that_one_article_tells_of_the_two() -> None:
    said = [
        directed("C-1", ("Jordan", "Alexander Stubb"), "Finland"),
        directed("C-2", ("Ayman Safadi", "Alexander Stubb"), "Finland"),
        directed("C-0", ("Ayman Safadi", "Alexander Stubb"), "Finland", "another"),
        directed("C-4", ("Alexander Stubb", "Jordan"), "Jordan", status="asserted"),
    ]
    [found] = mirrors(said)
    assert found.kind == "mirror" and {"C-1", "C-2", "C-4"} == {*found.claims}
    sides = "Jordan has it that Alexander Stubb turned to Jordan; Finland, that Jordan turned to Alexander Stubb"
    assert found.text == f"Mirror claims: {sides}."
    assert not mirrors(said[1:3])


def test_a_mirror_says_who_denies_it() -> None:
    denied = replace(claims()[1], id="C-9")
    one = Directed(denied, "Oman", "Cyprus", frozenset(("Oman",)), "message")
    [found] = mirrors([one, directed("C-8", ("Cyprus", "Oman"), "Cyprus", "id-north")])
    assert any(line.endswith("(contested; Maltese official denies it)") for line in found.lines)


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_claims_follow_the_schema_and_name_documents() -> None:
    made = [claim(c, documents()) for c in claims()]
    for item in made:
        validator("claim").validate(item)
    assert made[1]["assertions"][0]["document"] == "north"
    assert made[1]["assertions"][2]["stance"] == "against"


def test_readings_follow_the_schema() -> None:
    for known in documents().values():
        validator("document").validate(reading(known, extract(known)))


def test_schema_refuses_what_is_no_claim() -> None:
    wrong = claim(claims()[0], documents()) | {"status": "true"}
    assert list(validator("claim").iter_errors(wrong))


def test_csv_is_safe_in_a_spreadsheet() -> None:
    text = "".join(csv.lines(claims(), documents(), bom=True))
    assert text.startswith("\ufeff")
    rows = list(stdlib_csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 4 and rows[0]["document"] == "hostile"
    assert "<U+202E>" in rows[0]["quote"] and "\u202e" not in text


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_formulas_are_neutralised(value: str) -> None:
    assert csv.cell(value).startswith("'")
    assert csv.cell(7) == "7" and csv.cell("plain") == "plain"


def test_brat_spans_hold_their_words() -> None:
    known = documents()["id-east"]
    for line in standoff(known, extract(known)).splitlines():
        if line.startswith("T"):
            _, head, words = line.split("\t")
            ranges = head.split(" ", 1)[1].split(";")
            assert " ".join(known.text[int(a) : int(b)] for a, b in (r.split() for r in ranges)) == words


def test_entry_has_both_sides_and_what_cannot_be_told() -> None:
    made = entry(claims()[1], documents(), contacts("id-north"))
    assert [a.document for a in made.says] == ["north", "south"] and [a.document for a in made.denies] == ["east"]
    assert made.denies[0].quotes[0].scope == "any written message"
    assert made.says[0].quotes[0].line == 2
    assert any("when east appeared" in row for row in made.unknown)
    assert any(d.aspect == "speaker" and d.origin == "Wire" for d in made.retold)


def test_two_outlets_that_speak_for_themselves_differ_in_no_speaker() -> None:
    own = [
        replace(a, attribution="", relays=(), speaker=Speaker(name, "outlet"), chain=(Hop(name, "publisher", True),))
        for a, name in zip(claims()[1].assertions, ("North", "South"), strict=False)
    ]
    made = entry(replace(claims()[1], assertions=tuple(own)), documents())
    assert not [d for d in made.retold if d.aspect == "speaker"]


def test_quotes_are_cut_at_a_word() -> None:
    made = entry(claims()[1], documents(), limit=20)
    shown = made.says[0].quotes[0]
    assert shown.cut and len(shown.text) <= 20 and not shown.text.endswith(" ")


def test_gist_holds_no_right_to_left_letter() -> None:
    told = [gist(c, contacts(c.assertions[0].document)) for c in claims()]
    assert told[1] == "Oman to Cyprus: message, through Malta"
    assert not any(is_right_to_left(t) for t in (*told, gist(claims()[1])))


def test_report_counts_and_stands_out() -> None:
    made = report(claims(), documents(), contacts)
    assert (made.claims, made.assertions, made.verified, made.broken) == (2, 4, 4, 0)
    assert made.entries[0].id == "C-1" and made.statuses == {"contested": 1, "asserted": 1}
    assert [c.name for c in made.channels] == ["Malta"]
    assert made.gaps.undated == ("east", "hostile") and made.gaps.unplaced == ("hostile",)
    assert any(f.kind == "one-origin" and f.claims == ("C-1",) for f in made.stands_out)
    assert json.loads(json.dumps(as_data(made)))["claims"] == 2


def test_what_both_sides_say_has_its_own_section_and_is_no_further_claim() -> None:
    [first, *_] = claims()
    both = replace(first, id="P-1", kind="agreement", status="corroborated 2", camps=2, origins=2,
                   title="Oman — Malta: in contact, both sides say", notes=("Rests on C-1, C-2.",))  # fmt: skip
    made = report([*claims(), both], documents(), contacts)
    assert made.claims == 2 and made.statuses["agreed"] == 1 and "corroborated" not in made.statuses
    assert [e.id for e in made.section("agreed")] == ["P-1"]
    assert [f.claims for f in made.stands_out if f.kind == "agreement"] == [("P-1",)]
    lines = "\n".join(report_lines(made))
    assert "SAID BY BOTH SIDES (1)" in lines and "Rests on C-1, C-2." in lines and both.title in lines
    assert "## Agreed (1)" in markdown(made)


def test_report_leaves_out_what_is_beyond_its_limit() -> None:
    made = report(claims(), documents(), contacts, Limits(claims=1))
    assert len(made.entries) == 1 and made.omitted == 1 and made.claims == 2


def test_a_changed_document_is_counted_as_broken() -> None:
    changed = documents()
    known = changed.pop("id-south")
    assert report(claims(), changed, contacts).broken == 1
    assert known.id not in changed


def test_plain_text_keeps_right_to_left_words_alone_on_their_lines() -> None:
    made = report(claims(), documents(), contacts)
    for line in [*report_lines(made), *entry_lines(made.entries[0])]:
        assert "\u202e" not in line and "\x1b" not in line
        if is_right_to_left(line):
            assert not any(letter.isascii() and letter.isalpha() for letter in line)
    assert not any(is_right_to_left(line) for line in entry_lines(made.entries[0], in_latin))


def test_markdown_escapes_markup() -> None:
    text = markdown(report(claims(), documents(), contacts))
    assert "<script>" not in text and "\\<script\\>" in text
    assert text.count("\n## ") >= 4


def test_gist_quotes_where_the_packs_know_no_word_of_it() -> None:
    one = claims()[1]
    quoted = replace(one, title="guide: statement", assertions=(replace(one.assertions[0], quote="Two is\nmore"),))
    assert gist(quoted) == "guide: “Two is more”"
    assert gist(replace(quoted, title="guide: statement (denied)")) == "guide: “Two is more” (denied)"
    arabic = replace(quoted, assertions=(replace(one.assertions[0], quote="اثنان أكثر"),))
    assert gist(arabic) == "guide: statement"


def test_latin_says_in_english_what_an_outlet_is() -> None:
    assert latin("صحيفة الشمال", "ar").endswith(" newspaper")
    assert latin("خبرگزاری باران", "fa").endswith(" news agency")
    assert latin("صحيفة", "ar") != "newspaper"


def test_latin_transliterates_only_other_scripts() -> None:
    assert latin("plain 2026-01-01") == "plain 2026-01-01"
    assert not is_right_to_left(latin("Wire <- صحيفة الشمال", "ar"))
    assert latin("Wire <- صحيفة الشمال", "ar").startswith("Wire <- ")


def test_invisible_characters_become_tokens() -> None:
    assert visible("a\u202eb\u200d\x1b[31m") == "a<U+202E>b<U+200D><U+001B>[31m"
    assert visible("می\u200cگوید") == "می\u200cگوید"
    assert [hidden for _, hidden in pieces(HOSTILE)].count(True) == 2
