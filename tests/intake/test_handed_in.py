"""Every file that is handed in is read, listed as an attachment, left out by name, or refused by name."""

import io
import json
import os
import stat
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import make
from lcc.excel.bid_form.write import write_form
from lcc.intake.submissions import Submissions, read
from lcc.model.received import Received
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from passports import BENCH

PDF = b"%PDF-1.7 a brochure"
ODS = b"PK\x03\x04" + b"\0" * 22 + b"\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
OLD_EXCEL = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "Workbook".encode("utf-16-le")
OLD_WORD = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
XML_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
LOCK = b"\x04Bob" + b" " * 160


def bid(name: str, **parts: Any) -> bytes:
    offer = make.offer(make.purchase(), **parts)
    return json.dumps({"tender": "test", "bidder": {"name": name}, "offers": [offer]}).encode()


def form() -> bytes:
    return write_form(make.tender(), "nl")


def zipped(files: Mapping[str, bytes], **settings: Any) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", **settings) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def put(tmp_path: Path) -> Callable[[Mapping[str, bytes]], Path]:
    """Return what writes files into a folder with bids beside a tender."""
    (tmp_path / "tender.json").write_text(json.dumps(make.tender().model_dump(mode="json", exclude_unset=True)))

    def write(files: Mapping[str, bytes]) -> Path:
        for name, content in files.items():
            file = tmp_path / "bids" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return tmp_path / "bids"

    return write


Put = Callable[[Mapping[str, bytes]], Path]
BIDS = {"ash.json": bid("Ash"), "birch.json": bid("Birch")}


def read_in(folder: Path, *names: str, **options: Any) -> Submissions:
    return read(folder.parent / "tender.json", [folder / name for name in names] or [folder], **options)


def received(folder: Path, **options: Any) -> Received:
    found = read_in(folder, **options).received
    assert found is not None
    return found


def refusals(folder: Path, *names: str, **options: Any) -> list[tuple[str, str]]:
    """Return what is refused, by its place below the folder, and the expectation."""
    with pytest.raises(InputRefusedError) as refused:
        read_in(folder, *names, **options)
    return [(one.file.removeprefix(f"{folder}/"), worded(one).expected.say(str)) for one in refused.value.problems]


def names(found: Received, what: str) -> list[tuple[str, str | None]]:
    return [(one.file, one.supplier) for one in getattr(found, what)]


COULD_BE_A_BID = {
    "a bid as .xlsx, .yaml or .json": {
        "offer.ods": ODS, "offer.ODS": ODS, "offer.xls": OLD_EXCEL, "offer.xlsm": b"PK", "offer.xlsb": b"PK",
        "offer.xltx": b"PK", "offer.csv": b"a;b", "offer.TSV": b"a\tb", "offer.numbers": b"PK", "no-ending": OLD_EXCEL,
        "offer.bak": ODS, "offer.pdf": OLD_EXCEL, "sheet.doc": OLD_EXCEL, "offer.xml": XML_2003,
        "offer.ods.txt": b"text", "locked": b"\xd0\xcf\x11\xe0 encrypted",
    },
    "a name that says what the file is": {
        "form.pdf": form(), "form": form(), "form.xlsx.bak": form(), "form.zip": form(), "form.docx": form(),
        "bid.txt": b"tender: test\nbidder: {name: X}\noffers: []\n", "bid": bid("Elm"), "bids.pdf": zipped({"a": b""}),
        "form.xlsx ": form(), "begins.pdf": b"%PDF-1.4\n" + form(), "begins.png": b"\x89PNG" + zipped({"a": b""}),
        "utf16.txt": bid("Elm").decode().encode("utf-16-le"), "other.txt": bid("Elm").decode().encode("utf-16-be"),
    },
    "files that can be read, or a .zip with them": {
        "all.7z": b"7z", "all.rar": b"Rar!", "all.tar.gz": b"\x1f\x8b", "all.TGZ": b"", "all.part": b"Rar!\x1a\x07\x01",
        "all.zip.001": b"PK", "offer.eml": b"From: us", "signed.p7m": b"0", "all": b"7z\xbc\xaf\x27\x1c",
    },
    "a file that can be seen": {".form.xlsx": form(), "~$form.xlsx": form(), "._offer.ods": ODS, ".all.zip": b"PK"},
    "the file itself": {"offer.lnk": b"L", "offer.url": b"[InternetShortcut]"},
}  # fmt: skip


def called(one: object) -> str:
    """Return what a case goes by: bytes that hold the time of day would be another name in each run."""
    return one if isinstance(one, str) else "content"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [(name, content, expected) for expected, files in COULD_BE_A_BID.items() for name, content in files.items()],
    ids=called,
)
def test_what_could_be_a_bid_and_cannot_be_read_is_refused_by_name(
    put: Put, name: str, content: bytes, expected: str
) -> None:
    folder = put({**BIDS, name: content})
    [(file, said)] = refusals(folder)
    assert file == name
    assert said.startswith(expected)
    found = received(folder, leave_out=[name])
    assert names(found, "left_out") == [(name.strip(), None)]
    assert (found.bids, found.files) == (2, 2)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", PDF),
        ("plan.PDF", PDF),
        (
            "letter.docx",
            zipped({"[Content_Types].xml": b"", "word/document.xml": b"", "word/embeddings/a.xlsx": b""}),
        ),
        ("letter.doc", OLD_WORD),
        ("photo.jpg", b"\xff\xd8\xff"),
        ("eea.xml", b"<?xml version='1.0'?><QualificationApplicationResponse/>"),
        ("read me", b"In the offer you find ..."),
        ("empty", b""),
        ("prices.xlsx.pdf", PDF),
        (".plan.pdf", PDF),
    ],
)
def test_what_can_be_no_bid_is_an_attachment(put: Put, name: str, content: bytes) -> None:
    assert names(received(put({**BIDS, name: content})), "attachments") == [(name, None)]


@pytest.mark.parametrize(
    ("name", "content"),
    [(".DS_Store", b"\0\0\0\1Bud1"), ("Thumbs.db", OLD_EXCEL[:9]), ("desktop.ini", b""), ("~$ash.xlsx", LOCK),
     (".~lock.ash.ods#", b",bob,,"), ("__MACOSX/._ash.json", b"\x00\x05\x16\x07"), (".git/config", b"x")],
)  # fmt: skip
def test_what_computers_leave_behind_is_no_document(put: Put, name: str, content: bytes) -> None:
    folder = put({**BIDS, "Elm/elm.json": bid("Elm"), f"Elm/{name}": content})
    assert received(folder).model_dump(exclude_defaults=True) == {"bids": 3, "files": 3}


JUNK_FOLDER = "a bid where it is seen: this could be one, in a folder that a computer or a tool keeps for itself"


@pytest.mark.parametrize("name", ["bid.json", "deep/er/bid.json", "bid.ods", "bid.txt", ".bid.json"])
@pytest.mark.parametrize("folder_name", [".git", "$RECYCLE.BIN", ".Trashes", "System Volume Information"])
def test_a_bid_in_a_folder_that_a_computer_keeps_for_itself(put: Put, folder_name: str, name: str) -> None:
    content = ODS if name == "bid.ods" else bid("Elm")
    hidden = {
        f"Elm/{folder_name}/{name}": content,
        f"Elm/{folder_name}/HEAD": b"ref: x",
        "Elm/elm.json": bid("Elm"),
    }
    folder = put({**BIDS, **hidden, "export.zip": zipped(hidden)})
    for where in ("", "export.zip/"):
        named = ["export.zip"] if where else ["Elm", "ash.json"]
        assert refusals(folder, *named) == [(f"{where}Elm/{folder_name}/{name}", JUNK_FOLDER)]
        for left in (name.split("/")[-1], folder_name):
            found = read_in(folder, *named, leave_out=[left]).received
            assert found is not None
            assert [file.split("/")[-1] for file, _whose in names(found, "left_out")] == [name.split("/")[-1]]
            assert names(found, "attachments") == []


def test_a_folder_for_each_bidder_and_attachments_by_supplier(put: Put) -> None:
    folder = put(
        {
            "Ash BV/bid.json": bid("Ash"),
            "Ash BV/Bijlagen/plan.pdf": PDF,
            "Ash BV/Bijlagen/Foto's/1.jpg": b"\xff\xd8\xff",
            "2. Birch/offer/bid.json": bid("Birch"),
            "2. Birch/documents/plan.pdf": PDF,
            "index.html": b"<html>",
        }
    )
    found = read_in(folder)
    assert [one.bid.name for one in found.bids] == ["Birch", "Ash"]
    assert found.received is not None
    assert names(found.received, "attachments") == [
        ("2. Birch/documents/plan.pdf", "Birch"),
        ("Ash BV/Bijlagen/Foto's/1.jpg", "Ash"),
        ("Ash BV/Bijlagen/plan.pdf", "Ash"),
        ("index.html", None),
    ]


@pytest.mark.parametrize("above", ["", "export/", "export/submissions/"])
def test_a_supplier_that_handed_in_only_attachments(put: Put, above: str) -> None:
    folder = put({f"{above}Ash/a.json": bid("Ash"), f"{above}Birch/x/plan.pdf": PDF})
    [(file, expected)] = refusals(folder)
    assert file == f"{above}Birch"
    assert expected.startswith("a bid among the files of each supplier")
    assert names(received(folder, leave_out=["Birch"]), "left_out") == [(f"{above}Birch/x/plan.pdf", "Birch")]


@pytest.mark.parametrize(
    ("bidders", "beside"),
    [
        (["Ash", "Birch"], {"export/opening.pdf": PDF}),
        (["Ash"], {"export/opening.pdf": PDF}),
        (["Ash"], {"opening.pdf": PDF}),
        (["Ash"], {"export/elm.json": bid("Elm")}),
    ],
)
def test_a_file_beside_the_folders_of_suppliers_does_not_make_them_one(
    put: Put, bidders: list[str], beside: dict[str, bytes]
) -> None:
    bids = {f"export/{name}/Prijs/bid.json": bid(name) for name in bidders}
    folder = put({**bids, **beside, "export/Cedar/Prijs/scan.pdf": PDF})
    (folder / "export" / "Dogwood").mkdir()
    assert [file for file, _expected in refusals(folder)] == ["export/Cedar", "export/Dogwood"]


def test_suppliers_in_folders_of_lots(put: Put) -> None:
    files = {f"Lot {lot}/{name}/bid.json": bid(f"{name} {lot}") for lot in (1, 2) for name in ("Ash", "Birch")}
    folder = put({**files, "Lot 1/Birch/plan.pdf": PDF, "Lot 1/Cedar/plan.pdf": PDF})
    assert [file for file, _expected in refusals(folder)] == ["Lot 1/Cedar"]
    found = received(folder, leave_out=["Cedar"])
    assert names(found, "attachments") == [("Lot 1/Birch/plan.pdf", "Birch 1")]


def test_an_empty_folder_of_a_supplier_and_attachments_alone(put: Put) -> None:
    folder = put({**BIDS, "plan.pdf": PDF})
    (folder / "Cedar").mkdir()
    assert refusals(folder) == [("Cedar", "bids in the folder")]
    [(file, expected)] = refusals(folder, "plan.pdf")
    assert (file, expected[:5]) == ("plan.pdf", "a bid")


def test_each_folder_that_is_named_is_of_one_supplier(put: Put) -> None:
    folder = put({"Ash/1/a.json": bid("Ash"), "Ash/2/plan.pdf": PDF, "Birch/b.json": bid("Birch")})
    found = read_in(folder, "Ash", "Birch").received
    assert found is not None
    assert names(found, "attachments") == [("Ash/2/plan.pdf", "Ash")]


EXPORT = {
    "Ash BV/Prijs/bid.json": bid("Ash"),
    "Ash BV/plan.pdf": PDF,
    "Zoë BV/bid.json": bid("Zoë", passport="bench.passport.json"),
    "Zoë BV/bench.passport.json": json.dumps(BENCH).encode(),
    "__MACOSX/Ash BV/._plan.pdf": b"\x00\x05\x16\x07",
}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("place", ["export.zip", "all/export.zip", "all/Export.ZIP"])
def test_an_archive_as_tender_platforms_export_it(put: Put, place: str, method: int) -> None:
    folder = put({place: zipped(EXPORT, compression=method)})
    top = place.partition("/")[0]
    found = read_in(folder, top)
    assert [one.bid.name for one in found.bids] == ["Ash", "Zoë"]
    assert found.received is not None
    assert [one.file.rpartition("BV/")[2] for one in found.received.attachments] == ["plan.pdf"]
    assert [one.supplier for one in found.received.attachments] == ["Ash"]
    [passport] = found.bids[1].passports
    assert passport.file == "bench.passport.json"
    assert found.changed_at.keys() >= {one.file for one in found.inputs}


def test_archives_and_workbooks_are_told_apart_by_what_is_in_them(put: Put) -> None:
    folder = put(
        {"XL.zip": zipped({"XL/form.xlsx": form(), "XL/plan.pdf": PDF}), "b.zip": zipped({"b.xlsx": form()})}
    )
    assert {file for file, _expected in refusals(folder)} == {
        "XL.zip/XL/form.xlsx",
        "b.zip/b.xlsx",
    }  # not filled in
    for content in (form(), zipped({"xl/worksheets/sheet1.xml": b"", "[Content_Types].xml": b""})):
        assert [file for file, _expected in refusals(put({"b.zip": content, "XL.zip": content}))] == [
            "XL.zip",
            "b.zip",
        ]


def test_where_a_problem_in_an_archive_is(put: Put) -> None:
    files = {
        "Ash/bid.json": b'{"tender": "test"}', "Birch/bid.ods": ODS, "Birch/more.zip": zipped({"a": b""}),
        "Cedar/plan.pdf": PDF,
    }  # fmt: skip
    folder = put({"all.zip": zipped(files)})
    found = refusals(folder, "all.zip")
    assert {file for file, _expected in found} == {
        "all.zip/Ash/bid.json", "all.zip/Birch/bid.ods", "all.zip/Birch/more.zip", "all.zip/Cedar",
    }  # fmt: skip
    assert (
        "all.zip/Birch/more.zip",
        "an archive without archives in it: what is in this one could be a bid",
    ) in found
    left = ["bid.ods", "more.zip", "Cedar", "all.zip/Ash"]
    assert refusals(folder, "all.zip", leave_out=left) == [("all.zip", "bids in the folder")]


PACKED = "a file in the archive that is packed in the usual way (deflate), or not at all"


def entry(name: str, mode: int = 0, flag: int = 0, method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.json", bid("Ash"))
        one = zipfile.ZipInfo(name)
        one.external_attr, one.compress_type = mode << 16, method
        archive.writestr(one, bid("Birch"))
    content = bytearray(buffer.getvalue())
    if flag:
        for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            content[content.rfind(sign) + at] |= flag
    return bytes(content)


UNNAMED = "an archive (.zip) with nothing in it but the files that its table of contents names"
BOTH = "a file or a folder in the archive: this is called a folder, and has the content of a file"
TWO = zipped({"a.json": bid("Ash"), "b.json": bid("Birch")})


def without_first(content: bytes) -> bytes:
    """Return an archive whose table of contents does not name its first file any more."""
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 1)
    end = bytearray(content[content.index(b"PK\x05\x06") :])
    end[8] = end[10] = 1
    end[12:16] = (int.from_bytes(end[12:16], "little") - (second - first)).to_bytes(4, "little")
    return content[:first] + content[second : content.index(b"PK\x05\x06")] + end


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (TWO + zipped({"c.json": bid("Cedar")}), UNNAMED),
        (without_first(TWO), UNNAMED),
        (without_first(TWO) + TWO, UNNAMED),
        (b"MZ" + b"x" * 100 + TWO, UNNAMED),
        (TWO + b"x" * 100, UNNAMED),
        (entry(""), "a name for each file in the archive"),
        (entry("./"), "a name for each file in the archive"),
        (entry("b.json/"), BOTH),
        (entry("b.json", stat.S_IFDIR | 0o755), BOTH),
        (entry("../b.json"), "names that stay within the archive"),
        (entry("x/../../b.json"), "names that stay within the archive"),
        (entry("/b.json"), "names that stay within the archive"),
        (entry("C:\\b.json"), "names that stay within the archive"),
        (entry("b.json", stat.S_IFLNK | 0o777), "the file itself: links among the bids are not followed"),
        (entry("b.json", stat.S_IFIFO | 0o644), "a file"),
        (entry("A.JSON"), "each file once in the archive"),
        (entry("b.json", flag=1), "a file in the archive that opens without a password"),
        (entry("b.json", method=zipfile.ZIP_BZIP2), PACKED),
        (entry("b.json").replace(b"Birch", b"Bench"), "a file in the archive that is whole"),
        (entry("b.json")[:-30], "an archive (.zip) that is whole"),
        (b"PK\x03\x04 cut off", "an archive (.zip) that is whole"),
        (b"", "an archive (.zip) that is whole"),
        (zipped({f"{k}.pdf": b"" for k in range(10_001)}), "at most 10,000 files among the bids"),
    ],
    ids=called,
)  # fmt: skip
def test_an_archive_that_lies(put: Put, content: bytes, expected: str) -> None:
    [(file, said)] = refusals(put({"all.zip": content, **BIDS}), "all.zip", "ash.json")[:1]
    assert file.startswith("all.zip")
    assert said == expected


class _Stream(io.RawIOBase):
    """What an archive is written to that can't be gone back in: it then says after each file how long that was."""

    def __init__(self) -> None:
        self.content = b""

    def writable(self) -> bool:
        return True

    def write(self, more: Any, /) -> int:
        self.content += bytes(more)
        return len(more)


@pytest.mark.parametrize("is_stream", [False, True])
@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("comment", [b"", b"Exported on Monday", b"c" * 65_535])
def test_archives_as_programs_write_them(put: Put, comment: bytes, is_stream: bool, is_large: bool) -> None:
    stream = _Stream() if is_stream else io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        archive.mkdir("Ash")
        for name in ("Ash/a.json", "Birch/b.json"):
            with archive.open(name, "w", force_zip64=is_large) as file:
                file.write(bid(name[0]))
    content = stream.content if isinstance(stream, _Stream) else stream.getvalue()
    assert len(read_in(put({"all.zip": content}), "all.zip").bids) == 2


@pytest.mark.parametrize("cheat", [{"flag": 1}, {"method": zipfile.ZIP_LZMA}], ids=["locked", "packed otherwise"])
def test_an_attachment_that_cannot_be_opened_is_an_attachment(put: Put, cheat: dict[str, int]) -> None:
    folder = put({"all.zip": entry("plan.pdf", **cheat)})
    assert names(received(folder), "attachments") == [("all.zip/plan.pdf", "Ash")]
    folder = put({"all.zip": entry("b.json", **cheat)})
    assert [file for file, _expected in refusals(folder, "all.zip")] == ["all.zip/b.json"]
    found = received(folder, leave_out=["b.json"])
    assert names(found, "left_out") == [("all.zip/b.json", "Ash")]


def test_names_of_suppliers_that_look_like_something_else(put: Put) -> None:
    files = {f"{name}/bid.json": bid(f"Bidder {k}") for k, name in enumerate(("A: x", "Strasse", "Straße"))}
    assert len(read_in(put({"all.zip": zipped(files)}), "all.zip").bids) == 3


def test_an_archive_that_grows(put: Put) -> None:
    grows = {f"{k}/bid.yaml": b" " * 25_000_000 for k in range(12)}
    folder = put({"all.zip": zipped(grows, compression=zipfile.ZIP_DEFLATED)})
    [(_file, expected)] = refusals(folder, "all.zip")
    assert "no more than 150 MB" in expected


def test_names_in_archives_are_read_as_they_were_meant(put: Put) -> None:
    content = zipped({"Zo\u00eb BV/plan.pdf": PDF, "Zo\u00eb BV/bid.json": bid("Zoë")})
    for sign, at in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):  # UTF-8 that does not say so
        places = [k for k in range(len(content)) if content.startswith(sign, k)]
        for place in places:
            content = content[: place + at] + b"\0" + content[place + at + 1 :]
    found = read_in(put({"all.zip": content}), "all.zip").received
    assert found is not None
    assert names(found, "attachments") == [("Zoë BV/plan.pdf", "Zoë")]


def test_links_pipes_and_sockets_are_refused_and_not_opened(put: Put, tmp_path: Path) -> None:
    folder = put(BIDS)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "elm.json").write_bytes(bid("Elm"))
    (folder / "loop.json").symlink_to("loop.json")
    (folder / "gone.json").symlink_to("nowhere")
    (folder / "tender.json").symlink_to(tmp_path / "tender.json")
    (folder / "folder").symlink_to(tmp_path / "elsewhere")
    (folder / "up").symlink_to(folder)
    os.mkfifo(folder / "pipe.json")
    os.mkfifo(folder / "plan.pdf")
    links = "the file itself: links among the bids are not followed"
    assert refusals(folder) == [
        ("folder", links), ("gone.json", links), ("loop.json", links), ("pipe.json", "a file"), ("plan.pdf", "a file"),
        ("tender.json", links), ("up", links),
    ]  # fmt: skip
    assert refusals(folder, "pipe.json") == [("pipe.json", "a file")]
    assert refusals(folder, "loop.json") == [("loop.json", "a file that can be read")]
    (tmp_path / "mine.json").symlink_to(folder / "ash.json")  # what a user names is the user's own choice
    assert [one.bid.name for one in read(tmp_path / "tender.json", [tmp_path / "mine.json"]).bids] == ["Ash"]


def test_a_tender_scores_and_passports_that_are_pipes_or_links(put: Put, tmp_path: Path) -> None:
    folder = put({"ash.json": bid("Ash", passport="bench.passport.json")})
    os.mkfifo(tmp_path / "pipe.json")
    for name in ("scores_file", "map_file", "draw_file"):
        options: dict[str, Any] = {name: tmp_path / "pipe.json"}
        with pytest.raises(InputRefusedError, match="not_a_file"):
            read(tmp_path / "tender.json", [], **options)
    with pytest.raises(InputRefusedError, match="not_a_file"):
        read(tmp_path / "pipe.json", [])
    (tmp_path / "real.passport.json").write_text(json.dumps(BENCH))
    (folder / "bench.passport.json").symlink_to(tmp_path / "real.passport.json")
    assert [file for file, _expected in refusals(folder)] == ["bench.passport.json", "ash.json"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(put: Put) -> None:
    folder = put({**BIDS, "Elm/elm.json": bid("Elm")})
    (folder / "Elm").chmod(0)
    try:
        assert refusals(folder) == [("Elm", "a file that can be read")]
    finally:
        (folder / "Elm").chmod(0o755)


def test_names_of_any_bytes(put: Put) -> None:
    folder = put(BIDS)
    for name, content in (
        (b"Zo\xeb.json", bid("Elm")),
        (b"Zo\xeb.pdf", PDF),
        (b"a\x1b[2J\n.pdf", PDF),
        (b" ", PDF),
    ):
        (folder / os.fsdecode(name)).write_bytes(content)
    assert refusals(folder) == [("Zo\\udceb.json", "a file name that is text")]
    found = received(folder, leave_out=[os.fsdecode(b"Zo\xeb.json")])
    assert {file for file, _supplier in names(found, "attachments")} == {"Zo\\udceb.pdf", "a\\x1b[2J\\n.pdf", "?"}
    assert names(found, "left_out") == [("Zo\\udceb.json", None)]
    (folder / os.fsdecode(b"\xeb")).mkdir()
    (folder / os.fsdecode(b"\xeb") / "elm.json").write_bytes(bid("Elm"))
    with pytest.raises(InputRefusedError, match="name_not_text"):
        read_in(folder, leave_out=[os.fsdecode(b"Zo\xeb.json")])


@pytest.mark.parametrize(
    "name",
    ["offer.ods", "Ash/offer.ods", "Ash/./offer.ods", "{folder}/Ash/offer.ods", "Ash/offer.ods/"],
)
def test_a_file_is_left_out_by_its_name_with_or_without_folders(put: Put, name: str) -> None:
    folder = put({"Ash/a.json": bid("Ash"), "Ash/offer.ods": ODS})
    assert names(received(folder, leave_out=[name.format(folder=folder)]), "left_out") == [
        ("Ash/offer.ods", "Ash")
    ]


def test_what_is_left_out_must_be_there_once(put: Put) -> None:
    files = {"Ash/a.json": bid("Ash"), "Ash/offer.ods": ODS, "Birch/b.json": bid("Birch"), "Birch/offer.ods": ODS}
    folder = put(files)
    for name in ("offer.ODS", "a", "tender.json", "", "*.ods", "../bids"):
        assert "the name of a file or folder among the bids" in [
            said for _file, said in refusals(folder, leave_out=[name])
        ]
    [many, *_others] = refusals(folder, leave_out=["offer.ods"])
    assert many[0] == "--leave-out"
    assert f"{folder}/Ash/offer.ods, {folder}/Birch/offer.ods" in many[1]
    found = received(folder, leave_out=["Ash/offer.ods", "Birch"])
    assert names(found, "left_out") == [
        ("Ash/offer.ods", "Ash"), ("Birch/b.json", "Birch"), ("Birch/offer.ods", "Birch"),
    ]  # fmt: skip
    assert found.bids == 1


def test_names_that_computers_spell_otherwise(put: Put) -> None:
    folder = put({**BIDS, "Zoe\u0308.ods": ODS})
    assert len(received(folder, leave_out=["Zo\u00eb.ods"]).left_out) == 1


def test_a_passport_that_is_left_out_is_not_read_for_a_bid(put: Put) -> None:
    files = {
        "a.json": bid("Ash", passport="bench.passport.json"),
        "bench.passport.json": json.dumps(BENCH).encode(),
    }
    assert refusals(put(files), leave_out=["bench.passport.json"]) == [
        ("a.json", "a passport that is not left out")
    ]


def test_passports_that_no_bid_names_or_that_are_of_another_supplier(put: Put) -> None:
    passport = json.dumps(BENCH | {"supplier": "ASH B.V."}).encode()
    files = {
        "Ash/a.json": bid("Ash BV", passport="bench.passport.json"),
        "Ash/bench.passport.json": passport,
        "Ash/old.passport.json": passport,
        "Birch/b.json": bid("Birch", passport="bids/Ash/bench.passport.json"),
    }
    found = read_in(put(files))
    said = [remark.say(str) for remark in found.remarks]
    assert said[:3] == [
        "No bid names these material passports, so that nothing in them counts: Ash/old.passport.json.",
        "Ash BV names a material passport of another supplier: Ash/bench.passport.json (Birch). Ask whose it is.",
        "Birch names a material passport of another supplier: Ash/bench.passport.json (Ash BV). Ask whose it is.",
    ]
    assert any("says that ASH B.V. supplies the product, which is a bidder too" in one for one in said)


def test_order_and_names_do_not_hang_on_where_the_folder_is(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = put({"b/bid.json": bid("B"), "a.json": bid("A"), "C/bid.json": bid("C"), "b/plan.pdf": PDF})
    monkeypatch.chdir(folder.parent)
    found = read(Path("tender.json"), [Path("bids")])
    assert [one.input.file for one in found.bids] == ["C/bid.json", "a.json", "b/bid.json"]
    assert found.received is not None
    elsewhere = read(folder.parent / "tender.json", [folder])
    assert (found.inputs, found.received) == (elsewhere.inputs, elsewhere.received)


def test_scores_and_tender_among_the_bids_are_what_they_were_named_as(put: Put) -> None:
    folder = put(
        {**BIDS, "t.json": json.dumps(make.tender().model_dump(mode="json", exclude_unset=True)).encode()}
    )
    found = read(folder / "t.json", [folder])
    assert [one.bid.name for one in found.bids] == ["Ash", "Birch"]


def mends(folder: Path, *named: str, **settings: Any) -> list[str]:
    """Return how what is wrong with what was handed in is mended."""
    with pytest.raises(InputRefusedError) as caught:
        read_in(folder, *named, **settings)
    return [worded(problem).mend.say(str) for problem in caught.value.problems]


def test_a_workbook_that_cannot_be_opened_can_be_left_out(put: Put) -> None:
    folder = put({**BIDS, "Cedar BV/form.xlsx": b""})
    [mend] = mends(folder)
    assert mend.endswith("Or go on without it: --leave-out 'Cedar BV/form.xlsx'.")
    assert received(folder, leave_out=["Cedar BV/form.xlsx"]).bids == 2


def test_of_a_bid_that_was_handed_in_twice_either_can_be_left_out(put: Put) -> None:
    folder = put({"Ash/bid (1).json": bid("Ash"), "Ash/bid.json": bid("Ash")})
    [mend] = mends(folder)
    assert mend.endswith("--leave-out 'Ash/bid (1).json' or --leave-out 'Ash/bid.json'.")
    assert received(folder, leave_out=["Ash/bid (1).json"]).bids == 1


@pytest.mark.parametrize("name", ["not there", "not there.xlsx"])
def test_what_is_not_there_is_said_not_to_be(put: Put, name: str) -> None:
    folder = put(BIDS)
    for tender, bids in ((folder / name, folder), (folder.parent / "tender.json", folder / name)):
        with pytest.raises(InputRefusedError) as caught:
            read(tender, [bids])
        assert [worded(one).found.say(str) for one in caught.value.problems] == ["there is no such file or folder"]


def test_an_archive_that_is_left_out_is_named_once(put: Put) -> None:
    files = {f"{name}/plan.pdf": PDF for name in ("Cedar", "Dogwood", "Elm", "Fir")}
    folder = put({**BIDS, "late/all.zip": zipped(files), "late/old.ods": ODS})
    found = read_in(folder, leave_out=["late/all.zip", "old.ods"])
    [said] = [one.say(str) for one in found.remarks if "Left out" in one.say(str)]
    assert said.endswith("not read: late/all.zip (4 files), late/old.ods.")
    assert found.received is not None
    assert len(found.received.left_out) == 5
