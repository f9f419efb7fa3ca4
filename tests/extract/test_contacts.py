"""Contacts: who talked to whom, through whom, how real it is, and whose account it is."""

import pytest

from rawi.evaluate.contacts import same_contact, score_contacts
from rawi.extract.pipeline import extract
from rawi.types import Contact, Document, Fact, Language, Noise, Span


def read(text: str, language: Language, published: str = "") -> list[Contact]:
    day = Fact(published, "metadata") if published else None
    return list(extract(Document("d", "d", text, language, "d", published=day)).contacts)


def only(text: str, language: Language, published: str = "") -> Contact:
    found = read(text, language, published)
    assert len(found) == 1, [(c.kind, c.initiator, c.recipient, c.status, c.according_to) for c in found]
    return found[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "جرت محادثات بين مصر وتركيا. وأكد مسؤول تركي أن مصر هي من بادرت بالتواصل."),
        ("fa", "مصر با ترکیه گفتگو کرد. یک مقام گفت که مصر تماس را آغاز کرد."),
        ("en", "Egypt held talks with Turkey. A Turkish official said that Egypt had initiated the contact."),
    ],
)
def test_who_opened_the_contact_turned_to_the_other_side_of_it(language: Language, text: str) -> None:
    _, opened = read(text, language)
    assert (opened.kind, opened.initiator, opened.recipient) == ("message", "Egypt", "Turkey")
    assert not read(text.rpartition(". ")[2], language)


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("ar", "وذكرت رويترز أن إيران أرسلت رسالة إلى فرنسا عبر دول الخليج.", ("Iran", "France")),
        (
            "fa",
            "رویترز گزارش داد که ایران از طریق کشورهای خلیج فارس پیامی برای فرانسه فرستاده است.",
            ("Iran", "France"),
        ),
        ("en", "Reuters reported that Iran sent a message to France through Gulf states.", ("Iran", "France")),
    ],
)
def test_a_message_goes_through_intermediaries(language: Language, text: str, sides: tuple[str, str]) -> None:
    found = only(text, language)
    assert (found.kind, found.initiator, found.recipient) == ("message", *sides)
    assert found.intermediaries == ("Gulf states",)
    assert found.according_to == "Reuters"
    assert found.status == "occurred"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "نفى مسؤولون إيرانيون أي مفاوضات مع فرنسا."),
        ("fa", "ایران هرگونه مذاکره با فرانسه را تکذیب کرد."),
        ("en", "Iran denied any negotiations with France."),
    ],
)
def test_a_denied_contact_is_kept_as_denied(language: Language, text: str) -> None:
    found = only(text, language)
    assert found.status == "denied"
    assert {found.initiator, found.recipient} == {"Iran", "France"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "ولم يجر أي لقاء بين مصر وتركيا."),
        ("fa", "هیچ گفت‌وگویی میان مصر و ترکیه انجام نشده است."),
        ("en", "There were no talks between Egypt and Turkey."),
    ],
)
def test_a_negated_clause_denies(language: Language, text: str) -> None:
    found = only(text, language)
    assert (found.status, found.according_to) == ("denied", "writer")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "من المقرر أن تبدأ المحادثات بين مصر وتركيا غدا."),
        ("fa", "قرار است مذاکرات مصر و ترکیه فردا آغاز شود."),
        ("en", "Talks between Egypt and Turkey are scheduled for Monday."),
    ],
)
def test_what_is_planned_is_not_held(language: Language, text: str) -> None:
    found = only(text, language)
    assert (found.kind, found.status) == ("talks", "planned")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "انتهت المفاوضات الأمريكية الإيرانية دون نتيجة."),
        ("fa", "مذاکرات ایران و آمریکا پایان یافت."),
        ("en", "The US-Iran talks ended on Friday."),
    ],
)
def test_two_nationalities_give_both_parties(language: Language, text: str) -> None:
    found = only(text, language)
    assert {found.initiator, found.recipient} == {"Iran", "United States"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "أرسلت مصر رسالة إلى تركيا لكن أنقرة لم ترد."),
        ("fa", "مصر پیامی برای ترکیه فرستاد اما آنکارا پاسخی نداد."),
        ("en", "Egypt sent a message to Turkey, but it went unanswered."),
    ],
)
def test_a_message_may_go_unanswered(language: Language, text: str) -> None:
    found = only(text, language)
    assert (found.initiator, found.recipient, found.status) == ("Egypt", "Turkey", "unanswered")


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ar", "أجرى الرئيس المصري اتصالا هاتفيا يوم السبت مع وزير الخارجية التركي.", "يوم السبت"),
        ("fa", "رئیس‌جمهور مصر روز شنبه با وزیر خارجه ترکیه تماس تلفنی داشت.", "روز شنبه"),
        ("en", "The Egyptian president held a phone call on Saturday with the Turkish foreign minister.", "Saturday"),
    ],
)
def test_a_call_has_its_day(language: Language, text: str, words: str) -> None:
    found = only(text, language, "2026-03-04")
    assert (found.kind, found.medium) == ("call", "phone")
    assert found.when is not None
    assert text[found.when.span.start : found.when.span.end] in words
    assert found.when.value == "2026-02-28"


def test_the_evidence_is_a_stretch_of_the_text() -> None:
    text = "Norway reported snow. Iran sent a message to France through Oman. The road is open."
    found = only(text, "en")
    assert text[found.evidence.start : found.evidence.end] == "Iran sent a message to France through Oman"


def test_the_parties_of_the_speaker_are_not_the_writers() -> None:
    found = only("قال مسؤول إيراني إن بلاده لم ترسل أي رسالة إلى فرنسا.", "ar")
    assert (found.initiator, found.recipient, found.status) == ("Iran", "France", "denied")
    assert found.according_to == "unnamed Iranian official"
    assert found.attribution


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister spoke to reporters in Oslo."),
        ("en", "The plan met expectations in France."),
        ("ar", "قال الوزير للصحفيين إن المحادثات مفيدة."),
        ("fa", "وزیر در گفت‌وگو با خبرنگاران گفت راه باز است."),
    ],
)
def test_without_two_parties_there_is_no_contact(language: Language, text: str) -> None:
    assert read(text, language) == []


def test_mentions_of_one_contact_by_one_account_are_one_row() -> None:
    text = "Egypt held talks with Turkey in May. The talks between Turkey and Egypt ended late."
    assert len(read(text, "en")) == 1


def test_noise_reports_nothing() -> None:
    text = "Egypt held talks with Turkey."
    document = Document("d", "d", text, "en", "d", noise=(Noise(Span(0, len(text)), "teaser"),))
    assert extract(document).contacts == ()


def test_the_measure_takes_mutual_parties_in_either_order() -> None:
    gold = {"kind": "talks", "initiator": "Iran", "recipient": "United States"}
    assert same_contact(gold, {"kind": "meeting", "initiator": "United States", "recipient": "Iran"})
    assert not same_contact(gold, {"kind": "message", "initiator": "Iran", "recipient": "United States"})
    letter = {"kind": "letter", "initiator": "Iran", "recipient": None}
    assert not same_contact(letter, {"kind": "message", "initiator": "Iran", "recipient": "France"})


def test_the_measure_counts_rows(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("gold")
    (folder / "a.gold.json").write_text(
        '{"contacts": [{"kind": "talks", "initiator": "Iran", "recipient": "Oman", "intermediaries": [],'
        ' "status": "planned", "according_to": "writer"}]}',
        encoding="utf-8",
    )
    row = {"kind": "talks", "initiator": "Oman", "recipient": "Iran", "intermediaries": [], "status": "occurred"}
    figures = score_contacts(folder, [{"document": "a.txt", "contacts": [{**row, "according_to": "writer"}]}])
    assert figures["contacts"] == {"P": 100.0, "R": 100.0, "F1": 100.0, "gold": 1, "pred": 1}
    assert [figures[x] for x in ("kind", "status", "intermediaries", "account")] == [
        {"accuracy": x, "of": 1} for x in (100.0, 0.0, 100.0, 100.0)
    ]


@pytest.mark.parametrize(
    ("language", "text", "sides", "status"),
    [
        ("ar", "سيلتقي الرئيس المصري نظيره التركي.", ("Egyptian president", "Turkish president"), "planned"),
        ("fa", "مصر و ترکیه با هم دیدار کردند.", ("Egypt", "Turkey"), "occurred"),
        ("ar", "وصل وفد مصر إلى تونس للقاء أردوغان.", ("Egypt", "Recep Tayyip Erdoğan"), "occurred"),
        ("fa", "ترکیه با مصر مذاکره نخواهد کرد.", ("Turkey", "Egypt"), "refused"),
        ("fa", "ترکیه با مصر مذاکره نکرده است.", ("Turkey", "Egypt"), "denied"),
        ("ar", "حذرت تركيا مصر من القرار.", ("Turkey", "Egypt"), "occurred"),
        ("fa", "مصر: تماس تلفنی سازنده‌ای با عمان داشتیم.", ("Egypt", "Oman"), "occurred"),
        ("fa", "نروژ سفیر روسیه را احضار کرد.", ("Norway", "Russian ambassador"), "occurred"),
        ("en", "Turkey summoned the U.S. ambassador.", ("Turkey", "US ambassador"), "occurred"),
        ("en", "Turkey replied to Egypt that the road is closed.", ("Turkey", "Egypt"), "occurred"),
    ],
)  # fmt: skip
def test_who_met_or_told_whom(language: Language, text: str, sides: tuple[str, str], status: str) -> None:
    found = [c for c in read(text, language) if c.kind != "visit"]
    assert [(c.initiator, c.recipient, c.status) for c in found] == [(*sides, status)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "تحدث الوزير المصري في خطابه عن العلاقات مع تونس."),
        ("en", "The minister of Sweden spoke on relations with Norway."),
        ("fa", "وزیر خارجه سوئد درباره روابط با نروژ گفتگو کرد."),
        ("fa", "ترکیه با اشاره به مصر گفت راه باز است."),
        ("ar", "استضافت مصر قاعدة عسكرية تركية."),
        ("en", "Turkey sent a message to the neighbours hostile to Egypt."),
        ("fa", "سفیر برزیل به برزیل سفر کرد."),
        ("fa", "مصر درباره حمله به ترکیه هشدار داد."),
        ("fa", "وزیر خارجه مصر در سفر خود با رهبران ترکیه ناهار خورد."),
    ],
)
def test_what_hangs_on_another_word_is_no_party(language: Language, text: str) -> None:
    assert read(text, language) == []


def test_one_who_meets_several_has_a_meeting_with_each() -> None:
    found = read("The foreign minister of Oman will meet Macron, Merkel and the Dutch prime minister.", "en")
    assert [c.recipient for c in found] == ["Emmanuel Macron", "Angela Merkel", "Dutch prime minister"]
    assert {(c.initiator, c.status) for c in found} == {("Omani foreign minister", "planned")}


def test_an_office_told_behind_a_name_is_that_person() -> None:
    found = only("Ali Shamkhani, the secretary of a council, is slated to make a visit to Oman.", "en")
    assert (found.initiator, found.recipient, found.status) == ("Ali Shamkhani", "Oman", "planned")


def test_what_a_further_word_of_contact_governs_belongs_to_it() -> None:
    found = only("Oman held talks about a meeting between Egypt and Turkey.", "en")
    assert (found.kind, found.initiator, found.recipient) == ("meeting", "Egypt", "Turkey")


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        # a subject in the verb, or told some sentences before
        (
            "ar",
            "عاد أردوغان أمس. وزار قبل ذلك مصر وليبيا.",
            [("Recep Tayyip Erdoğan", "Egypt"), ("Recep Tayyip Erdoğan", "Libya")],
        ),
        # a dateline is where one writes, not who travels
        (
            "en",
            "OSLO – In a call with Macron on Friday, Merkel asked for more time.",
            [("Angela Merkel", "Emmanuel Macron")],
        ),
        ("ar", "أوسلو، النرويج (NTB)-- في ثاني أيام زيارته إلى الصين، أجرى أردوغان جولة.", []),
        # subject and object, each an office and a name between commas
        (
            "ar",
            "التقى الرئيس الفرنسي، إيمانويل ماكرون، المستشارة الألمانية، أنغيلا ميركل، في أوسلو.",
            [("Emmanuel Macron", "Angela Merkel")],
        ),
        # the ministers of several states are these states, in one meeting
        ("ar", "عقد وزراء خارجية مصر وتونس وليبيا اجتماعا في أوسلو.", [("Egypt", "Tunisia; Libya")]),
        # two offices of one person
        (
            "en",
            "Merkel had a call with Deputy Prime Minister and Foreign Minister Ibrahim Hassan.",
            [("Angela Merkel", "Ibrahim Hassan")],
        ),
        # a name no pack knows, beside a surname that it does
        ("en", "Abbas Norberg, the deputy head of a council, traveled to Oman.", [("Abbas Norberg", "Oman")]),
        ("en", "Macron met Hassan Norberg, the secretary of a council.", [("Emmanuel Macron", "Hassan Norberg")]),
        # one in every capital: an ambassador without a name is nobody known
        ("ar", "استدعت النرويج السفير الأمريكي أمس.", [("Norway", "US ambassador")]),
        ("ar", "استدعت النرويج سفيرها لدى السويد للتشاور.", []),
        # whose the noun is, whatever it hangs on
        ("en", "They look forward to Macron's first visit to Norway.", [("Emmanuel Macron", "Norway")]),
        ("en", "The king invited Macron to visit Norway.", [("Emmanuel Macron", "Norway")]),
        ("en", "During the visit, Macron will announce a plan to help Norway.", []),
        # travellers that are counted are no party
        ("en", "Some 300 thousand Norwegians visited Turkey in May.", []),
        # who carries a message between two others
        ("fa", "وزیر کشور نروژ پیامی از مصر به ترکیه برد.", [("Egypt", "Turkey")]),
        # what hangs on an attack, a role word behind a further noun
        ("fa", "مصر درباره حمله نظامی نروژ به ترکیه هشدار داد.", []),
        ("fa", "سفر مارکو روبیو، وزیر خارجه آمریکا به عمان پایان یافت.", [("Marco Rubio", "Oman")]),
        # one side is the state of the other
        ("fa", "نروژ می‌گوید برای دیدار با نخست‌وزیر نروژ آماده است.", []),
        ("ar", "دخل الاتفاق بين مصر وليبيا حيز التنفيذ بوساطة تونسية.", [("Egypt", "Libya")]),
        (
            "en",
            "Merkel spoke with Macron, with Erdoğan, and with the king.",
            [("Angela Merkel", "Emmanuel Macron; Recep Tayyip Erdoğan")],
        ),
    ],
)  # fmt: skip
def test_who_takes_part(language: Language, text: str, rows: list[tuple[str, str]]) -> None:
    assert [(c.initiator, c.recipient) for c in read(text, language, "2018-05-01")] == rows


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("ar", "لم يستغرق اجتماع مصر مع تركيا ساعة.", "occurred"),
        ("fa", "مذاکرات مصر با ترکیه نتیجه‌ای نداشت.", "occurred"),
        ("en", "Talks between Egypt and Turkey ended without a breakthrough.", "occurred"),
        ("ar", "ألغت مصر محادثات مع تركيا.", "refused"),
        ("ar", "القمة بين مصر وتركيا ستعقد في موعدها.", "planned"),
        ("en", "Macron is considering a visit to Egypt.", "planned"),
    ],
)
def test_a_word_of_negation_is_read_with_what_it_negates(language: Language, text: str, status: str) -> None:
    assert [c.status for c in read(text, language)] == [status]


def test_a_contact_with_a_body_and_with_its_head_is_one() -> None:
    found = only("Macron phoned FIFA on Monday. Macron phoned Infantino about a ticket.", "en")
    assert (found.initiator, found.recipient) == ("Emmanuel Macron", "Gianni Infantino")


def test_a_surname_of_several_is_whom_the_text_names() -> None:
    assert read("دیدار با روحانی پایان یافت. ایران می‌گوید دیدار با روحانی خوب بود.", "fa") == []


def test_a_ministry_told_by_its_short_name_is_that_of_the_state_beside_it() -> None:
    found = only("وزارت بهداشت مصر با سازمان جهانی بهداشت مذاکره کرد.", "fa")
    assert (found.initiator, found.recipient) == ("Egypt", "World Health Organization")


def sides_of(text: str, language: Language, published: str = "") -> list[tuple[str, str | None, str | None, str]]:
    return [(c.kind, c.initiator, c.recipient, c.status) for c in read(text, language, published)]


def test_accounts_that_agree_are_one_row_and_a_bare_mention_adds_none() -> None:
    text = (
        "Norwegian Foreign Minister Anna Lund will visit Malta in May, Reuters reported. A Maltese official said that "
        "Anna Lund will visit Malta. The visit of Anna Lund to Malta is her first."
    )
    assert sides_of(text, "en") == [("visit", "Anna Lund", "Malta", "planned")]


def test_a_journey_told_in_the_present_is_to_come_where_the_verb_ends_the_clause() -> None:
    assert sides_of("ماکرون فردا به مالت سفر می‌کند.", "fa") == [("visit", "Emmanuel Macron", "Malta", "planned")]
    assert sides_of("ماکرون دیروز به مالت سفر کرد.", "fa") == [("visit", "Emmanuel Macron", "Malta", "occurred")]


def test_accounts_that_differ_stay_apart() -> None:
    text = "Norway held talks with Malta, Reuters reported. Malta denied any talks with Norway."
    assert {c.status for c in read(text, "en")} == {"occurred", "denied"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Prime Minister Anna Lund spoke. Lund will meet with Maltese President Karin Holm.",
            ("meeting", "Anna Lund", "Karin Holm", "planned"),
        ),
        (
            "en",
            "Norwegian Foreign Minister Anna Lund met her Swedish counterpart Karin Holm in Oslo.",
            ("meeting", "Anna Lund", "Karin Holm", "occurred"),
        ),
        ("en", "The talks that were held between Norway and Malta ended.", ("talks", "Norway", "Malta", "occurred")),
        ("en", "Norway and Malta agreed to a two-year truce.", ("talks", "Norway", "Malta", "occurred")),
        (
            "en",
            "“The road will open,” Norwegian President Anna Lund said at a meeting with Maltese President Karin Holm.",
            ("meeting", "Anna Lund", "Karin Holm", "occurred"),
        ),
        ("fa", "مذاکراتی که میان نروژ و مالت برگزار شد، پایان یافت.", ("talks", "Norway", "Malta", "occurred")),
        (
            "fa",
            "وزیر خارجه نروژ که به مالت سفر کرده، خوشحال است.",
            ("visit", "Norwegian foreign minister", "Malta", "occurred"),
        ),
        (
            "ar",
            "أعلن العمدة رغبة النرويج في لقاء الرئيس المالطي.",
            ("meeting", "Norway", "Maltese president", "occurred"),
        ),
    ],
)
def test_who_stands_where(language: Language, text: str, expected: tuple[str, str, str, str]) -> None:
    assert sides_of(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway rejected Malta's proposal."),
        ("fa", "نروژ پیشنهاد مالت را رد کرد."),
        ("ar", "رفضت الحكومة النرويجية مقترح مالطا."),
    ],
)
def test_an_offer_was_made_to_whoever_rejects_it(language: Language, text: str) -> None:
    assert sides_of(text, language) == [("offer", "Malta", "Norway", "refused")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway and Malta share a road. The two sides discussed its repair."),
        ("fa", "نروژ و مالت جاده‌ای دارند. دو طرف درباره جاده گفتگو کردند."),
        ("ar", "بين النرويج ومالطا طريق. وأجرى الجانبان محادثات بشأن الطريق."),
    ],
)
def test_the_two_sides_are_the_two_states_named_last(language: Language, text: str) -> None:
    assert sides_of(text, language) == [("talks", "Norway", "Malta", "occurred")]
    assert not read(text.partition(". ")[2], language)


def test_the_two_sides_are_those_of_the_contact_told_last() -> None:
    text = "Norway held talks with Malta in Sweden. The two sides will hold talks in May."
    assert sides_of(text, "en") == [("talks", "Norway", "Malta", "planned")]


def test_this_country_is_the_one_named_last() -> None:
    text = "جاده‌های مالت باز است. وزیر خارجه نروژ به این کشور سفر کرد."
    assert sides_of(text, "fa") == [("visit", "Norwegian foreign minister", "Malta", "occurred")]


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        ("ar", "وكانت آخر زيارة للرئيس النرويجي إلى مالطا في مايو.", [("Norwegian president", "Malta")]),
        ("ar", "عقب لقائه الرئيس المالطي، شدد ماكرون على الحاجة.", [("Emmanuel Macron", "Maltese president")]),
        ("ar", "من المقرر أن يلتقي ترامب وماكرون غدا.", [("Donald Trump", "Emmanuel Macron")]),
        ("fa", "مکرون به مالت رفت و با رئیس‌جمهور این کشور دیدار کرد.",
         [("Emmanuel Macron", "Malta"), ("Emmanuel Macron", "Maltese president")]),
        ("fa", "امیر نروژ، رئیس‌جمهور مالت و ماکرون با ترامپ تماس گرفتند.",
         [("Norwegian emir; Maltese president; Emmanuel Macron", "Donald Trump")]),
        ("fa", "ماکرون وارد مالت شد.", [("Emmanuel Macron", "Malta")]),
        ("fa", "ماکرون پس از سفر آنکارا به پاریس بازگشت.", [("Emmanuel Macron", "Turkey")]),
        ("ar", "القمة المرتقبة بين الرئيسين الفرنسي إيمانويل ماكرون والأميركي دونالد ترامب ستعقد في مايو.",
         [("Emmanuel Macron", "Donald Trump")]),
        ("ar", "من المقرر أن يعلن ماكرون وترامب موعد الاجتماع.", []),
        ("en", "Emmanuel Macron plans to meet with his German and Turkish counterparts, Merkel and Erdogan.",
         [("Emmanuel Macron", "Angela Merkel"), ("Emmanuel Macron", "Recep Tayyip Erdoğan")]),
        ("en", "Borrell’s deputy Enrique Mora visited Malta.", [("Enrique Mora", "Malta")]),
        ("en", "Representatives of Malta and Norway held talks on the road.", [("Malta", "Norway")]),
        ("en", "Maltese Oil Minister Karin Holm met with her Norwegian counterpart.",
         [("Karin Holm", "Norwegian oil minister")]),
        ("ar", "زار الرئيس النرويجي مالطا. ولم يسبق له أن التقى إيمانويل ماكرون.",
         [("Norwegian president", "Malta"), ("Norwegian president", "Emmanuel Macron")]),
        ("en", "Maltese Transport Minister Abbas Lund met Emmanuel Macron.", [("Abbas Lund", "Emmanuel Macron")]),
        ("en", "Emmanuel Macron hosted a Maltese delegation at the White House.", [("Emmanuel Macron", "Malta")]),
        ("en", "A mayor said that Emmanuel Macron had written a letter to Donald Trump.",
         [("Emmanuel Macron", "Donald Trump")]),
        ("en", "Norway’s pressure is high and, he said, it was good to hold talks with Malta.", []),
        ("fa", "وزیر نروژ تماسی تلفنی از رئیس‌جمهور مالت دریافت کرد.", [("Maltese president", "Norwegian minister")]),
    ],
)  # fmt: skip
def test_sides_told_at_length(language: Language, text: str, rows: list[tuple[str, str]]) -> None:
    assert [(c.initiator, c.recipient) for c in read(text, language)] == rows


def test_a_counterpart_holds_the_same_office_that_day() -> None:
    text = "Sergey Lavrov met with his Turkish counterpart."
    assert sides_of(text, "en", "2024-03-01") == [("meeting", "Sergey Lavrov", "Hakan Fidan", "occurred")]
    assert sides_of(text, "en") == [("meeting", "Sergey Lavrov", "Turkey", "occurred")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Lund said on Monday the shipments have arrived in Malta."),
        ("en", "Poets of Maltese-speaking countries and Norway wait."),
        ("en", "Will Norway meet Malta?"),
        ("ar", "هل تلتقي النرويج مالطا؟"),
        ("fa", "نروژ با مالت دیدار می‌کند؟"),
        ("ar", "قال العمدة يوسف القاضي إن الجسر مغلق. وسافر كريم إلى مالطا."),
        ("fa", "تیم ملی نروژ در دیدار با مالت سه گل زد."),
    ],
)
def test_what_is_no_contact(language: Language, text: str) -> None:
    assert not read(text, language)
