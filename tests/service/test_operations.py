"""Every address gives what the public face of the package gives, from JSON and from uploads."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

import all_tenders
import lamps
import lcc
import portfolios
import remembered
import serving
from lcc.exchange.all_tenders.shares import shares_as_table
from lcc.exchange.schema import SCHEMAS, json_schema
from lcc.library import shipped
from lcc.service.operations.table import OPERATIONS

BODY = serving.plain()
TENDER, BIDS, SCORES = BODY["tender"], BODY["bids"], {"scores": BODY["scores"]}
UNCERTAIN = {
    "draws": 200,
    "seed": 1,
    "drivers": [
        {
            "name": "inflation",
            "distribution": {"kind": "uniform", "low": 0.0, "high": 0.04},
            "fields": [{"field": "inflation"}],
        }
    ],
}


@pytest.fixture(scope="module")
def asked() -> Iterator[httpx.Client]:
    with serving.client("--workers", "1", "--heavy-workers", "1") as found:
        yield found


def test_a_score_is_that_of_the_package_to_the_byte(asked: httpx.Client) -> None:
    answer = asked.post("/score", json=BODY)
    assert answer.content == lcc.score(TENDER, BIDS, **SCORES).json("nl")
    assert lcc.verify(answer.content, TENDER, BIDS, **SCORES) == []


def test_uploads_come_to_the_same_as_files(asked: httpx.Client) -> None:
    folder = serving.EXAMPLE
    of_files = lcc.score(folder / "tender.yaml", sorted((folder / "bids").iterdir()))
    answer = asked.post("/score", files=serving.files(), params={"lang": "en"})
    plain, expected = answer.json(), json.loads(of_files.json("en"))
    assert [one["sha256"] for one in plain["inputs"]] == [one["sha256"] for one in expected["inputs"]]
    assert plain["bids"] == expected["bids"]


def test_earlier_prices_are_sent_as_the_file_or_as_the_ranges_of_a_result(asked: httpx.Client) -> None:
    announced = {"award": {"method": "lowest_lcc", "below_earlier_offers": 0.3}}
    tender, bids = (remembered.tender(**announced), remembered.bids(60.0, 100.0))
    plain: dict[str, Any] = {"tender": tender.model_dump(mode="json", exclude_unset=True)}
    plain["bids"] = [bid.model_dump(mode="json", exclude_unset=True) for bid in bids]
    assert [one["code"] for one in asked.post("/score", json=plain).json()["problems"]] == ["prices_not_given"]
    name, content = remembered.prices(*remembered.FIVE)
    files = [("tender", ("tender.json", json.dumps(plain["tender"]).encode())), ("prices", (name, content))]
    files += [("bids", (f"{k}.json", json.dumps(bid).encode())) for k, bid in enumerate(plain["bids"])]
    found = asked.post("/score", files=files).json()
    assert found["bids"][0]["earlier_prices"][0]["median"] == 100.0
    again = asked.post("/score", json={**plain, "prices": found["documents"]["prices"]}).json()
    assert [one["earlier_prices"] for one in again["bids"]] == [one["earlier_prices"] for one in found["bids"]]


def test_an_index_is_sent_beside_a_price_file(asked: httpx.Client) -> None:
    tender, bids = remembered.tender(), remembered.bids(60.0)
    documents: list[tuple[str, tuple[str, bytes]]] = [
        ("tender", ("tender.json", tender.model_dump_json(exclude_unset=True).encode())),
        ("bids", ("bid.json", bids[0].model_dump_json(exclude_unset=True).encode())),
        ("price_index", ("cpi.csv", b'"Perioden";"CPI"\r\n"2023";"80,0"\r\n"2027";"100,0"\r\n')),
    ]
    alone = asked.post("/score", files=documents).json()
    assert [one["code"] for one in alone["problems"]] == ["price_index_alone"]
    given = ("prices", remembered.prices(*remembered.FIVE, date="2023-01-01"))
    found = asked.post("/score", files=[*documents, given]).json()
    assert found["bids"][0]["earlier_prices"][0]["median"] == 125.0
    assert found["documents"]["prices"]["index"]["name"] == "CPI"


def test_what_bids_asked_goes_into_a_price_file_that_comes_back(asked: httpx.Client) -> None:
    bid = remembered.bids(90.0)[0]
    one = lcc.score(remembered.tender(id="a"), [bid.model_copy(update={"tender": "a"})])
    two = lcc.score(remembered.tender(id="b"), [bid.model_copy(update={"tender": "b"})])
    first = asked.post("/prices", json={"awards": [json.loads(one.json())]}, params={"lang": "en"})
    assert first.content == lcc.remember_prices([one], language="en").csv
    assert first.headers["content-type"].startswith("text/csv")
    files = [
        ("awards", ("b.json", two.json())),
        ("awards", ("x.json", b"[")),
        ("prices", ("mine.csv", first.content)),
    ]
    again = asked.post("/prices", files=files, params={"with_award": "true"})
    assert again.content.startswith(first.content)
    assert (again.headers["lcc-not-read"], again.content.splitlines()[-1][-4:]) == ("1", b",yes")
    wrong = asked.post("/prices", files=[*files[:1], ("prices", ("mine.csv", b"price"))])
    assert serving.codes(wrong) == [("mine.csv", "prices_columns", "")]


def test_folders_in_names_say_whose_a_file_is(asked: httpx.Client) -> None:
    [bid, *_others] = sorted((serving.EXAMPLE / "bids").iterdir())
    tender = ("tender", ("tender.yaml", (serving.EXAMPLE / "tender.yaml").read_bytes()))
    two = [("bids", (f"{name}/bid.xlsx", bid.read_bytes())) for name in ("A", "B")]
    found = asked.post("/check", files=[tender, *two]).json()
    assert {one["code"] for one in found["problems"]} == {"bidder_twice"}
    one_left = asked.post("/score", files=[tender, *two], data={"leave_out": ["B/bid.xlsx"]}).json()
    assert [one["file"] for one in one_left["inputs"]] == ["tender.yaml", "bid.xlsx"]
    assert [one["file"] for one in one_left["files"]["left_out"]] == ["B/bid.xlsx"]


def test_what_is_wrong_is_what_the_package_finds(asked: httpx.Client) -> None:
    wrong = {**TENDER, "horizon_years": "ten", "colour": "red"}
    found = asked.post("/check", json={"tender": wrong, "bids": BIDS}, params={"lang": "en"}).json()
    expected = lcc.check(wrong, BIDS)
    assert [(one["code"], one["field"]) for one in found["problems"]] == [
        (one.code, one.field) for one in expected
    ]
    right = asked.post("/check", json=BODY).json()
    assert right["problems"] == []
    assert right["files"]["bids"] == len(BIDS)


def test_scores_that_do_not_fit_are_found_by_checking(asked: httpx.Client) -> None:
    scores = json.loads(json.dumps(BODY["scores"]))
    scores["scores"][0]["bid"] = "Nobody"
    found = asked.post("/check", json={**BODY, "scores": scores}).json()
    assert [one["code"] for one in found["problems"]] == [
        one.code for one in lcc.check(TENDER, BIDS, scores=scores)
    ]
    assert found["problems"]


def test_an_explanation_is_that_of_the_package(asked: httpx.Client) -> None:
    name = BIDS[0]["bidder"]["name"]
    found = asked.post("/explain", json=BODY, params={"bidder": name}).json()
    expected = json.loads(json.dumps(lcc.score(TENDER, BIDS, **SCORES).explain(name)))
    assert [one["bidder"] for one in found["bids"]] == [one["bidder"] for one in expected["bids"]] == [name]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_comparison_is_confirmed_by_what_it_was_made_from(asked: httpx.Client, language: str) -> None:
    book = asked.post("/comparison", json=BODY, params={"lang": language}).content
    assert lcc.verify(("comparison.xlsx", book), TENDER, BIDS, **SCORES) == []
    files = [("result", ("comparison.xlsx", book)), ("tender", ("tender.json", _as_sent(TENDER)))]
    files += [("bids", (f"bid-{number}.json", _as_sent(one))) for number, one in enumerate(BIDS, start=1)]
    files += [("scores", ("scores.json", _as_sent(BODY["scores"])))]
    assert asked.post("/verify", files=files).json()["is_confirmed"]
    beside = [*files[:2], *files[3:]]
    assert not asked.post("/verify", files=beside).json()["is_confirmed"]


def _as_sent(plain: Any) -> bytes:
    return json.dumps(plain, indent=1).encode()


def test_a_form_is_filled_in_and_sent_back(asked: httpx.Client) -> None:
    body = serving.small()
    empty = asked.post("/form", json={"tender": body["tender"]})
    assert load_workbook(io.BytesIO(empty.content)).worksheets
    filled = asked.post("/form", json={"tender": body["tender"], "bid": body["bids"][0]}).content
    files = [("tender", ("tender.json", _as_sent(body["tender"]))), ("bids", ("bid.xlsx", filled))]
    [bid] = asked.post("/score", files=files).json()["bids"]
    assert bid["life_cycle_cost"] == lcc.score(body["tender"], body["bids"]).ranking[0].life_cycle_cost


def test_a_book_is_read_back_as_a_tender(asked: httpx.Client) -> None:
    body = serving.small()
    book = asked.post("/workbook", json=body).content
    found = lcc.read(("book.xlsx", book))
    assert (found.tender.id, len(found.offered)) == (body["tender"]["id"], 1)


@pytest.mark.parametrize(("kind", "starts"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!")])
def test_documents_come_as_what_is_asked(asked: httpx.Client, kind: str, starts: bytes) -> None:
    for path in ("/method", "/proposal", "/report", "/annex"):
        body = {"tender": TENDER} if path == "/method" else BODY
        answer = asked.post(path, json=body, params={"kind": kind})
        assert answer.content.startswith(starts), path
        assert answer.headers["Content-Type"] in OPERATIONS[path].media
        assert f".{kind}" in answer.headers["Content-Disposition"]


def test_letters_are_those_of_the_package(asked: httpx.Client) -> None:
    answer = asked.post("/letters", json=BODY, params={"kind": "html", "sent": "2027-06-01", "lang": "en"})
    expected = lcc.score(TENDER, BIDS, **SCORES).letters("en", "html", sent=date(2027, 6, 1))
    found = serving.in_zip(answer.content)
    assert sorted(found.values()) == sorted(expected.values())
    assert all(name.endswith(".html") and "/" not in name for name in found)


def test_a_letter_of_the_authority_goes_along(asked: httpx.Client) -> None:
    from lcc.documents.formats import as_file
    from lcc.documents.letters.letter import letter_template

    template = ("template", ("ours.docx", as_file(letter_template("nl"), "docx")))
    answer = asked.post("/letters", files=[*serving.files(), template])
    assert len(serving.in_zip(answer.content)) == 4
    spoilt = asked.post("/letters", files=[*serving.files(), ("template", ("ours.docx", b"no"))])
    assert spoilt.status_code == 422


def test_proofs_are_confirmed_alone_beside_what_was_sent_and_in_court(asked: httpx.Client) -> None:
    found = serving.in_zip(asked.post("/proofs", json=BODY, params={"lang": "en"}).content)
    proofs = {name: json.loads(content) for name, content in found.items() if name.startswith("proofs/")}
    [award] = (json.loads(content) for name, content in found.items() if name not in proofs)
    assert len(proofs) == len(BIDS)
    [paper, *_others] = proofs.values()
    bid = next(one for one in BIDS if one["bidder"]["name"] == paper["bid"]["bidder"]["name"])
    for beside in ({}, {"award_file": award}, {"tender": TENDER, "bids": [bid]}):
        verdict = asked.post("/verify", json={"result": paper, **beside}, params={"lang": "en"}).json()
        assert (verdict["is_confirmed"], verdict["problems"]) == (True, []), beside.keys()
        assert verdict["confirmed"]
    assert asked.post("/verify", json={"result": award, **BODY}).json()["is_confirmed"]
    again = serving.in_zip(
        asked.post("/proofs", json={**BODY, "award_file": award}, params={"lang": "en"}).content
    )
    assert again == found
    other = {**BODY, "bids": BIDS[:-1], "scores": None, "award_file": award}
    assert asked.post("/proofs", json=other).status_code == 422
    forged = json.loads(json.dumps(paper))
    forged["own"] = {}
    assert not asked.post("/verify", json={"result": forged}).json().get("is_confirmed", False)


def test_a_result_that_was_changed_is_not_confirmed(asked: httpx.Client) -> None:
    result = json.loads(lcc.score(TENDER, BIDS, **SCORES).json())
    assert asked.post("/verify", json={"result": result}).json()["is_confirmed"]
    result["bids"][0]["life_cycle_cost"] += 0.01
    found = asked.post("/verify", json={"result": result, **BODY}).json()
    assert not found["is_confirmed"]
    assert {one["field"] for one in found["problems"]} >= {"bids[0].life_cycle_cost"}


def test_what_it_hangs_on_is_what_the_package_finds(asked: httpx.Client) -> None:
    body = {**BODY, "fields": ["inflation"]}
    found = asked.post("/sensitivity", json=body, params={"share": "0.2", "extend": "1"}).json()
    assert [one["field"] for one in found["one_at_a_time"]] == ["inflation"]
    assert found["extension"]["years"] == 1
    two = asked.post("/sensitivity", json={**BODY, "two_way": ["inflation"]})
    assert two.status_code == 422


def test_draws_are_those_of_the_package(asked: httpx.Client) -> None:
    found = asked.post("/simulate", json={**BODY, "uncertainty": UNCERTAIN}, params={"draws": "300"}).json()
    expected = lcc.simulate(lcc.score(TENDER, BIDS, **SCORES), UNCERTAIN, draws=300)
    assert (found["draws"], found["seed"]) == (300, 1)
    assert [one["mean"] for one in found["bids"]] == pytest.approx(expected.mean, rel=1e-9)


def test_what_is_published_is_there(asked: httpx.Client) -> None:
    assert asked.get("/schemas").json() == {"schemas": [*SCHEMAS]}
    for name in SCHEMAS:
        assert asked.get(f"/schemas/{name}").json() == json.loads(json.dumps(json_schema(name, "nl")))
    assert asked.get("/schemas/bid?lang=en").json() == json.loads(json.dumps(json_schema("bid", "en")))
    listed = [one["name"] for one in asked.get("/templates").json()["templates"]]
    assert sorted(listed) == sorted(shipped.templates())
    found = asked.get("/templates", params={"search": "bench"}).json()["templates"]
    assert 0 < len(found) < len(listed)
    text = asked.get(f"/templates/{listed[0]}", params={"lang": "en"})
    assert lcc.check(("tender.yaml", text.content)) == []
    held = asked.get("/constants", params={"at": "2027-01-01"}).json()["constants"]["discount_profiles"]
    assert set(held) == set(lcc.published("discount_profiles", date(2027, 1, 1)))
    assert set(asked.get("/facts", params={"category": "ict"}).json()["facts"]) == set(lcc.facts("ict"))


def test_lots_are_scored_together_and_asked_one_by_one(asked: httpx.Client) -> None:
    body = serving.small()
    item = body["tender"]["items"][0]
    parts = [{"id": name, "title": name, "items": [name]} for name in ("noord", "zuid")]
    tender = {
        **body["tender"],
        "items": [{**item, "id": name, "name": name} for name in ("noord", "zuid")],
        "lots": {"parts": parts},
    }
    [offer] = body["bids"][0]["offers"]
    lots = {"tender": tender, "bids": [{**body["bids"][0], "offers": [{**offer, "item": "noord"}]}]}
    assert asked.post("/score", json=lots).content == lcc.score(tender, lots["bids"]).json("nl")
    one = asked.post("/score", json=lots, params={"lot": "noord"}).json()
    assert [bid["rank"] for bid in one["bids"]] == [1]
    for path in ("/explain", "/sensitivity", "/proposal"):
        which = asked.post(path, json=lots, params={"lang": "en"})
        assert serving.codes(which) == [("query", "literal_error", "lot")], path
        assert which.json()["problems"][0]["expected"] == "one of: noord"
        assert asked.post(path, json=lots, params={"lot": "noord"}).status_code == 200, path
    assert [*serving.in_zip(asked.post("/letters", json=lots).content)] == [
        "perceel-noord/motivering-koop-bv.docx"
    ]


def _in_folders(*folders: Path) -> list[tuple[str, tuple[str, bytes]]]:
    return [
        ("awards", (file.relative_to(folder.parent).as_posix(), file.read_bytes()))
        for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()
    ]  # fmt: skip


def test_a_table_of_folders_is_that_of_the_package(asked: httpx.Client, tmp_path: Path) -> None:
    folders = [portfolios.tender_in(tmp_path / "in", name) for name in "ab"]
    files, level = _in_folders(*folders), {"price_level": "2030"}
    expected = lcc.portfolio_of([file for _field, file in files], price_level=2030)
    csv = asked.post("/portfolio", files=files, params={**level, "kind": "csv"})
    assert (csv.content, csv.headers["Lcc-Not-Read"]) == (expected.csv(), "0")
    found = asked.post("/portfolio", files=files, params=level).json()
    assert [one | {"base_date": date.fromisoformat(one["base_date"])} for one in found["rows"]] == expected.rows
    book = asked.post("/portfolio", files=files, params={**level, "kind": "xlsx", "lang": "en"})
    assert load_workbook(io.BytesIO(book.content)).sheetnames == ["Summary", "Rows", "Columns", "Not read"]


def test_a_table_of_results_lists_what_it_could_not_read(asked: httpx.Client) -> None:
    result, index = lcc.score(TENDER, BIDS, **SCORES).json(), {"name": "CPI", "source": "made up", "levels": {}}
    body = {"awards": [json.loads(result), {"lcc_version": "0"}]}
    found = asked.post("/portfolio", json=body, params={"price_level": 2027})
    assert (found.json()["tenders"], found.headers["Lcc-Not-Read"]) == (1, "1")
    assert [(one["source"], one["code"]) for one in found.json()["not_read"]] == [("award-2.json", "not_a_result")]
    refused = asked.post("/portfolio", json={"awards": body["awards"][1:]}, params={"price_level": 2027})
    assert (refused.status_code, serving.codes(refused)) == (422, [("award-1.json", "not_a_result", "")])
    wrong = asked.post("/portfolio", json={"awards": [], "index": index}, params={"price_level": 2027})
    assert [field for _file, _code, field in serving.codes(wrong)] == ["levels"]
    assert serving.codes(asked.post("/portfolio", json=body)) == [("query", "missing", "price_level")]


def test_indicators_and_a_year_are_those_of_the_package(asked: httpx.Client, tmp_path: Path) -> None:
    folders = [portfolios.tender_in(tmp_path / "in", name) for name in "ab"]
    targets = {
        "targets": [{"indicator": "circular_share", "points": {"2022": 0.1, "2030": 1.0}, "source": "made up"}]
    }
    scored = [lcc.score(folder / "tender.json", [folder / "bids"]) for folder in folders]
    expected = lcc.indicators_of(scored, targets=targets, price_level=2031)
    files = [*_in_folders(*folders), ("targets", ("targets.json", json.dumps(targets).encode()))]
    level = {"price_level": "2031"}
    found = asked.post("/indicators", files=files, params=level).json()
    assert found["kind"] == "lcc indicators"
    assert [(one["indicator"], one["value"], one["target"]) for one in found["values"]] == [
        (one.indicator, one.value and pytest.approx(one.value), one.target and pytest.approx(one.target))
        for one in expected.values
    ]
    csv = asked.post("/indicators", files=files, params={**level, "kind": "csv"})
    assert len(csv.text.splitlines()) == 1 + len(expected.values)
    page = asked.post("/year", files=files, params={**level, "lang": "en"})
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.text == lcc.year_report(expected, "html", language="en").decode()
    book = asked.post("/year", files=files, params={**level, "kind": "xlsx", "lang": "en"})
    assert "Records" in load_workbook(io.BytesIO(book.content)).sheetnames


def test_share_sdg_and_releases_are_those_of_the_package(asked: httpx.Client, tmp_path: Path) -> None:
    folders = [portfolios.tender_in(tmp_path / "in", name, authority=all_tenders.OURS) for name in "ab"]
    scored = [lcc.score(folder / "tender.json", [folder / "bids"]) for folder in folders]
    published = (
        "all.json",
        all_tenders.package(*(all_tenders.release(number) for number in ("a", "77", "c", "d"))),
    )
    numbers = {"numbers": {"b": "77"}}
    files = [*_in_folders(*folders), ("all_tenders", published), ("numbers", ("n.json", _as_sent(numbers)))]

    share = lcc.share_of_all(scored, [published], numbers=numbers)
    found = asked.post("/share", files=files)
    assert found.json() == json.loads(share.model_dump_json())
    assert (found.json()["shares"][0]["matched"], found.headers["Lcc-Not-Read"]) == (2, "0")
    csv = asked.post("/share", files=files, params={"kind": "csv"})
    assert csv.content == shares_as_table(share)

    answers = {"authority": all_tenders.OURS, "year": 2027, "policy": {"value": 1, "source": "made up"}}
    sdg = lcc.sdg_contribution(answers, lcc.indicators_of(scored, all_tenders=[published], numbers=numbers))
    files_of_sdg = [*files, ("answers", ("answers.json", _as_sent(answers)))]
    assert asked.post("/sdg", files=files_of_sdg).json() == json.loads(sdg.model_dump_json())
    book = asked.post("/sdg", files=files_of_sdg, params={"kind": "xlsx", "lang": "en"})
    assert load_workbook(io.BytesIO(book.content)).sheetnames == ["SDG 12.7.1"]

    moment = datetime(2027, 7, 1, tzinfo=UTC)
    for kind in ("json", "jsonl"):
        expected = lcc.releases_of(scored, kind, written=moment, prefix="ocds-abc123")
        asks = {"kind": kind, "written": moment.isoformat(), "prefix": "ocds-abc123"}
        answer = asked.post("/releases", files=_in_folders(*folders), params=asks)
        assert (answer.content, answer.headers["Lcc-Not-Read"]) == (expected.content, "0")
    assert expected.ocids == {"ocds-abc123-a", "ocds-abc123-b"}


def test_share_sdg_and_releases_take_json_and_say_what_is_wrong(asked: httpx.Client) -> None:
    result = json.loads(lcc.score(TENDER, BIDS, **SCORES).json())
    authority, code = result["documents"]["tender"]["authority"], result["tender"]
    [[example]] = asked.get("/openapi.json").json()["components"]["schemas"]["ShareBody"]["properties"][
        "all_tenders"
    ]["examples"]
    example["releases"][0]["tender"]["id"] = code
    body = {"awards": [result, {"lcc_version": "0"}], "all_tenders": [example], "authorities": []}
    refused = asked.post("/share", json=body)
    assert (refused.status_code, [code for _file, code, _field in serving.codes(refused)]) == (
        422, ["authority_not_published"],
    )  # fmt: skip
    found = asked.post("/share", json={**body, "authorities": ["Gemeente Voorbeeld"]})
    assert (found.json()["shares"][0]["matched"], found.headers["Lcc-Not-Read"]) == (1, "1")
    assert serving.codes(asked.post("/share", json={"awards": [result]})) == [
        ("request", "missing", "all_tenders")
    ]
    sdg = asked.post("/sdg", json={"awards": [result], "answers": {"authority": authority, "year": "soon"}})
    assert {field for _file, _code, field in serving.codes(sdg)} == {"year"}
    wrong = asked.post("/releases", json={"awards": [result]}, params={"prefix": "mine"})
    assert [code for _file, code, _field in serving.codes(wrong)] == ["ocds_prefix"]
    nothing = asked.post("/releases", json={"awards": [{"lcc_version": "0"}]})
    assert [code for _file, code, _field in serving.codes(nothing)] == ["not_a_result", "nothing_released"]


def test_indicators_list_what_could_not_be_read(asked: httpx.Client) -> None:
    result = json.loads(lcc.score(TENDER, BIDS, **SCORES).json())
    found = asked.post("/indicators", json={"awards": [result, {"lcc_version": "0"}]})
    assert [(one["source"], one["code"]) for one in found.json()["not_read"]] == [("award-2.json", "not_a_result")]
    assert found.headers["Lcc-Not-Read"] == "1"
    refused = asked.post("/year", json={"awards": [{"lcc_version": "0"}]})
    assert (refused.status_code, serving.codes(refused)) == (422, [("award-1.json", "not_a_result", "")])
    wrong = asked.post("/indicators", json={"awards": [result], "targets": {"targets": [{"indicator": "none"}]}})
    assert wrong.status_code == 422


def test_a_contract_is_made_followed_and_added_to(asked: httpx.Client) -> None:
    """The claim of 19,200 by hand: 400 lamps at EUR 320, of which 15 % comes back after seven years."""
    body, result = {"tender": lamps.TENDER, "bids": [lamps.BID]}, lcc.score(lamps.TENDER, [lamps.BID])
    asks = {"delivered": "2027-01-01", "kind": "json"}
    made = asked.post("/contract", json=body, params=asks).json()
    assert (
        made["award"]["life_cycle_cost"]
        == lcc.contract_of(result, delivered=date(2027, 1, 1)).award.life_cycle_cost
    )
    of_result = asked.post("/contract", json={"result": json.loads(result.json())}, params=asks).json()
    assert {**of_result, "award": None} == {**made, "award": None}
    agreed = {**made, **lamps.AGREED}
    at, series = {"at": "2032-01-15", "lang": "en"}, lamps.series()
    early = {"kind": "social_return", "date": "2025-01-31", "value": 500, "what": "Work", "evidence": "Letter"}
    to_record, by = {"contract": agreed, "rows": {"rows": [early]}}, {"by": "A. Jansen", "on": "2025-02-01"}
    first = asked.post("/contract/record", json=to_record, params=by).content
    later = asked.post("/contract/record", json=to_record, params={**by, "on": "2099-12-31"})
    assert serving.codes(later) == [("query", "day_to_come", "on")]
    made_of = lcc.realise(("c.yaml", first), lamps.FIVE_YEARS, by="A. Jansen", on=date(2032, 1, 10))
    recorded = lcc.contract_file(made_of)
    sent = [("contract", ("c.yaml", recorded)), ("series", ("s.json", series.model_dump_json().encode()))]
    expected = lcc.follow(("c.yaml", recorded), series, at=date(2032, 1, 15))
    assert asked.post("/contract/ledger", files=sent, params=at).content == expected.json()
    forecast = asked.post("/contract/forecast", files=sent, params=at).json()["forecast"]
    assert forecast["now"] == pytest.approx(223_805.05, abs=0.005)
    calendar = asked.post("/contract/calendar", files=sent, params=at)
    assert calendar.content == expected.calendar("en")
    assert calendar.headers["Content-Type"].startswith("text/calendar")
    claim = asked.post("/contract/calendar", json={"contract": agreed}, params={**at, "at": "2027-02-01"}).text
    assert "19\\,200.00" in claim.replace("\r\n ", "")
    form = asked.post("/contract/form", files=sent, params={**at, "year": 2031}).content
    assert form == expected.form(2031, "en")
    spoilt = recorded.replace(b"Invoice, 4 %", b"Invoice, 5 %")
    refused = asked.post("/contract/ledger", files=[("contract", ("c.yaml", spoilt))])
    assert {code for _file, code, _field in serving.codes(refused)} == {"entry_changed"}


def test_a_contract_is_of_a_result_or_of_bids_and_never_both(asked: httpx.Client) -> None:
    asks = {"delivered": "2027-01-01"}
    both = asked.post("/contract", json={"tender": lamps.TENDER, "result": {"lcc_version": "0"}}, params=asks)
    assert serving.codes(both) == [("request", "extra_forbidden", "tender")]
    assert serving.codes(asked.post("/contract", json={}, params=asks)) == [("request", "missing", "tender")]
    assert serving.codes(asked.post("/contract", json=lamps.TENDER)) == [("query", "missing", "delivered")]


def test_every_address_is_asked_here() -> None:
    """Those of one name are asked by another name in this file."""
    text = Path(__file__).read_text()
    assert [path for path in OPERATIONS if f'"{path.partition("/{")[0]}' not in text] == []
