"""Every part that the page carries has its licence on the page of licences."""

import io
import re
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from page.gather import INPUTS

from page import licences

TEXT = "Permission is hereby granted to whoever reads {}."


def wheel(name: str, *files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for file in (f"{name}.dist-info/METADATA", *files):
            packed.writestr(file, TEXT.format(file))
    return buffer.getvalue()


def inputs(**others: bytes) -> Mapping[str, bytes]:
    """Return a small wheel for each input, with a licence where wheels have theirs."""
    tools = [one["name"] for one in INPUTS["tool"]]
    names = [*tools, *(one["name"] for one in licences.carried())]
    return {name: wheel(name, f"{name}.dist-info/licenses/LICENSE") for name in names} | others


def test_every_input_is_named_with_its_version_licence_and_source() -> None:
    said = licences.licences(inputs())
    for one in (INPUTS["interpreter"], *INPUTS["built"], *INPUTS["wheel"], *INPUTS["npm"]):
        assert f"{one['name']} {one['version']}: {one['licence']}\nSource: https://" in said
        assert TEXT.format(f"{one.get('licence_in', one['name'])}.dist-info/licenses/LICENSE") in said


def test_ours_the_fonts_and_what_is_compiled_in_are_there_too() -> None:
    said = licences.licences(inputs())
    for words in (
        "EUROPEAN UNION PUBLIC LICENCE",
        "Bitstream Vera",
        "UNICODE LICENSE V3",
        "libxml2",
        "libxslt",
        "zlib",
    ):
        assert words in said


@pytest.mark.parametrize("file", ["numpy.dist-info/LICENSE.txt", "numpy.dist-info/licenses/numpy/ma/LICENSE"])
def test_a_licence_is_found_where_wheels_have_it(file: str) -> None:
    assert TEXT.format(file) in licences.licences(inputs(numpy=wheel("numpy", file)))


def test_an_input_without_a_licence_stops_the_build() -> None:
    bare = wheel("numpy", "numpy/ma/LICENSED_TO_WHOM.py", "other/LICENSE")
    with pytest.raises(licences.NoLicenceError, match=re.escape(f"numpy {INPUTS['built'][0]['version']}")):
        licences.licences(inputs(numpy=bare))
