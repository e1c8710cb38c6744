"""What is installed is what was locked, every release by its hash, and a page says why each of it is there."""

import re
import tomllib
from pathlib import Path

HERE = Path(__file__).parents[2]
PROJECT = tomllib.loads((HERE / "pyproject.toml").read_text())


def releases(lock: str) -> dict[str, str]:
    """Return each release in a lock file, by name, with all that is said of it."""
    entries = re.split(r"\n(?=[a-z])", (HERE / lock).read_text())
    return {re.split(r"==", entry)[0]: entry for entry in entries}


def names(stated: list[object]) -> set[str]:
    return {re.split(r"[<>=[]", str(one))[0].replace(".", "-") for one in stated if isinstance(one, str)}


def test_every_release_has_hashes() -> None:
    for lock in (f"requirements{which}.lock" for which in ("", "-service", "-dev", "-docs", "-browser")):
        assert [name for name, entry in releases(lock).items() if "--hash=sha256:" not in entry] == []


def test_all_that_is_asked_for_is_locked() -> None:
    run_time = names(PROJECT["project"]["dependencies"]) | names(PROJECT["dependency-groups"]["build"])
    assert run_time <= set(releases("requirements.lock"))
    extras = set().union(*map(names, PROJECT["project"]["optional-dependencies"].values()))
    assert run_time | extras | names(PROJECT["dependency-groups"]["dev"]) <= set(releases("requirements-dev.lock"))
    service = names(PROJECT["project"]["dependencies"]) | names(
        PROJECT["project"]["optional-dependencies"]["service"]
    )
    assert service <= set(releases("requirements-service.lock"))
    for group in ("docs", "browser"):
        assert names(PROJECT["dependency-groups"][group]) <= set(releases(f"requirements-{group}.lock"))


def test_what_builds_the_wheel_is_locked() -> None:
    assert names(PROJECT["build-system"]["requires"]) <= set(releases("requirements.lock"))


def test_all_locks_name_the_same_releases() -> None:
    few, many, *more = (
        {name: entry.partition(" ")[0] for name, entry in releases(f"requirements{which}.lock").items()}
        for which in ("", "-dev", "-service", "-docs", "-browser")
    )
    assert few.items() <= many.items()
    for lock in more:
        assert {name: one for name, one in lock.items() if name in many}.items() <= many.items()


def test_the_page_says_of_each_dependency_why_it_is_there() -> None:
    """A row of docs/dependencies.md for each of pyproject.toml, and for nothing else."""
    at_run_time, _head, for_development = (
        (HERE / "docs/dependencies.md").read_text().partition("## For development")
    )
    extras = PROJECT["project"]["optional-dependencies"].values()
    assert in_tables(at_run_time) == names(PROJECT["project"]["dependencies"]).union(*map(names, extras))
    groups = (names(group) for group in PROJECT["dependency-groups"].values())
    assert in_tables(for_development) == set().union(*groups)


def in_tables(page: str) -> set[str]:
    """Return the names in the first column of the tables of a page, each with something in every other column."""
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    assert all(cell.strip() for row in rows for cell in row)
    return {name.replace(".", "-") for row in rows if row[0] != "library" for name in row[0].split(", ")}
