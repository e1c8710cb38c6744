"""What a worker has loaded before anything is asked of it: it is imported once, and every worker starts as a copy.

No thread is started here: a process that has some is not copied whole.
"""

import gc

from lcc.api.reading import read
from lcc.api.scoring import score
from lcc.library import shipped
from lcc.service import bodies, sent
from lcc.service.limits import LIMITS
from lcc.service.operations.table import NOTHING, OPERATIONS

_EXAMPLE = "street-furniture"


def _once() -> None:
    """Do once what most requests do, so that records are built and libraries loaded."""
    folder = shipped.examples()[_EXAMPLE]
    found = read(folder / "tender.yaml", sorted((folder / "bids").glob("*.xlsx"))[:1])
    scored = score(found)
    scored.json("nl")
    scored.json("en")
    scored.workbook("nl")
    scored.letters("nl")
    scored.explain()
    sent.sent(sent.JSON, b'{"tender": {}}', bodies.BidsBody, LIMITS)
    OPERATIONS["/constants"].work({}, OPERATIONS["/constants"].asked())
    NOTHING.work({}, NOTHING.asked())


_once()
gc.collect()
gc.freeze()
