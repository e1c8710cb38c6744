"""The licence of every part that the page carries, from the files that came with it; one without stops the build."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from page.gather import INPUTS, in_package
from page.trees import ROOT, Tree, in_zip

_LICENCE = re.compile(r"(?i)(?:[^/]*\.dist-info/)?(?:licenses/.*|licen[cs]es?[^/]*|copying[^/]*|notice[^/]*)")
"""At the top of a package, or where a wheel has its metadata."""
_OURS = (
    ("lcc", "LICENSE"),
    ("DejaVu (the fonts of PDFs)", "src/lcc/documents/written/fonts/Bitstream-Vera.txt"),
    ("Unicode: what characters look like", "src/lcc/record/Unicode-3.0.txt"),
    ("ADEME and Boavizta: facts about what is bought", "src/lcc/library/facts/NOTICE.txt"),
)
_LINE = "=" * 60


class NoLicenceError(Exception):
    """A part has no licence with it, and the table names none to take in its place."""


def licences(inputs: Mapping[str, bytes]) -> str:
    """Return the licences as one text: of what we wrote, and of every input that the page carries, with its source.

    Raises
    ------
    NoLicenceError
        There is none with an input.
    """
    parts = [(name, [_text(ROOT / file)]) for name, file in _OURS]
    parts += [(_headed(one), list(_texts(one, inputs))) for one in carried()]
    parts += [("Compiled into Python and lxml", [_text(Path(__file__).with_name("compiled-in.txt"))])]
    return "\n".join(f"{_LINE}\n{head}\n{_LINE}\n\n" + "\n\n".join(texts) + "\n" for head, texts in parts)


def carried() -> list[Mapping[str, Any]]:
    """Return the entries of the table that go into the page: not the tools that it is built and tested with."""
    return [INPUTS["interpreter"], *INPUTS["inside"], *INPUTS["built"], *INPUTS["wheel"], *INPUTS["npm"]]


def _headed(one: Mapping[str, Any]) -> str:
    source = one.get("source") or f"https://pypi.org/project/{one['name']}/{one['version']}/"
    if one in INPUTS["npm"]:
        source = f"https://www.npmjs.com/package/{one['name']}/v/{one['version']}"
    return f"{one['name']} {one['version']}: {one['licence']}\nSource: {source}"


def _texts(one: Mapping[str, Any], inputs: Mapping[str, bytes]) -> Iterator[str]:
    """Yield each licence of an input once; of one that carries none that of the input that the table names."""
    package = inputs[one.get("licence_in", one["name"])]
    found = {text: name for name, content in _files(package).items() if (text := _of(name, content))}
    if not found:
        raise NoLicenceError(f"{one['name']} {one['version']}")
    yield from found


def _of(name: str, content: bytes) -> str:
    return content.decode(errors="replace").strip() if _LICENCE.fullmatch(name) else ""


def _files(package: bytes) -> Tree:
    return in_zip(package) if package.startswith(b"PK") else in_package(package)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip()
