"""What Rawi composes in English is said in the reader's language: headings, names, sentences."""

import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from rawi.desk import page_of, report_of
from rawi.export.entry import QUOTE_LIMIT
from rawi.export.messages import NOISE, messages
from rawi.export.report import Limits
from rawi.export.speech import Speech
from rawi.ledger import Ledger
from rawi.packs.noise import load_rules, rule_files
from rawi.text.said import Said, contact, ended, say

SILENT = ("Outlet not stated in %(num)s document.", "Outlet not stated in %(num)s documents.")


def heard(*hands: str) -> Said:
    """A voice with the hands it comes through."""
    return say("%(hands)s", hands=hands)


def shown(markup: str) -> str:
    """What a reader sees of a stretch of HTML."""
    return "".join(map(str, html.fromstring(f"<p>{markup}</p>").itertext()))


IRAN_TO_QATAR = say("%(told)s, through %(names)s", told=contact("Iran", "to", "Qatar", "message"), names=("Oman",))
NOT = say("not %(notion)s", notion="ceasefire")


@pytest.mark.parametrize(
    ("tongue", "english", "said"),
    [
        ("fa", IRAN_TO_QATAR, "پیام ایران به قطر، از طریق عمان"),
        ("ar", IRAN_TO_QATAR, "رسالة من إيران إلى قطر، عبر سلطنة عمان"),
        ("fa", ended(contact("Oman", "—", "Qatar", "talks"), "planned"), "گفت‌وگوی عمان با قطر (برنامه‌ریزی‌شده)"),
        ("ar", contact("Oman; Qatar", "to", "Iran", "phone"), "اتصال هاتفي من سلطنة عمان وقطر إلى إيران"),
        ("fa", say("%(name)s: %(notions)s", name="Oman", notions=(NOT, "agreement")), "عمان: نه آتش‌بس، توافق"),
        (
            "ar",
            say("%(name)s: %(notions)s", name="Oman", notions=(NOT, "agreement")),
            "سلطنة عمان: لا وقف إطلاق النار، اتفاق",
        ),
        (
            "fa",
            say("%(name)s: %(notions)s", name="unnamed sources", notions=(say("statement"),)),
            "منابع (بدون نام): اظهار",
        ),
        ("en", IRAN_TO_QATAR, "Iran to Qatar: message, through Oman"),
        (
            "fa",
            say("%(name)s: “%(raw)s”", name="Zorvan Quayside", raw="We sail at dawn"),
            "Zorvan Quayside: “We sail at dawn”",
        ),
        ("fa", "words of a ledger of before", "words of a ledger of before"),
    ],
)
def test_a_heading_is_said_in_the_language(tongue: str, english: str, said: str) -> None:
    assert shown(Speech(tongue).say(english)) == said


@pytest.mark.parametrize(
    ("tongue", "label", "said"),
    [
        ("fa", "unnamed senior US officials", "مقامات ارشد آمریکایی (بدون نام)"),
        ("ar", "unnamed senior US officials", "مسؤولون أمريكيون كبار (بلا اسم)"),
        ("ar", "unnamed US sources", "مصادر أمريكية (بلا اسم)"),
        ("ar", "unnamed diplomatic source", "مصدر دبلوماسي (بلا اسم)"),
        ("fa", "unnamed US and Israeli officials", "مقامات آمریکایی و اسرائیلی (بدون نام)"),
        ("ar", "unnamed White House official", "مسؤول في البيت الأبيض (بلا اسم)"),
        ("ar", "Qatar; Iran", "قطر وإيران"),
        ("fa", "[outlet not stated]", "رسانه ذکر نشده"),
        ("fa", "publisher", "خود رسانه"),
        ("fa", "Zorvan Quayside", "Zorvan Quayside"),
        ("fa", "unnamed Zorvanian officials", "unnamed Zorvanian officials"),
        ("en", "unnamed US sources", "unnamed US sources"),
    ],
)
def test_a_description_is_composed_of_its_parts_or_left(tongue: str, label: str, said: str) -> None:
    assert shown(Speech(tongue).name(label)) == said


@pytest.mark.parametrize(
    ("tongue", "english", "said"),
    [
        ("fa", say(*SILENT, num=2), "رسانه در 2 سند ذکر نشده است."),
        ("ar", say(*SILENT, num=2), "لم تُذكر الوسيلة الإعلامية في مستندين."),
        (
            "ar",
            say("%(voice)s denies it; %(voices)s says so", voice=heard("Oman"), voices=(heard("Reuters", "Qatar"),)),
            "ينفيه: سلطنة عمان؛ ويقول به: رويترز ← قطر",
        ),
        ("fa", say("contact that is not %(notion)s", notion="direct"), "تماسی که مستقیم نباشد"),
        (
            "fa",
            say("the time that is told of: %(dates)s", dates=("2026-03-04",)),
            "زمانی که از آن سخن رفته است: 2026-03-04",
        ),
        ("fa", say("%(name)s", name="Oman"), "عمان"),
        ("fa", say("language: no words to tell it by"), "زبان: واژه‌ای نیست که از آن پیدا باشد"),
        (
            "fa",
            say("language: stated as %(tongue)s, reads as %(spoken)s", tongue="ar", spoken="Persian"),
            "زبان: عربی اعلام شده، اما متن فارسی است",
        ),
        (
            "fa",
            say("%(told)s (%(weight)s)", told=say("they give different numbers"), weight="-0.5"),
            "عددهای متفاوتی می‌آورند (-0.5)",
        ),
        ("fa", "a sentence of no form", "a sentence of no form"),
        ("en", say("who speaks: %(names)s", names=("unnamed sources",)), "who speaks: unnamed sources"),
    ],
)
def test_a_sentence_is_said_in_the_language(tongue: str, english: str, said: str) -> None:
    assert shown(Speech(tongue).say(english)) == said


def test_what_is_composed_knows_its_form_and_has_its_words(demo: Path) -> None:
    known = messages()["speech"]
    with Ledger.open(demo) as ledger:
        made = [q.text for q in ledger.review()] + [r for q in ledger.review() for r in q.reasons]
        for claim in ledger.claims():
            page = page_of(ledger, claim, QUOTE_LIMIT)
            made += [page.gist, *page.unknown, *page.notes, *page.conflicts]
            made += [b for a in page.denies for q in a.quotes for b in q.beyond]
        made += [f.text for f in report_of(ledger, Limits()).stands_out]
    assert len(made) > 100
    assert not [text for text in made if not isinstance(text, Said)]
    forms = {text.form for text in made if isinstance(text, Said)}
    assert not [one for one in forms if one not in known and any(c.isalpha() for c in re.sub(r"%\(\w+\)s", "", one))]


@pytest.mark.parametrize("tongue", ["ar", "fa"])
def test_names_are_escaped_whatever_they_hold(tongue: str) -> None:
    said = Speech(tongue).say(say("who speaks: %(names)s", names=("<b>%(name)s</b>",)))
    assert "<b>" not in said and "&lt;b&gt;" in said


@pytest.mark.parametrize("tongue", ["ar", "fa"])
def test_pages_say_headings_and_programs_get_english(client: TestClient, tongue: str) -> None:
    page = client.get("/ledger", headers={"accept-language": tongue}).text
    rows = client.get("/ledger.json", headers={"accept-language": tongue}).json()["rows"]
    assert any(" to " in row["about"] for row in rows)
    assert not [row["about"] for row in rows if " to " in row["about"] and f">{row['about']}<" in page]


def test_every_reason_for_noise_is_said() -> None:
    reasons = {rule.reason for file in rule_files() for rule in load_rules(file)}
    assert len(reasons) > 10 and reasons <= set(NOISE)


def test_paper_is_light_whatever_the_theme(client: TestClient) -> None:
    style = client.get("/static/x/rawi.css").text
    dark = [m.start() for m in re.finditer(r'\[data-theme="dark"\]', style)]
    assert dark and all(style[:at].rindex("@media screen") > style[:at].rfind("\n}") for at in dark)
