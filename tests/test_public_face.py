"""`import lcc` is the face of the package: small, documented, typed, and loaded when it is used."""

import doctest
import inspect
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import award_cases
import lcc
import make
from lcc.award.locking import locked
from make import BIDS, WORKED_EXAMPLE

ROOT = Path(__file__).parents[1]
PUBLIC = {name: getattr(lcc, name) for name in lcc.__all__}
FUNCTIONS = {name: one for name, one in PUBLIC.items() if inspect.isfunction(one)}
TENDER = WORKED_EXAMPLE / "tender.yaml"
UPLOADS = [(file.name, file.read_bytes()) for file in BIDS]


def test_the_face_is_this_and_no_more() -> None:
    assert lcc.__all__ == [
        "Bid", "Cancelled", "Contract", "FollowedContract", "InputRefusedError", "LccError", "NotScorableError",
        "Passport", "Portfolio", "PriceMemory", "Problem", "Progress", "Scored", "Scores", "Submissions", "Tender",
        "check", "contract_file", "contract_of", "costs", "eforms", "epd", "facts", "follow", "form", "indicators_of",
        "law", "method_statement", "ocds", "portfolio_of", "published", "read", "realise", "remember_prices", "said",
        "score", "sensitivity", "share_of_all", "simulate", "verify", "watched_by", "workbook", "year_report",
    ]  # fmt: skip
    assert set(lcc.__all__) <= set(dir(lcc))
    with pytest.raises(AttributeError, match="elevate"):
        _ = lcc.elevate  # type: ignore[attr-defined]


def test_no_name_of_it_is_that_of_a_room() -> None:
    """A room that is imported becomes an attribute of the package, and would stand in the place of the function."""
    rooms = {one.stem for one in (ROOT / "src" / "lcc").iterdir()}
    assert rooms.isdisjoint(lcc.__all__)


@pytest.mark.parametrize("name", lcc.__all__)
def test_all_of_it_is_documented(name: str) -> None:
    assert PUBLIC[name].__doc__
    if name in FUNCTIONS:
        signature = inspect.signature(FUNCTIONS[name])
        assert "Any" not in str([one.annotation for one in signature.parameters.values()])
        assert signature.return_annotation is not inspect.Signature.empty


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_has_an_example_that_runs(name: str) -> None:
    shown = re.search(rf"lcc\.{name}\(", (ROOT / "docs" / "python.md").read_text())
    assert shown or doctest.DocTestFinder().find(FUNCTIONS[name])[0].examples


@pytest.mark.parametrize("name", [one for one in vars(lcc.Scored) if not one.startswith("_")])
def test_so_is_all_that_comes_out(name: str) -> None:
    assert vars(lcc.Scored)[name].__doc__ or name in str(lcc.Scored.__doc__)


def test_importing_it_loads_nothing() -> None:
    script = (
        "import sys; before = set(sys.modules); import lcc; print(sorted(m for m in set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "['lcc']"


def test_only_the_top_floor_stands_on_it() -> None:
    users = {
        file.relative_to(ROOT / "src" / "lcc").parts[0]
        for file in (ROOT / "src" / "lcc").rglob("*.py")
        if re.search(r"\blcc\.api\b|from lcc import [^_]", file.read_text())
    }
    assert users == {"__init__.py", "api", "cli", "page", "portfolio", "service"}


@pytest.mark.thorough
def test_the_page_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text(), re.DOTALL)
    space: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), space)
    assert len(blocks) == 9
    assert space["stopped_at"] == "workbook"
    assert (space["costs"].shape, len(space["table"])) == ((1000,), 4)
    assert space["refused"] == {}
    assert Path("comparison.xlsx").read_bytes().startswith(b"PK")
    assert "Hardhout" in str([json.loads(space["result"])["bids"]])


def test_nothing_is_written_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def see(event: str, given: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(given[1], str) and set(given[1]) & set("wax+"):
            written.append(str(given[0]))

    lcc.score(("tender.yaml", TENDER.read_bytes()), UPLOADS).workbook()  # what is loaded, is
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    sys.addaudithook(see)
    lcc.score(("tender.yaml", TENDER.read_bytes()), UPLOADS).json()
    assert written == []


@pytest.fixture(scope="module")
def scored() -> lcc.Scored:
    return lcc.score(("tender.yaml", TENDER.read_bytes()), UPLOADS)


def test_the_same_comes_out_whichever_way_it_goes_in(scored: lcc.Scored) -> None:
    ways: Iterator[lcc.Scored] = iter(
        [
            lcc.score(str(TENDER), BIDS),
            lcc.score(lcc.read(TENDER, BIDS)),
            lcc.score(scored.submissions.tender, scored.submissions.offered),
            lcc.score(scored.submissions.documents.tender, scored.submissions.documents.bids),
        ]
    )
    for way in ways:
        assert [(one.bidder, one.life_cycle_cost) for one in way.ranking] == [
            (one.bidder, one.life_cycle_cost) for one in scored.ranking
        ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_comes_out_is_confirmed(scored: lcc.Scored, language: Any) -> None:
    inputs = ("tender.yaml", TENDER.read_bytes()), UPLOADS
    result, workbook = scored.json(language), scored.workbook(language)
    assert lcc.verify(result) == lcc.verify(result, *inputs) == lcc.verify(("r.json", result), *inputs) == []
    assert lcc.verify(workbook, *inputs) == lcc.verify(workbook, scored.submissions) == []


def test_what_was_changed_is_not(scored: lcc.Scored) -> None:
    changed = scored.json().replace(b'"rank": 1', b'"rank": 2', 1)
    assert lcc.verify(changed)
    fewer = UPLOADS[1:]
    assert "input_not_given" in [one.code for one in lcc.verify(scored.json(), scored.submissions.tender, fewer)]
    assert lcc.verify(scored.workbook(), ("tender.yaml", TENDER.read_bytes()), fewer)
    assert [one.code for one in lcc.verify(scored.workbook())] == ["comparison_alone"]


HOSTILE = [
    b"",
    b"\x00",
    b"PK\x03\x04",
    b"[" * 100_000,
    b"a: &a [*a]",
    b'{"tender": 1e999}',
    b"\xff\xfe\x00\xd8",
]


@pytest.mark.parametrize("ending", ["yaml", "json", "xlsx", "zip", "passport.json", "pdf", "", "ods"])
@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_checking_never_raises_for_what_was_sent(content: bytes, ending: str) -> None:
    sent = (f"sent.{ending}", content)
    for found in (lcc.check(sent), lcc.check(TENDER, [sent]), lcc.verify(sent)):
        for problem in found:
            assert problem.code
            for language in ("nl", "en"):
                assert problem.file in lcc.said(problem, language)
    assert lcc.check(sent) or not ending


@pytest.mark.parametrize(
    "change",
    [{"title": "\ud800"}, {"horizon_years": float("nan")}, {"title": "x" * 200_000}, {1: "x"}, {"items": 3}],
)
def test_plain_data_is_judged_as_a_text_is(change: dict[Any, Any]) -> None:
    plain = json.loads(make.tender().model_dump_json(exclude_unset=True))
    assert lcc.check(plain) == []
    [first, *_others] = lcc.check({**plain, **change})
    assert first.file == "tender.json"


def test_data_that_is_too_deep_is_refused() -> None:
    deep: list[Any] = []
    for _level in range(100_000):
        deep = [deep]
    [problem] = lcc.check({"items": deep})
    assert problem.code == "beyond_text"
    while deep:
        deep = deep[0]  # to let go of it one by one, or Python itself gives up


def test_numbers_and_dates_of_other_kinds_become_plain_ones() -> None:
    from decimal import Decimal

    stated = json.loads(make.tender().model_dump_json(exclude_unset=True))
    stated |= {"base_date": date(2027, 1, 1), "inflation": Decimal("0.02"), "horizon_years": np.int64(10)}
    found = lcc.read(stated).tender
    assert (found.base_date, found.inflation, found.horizon_years) == (date(2027, 1, 1), 0.02, 10)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: lcc.read(("tender.yaml", "id: x")),  # type: ignore[arg-type]
        lambda: lcc.read(("tender.yaml", open(TENDER))),  # type: ignore[arg-type]  # noqa: PTH123, SIM115
        lambda: lcc.read(TENDER, "bids"),
        lambda: lcc.score(lcc.read(TENDER), [("bid.yaml", b"")]),
    ],
    ids=["text", "a file opened as text", "bids that are no list", "bids beside what was read"],
)
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_what_the_program_did_wrong_is_said_so(wrong: Any) -> None:
    with pytest.raises(TypeError):
        wrong()


def test_everything_to_mend_is_one_kind_of_error() -> None:
    tender = award_cases.tender(
        award_cases.RULES["low_bid"], quality={**award_cases.QUALITY, "hold_back_prices": True}
    )
    bids, scores = award_cases.bids(), award_cases.scores()
    with pytest.raises(lcc.NotScorableError) as held:
        lcc.score(tender, bids, scores=scores)
    assert [one.code for one in held.value.problems] == ["prices_held_back"]
    assert lcc.score(tender, bids, scores=locked(scores, "Noor")).ranking
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.score(tender, [*bids, bids[0]], scores=scores)
    assert {one.code for one in refused.value.problems} == {"bidder_twice"}
    assert issubclass(lcc.InputRefusedError, lcc.LccError)
    assert issubclass(lcc.NotScorableError, lcc.LccError)


def test_a_form_is_filled_in_and_read_back(scored: lcc.Scored) -> None:
    [bid, *_others] = scored.submissions.offered
    filled = lcc.form(TENDER, "en", bid=bid)
    assert lcc.read(TENDER, [("bid.xlsx", filled)]).offered == [bid]
    book = lcc.workbook(TENDER, "nl", bids=[bid])
    assert lcc.read(("book.xlsx", book)).offered == [bid]
    assert b"<html" in lcc.method_statement(TENDER, kind="html")


def test_costs_take_any_shape() -> None:
    tender, bid = make.tender(), make.bid(make.offer(make.purchase()))
    price = "offers[0].business_model.price"
    [stated] = [one.life_cycle_cost for one in lcc.score(tender, [bid]).ranking]
    assert lcc.costs(tender, bid, {}).tolist() == pytest.approx(stated)
    grid = lcc.costs(tender, bid, {price: np.ones((3, 1)), "inflation": [0.0, 0.01]})
    assert grid.shape == (3, 2)
    with pytest.raises(ValueError, match="price is from"):
        lcc.costs(tender, bid, {price: [-1.0]})
    with pytest.raises(ValueError, match="broadcast"):
        lcc.costs(tender, bid, {price: [1.0, 2.0], "inflation": [0.0, 0.01, 0.02]})
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.costs(tender, bid, {"prise": 1.0})
    assert [one.code for one in refused.value.problems] == ["no_such_number"]


def test_what_a_law_asks_is_said_in_words() -> None:
    found = lcc.law(make.tender(award={"method": "lowest_price"}), "fr", at=date(2026, 8, 21))
    assert (found.day, found.dated_by) == (date(2026, 8, 21), "asked")
    [price, _environment] = found.findings
    assert price.verdict == "not_met"
    assert lcc.said(price, "en").startswith("NOT MET  Code de la commande publique, article R2152-7")
    assert lcc.said(price).startswith("NIET VOLDAAN")


def test_published_figures_hold_on_their_day() -> None:
    assert "NL-2020-standard" in lcc.published("discount_profiles", date(2025, 12, 31))
    assert "NL-2020-standard" not in lcc.published("discount_profiles", date(2026, 1, 1))


def test_a_lot_is_asked_for_by_itself() -> None:
    items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("bench", "table")]
    parts = [{"id": item["id"], "title": item["id"], "items": [item["id"]]} for item in items]
    tender = make.tender(items=items, lots={"parts": parts})
    offers = [{"item": item["id"], "business_model": make.purchase()} for item in items]
    bid = lcc.Bid.model_validate({"tender": "test", "bidder": {"name": "A"}, "offers": offers})
    scored = lcc.score(tender, [bid])
    with pytest.raises(LookupError, match="lots"):
        _ = scored.ranking
    assert lcc.verify(scored.json(), tender, [bid]) == lcc.verify(scored.workbook(), tender, [bid]) == []
    bench = scored.lots["bench"]
    for made in (bench.json(), bench.workbook()):
        assert lcc.verify(made, tender, [bid], lot="bench") == []
    assert lcc.verify(bench.json(), tender, [bid], lot="table")
    assert list(bench.letters(kind="html")) == ["A"]
    with pytest.raises(lcc.NotScorableError) as refused:
        bench.annex()
    assert [one.code for one in refused.value.problems] == ["nothing_promised"]


UNCERTAIN = {
    "drivers": [
        {
            "name": "prices",
            "distribution": {"kind": "uniform", "low": 0.01, "high": 0.03},
            "fields": [{"field": "inflation"}],
        }
    ]
}
FACE: Any = lcc
"""As a program without types calls it."""
SAME = ("inflation", "inflation")
BEYOND: dict[str, tuple[Callable[[Any], object], str, str]] = {
    **{
        f"language of {name}": (call, "language", "one of: nl, en")
        for name, call in {
            "letters": lambda scored: scored.letters("fr"),
            "proposal": lambda scored: scored.proposal("fr"),
            "annex": lambda scored: scored.annex("fr"),
            "result": lambda scored: scored.result_in("fr"),
            "json": lambda scored: scored.json("fr"),
            "comparison": lambda scored: scored.workbook("fr"),
            "form": lambda _scored: FACE.form(TENDER, "fr"),
            "workbook": lambda _scored: FACE.workbook(TENDER, "fr"),
            "method": lambda _scored: FACE.method_statement(TENDER, "fr"),
            "said": lambda _scored: FACE.said(FACE.check({})[0], "fr"),
        }.items()
    },
    "kind of letters": (lambda scored: scored.letters(kind="xlsx"), "kind", "one of: docx, pdf, html"),
    "kind of proposal": (lambda scored: scored.proposal(kind="odt"), "kind", "one of: docx, pdf, html"),
    "kind of annex": (lambda scored: scored.annex(kind="odt"), "kind", "one of: docx, pdf, html, xlsx"),
    "kind of method": (lambda _scored: FACE.method_statement(TENDER, kind="odt"), "kind", "one of: docx, pdf, html"),
    "template": (lambda scored: scored.letters(kind="pdf", template=b"PK"), "kind", "docx where there is a template"),
    "day of letters": (
        lambda scored: scored.letters(sent=date(9999, 12, 31)), "sent", "a date from 2000-01-01 up to 2099-12-31"
    ),
    "day of proposal": (
        lambda scored: scored.proposal(sent=date(1999, 12, 31)), "sent", "a date from 2000-01-01 up to 2099-12-31"
    ),
    "moment for a day": (lambda scored: scored.letters(sent=datetime(2027, 6, 1, 12)), "sent", "a date"),
    "yes or no": (lambda scored: scored.letters(others_prices="no"), "others_prices", "true or false"),
    "no share": (lambda scored: FACE.sensitivity(scored, share=0.0), "share", "a number above 0"),
    "share above all": (lambda scored: FACE.sensitivity(scored, share=1.01), "share", "a number of at most 1"),
    "no years": (lambda scored: FACE.sensitivity(scored, extend=0), "extend", "a number of at least 1"),
    "too many years": (lambda scored: FACE.sensitivity(scored, extend=101), "extend", "a number of at most 100"),
    "half a year": (lambda scored: FACE.sensitivity(scored, extend=2.5), "extend", "a whole number"),
    "one number twice": (lambda scored: FACE.sensitivity(scored, two_way=SAME), "two_way", "two numbers that differ"),
    "few draws": (lambda scored: FACE.simulate(scored, UNCERTAIN, draws=99), "draws", "a number of at least 100"),
    "many draws": (
        lambda scored: FACE.simulate(scored, UNCERTAIN, draws=1_000_001), "draws", "a number of at most 1,000,000"
    ),
    "seed below zero": (lambda scored: FACE.simulate(scored, UNCERTAIN, seed=-1), "seed", "a number of at least 0"),
    "fact of the Act": (
        lambda _scored: FACE.law(TENDER, "nl", departure="mix"), "departure", "a fact for the proposed Public"
    ),
    "purchase share": (
        lambda _scored: FACE.law(TENDER, "ppa", purchase_share=1.5), "purchase_share", "a number of at most 1"
    ),
    "which law": (lambda _scored: FACE.law(TENDER, "uk"), "law", "one of: nl, be, fr, ppa"),
    "kind of figures": (lambda _scored: FACE.published("rates", date(2027, 1, 1)), "kind", "one of: discount_profiles"),
    "day of figures": (lambda _scored: FACE.published("discount_profiles", date(2100, 1, 1)), "on", "a date from"),
}  # fmt: skip


@pytest.mark.parametrize("name", BEYOND)
def test_an_option_beyond_its_bounds_is_refused_by_its_name(scored: lcc.Scored, name: str) -> None:
    call, option, expected = BEYOND[name]
    with pytest.raises(lcc.InputRefusedError) as refused:
        call(scored)
    [problem] = refused.value.problems
    assert problem.field == option
    assert f"  expected: {expected}" in lcc.said(problem, "en")


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2099, 12, 31)])
def test_a_day_at_a_bound_is_taken(scored: lcc.Scored, day: date) -> None:
    assert scored.proposal("en", "html", sent=day)


def test_names_that_are_left_out_are_a_list_as_bids_are() -> None:
    with pytest.raises(TypeError, match="leave_out is a list"):
        lcc.read(TENDER, BIDS, leave_out="hardhout.yaml")


def test_letters_that_a_pdf_cannot_show_are_refused_with_their_bidders() -> None:
    bids = [make.bid(make.offer(make.purchase(price)), name=name) for name, price in (("漢字", 1.0), ("Ash", 2.0))]
    scored = lcc.score(make.tender(procedure="national"), bids)
    with pytest.raises(lcc.InputRefusedError) as refused:
        scored.letters("en", "pdf")
    assert [(one.file, one.code) for one in refused.value.problems] == [("漢字", "no_font"), ("Ash", "no_font")]
    assert set(scored.letters("en", "docx")) == {"漢字", "Ash"}
