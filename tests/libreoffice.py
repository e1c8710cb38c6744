"""LibreOffice as the second opinion: recalculates workbooks, and shows them as a person would see them."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
IN_CI = os.environ.get("CI") == "true"

needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None and not IN_CI, reason="LibreOffice is not installed: `make libreoffice` installs it"
)

# Without this, LibreOffice trusts the values in the file, and a comparison with them could not fail.
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def convert(files: Sequence[Path], to: str, into: Path) -> list[Path]:
    """Convert files in one start of LibreOffice, recalculating every formula; return what came out."""
    assert SOFFICE, "LibreOffice is needed in CI: the test command installs it"
    profile = into / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE)
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", to, "--outdir", str(into), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    suffix = "." + to.partition(":")[0]
    converted = [into / (file.stem + suffix) for file in files]
    missing = [file.name for file in converted if not file.exists()]
    assert not missing, f"LibreOffice did not write {missing}"
    return converted


def recalculated(files: Sequence[Path], into: Path) -> list[Workbook]:
    """Return the workbooks with the values that LibreOffice computes."""
    into.mkdir(parents=True, exist_ok=True)
    converted = convert(files, "xlsx:Calc MS Excel 2007 XML", into)
    return [load_workbook(file, data_only=True) for file in converted]
