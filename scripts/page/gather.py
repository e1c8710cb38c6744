"""Bring in what the page is made of, each file by its hash."""

import hashlib
import io
import subprocess
import sys
import tarfile
import tomllib
import urllib.request
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
INPUTS: Mapping[str, Any] = tomllib.loads((HERE / "inputs.toml").read_text(encoding="utf-8"))


class OtherHashError(Exception):
    """A file is not the one that the table names."""


def gathered(folder: Path) -> dict[str, bytes]:
    """Return by name each input of the table, kept in a folder for the next time; packed as it comes.

    Raises
    ------
    OtherHashError
        What came is another file than the table names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found = {one["name"]: _kept(folder, one, _of_npm) for one in _of_registry()}
    found |= {one["name"]: _kept(folder, one, _of_pypi) for one in INPUTS["wheel"]}
    return found | {
        one["name"]: _kept(folder, one, lambda one: _of_release(one, folder)) for one in INPUTS["built"]
    }


def tool(folder: Path, name: str) -> dict[str, bytes]:
    """Return by path the files of one tool of the table, without the others; kept in the folder too."""
    folder.mkdir(parents=True, exist_ok=True)
    [one] = (one for one in INPUTS["tool"] if one["name"] == name)
    return in_package(_kept(folder, one, _of_npm))


def in_package(package: bytes) -> dict[str, bytes]:
    """Return by path the files of a package of npm."""
    with tarfile.open(fileobj=io.BytesIO(package)) as packed:
        members = [(one.name.removeprefix("package/"), packed.extractfile(one)) for one in packed if one.isfile()]
        return {name: file.read() for name, file in members if file is not None}


def _of_registry() -> list[Mapping[str, Any]]:
    return [INPUTS["interpreter"], *INPUTS["npm"], *INPUTS["tool"]]


def _kept(folder: Path, one: Mapping[str, Any], bring: Any) -> bytes:
    file = folder / f"{one['sha256']}.{one['name']}"
    content = file.read_bytes() if file.exists() else bring(one)
    found = hashlib.sha256(content).hexdigest()
    if found != one["sha256"]:
        raise OtherHashError(f"{one['name']} {one['version']}: {found}, and not {one['sha256']}")
    file.write_bytes(content)
    return bytes(content)


def _of_npm(one: Mapping[str, Any]) -> bytes:
    name, version = one["name"], one["version"]
    package = f"{one['scope']}/{name}" if "scope" in one else name
    return _at(f"https://registry.npmjs.org/{package}/-/{name}-{version}.tgz")


def _of_pypi(one: Mapping[str, Any]) -> bytes:
    with TemporaryDirectory() as folder:
        wanted = Path(folder, "wanted.txt")
        wanted.write_text(f"{one['name']}=={one['version']} --hash=sha256:{one['sha256']}\n", encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:",
             "--require-hashes", "-d", folder, "-r", str(wanted)], check=True,
        )  # fmt: skip
        [file] = Path(folder).glob("*.whl")
        return file.read_bytes()


def _of_release(one: Mapping[str, Any], folder: Path) -> bytes:
    try:
        return _at(INPUTS["release"]["url"] + one["file"])
    except OSError:
        carrier = INPUTS["release"]["carried_by"]
        with zipfile.ZipFile(io.BytesIO(_kept(folder, carrier, _of_pypi))) as packed:
            return packed.read(carrier["folder"] + one["file"])


def _at(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return bytes(answer.read())
