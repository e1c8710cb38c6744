"""Every command says as JSON what it found or did, as `lcc schema` describes it; a refusal is JSON too."""

import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from command_line import run
from effort import only
from every_command import COMMANDS, NEVER_ENDS, leaves, typed
from lcc.cli import main
from lcc.exchange.schema import OUTPUTS, json_schema
from lcc.library import shipped
from lcc.record.record import OutputDocument
from make import BIDS, WORKED_EXAMPLE

TENDER, BID = str(WORKED_EXAMPLE / "tender.yaml"), str(BIDS[0])
KINDS = {json_schema(name)["properties"]["kind"]["const"]: name for name in OUTPUTS}
EXAMPLES = shipped.examples()


def fits(document: dict[str, Any]) -> None:
    """Hold a document against the schema of its kind, and against the record: it has no field that is not described."""
    name = KINDS[document["kind"]]
    Draft202012Validator(json_schema(name)).validate(document)
    if issubclass(OUTPUTS[name], OutputDocument):
        OUTPUTS[name].model_validate_json(json.dumps(document))


@pytest.mark.parametrize("words", list(leaves(main)), ids=" ".join)
def test_every_command_takes_what_every_command_takes(words: tuple[str, ...]) -> None:
    found: click.Command = main
    for word in words:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), word) or found
    options = {name for option in found.params for name in option.opts}
    assert {"--json", "--quiet", "--verbose", "--lang", "--help"} <= options


def test_every_command_is_tried() -> None:
    assert {tuple(name.split()) for name in COMMANDS} | NEVER_ENDS == set(leaves(main))


MORE_FILES = ("proposal", "report", "annex", "letters", "look-back", "quality lock", "demo")
"""What they say is that they wrote files, as `method` and `form` say it; these are in `make test-all`."""


@pytest.mark.slow
@pytest.mark.parametrize("name", only({*COMMANDS} - {*MORE_FILES}, COMMANDS))
def test_what_it_says_fits_its_schema(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    document = json.loads(run(*typed(name, EXAMPLES["street-lighting"]), "--json", "-").stdout)
    fits(document)
    if document["kind"] == "lcc done":
        assert document["command"] == name
        assert all(Path(one["file"]).stat().st_size == one["bytes"] for one in document["files"])


@pytest.mark.thorough
@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize(
    "name", ["check", "explain", "award check", "award preview", "sensitivity", "method", "report"]
)
def test_it_does_for_every_example(
    name: str, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fits(json.loads(run(*typed(name, EXAMPLES[example]), "--json", "-").stdout))


REFUSED = {
    "input": ("score", TENDER, "nowhere.yaml"),
    "usage": ("score", TENDER, BID, "--nonsense"),
    "remarks": ("score", TENDER, BID, "--strict"),
    "system": ("score", TENDER, BID, "-o", "/proc/nowhere/out.xlsx"),
}


@pytest.mark.parametrize("reason", REFUSED)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_refusal_is_a_document_too(
    reason: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCC_LANG", language)
    code = 2 if reason == "usage" else 1
    words = (*REFUSED[reason], "--json")
    printed = run(*words, "-", code=code, language=language)
    document = json.loads(printed.stdout)
    fits(document)
    assert (document["kind"], document["reason"], document["exit_code"]) == ("lcc problems", reason, code)
    assert document["problems"] or document["message"] in printed.stderr
    in_file = tmp_path / "outcome.json"
    run(*words, str(in_file), code=code, language=language)
    assert json.loads(in_file.read_text()) == document


def test_the_problems_are_those_that_are_printed(tmp_path: Path) -> None:
    bid = tmp_path / "bid.yaml"
    bid.write_text(BIDS[0].read_text().replace("price: 900.0", "price: dear"))
    refused = run("score", TENDER, str(bid), "--json", "-", code=1)
    [problem] = json.loads(refused.stdout)["problems"]
    assert (problem["code"], problem["line"], problem["field"]) == (
        "float_type", 5, "offers[0].business_model.price",
    )  # fmt: skip
    assert problem["mend"] in refused.stderr
    told = json.loads(run("check", TENDER, str(bid), "--json", "-", code=1).stdout)
    assert told["problems"] == [problem]


def test_a_mistake_of_ours_comes_with_its_number(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("lcc.api.published.plain_fact", lambda _fact: 1 / 0)
    document = json.loads(run("facts", "ict", "--json", "-", code=1).stdout)
    fits(document)
    assert document["reason"] == "mistake"
    assert [one.stem for one in (tmp_path / "lcc").iterdir()] == [f"mistake-{document['number']}"]


@pytest.mark.parametrize("more", [(), ("--force", "--nonsense"), ("--force",)])
def test_a_refusal_replaces_no_file_that_it_may_not(more: tuple[str, ...], tmp_path: Path) -> None:
    """Not what was there, without --force; and not an input, with it: also where the words were never understood."""
    tender = tmp_path / "tender.yaml"
    tender.write_text((WORKED_EXAMPLE / "tender.yaml").read_text())
    before = tender.read_bytes()
    run("score", str(tender), "nowhere.yaml", "--json", str(tender), *more, code=2)
    assert tender.read_bytes() == before


def test_a_word_that_can_be_no_option_asks_for_nothing() -> None:
    assert run("score", "--", "--json", code=1).stdout == ""


def test_no_file_holds_a_workbook_and_what_was_done(tmp_path: Path) -> None:
    file = str(tmp_path / "form.xlsx")
    assert "written twice" in run("form", TENDER, "-o", file, "--json", file, "--force", code=2).stderr
    assert list(tmp_path.iterdir()) == []


def test_a_word_that_belongs_to_another_option_asks_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["start", "new", "nowhere", "--title", "--json"])
    assert done.exit_code == 2
    assert list(tmp_path.iterdir()) == []
