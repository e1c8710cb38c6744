"""What stands in a release for what only its publisher has, and where extensions are."""

from pathlib import Path

_EXTENSION = Path(__file__).with_name("extension")

UNREGISTERED = "ocds-xxxxxx"
"""In place of the prefix that a publisher registers: nobody has it."""
PLACEHOLDER = "https://example.org/ocds/release.json"
"""In place of the address at which a package will stand: example.org is kept free for examples (RFC 2606)."""
OF_REGISTRY = (
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_{name}_extension/master/extension.json"
)
"""Where an extension of others stands, by its name in the registry."""
EXTENSIONS = ("lots", "bid", "awardCriteria", "submissionTerms", "sustainability")
"""The extensions of others that a release uses."""
OWN_EXTENSION = "lcc-extension/extension.json"
"""Where the extension of this program stands, from the address of the package."""


def extension_files() -> dict[str, bytes]:
    """Return the files of the extension of this program, by their names in its folder."""
    files = sorted(one for one in _EXTENSION.rglob("*") if one.is_file())
    return {one.relative_to(_EXTENSION).as_posix(): one.read_bytes() for one in files}
