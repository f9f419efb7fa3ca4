"""The first page: what moved since a mark."""

import shutil
from pathlib import Path

from starlette.testclient import TestClient

from rawi.web import create_app
from rawi.web.guard import Guard

LATER = (
    "قالت مديرة المتحف إن القاعة الجديدة تضم لوحات من القرن الماضي.\n"
    "نفت وزارة الثقافة أن تكون قد أرسلت أي رسالة إلى مالطا.\n"
)


def test_what_is_new_since_a_mark_is_told(demo: Path, tmp_path: Path) -> None:
    place = shutil.copy(demo, tmp_path / "copy.db")
    app = create_app(str(place), Guard("today-token"))
    with TestClient(app, base_url="http://localhost", headers={"accept": "text/html"}) as client:
        client.post("/sign-in", data={"token": "today-token"})
        client.post("/mark", data={"name": "before"})
        assert client.get("/today.json").json()["moved"] == []
        app.state.ledger.read([str(_article(tmp_path))])
        moved = client.get("/today.json?since=before").json()
        assert moved["since"] == "before" and moved["moved"]
        assert {kind for row in moved["moved"] for kind in row["kinds"]} >= {"new", "denial"}
        assert moved["moved"][0]["about"] in client.get("/").text
        assert client.get("/?since=never").status_code == 404


def _article(folder: Path) -> Path:
    path = folder / "later.txt"
    path.write_text(LATER, encoding="utf-8")
    return path
