"""What stands in a release for what only its publisher has, and where extensions are."""

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
