"""One way in for every shape of EPD."""

from lcc.exchange.epd.draft import EpdDraft, ReadEpd
from lcc.exchange.epd.ilcd import draft_of_ilcd, is_ilcd
from lcc.exchange.epd.node import Node
from lcc.exchange.epd.openepd import draft_of_openepd, is_openepd
from lcc.exchange.epd.product_passport import draft_of_product_passport, is_product_passport
from lcc.intake.files import File, read_bytes
from lcc.interchange.json_file import stated_in_json
from lcc.record.place import input_of
from lcc.record.problem import in_file, refusal
from lcc.record.visible import visible

_SHAPES = (
    (is_product_passport, draft_of_product_passport),
    (is_ilcd, draft_of_ilcd),
    (is_openepd, draft_of_openepd),
)

_NO_JSON = {b"%PDF": "PDF", b"PK\x03\x04": "ZIP", b"<": "XML", b"\xef\xbb\xbf<": "XML"}
"""What EPDs come as too, by how it starts. ILCD in XML says in other files what its numbers are of."""


def read_epd(file: File, scenario: str | None = None) -> ReadEpd:
    """Return the EPD in a file; its shape is told by what is in it, whatever its name is.

    `scenario` is the one by which modules are read that the EPD declares for several.

    Raises
    ------
    InputRefusedError
        With everything that is wrong in it, each at its place.
    """
    content = read_bytes(file)
    with in_file(str(file)):
        if kind := next((name for start, name in _NO_JSON.items() if content.lstrip().startswith(start)), None):
            raise refusal("epd_shape", kind)
        stated = stated_in_json(content)
        root, draft = Node(stated.values), EpdDraft(scenario)
        for is_this, add in _SHAPES:
            if is_this(root):
                add(root, draft)
                return draft.read(input_of(visible(str(file)), content), stated.origins)
        fields = ", ".join(name for name, _node in root.fields())
        raise refusal("epd_shape", fields[:60] or None)
