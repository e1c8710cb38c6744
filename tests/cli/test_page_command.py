"""`lcc page`: the page of this version is opened where it is at hand, and else it is said where to get it."""

import sys
import webbrowser
from pathlib import Path

import pytest

import lcc
from command_line import run

PAGE = (
    '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<meta name="lcc-version" content="{}">\n'
)


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return what a browser is asked to open; nothing is at hand but what a test puts there."""
    addresses: list[str] = []

    def ask(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", ask)
    monkeypatch.setattr(lcc, "__file__", str(tmp_path / "elsewhere" / "src" / "lcc" / "__init__.py"))
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "program" / "lcc")])
    monkeypatch.delenv("LCC_PAGE", raising=False)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return addresses


def written(file: Path, version: str = lcc.__version__) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE.format(version) + "x" * 10_000, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "place", ["program/lcc.html", "here/lcc.html", "here/dist/lcc.html", "elsewhere/dist/lcc.html"]
)
def test_the_page_is_found_where_it_can_be(place: str, tmp_path: Path, opened: list[str]) -> None:
    file = written(tmp_path / place)
    run("page")
    assert opened == [file.as_uri()]


def test_a_path_is_taken_and_one_in_the_environment(
    tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path / "share" / "page.html")
    run("page", str(file))
    monkeypatch.setenv("LCC_PAGE", str(file))
    run("page")
    assert opened == [file.as_uri()] * 2


def test_where_prints_the_path_alone(tmp_path: Path, opened: list[str]) -> None:
    file = written(tmp_path / "here" / "lcc.html")
    assert run("page", "--where").stdout == f"{file}\n"
    assert opened == []


def test_a_page_of_another_version_is_not_opened_and_one_of_this_version_is_looked_for_further(
    tmp_path: Path, opened: list[str]
) -> None:
    old = written(tmp_path / "program" / "lcc.html", "0.0.1")
    said = run("page", code=1).output
    assert f"{old} is the page of version 0.0.1; this is version {lcc.__version__}." in said
    assert opened == []
    new = written(tmp_path / "here" / "lcc.html")
    run("page")
    assert opened == [new.as_uri()]


def test_what_is_no_page_of_ours_is_not_opened(tmp_path: Path, opened: list[str]) -> None:
    (tmp_path / "other.html").write_text("<!doctype html><title>Something</title>", encoding="utf-8")
    assert "is not the page lcc.html" in run("page", str(tmp_path / "other.html"), code=1).output
    assert opened == []


def test_where_it_is_not_at_hand_it_is_said_how_to_get_it(opened: list[str]) -> None:
    said = run("page", code=1).output
    assert "make page" in said
    assert "LCC_PAGE" in said
    assert opened == []


def test_without_a_browser_the_path_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _address: False)
    file = written(tmp_path / "here" / "lcc.html")
    assert f"Open it yourself: {file}" in run("page").output
