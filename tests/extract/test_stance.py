"""How a speaker stands to what is said, by the verb, by a negation, or by the words themselves."""

import pytest
from reading import found, words

ROWS = [
    # asserting is not changed by a negation inside what is said
    ("ar", "قال المتحدث إن السفينة وصلت.", "قال", "asserts"),
    ("ar", "قال المتحدث إن السفينة لن تغادر الميناء.", "قال", "asserts"),
    ("fa", "سخنگو گفت کشتی فردا به بندر نمی‌رسد.", "گفت", "asserts"),
    ("en", "The spokesman said the ship will not leave the port.", "said", "asserts"),
    # confirming a thing, against asserting with stress
    ("ar", "أكدت وزارة الخارجية العمانية صحة التقرير.", "أكدت", "confirms"),
    ("ar", "أكد المتحدث أن السفينة وصلت.", "أكد", "asserts"),
    ("ar", "أكد المدير أهمية التعاون بين المدرستين.", "أكد", "asserts"),
    ("fa", "وزارت خارجه عمان این خبر را تأیید کرد.", "تأیید کرد", "confirms"),
    ("fa", "سخنگو تأکید کرد که کشتی رسیده است.", "تأکید کرد", "asserts"),
    ("en", "The Omani foreign ministry confirmed that the ship had left.", "confirmed", "confirms"),
    # denying, by the verb and by the words
    ("ar", "نفى المتحدث صحة التقرير.", "نفى", "denies"),
    ("ar", "قال المتحدث باسم الوزارة: «هذا غير صحيح».", "قال", "denies"),
    ("fa", "سخنگوی وزارت خارجه عمان این گزارش را تکذیب کرد.", "تکذیب کرد", "denies"),
    ("fa", "سخنگوی وزارت خارجه عمان گفت این گزارش درست نیست.", "گفت", "denies"),
    ("en", "The spokesman dismissed the report as false.", "dismissed", "denies"),
    ("en", "“That is not true,” the spokesman said.", "said", "denies"),
    # a denial that goes on is not a second denial
    ("ar", "نفى المتحدث صحة التقرير، مؤكدا أن السفينة في الميناء.", "مؤكدا", "asserts"),
    # a negated verb
    ("ar", "لم تنف وزارة الخارجية العمانية التقرير.", "تنف", "asserts"),
    ("ar", "ولم يؤكد المتحدث وصول السفينة.", "يؤكد", "declines"),
    ("en", "The ministry did not deny that the ship had left.", "deny", "asserts"),
    # doubting
    ("ar", "شككت وزارة النقل التركية في صحة التقرير.", "شككت", "doubts"),
    ("fa", "وزیر راه ترکیه درباره درستی این گزارش تردید کرد.", "تردید کرد", "doubts"),
    ("en", "The Turkish transport ministry doubted that the bridge is safe.", "doubted", "doubts"),
    # no comment is neither
    ("en", "The ministry did not respond to a request for comment.", "did not respond", "declines"),
    ("en", "The Swedish defence ministry declined to comment on the report.", "declined to comment", "declines"),
    # demands and threats are no stance of their own
    ("ar", "دعت الأمم المتحدة إلى حماية الطيور المهاجرة.", "دعت", "asserts"),
    ("fa", "سازمان ملل خواستار حفاظت از تالاب‌های منطقه شد.", "خواستار", "asserts"),
    ("en", "The United Nations called for the protection of the wetlands.", "called for", "asserts"),
]


@pytest.mark.parametrize(("language", "text", "cue", "stance"), ROWS, ids=[row[1] for row in ROWS])
def test_stance(language: str, text: str, cue: str, stance: str) -> None:
    stances = {words(text, a.cue): a.stance for a in found(language, text).attributions if a.cue}
    assert stances.get(cue) == stance
