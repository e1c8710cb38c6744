"""A drawing of lots in words: what was equal, and who drew what, when, how and before whom."""

from datetime import datetime

from lcc.language import N_, Local, Text, listed
from lcc.model.draw import Draw


def draw_text(draw: Draw) -> Text:
    """Return a drawing as one sentence or two."""
    moment = datetime.fromisoformat(draw.at)
    values: dict[str, object] = {
        "order": listed(draw.order),
        "by": draw.by,
        "date": Local(moment.date()),
        "time": f"{moment:%H:%M}",
        "method": draw.method.rstrip("."),
        "witnesses": listed(draw.witnesses),
    }
    text = N_(
        "Lots were drawn between equal bids on {date} at {time}, by {by}. In the order drawn: {order}. How: {method}."
    )
    return (
        Text("{drawn} {seen}", {"drawn": Text(text, values), "seen": Text(N_("Witnesses: {witnesses}."), values)})
        if (draw.witnesses)
        else Text(text, values)
    )
