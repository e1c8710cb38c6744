"""What people drop on the page: archives, twice the same, and files that are nothing of ours."""

import pytest
from asking import Files, asked, dropped, packed

import lcc
import make

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def ranked() -> list[str]:
    [table] = [one for one in asked("rank")[0]["outcomes"][0]["blocks"] if one.get("caption") == "Ranking, EUR"]
    return [row[1] for row in table["rows"]]


def test_everything_in_one_archive_is_compared_as_if_it_was_beside_each_other() -> None:
    files = dropped("street-lighting")
    opened, _files = asked("open", [("all.zip", packed([*files, ("Thumbs.db", OLE), ("plan.pdf", b"%PDF-1.7")]))])
    assert opened["problems"] == []
    assert opened["roles"]["all.zip/tender.yaml"] == "tender"
    assert opened["roles"]["all.zip/plan.pdf"] == "other"
    assert "all.zip/Thumbs.db" not in opened["roles"]
    assert ranked() == [one.bidder for one in lcc.score(make.example("street-lighting")).ranking]


def test_what_goes_with_an_award_is_passed_over_in_an_archive() -> None:
    files = dropped("street-lighting")
    asked("open", files)
    _said, made = asked("everything")
    chosen = {"tender": ["tender.yaml", "gone.zip/comparison.xlsx"]}
    opened, _files = asked("open", [*files, ("gone.zip", made["award.zip"])], chosen=chosen)
    assert opened["problems"] == []
    assert opened["roles"]["gone.zip/comparison.xlsx"] == "unused"


def test_of_scores_too_one_counts_and_who_dropped_them_says_which() -> None:
    files = dropped("street-lighting")
    again = ("old/scores.yaml", dict(files)["scores.yaml"] + b"# Others")
    opened, _files = asked("open", [*files, again])
    assert (opened["open"], opened["tender"]) == ({"scores": ["old/scores.yaml", "scores.yaml"]}, None)
    chosen = {"scores": ["scores.yaml", "old/scores.yaml"]}
    assert asked("open", [*files, again], chosen=chosen)[0]["problems"] == []
    newer = ("newer/scores.yaml", again[1] + b" again")
    assert asked("open", [*files, again, newer], chosen=chosen)[0]["open"].keys() == {"scores"}


def test_the_very_same_scores_twice_are_scores_once() -> None:
    files = dropped("street-lighting")
    opened, _files = asked("open", [*files, ("twice/scores.yaml", dict(files)["scores.yaml"])])
    assert (opened["open"], opened["problems"], opened["roles"]["twice/scores.yaml"]) == ({}, [], "unused")


def test_where_nobody_is_asked_which_tender_counts_it_is_said_to_open_that_one() -> None:
    [tender, bid, *_others] = dropped("street-furniture")
    said, _files = asked(
        "look_back", [tender, bid, ("newer.yaml", tender[1] + b"# Newer"), ("same.yaml", tender[1])]
    )
    assert "newer.yaml" in str(said["not_together"])


def test_a_bid_is_left_out_where_another_of_its_name_stands_in_a_folder() -> None:
    files = dropped("street-furniture")
    name, content = files[1]
    loose = (name.rpartition("/")[2], content)
    opened, _files = asked("open", [*files, loose], leave_out=[loose[0]])
    assert (opened["problems"], opened["bids"]) == ([], len(files) - 1)


WRONG: dict[str, tuple[str, bytes, str]] = {
    "of an old Excel": ("bid.xls", OLE + "Workbook".encode("utf-16-le"), "save it as an Excel workbook (.xlsx)"),
    "binary": ("bid.xlsb", packed([("xl/workbook.bin", b"x")]), "save it as an Excel workbook (.xlsx)"),
    "of LibreOffice": ("bid.ods", packed([("mimetype", b"application/vnd.oasis.opendocument")]), "(.xlsx)"),
    "with a password": ("bid.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "empty": ("bid.xlsx", b"", "save it as .xlsx"),
    "a shortcut": ("bid.url", b"[InternetShortcut]\nURL=http://x", "Put the file there that is meant"),
    "a link": ("bid.lnk", b"L\0\0\0", "Put the file there that is meant"),
    "a mail": ("bid.msg", OLE, "Take out what is in it"),
    "an archive in one": (
        "bids.zip",
        packed([("in.zip", packed([("a.xlsx", b"x")]))]),
        "Unpack the outer archive",
    ),
    "a bomb": ("bids.zip", packed([("a.xlsx", bytes(30_000_000))]), "Remove what does not belong to the bid"),
    "a bomb inside": ("bid.xlsx", packed([("xl/workbook.xml", bytes(30_000_000))]), "save it as .xlsx"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_file_that_is_no_bid_is_said_how_to_mend_and_can_be_left_out(kind: str) -> None:
    name, content, mend = WRONG[kind]
    files: Files = [*dropped("street-furniture"), (name, content)]
    opened, _files = asked("open", files)
    said = [one["mend"] for found in opened["problems"] for one in found["problems"]]
    assert any(mend in one for one in said), said
    assert all("--" not in one for one in said)
    left = [one for one, role in opened["roles"].items() if one.startswith(name) and role in ("bid", "other")]
    assert asked("open", files, leave_out=left[:1])[0]["problems"] == []


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize("ask", ["open", "papers", "lay_out", "begin_bid", "look_back", "verify"])
def test_alone_it_is_never_a_fault_of_the_page_nor_passed_over(ask: str, kind: str) -> None:
    name, content, _mend = WRONG[kind]
    said, made = asked(ask, [(name, content)])
    assert made == {}
    assert said.get("problems") or said.get("needs_tender") or said.get("nothing") or not said.get("tender", True)


def test_what_a_computer_keeps_for_itself_is_named_and_not_read() -> None:
    files = [*dropped("street-furniture"), ("~$bid.xlsx", b"\x05Jan" + bytes(160)), (".DS_Store", b"Bud1")]
    opened, _files = asked("open", files)
    assert opened["problems"] == []
    assert {name for name, role in opened["roles"].items() if role == "junk"} == {"~$bid.xlsx", ".DS_Store"}
