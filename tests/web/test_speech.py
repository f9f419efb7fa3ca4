"""What Rawi composes in English is said in the reader's language: headings, names, sentences."""

import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from rawi.ask.review import _ASKED
from rawi.desk import page_of
from rawi.export.entry import QUOTE_LIMIT
from rawi.ledger import Ledger
from rawi.packs.noise import load_rules, rule_files
from rawi.web.forms import NOISE, SENTENCES
from rawi.web.speech import Speech


def shown(markup: str) -> str:
    """What a reader sees of a stretch of HTML."""
    return "".join(map(str, html.fromstring(f"<p>{markup}</p>").itertext()))


@pytest.mark.parametrize(
    ("tongue", "english", "said"),
    [
        ("fa", "Iran to Qatar: message, through Oman", "پیام ایران به قطر، از طریق عمان"),
        ("ar", "Iran to Qatar: message, through Oman", "رسالة من إيران إلى قطر، عبر سلطنة عمان"),
        ("fa", "Oman — Qatar: talks (planned)", "گفت‌وگوی عمان با قطر (برنامه‌ریزی‌شده)"),
        ("ar", "Oman; Qatar to Iran: phone", "اتصال هاتفي من سلطنة عمان وقطر إلى إيران"),
        ("fa", "Oman: not ceasefire, agreement", "عمان: نه آتش‌بس، توافق"),
        ("ar", "Oman: not ceasefire, agreement", "سلطنة عمان: لا وقف إطلاق النار، اتفاق"),
        ("fa", "unnamed sources: statement", "منابع (بدون نام): اظهار"),
        ("en", "Iran to Qatar: message, through Oman", "Iran to Qatar: message, through Oman"),
        ("fa", "Zorvan Quayside: “We sail at dawn”", "Zorvan Quayside: “We sail at dawn”"),
    ],
)
def test_a_heading_is_said_in_the_language(tongue: str, english: str, said: str) -> None:
    assert shown(Speech(tongue).heading(english)) == said


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
        ("fa", "Outlet not stated in 2 documents.", "رسانه در 2 سند ذکر نشده است."),
        ("ar", "Outlet not stated in 2 documents.", "لم تُذكر الوسيلة الإعلامية في مستندين."),
        ("ar", "Oman denies it; Reuters <- Qatar says so", "ينفيه: سلطنة عمان؛ ويقول به: رويترز ← قطر"),
        ("fa", "contact that is not direct", "تماسی که مستقیم نباشد"),
        ("fa", "the time that is told of: 2026-03-04", "زمانی که از آن سخن رفته است: 2026-03-04"),
        ("fa", "Oman", "عمان"),
        ("fa", "language: no words to tell it by", "زبان: واژه‌ای نیست که از آن پیدا باشد"),
        ("fa", "a sentence of no form", "a sentence of no form"),
        ("en", "who speaks: unnamed sources", "who speaks: unnamed sources"),
    ],
)
def test_a_sentence_is_said_in_the_language(tongue: str, english: str, said: str) -> None:
    assert shown(Speech(tongue).sentence(english)) == said


def test_what_is_composed_fits_a_form(demo: Path) -> None:
    composed = [text.replace("{about}", "Oman") for text in _ASKED.values()]
    with Ledger.open(demo) as ledger:
        for claim in ledger.claims():
            page = page_of(ledger, claim, QUOTE_LIMIT)
            composed += [*page.unknown, *page.notes, *page.conflicts]
    assert len(composed) > 50
    assert not [text for text in dict.fromkeys(composed) if not any(form.read(text) is not None for form in SENTENCES)]


@pytest.mark.parametrize("tongue", ["ar", "fa"])
def test_names_are_escaped_whatever_they_hold(tongue: str) -> None:
    said = Speech(tongue).sentence("who speaks: <b>%(name)s</b>")
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
