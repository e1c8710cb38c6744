"""Files that stand on no disk go the same way as those that do, and never reach one."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest

import make
from lcc.intake.files import InMemory
from lcc.intake.submissions import Submissions, read
from lcc.record.problem import InputRefusedError
from make import BIDS, WORKED_EXAMPLE

TENDER = (WORKED_EXAMPLE / "tender.yaml").read_bytes()
CONTENTS = {file.name: file.read_bytes() for file in BIDS}


def held(name: str, content: bytes | BinaryIO) -> InMemory:
    return InMemory(Path(name), content)


def uploads(prefix: str = "") -> list[InMemory]:
    return [held(prefix + name, content) for name, content in CONTENTS.items()]


def refused(*bids: InMemory | Path, tender: InMemory | Path | None = None) -> list[tuple[str, str]]:
    with pytest.raises(InputRefusedError) as caught:
        read(tender or held("tender.yaml", TENDER), bids)
    return [(one.file, one.code) for one in caught.value.problems]


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_uploads_read_as_files_do(worked_example: Submissions) -> None:
    found = read(held("tender.yaml", TENDER), uploads())
    assert (found.tender, found.offered) == (worked_example.tender, worked_example.offered)
    assert [one.sha256 for one in found.inputs] == [one.sha256 for one in worked_example.inputs]
    assert [one.file for one in found.inputs] == ["tender.yaml", *CONTENTS]
    assert found.changed_at == {}


@pytest.mark.parametrize(
    "stream",
    [
        lambda content: io.BytesIO(content),
        lambda content: _read_before(io.BytesIO(content)),
        lambda content: _Slow(content),
    ],
    ids=["from the start", "read before", "that gives little at a time"],
)
def test_a_stream_is_read_from_its_start_to_its_end(stream: Callable[[bytes], BinaryIO]) -> None:
    found = read(held("tender.yaml", stream(TENDER)), [held(name, stream(one)) for name, one in CONTENTS.items()])
    assert len(found.bids) == len(CONTENTS)


def _read_before(stream: io.BytesIO) -> io.BytesIO:
    stream.read()
    return stream


class _Slow(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size, 999) if size is not None and size > 0 else 999)


class _OneWay(io.BytesIO):
    def seek(self, offset: int, whence: int = 0, /) -> int:
        raise io.UnsupportedOperation("seek")


@pytest.mark.parametrize("stream", [_OneWay(TENDER), io.BytesIO(TENDER)], ids=["no way back", "closed"])
def test_a_stream_that_cant_be_read_is_refused_by_its_name(stream: io.BytesIO) -> None:
    if not isinstance(stream, _OneWay):
        stream.close()
    assert refused(*uploads(), tender=held("tender.yaml", stream)) == [("tender.yaml", "not_readable")]
    assert ("late.yaml", "not_readable") in refused(*uploads(), held("late.yaml", stream))


@pytest.mark.parametrize("name", ["../../bid.yaml", "/etc/bid.yaml", "C:\\bid.yaml", "", "a/" * 40 + "bid.yaml"])
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    [content, *_others] = CONTENTS.values()
    assert (str(Path(name)), "upload_name") in refused(held(name, content))


def test_a_name_is_taken_once_by_whichever_file() -> None:
    one, other, *_others = CONTENTS.values()
    assert refused(held("bid.yaml", one), held("bid.yaml", other)) == [("bid.yaml", "upload_twice")]
    assert ("tender.yaml", "upload_twice") in refused(held("tender.yaml", one))


def test_an_upload_never_takes_the_place_of_a_file_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one, other, *_others = CONTENTS.values()
    Path("tender.yaml").write_bytes(TENDER)
    Path("bids").mkdir()
    Path("bids/bid.yaml").write_bytes(one)
    assert refused(held("tender.yaml", one), tender=Path("tender.yaml")) == [("tender.yaml", "upload_twice")]
    upload = held("bids/bid.yaml", other)
    assert ("bids/bid.yaml", "upload_twice") in refused(Path("bids"), upload)
    assert ("bids/bid.yaml", "upload_twice") in refused(upload, Path("bids"))


def test_an_archive_is_opened_and_every_file_in_it_accounted_for() -> None:
    files = {f"Supplier {name}/{name}": content for name, content in CONTENTS.items()}
    archive = zipped(**files, **{"Supplier bid-lease.yaml/plan.pdf": b"%PDF"})
    found = read(held("tender.yaml", TENDER), [held("bids.zip", archive)])
    assert found.received is not None
    assert (found.received.bids, [one.file for one in found.received.attachments]) == (
        len(CONTENTS),
        ["Supplier bid-lease.yaml/plan.pdf"],
    )
    assert refused(held("bids.zip", b"PK\x03\x04 and no more")) == [("bids.zip", "not_an_archive")]


def test_folders_in_names_are_those_of_suppliers() -> None:
    [first, *others] = uploads()
    bids = [held(f"bids/A/{first}", first.content), *(held(f"bids/{one}", one.content) for one in others)]
    found = read(held("tender.yaml", TENDER), [*bids, held("bids/A/plan.pdf", b"%PDF")])
    assert found.received is not None
    assert [(one.file, one.supplier) for one in found.received.attachments] == [
        ("A/plan.pdf", found.offered[0].name)
    ]
    codes = [code for _file, code in refused(*uploads("A/"), held("B/plan.pdf", b"%PDF"))]
    assert codes == ["only_attachments"]


def test_nothing_that_could_be_a_bid_is_passed_over() -> None:
    [content, *_others] = CONTENTS.values()
    hidden = [".git/bid.yaml", "sheet.numbers/bid.yaml", "bid.pdf", "bid.ods"]
    for name in hidden:
        assert refused(*uploads(), held(name, content)), name


def test_what_is_too_large_is_refused_in_words() -> None:
    [problem] = refused(held("bid.json", b'{"tender": "' + b"x" * 30_000_000), *uploads())
    assert problem == ("bid.json", "beyond_text")


def with_passport(name: str) -> bytes:
    import json

    offer: dict[str, Any] = {"item": "bench", "business_model": make.purchase(), "passport": name}
    return json.dumps({"tender": "test", "bidder": {"name": "A"}, "offers": [offer]}).encode()


def test_a_bid_in_memory_names_no_file_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bench.passport.json").write_text("{}")
    tender = held("tender.json", make.tender().model_dump_json(exclude_unset=True).encode())
    bid = held("bid.json", with_passport("bench.passport.json"))
    assert refused(bid, tender=tender) == [("bid.json", "passport_missing")]
    there = held("bench.passport.json", b"{")
    assert [file for file, _code in refused(bid, there, tender=tender)] == ["bench.passport.json"]


def test_nor_does_what_the_authority_keeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bench.passport.json").write_text('{"secret": 1}')
    tender = held("tender.json", make.tender().model_dump_json(exclude_unset=True).encode())
    for name in ("kept.json", f"{tmp_path}/kept.json", "../kept.json"):
        with pytest.raises(InputRefusedError) as caught:
            read(tender, [], reference_file=held(name, with_passport("bench.passport.json")))
        assert [one.code for one in caught.value.problems] == ["passport_missing"]


def test_the_clock_of_a_file_of_that_name_on_disk_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in CONTENTS:
        Path(name).write_text("")
        os.utime(name)
    assert read(held("tender.yaml", TENDER), uploads()).changed_at == {}
