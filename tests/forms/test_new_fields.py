"""Forms live through an upgrade: tried on a copy of the program in which fields, a rule and words are new.

The copy is the next version, and reads what is kept of older ones. A lease and its renewals, an offer, a passport with
its materials and connections, a tender and an award rule have a field more; what a lease asks is worded otherwise; the
method has a rule more.
"""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

import lcc
from lcc.language import LANGUAGES, translator
from lcc.record.version import LAYOUT

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow

Edits = Mapping[str, list[tuple[str, str]]]
"""By file: patterns, and what takes the place of what they match."""


def field(record: str, declared: str) -> tuple[str, str]:
    """Return what declares a field as the first of a record."""
    return rf'(class {record}\(.*?\):\n    """.*?"""\n)', rf"\1    {declared}\n"


RULE, PAYMENT = "Insured products", "Lease payment"
BEFORE = {language: {"Lease instalment": translator(language)(PAYMENT), RULE: ""} for language in LANGUAGES}
NEXT = LAYOUT + 1
SINCE = f"json_schema_extra=since({NEXT})"
IN_YEARS, IN_MONEY, IN_KG = (
    f'json_schema_extra=in_unit("{unit}") | since({NEXT})' for unit in ("years", "money", "kg")
)

VERSION: Edits = {"record/version.py": [(r"^LAYOUT = \d+$", f"LAYOUT = {NEXT}")]}
MODELS: Edits = {
    "model/business_models.py": [
        field("Lease", f'insurance: PricePerYear = Field(default=0.0, title="Insurance", {SINCE})'),
        field("Renewal", f'remark: Name | None = Field(default=None, title="Remark", {SINCE})'),
    ],
    "model/bid.py": [
        field(
            "Offer",
            f'condition: Literal["guaranteed", "expected"] = Field(default="expected", title="Condition", {SINCE})',
        ),
        field("Offer", f'spare_parts_years: Years | None = Field(default=None, title="Spare parts", {IN_YEARS})'),
    ],
    "model/passport.py": [
        field("Passport", f'packaging_kg: Mass | None = Field(default=None, title="Packaging", {IN_KG})'),
        field("Material", f'form: Name | None = Field(default=None, title="Form", {SINCE})'),
        field("Connection", f'tools: Name | None = Field(default=None, title="Tools", {SINCE})'),
    ],
    "model/tender.py": [field("Tender", f'insured: bool = Field(default=False, title="Insured", {SINCE})')],
    "model/award.py": [field("QualityValue", f'cap: Price | None = Field(default=None, title="Cap", {IN_MONEY})')],
}
IMPORTS: Edits = {
    file: [(r"^(from lcc\.record\.record import)", r"from lcc.record.version import since\n\1")] for file in MODELS
}
ASKED: Edits = {
    "checks/agreement.py": [
        (
            r"(def _environment\(.*?\n)",
            r"""\1
    model = offer.business_model
    if tender.insured and model.kind == "lease" and "insurance" not in model.model_fields_set:
        yield Message((*at, "business_model", "insurance"), "early_end_not_stated", None, {"horizon": "1"})
""",
        ),
    ],
    "excel/tender_book/layout_rules.py": [(r"^_RULES = \(", '_RULES = (\n    "insured",')],
}
FIELDS = (MODELS, IMPORTS, ASKED)
RULES: Edits = {
    "method/rules.py": [
        (
            r"^    yield from _outcome\(tender\)$",
            f'    yield from _outcome(tender)\n    yield rule(N_("{RULE}"), N_("They are."))',
        )
    ],
}
WORDS: Edits = {"model/business_models.py": [(f'title="{PAYMENT}"', 'title="Lease instalment"')]}
KEPT_WORDS: Edits = {
    "record/version.py": [(r"\Z", f"\nREWORDED = {{**REWORDED, {NEXT}: {BEFORE!r}}}\n")],
}
UNSEEN: Edits = {"record/version.py": [(r"return version >= .*?$", "return True")]}


def program(folder: Path, *edits: Edits) -> Path:
    """Return a copy of the program with texts in its files replaced; each of them has to be there."""
    copytree(Path(lcc.__file__).parent, folder / "src" / "lcc", ignore=ignore_patterns("__pycache__"))
    for shipped in ("examples", "tender_templates"):
        (folder / shipped).symlink_to(ROOT / shipped)
    for edit in edits:
        for name, replacements in edit.items():
            file = folder / "src" / "lcc" / name
            for pattern, replacement in replacements:
                text, number = re.subn(pattern, replacement, file.read_text(), flags=re.MULTILINE | re.DOTALL)
                assert number, f"{pattern} is not in {name}"
                file.write_text(text)
    return folder / "src"


def tried(source: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Return how tests went with a copy of the program."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.thorough
@pytest.mark.parametrize("half", ["nl", "not nl"])  # side by side: it takes long
def test_what_is_kept_is_read_by_a_program_with_new_fields_and_words(half: str, tmp_path: Path) -> None:
    source = program(tmp_path, VERSION, *FIELDS, RULES, WORDS, KEPT_WORDS)
    which = f"not of_each_version and {half}"
    found = tried(source, "tests/forms/test_kept.py", "tests/forms/with_new_fields.py", "-k", which)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        pytest.param((VERSION, *FIELDS, UNSEEN), "Spare parts (Bank)", id="since when a field is there"),
        pytest.param(
            (VERSION, WORDS), "Lease instalment (Bank)", id="what a text said before", marks=pytest.mark.thorough
        ),
    ],
)
def test_what_is_forgotten_is_noticed(tmp_path: Path, edits: Sequence[Edits], said: str) -> None:
    """The tests that hold what is kept can fail."""
    found = tried(program(tmp_path, *edits), "tests/forms/test_kept.py", "-k", "form_says and en")
    assert found.returncode == 1, found.stdout
    assert "tender_changed" in found.stdout
    assert said in found.stdout
