"""Who a pronoun, a bare verb, a role or a description means, and that nobody is guessed."""

import pytest
from reading import found


def speakers(language: str, text: str, published: str = "") -> list[str]:
    return [item.speaker.label for item in found(language, text, published).attributions]


ROWS = [
    ("ar", "قالت صحيفة نيويورك تايمز إن الجسر آمن. وأضافت الصحيفة أن الطريق مفتوح.",
     ["New York Times", "New York Times"]),
    ("ar", "قال السفير القبرصي إن الزيارة مفيدة. وأضاف أن الوفد عائد. وتابع: «شكرا لكم».", ["Cypriot ambassador"] * 3),
    ("ar", "نفى المتحدث صحة التقرير، مؤكدا أن السفينة في الميناء.", ["spokesman", "spokesman"]),
    ("ar", "قالت وزارة الصحة القبرصية في بيان إن اللقاح آمن. وأضاف البيان أن الطريق مفتوح.",
     ["Cypriot Health Ministry"] * 2),
    ("fa", "محمد زمانی گفت که پل امن است. این کارشناس افزود که راه باز است.", ["Mohammad Zamani"] * 2),
    ("fa", "وزیر انرژی عراق گفت که سد پر است. وی افزود که بارش خوب بود. او گفت: «شکر».", ["Iraqi energy minister"] * 3),
    ("en", "The Iraqi energy minister said the dam is full. He added that the rain was good.",
     ["Iraqi energy minister"] * 2),
    ("en", "Axios reported that the bridge is safe, citing two US officials. The officials said the road is open.",
     ["unnamed US officials"] * 2),
    ("ar", "ذكرت مصادر دنماركية أن الجسر آمن. وأوضحت المصادر أن الطريق مفتوح. "
     "وقالت بعض المصادر النرويجية إن الجسر مغلق. وأضافت المصادر أن العمل بدأ.",
     ["unnamed Danish sources", "unnamed Danish sources", "unnamed Norwegian sources", "unnamed Danish sources"]),
    ("en", "The harbour master Anna Lund said the pier is open. The official added that trains run.",
     ["Anna Lund"] * 2),
    ("en", "Two officials said the pier is open. Anna Lund spoke. The officials said trains run.",
     ["unnamed officials"] * 2),
    ("en", "A Danish official said the pier is open. Anna Lund said it is shut. The official said trains run.",
     ["unnamed Danish official", "Anna Lund", "unnamed Danish official"]),
    ("en", "Anna Lund said the pier is open. The source said trains run.", ["Anna Lund", "unnamed source"]),
    ("en", "A member of the harbour board said the pier is open. Anna Lund also said trains run. "
     "The board member said the sea is calm.", ["Anna Lund"] * 3),
    ("en", "A member of the harbour board said the pier is open. The mayor Anna Lund also said trains run.",
     ["unnamed member", "Anna Lund"]),
    ("en", "Commander of the Harbour Ground Force said the pier is open. Brigadier General Ove Lund said trains run. "
     "The commander said the sea is calm.", ["Ove Lund"] * 3),
    ("en", "Anna Lund, a member of the harbour board, said the pier is open.", ["Anna Lund"]),
    ("ar", "جاء ذلك في بيان لسمير الزعتري قال فيه إن الجسر آمن.", ["Samir al-Zaatari"]),
    ("ar", "جاء ذلك بعد رسالة السفير القبرصي التي قال فيها إن الجسر آمن.", ["Cypriot ambassador"]),
    ("ar", "وكانت القوات المسلحة قد أصدرت بيانا بشأن رسالة السفير القبرصي، قالت فيه إن الجسر آمن.", ["Armed Forces"]),
    ("ar", "أفاد بيان السفير القبرصي بأن الجسر آمن. وأضاف البيان أن الطريق مفتوح.", ["Cypriot ambassador"] * 2),
    ("ar", "قالت سفيرة مالطا لدى الأمم المتحدة، نيكي هايلي، إن الجسر آمن.", ["Nikki Haley"]),
    ("ar", "أكدت الدنمارك ومالطا أن الجسر آمن.", ["Denmark and Malta"]),
    ("ar", "قال سمير الزعتري إن الجسر آمن. وأشاروا إلى أن الطريق مفتوح.", ["Samir al-Zaatari", "unspecified"]),
    ("ar", "قال مسؤولون دنماركيون إن الجسر آمن. وقال أحدهم إن الطريق مفتوح. ورأى آخرون أن الوقت مبكر.",
     ["unnamed Danish officials", "unnamed Danish official", "unnamed Danish officials"]),
    ("fa", "امام جمعه سراب گفت که پل امن است. کیوان حسینی گفت که راه باز است. "
     "علی رضایی امام جمعه ملایر گفت که بارش خوب بود.", ["Keyvan Hosseini"] * 2 + ["Ali Rezaei"]),
    ("fa", "بیل گیتس درحالی گفت که پل امن است.", ["Bill Gates"]),
    ("fa", "دو مقام دانمارکی گفتند که پل امن است. یکی از آنها گفت که راه باز است.",
     ["unnamed Danish officials", "unnamed Danish official"]),
    ("fa", "رئیس بنیاد سلامت گفت که پل امن است. وی افزود که راه باز است. بیل گیتس گفت که بارش خوب بود.",
     ["Bill Gates"] * 3),
    ("en", "The mayor met the envoy, Dr. Anna Lund, on Monday. Lund said the pier is open.", ["Anna Lund"]),
    ("en", "The deputy education minister said the school is open.", ["deputy education minister"]),
    ("en", "The Norwegian newspaper Fjordposten reported that the pier is open.", ["Fjordposten"]),
    ("en", "Anna Lund said the pier is open. Residents of the port said trains run. They said the sea is calm.",
     ["Anna Lund", "unnamed residents", "unnamed residents"]),
    ("en", "The Danish transport ministry said the pier is open. Anna Lund said trains run. It said the sea is calm.",
     ["Danish Transport Ministry", "Anna Lund", "Danish Transport Ministry"]),
    ("en", "The mayor said the pier is open. Anna Lund met the crew, saying that trains run.", ["mayor", "Anna Lund"]),
    ("en", "Noting that ships wait, Anna Lund told the crew to leave.", ["Anna Lund"] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_who_goes_on_speaking(language: str, text: str, expected: list[str]) -> None:
    assert speakers(language, text) == expected


def test_officials_of_a_body_belong_to_its_camp() -> None:
    [item] = found("ar", "كشف مسؤولان في البيت الأبيض أن الحديقة مفتوحة.").attributions
    assert (item.speaker.kind, item.speaker.camp) == ("unnamed", "United States")


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2010-05-04", "Stephen Harper"), ("2018-05-04", "Justin Trudeau"), ("", "Canadian prime minister")],
)
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال رئيس الوزراء الكندي إن الجسر سيفتح."),
        ("fa", "نخست‌وزیر کانادا گفت که پل باز می‌شود."),
        ("en", "The Canadian prime minister said the bridge will open."),
    ],
)
def test_an_office_has_its_holder_of_the_day(language: str, text: str, published: str, expected: str) -> None:
    assert speakers(language, text, published) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال مسؤول أمريكي إن الجسر آمن. وقال مسؤول تركي إن الطريق مغلق."),
        ("fa", "یک مقام آمریکایی گفت پل امن است. یک مقام ترکیه‌ای گفت که راه بسته است."),
        ("en", "A US official said the bridge is safe. A Turkish official said the road is closed."),
    ],
)
def test_unnamed_sources_are_kept_apart_by_what_describes_them(language: str, text: str) -> None:
    assert speakers(language, text) == ["unnamed US official", "unnamed Turkish official"]
    assert {item.speaker.actor for item in found(language, text).attributions} == {""}


@pytest.mark.parametrize(
    ("language", "text", "second"),
    [
        ("ar", "قال مسؤول أمريكي إن الجسر آمن. وقال مسؤول أمريكي آخر إن الطريق مغلق.", "unnamed US official"),
        pytest.param(
            "en", "A US official said the bridge is safe. Another US official said the road is closed.",
            "unnamed US official",
            marks=pytest.mark.xfail(strict=True, reason="a second one is labelled as second and loses the country"),
        ),
        pytest.param(
            "fa", "یک مقام ترکیه‌ای گفت پل امن است. مقام دیگری گفت که راه بسته است.", "unnamed official",
            marks=pytest.mark.xfail(strict=True, reason="the word for another is taken into the label"),
        ),
    ],
)  # fmt: skip
def test_another_official_is_still_only_an_official(language: str, text: str, second: str) -> None:
    assert speakers(language, text)[1] == second


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال وزير الخارجية الياباني إن المعرض ناجح. وقال نظيره الكوري إن الزيارة مفيدة."),
        ("fa", "وزیر خارجه ژاپن گفت نمایشگاه موفق بود. همتای کره‌ای او گفت دیدار سودمند بود."),
        ("en", "The Japanese foreign minister said the fair was good. His Korean counterpart said it was useful."),
    ],
)  # fmt: skip
def test_a_counterpart_is_somebody_else(language: str, text: str) -> None:
    first, second = speakers(language, text)
    assert first == "Japanese foreign minister"
    assert second != first


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "روزنامه نیویورک تایمز نوشت پل امن است. این روزنامه افزود که راه باز است."),
        ("en", "The New York Times wrote that the bridge is safe. The newspaper added that the road is open."),
    ],
)  # fmt: skip
def test_the_paper_is_the_paper_named_before(language: str, text: str) -> None:
    assert speakers(language, text) == ["New York Times", "New York Times"]


LEAD = "رئیس سازمان پارک‌ها گفت که باغ باز است. {} در جمع خبرنگاران افزود که راه خوب است."


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("کیوان زمانی", ["Keyvan Zamani"] * 2),
        ("شهردار، کیوان زمانی،", ["Parks Organization head", "Keyvan Zamani"]),
    ],
)
def test_a_report_names_the_office_first_and_its_holder_later(later: str, expected: list[str]) -> None:
    assert speakers("fa", LEAD.format(later)) == expected


REPORT = (
    "رئیس سازمان پارک‌ها گفت که باغ باز است.\nکیوان زمانی در جمع خبرنگاران افزود که راه خوب است.\n{} گفت که پل امن است."
)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("رئیس سازمان پارک‌های کشور", "Keyvan Zamani"),  # a longer form of the office
        ("عضو شورای پارک‌ها", "Keyvan Zamani"),  # nobody else speaks
        ("وزیر انرژی عراق", "Iraqi energy minister"),  # an office of another state
        ("رئیس کتابخانه، لیلا زمانی،", "Leila Zamani"),
    ],
)
def test_a_report_with_one_speaker_means_them_by_every_office(later: str, expected: str) -> None:
    assert speakers("fa", REPORT.format(later)) == ["Keyvan Zamani", "Keyvan Zamani", expected]


@pytest.mark.parametrize(
    "text",
    [
        "کیوان زمانی گفت که باغ باز است. رئیس سازمان پارک‌ها افزود که راه خوب است. زمانی گفت که پل امن است.",
        "رئیس سازمان پارک‌ها گفت که باغ باز است. وی افزود که راه خوب است. کیوان زمانی گفت که پل امن است.",
        "عضو هیئت پارک‌ها گفت که باغ باز است. این رئیس سازمان افزود که راه خوب است. کیوان زمانی گفت که پل امن است.",
    ],
)
def test_office_and_name_meet_in_any_order(text: str) -> None:
    assert {label.split()[-1] for label in speakers("fa", text)} == {"Zamani"}


def test_a_second_office_waits_for_its_own_name() -> None:
    text = REPORT.format("شهردار اراک") + "\nلیلا سهرابی در جمع خبرنگاران افزود که راه باز است."
    assert speakers("fa", text) == ["Keyvan Zamani"] * 2 + ["Leila Sohrabi"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فرستاده ویژه ماکرون گفت که پل امن است.", "Emmanuel Macron's special envoy"),
        ("مشاور ماکرون گفت که پل امن است.", "Emmanuel Macron's adviser"),
        ("رئیس‌جمهور ماکرون گفت که پل امن است.", "Emmanuel Macron"),
    ],
)
def test_who_serves_somebody_is_not_the_one_served(text: str, expected: str) -> None:
    assert speakers("fa", text) == [expected]


def test_a_surname_that_several_bear_is_nobody_known_without_a_given_name() -> None:
    assert (
        speakers("fa", "سیدقاسم حسینی گفت که پل امن است. حسینی افزود که راه باز است.") == ["Seyed Ghasem Hosseini"] * 2
    )


def test_a_name_stands_behind_a_title_and_not_behind_the_noun_of_a_body() -> None:
    assert speakers("fa", "مربی تیم ملی شنا گفت که پل امن است.") == ["National Swimming Team coach"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("کیوان باغبانی گفت که پل امن است. باغبانی افزود که راه باز است.", ["Keyvan Baghbani"] * 2),  # also gardening
        ("کیوان سهرابی گفت که پل امن است. این عضو شورای شهر افزود که راه باز است.", ["Keyvan Sohrabi"] * 2),
        ("کیوان سهرابی گفت که پل امن است. آنها افزودند که راه باز است.", ["Keyvan Sohrabi", "unspecified"]),
        ("بسیاری از رسانه‌های عراقی گفتند که پل امن است.", ["Iraqi media"]),
        ("برخی منابع گفتند که پل امن است.", ["unnamed sources"]),
        ("شرایط نامطلوب تأکید کرد که پل امن است.", ["unspecified"]),  # no words of names
    ],
)
def test_nobody_is_made_of_ordinary_words(text: str, expected: list[str]) -> None:
    assert speakers("fa", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فرماندار اراک گفت که پل امن است. کیوان سهرابی استاندار مرکزی در شهر بود.", "Arak governor"),
        ("رئیس پالایشگاه امام خمینی گفت که پل امن است.", "Ruhollah Khomeini Refinery head"),
        ("سرهنگ رجبعلی سهرابی گفت که پل امن است.", "Rajab Ali Sohrabi"),
    ],
)
def test_titles_lead_to_their_own_holders_only(text: str, expected: str) -> None:
    assert speakers("fa", text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("کیوان ماکرون گفت که پل امن است. ماکرون افزود که راه باز است.", ["Keyvan Macron"] * 2),
        ("کیوان سهرابی در ارزیابی ادعای ماکرون گفت که پل امن است. وی افزود که راه باز است.", ["Keyvan Sohrabi"] * 2),
    ],
)
def test_somebody_known_is_not_who_only_shares_a_name_or_is_spoken_of(text: str, expected: list[str]) -> None:
    assert [label for label in speakers("fa", text) if label != "Emmanuel Macron"] == expected


def test_a_reporter_of_the_paper_is_not_who_goes_on() -> None:
    text = "وزیر انرژی عراق گفت که سد پر است.\nبه گزارش خبرنگار رویترز، باران بارید.\nوی افزود که راه باز است."
    assert speakers("fa", text)[-1] == "Iraqi energy minister"


def test_a_reporter_of_the_paper_is_not_who_is_named_next() -> None:
    text = "به گزارش خبرنگار رویترز، باران بارید.\nکیوان سهرابی افزود که راه باز است."
    assert speakers("fa", text)[-1] == "Keyvan Sohrabi" != speakers("fa", text)[0]


def test_a_name_spelt_otherwise_behind_its_office_is_the_one_known() -> None:
    assert speakers("ar", "قال وزير الخارجية الألماني هايكو ماص إن الزيارة مفيدة.") == ["Heiko Maas"]


def test_a_surname_is_completed_from_the_text() -> None:
    text = "التقى الوفد سمير الزعتري في المعرض. وقال الزعتري إن الزيارة مفيدة."
    assert speakers("ar", text) == ["Samir al-Zaatari"]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Alexander Stubb", "Alexander Stubb"),
        ("Alexander Stubb or Bill Gates", "Alexander Stubb"),
        ("nobody", "Finnish president"),
    ],
)
def test_without_a_day_an_office_means_the_only_holder_whom_the_text_names(named: str, expected: str) -> None:
    text = f"A book about {named} came out. The Finnish president said the road is open."
    assert speakers("en", text) == [expected]


def test_two_named_holders_leave_an_office_open() -> None:
    text = "A book about Joe Biden and Barack Obama came out. The US president said the road is open."
    assert speakers("en", text) == ["US president"]
