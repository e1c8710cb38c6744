"""What a user gets: the wheel in an empty environment, templates and examples that hold together."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import method_page
import pytest

import lcc
import make
from lcc.intake.submissions import read, read_tender
from lcc.library import shipped
from lcc.record.extra import of_extra
from lcc.record.problem import InputRefusedError
from readers import read_form

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("wheel"))


def built(project: Path, folder: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(project)], check=True)
    [file] = folder.glob("*.whl")
    return file


def metadata(wheel: Path) -> Message:
    with ZipFile(wheel) as packed:
        [file] = [name for name in packed.namelist() if name.endswith(".dist-info/METADATA")]
        return message_from_bytes(packed.read(file))


def test_no_translation_says_when_it_was_built(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        compiled = [packed.read(name) for name in packed.namelist() if name.endswith(".mo")]
    assert [b"POT-Creation-Date: 2026-01-01 00:00" in one for one in compiled] == [True, True]


def test_the_wheel_is_the_same_bytes_each_time(wheel: Path, tmp_path: Path) -> None:
    """Of a copy in another folder too, with other days on its files: who doubts it can build it again."""
    copy, ignored = (
        tmp_path / "copy",
        shutil.ignore_patterns(".*", "dist", "site", "demo", "build", "__pycache__", "*.mo"),
    )
    shutil.copytree(ROOT, copy, ignore=ignored)
    shutil.copy(ROOT / ".gitignore", copy)
    for file in copy.rglob("*"):
        os.utime(file, (86_400 * 10_000, 86_400 * 10_000))
    assert built(copy, tmp_path / "again").read_bytes() == wheel.read_bytes()


def test_what_pypi_shows_leads_somewhere(wheel: Path) -> None:
    """Links within the repository lead nowhere there; their words stay."""
    page = str(metadata(wheel).get_payload())
    assert re.findall(r"\]\((?!https?://)[^)]*\)", page) == []
    assert "| new here | A first comparison in fifteen minutes (Nederlands), with pictures" in page


def test_what_an_extra_brings(wheel: Path) -> None:
    assert metadata(wheel).get_all("Provides-Extra") == sorted(PROJECT["optional-dependencies"])
    with pytest.raises(InputRefusedError) as refused, of_extra("word", "docx"):
        raise ModuleNotFoundError("No module named 'docx.shared'", name="docx.shared")
    [problem] = refused.value.problems
    assert 'pip install "circular-lcc[word]"' in lcc.said(problem, "en")


def test_without_the_extra_word_documents_are_pages_and_pdfs(tmp_path: Path) -> None:
    """As who installs without it has it: the library can't be imported."""
    tender = make.WORKED_EXAMPLE / "tender.yaml"
    program = "import sys; sys.modules['docx'] = None; from lcc.cli import main; main(sys.argv[1:])"

    def method(file: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-c", program, "method", str(tender), "-o", file, "--lang", "en"]
        return subprocess.run(words, cwd=tmp_path, check=False, capture_output=True, text=True)

    assert [method(file).returncode for file in ("method.html", "method.pdf")] == [0, 0]
    refused = method("method.docx")
    assert refused.returncode == 1
    assert "the extra word" in refused.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["method.html", "method.pdf"]


def test_classifiers_name_the_pythons_that_are_tested() -> None:
    """`make pythons` runs the quick tests on each of them that is on the machine."""
    [line] = [line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith("PYTHONS")]
    named = [one.rpartition(" ")[2] for one in PROJECT["classifiers"] if ":: 3." in one]
    assert [f"python{one}" for one in named] == line.partition("=")[2].split()


@pytest.mark.thorough
@pytest.mark.slow
def test_the_wheel_works_in_an_empty_environment_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """The libraries come from this environment, by a path file, so that the test needs no network for them."""
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / "bin"
    subprocess.run([scripts / "pip", "install", "--quiet", "--no-deps", wheel], check=True)
    [packages] = (tmp_path / "env" / "lib").glob("python*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")

    def lcc(*words: str) -> str:
        done = subprocess.run([scripts / "lcc", *words], cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout

    assert all(name in lcc("start", "list", "--lang", "nl") for name in shipped.templates())
    assert "demo/comparison.xlsx" in lcc("demo", "--lang", "nl")
    assert (tmp_path / "demo" / "comparison.xlsx").stat().st_size > 10_000
    location = subprocess.run(
        [scripts / "python", "-c", "import lcc; print(lcc.__file__)"], capture_output=True, text=True, check=True
    ).stdout
    assert str(tmp_path) in location


def test_the_wheel_does_not_carry_the_page(wheel: Path) -> None:
    """It is 22 MB, for who has no Python."""
    with ZipFile(wheel) as packed:
        assert not [one for one in packed.namelist() if one.endswith("lcc.html") or "page/web" in one]
        assert sum(one.compress_size for one in packed.infolist()) < 10_000_000


def test_the_wheel_carries_its_licence_and_names_it(wheel: Path) -> None:
    """Without one no public body may run it."""
    text = (ROOT / "LICENSE").read_bytes()
    with ZipFile(wheel) as packed:
        [folder] = {name.partition("/")[0] for name in packed.namelist() if ".dist-info/" in name}
        named = message_from_bytes(packed.read(f"{folder}/METADATA"))
        unicode = "src/lcc/record/Unicode-3.0.txt"  # of the table of characters that look alike
        vera = "src/lcc/documents/written/fonts/Bitstream-Vera.txt"  # of the fonts of PDFs
        notice = "src/lcc/library/facts/NOTICE.txt"  # of facts about what is bought
        cpv = "src/lcc/library/CPV-NOTICE.txt"  # of the names of its divisions
        of_others = "Unicode-3.0 AND Bitstream-Vera AND ODbL-1.0 AND LicenseRef-Licence-Ouverte AND CC-BY-4.0"
        assert named["License-Expression"] == f"EUPL-1.2 AND {of_others}"
        assert named.get_all("License-File") == ["LICENSE", vera, cpv, notice, unicode]
        assert "lcc/library/cpv_divisions.toml" in packed.namelist()
        assert {"lcc/library/facts/ict.yaml", "lcc/library/facts/shared/vocabulary.yaml"} <= {*packed.namelist()}
        assert {f"lcc/documents/written/fonts/DejaVuSansCondensed{bold}.ttf" for bold in ("", "-Bold")} <= {
            *packed.namelist()
        }
        assert packed.read(f"{folder}/licenses/{unicode}") == (ROOT / unicode).read_bytes()
        assert "lcc/record/confusables.txt" in packed.namelist()
        assert packed.read(f"{folder}/licenses/LICENSE") == text
    first, *_, last = text.decode().splitlines()
    assert first == "EUROPEAN UNION PUBLIC LICENCE v. 1.2"
    assert last.endswith("require the production of a new EUPL version.")


@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
def test_the_forms_of_an_example_say_what_its_yaml_says(name: str) -> None:
    folder = shipped.examples()[name]
    tender = read_tender(folder / "tender.yaml")
    for one in read(folder / "tender.yaml", [folder / "bids-as-yaml"]).bids:
        form = folder / "bids" / Path(one.input.file).with_suffix(".xlsx").name
        bid, _origins = read_form(form.read_bytes(), form.name, tender)
        assert bid.model_dump(exclude_defaults=True) == one.bid.model_dump(exclude_defaults=True)


def test_what_the_readme_shows_first() -> None:
    commands = [line for line in (ROOT / "README.md").read_text().splitlines() if line.startswith("make ")]
    assert [command.split()[1] for command in commands[:2]] == ["demo", "test"]
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_the_page_on_the_method_says_what_the_workbook_says() -> None:
    assert (ROOT / "docs" / "method.md").read_text() == method_page.page()
