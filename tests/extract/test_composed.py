"""Bodies and offices that no pack knows are described in English."""

import pytest
from reading import found


@pytest.mark.parametrize(
    ("language", "text", "label", "kind"),
    [
        ("ar", "قالت وزارة الزراعة القبرصية إن الموسم جيد.", "Cypriot Agriculture Ministry", "organization"),
        ("ar", "قالت الشرطة إن الطريق مغلق.", "police", "organization"),
        ("ar", "قال متحدث باسم الشرطة القبرصية إن الطريق مغلق.", "unnamed Cypriot police spokesperson", "unnamed"),
        ("ar", "قال مدير المتحف الوطني إن المعرض مفتوح.", "National Museum director", "person"),
        ("fa", "سازمان پارک‌های ملی اعلام کرد که باغ باز است.", "Organization of National Parks", "organization"),
        ("fa", "مدیر مرکز آب مازندران گفت که سد پر است.", "Mazandaran Water Center director", "person"),
        ("fa", "یک کارشناس هواشناسی گفت که باران می‌بارد.", "unnamed expert", "unnamed"),
        ("ar", "قالت الحكومة القبرصية إن الطريق مفتوح.", "Cypriot government", "government"),
        ("ar", "قال محامي سمير حداد إن العقد صحيح.", "Samir Haddad's lawyer", "person"),
        ("ar", "قال المحامي سمير حداد إن العقد صحيح.", "Samir Haddad", "person"),
        ("fa", "شورای مرکزی دانشجویان اعلام کرد که باغ باز است.", "Central Students Council", "organization"),
        ("en", "The Paris-based Interpol said the road is open.", "Interpol", "organization"),
        ("en", "A spokesperson for the museum said it is open.", "unnamed spokesperson", "unnamed"),
        ("en", "The remaining parties said the road is open.", "remaining parties", "group"),
    ],
)
def test_labels_of_described_speakers(language: str, text: str, label: str, kind: str) -> None:
    speaker = found(language, text, "").attributions[0].speaker
    assert (speaker.label, speaker.kind) == (label, kind)
