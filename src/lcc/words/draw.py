"""A drawing of lots in words: what was equal, and who drew what, when, how and before whom."""

from lcc.language import N_, Text, listed, moment
from lcc.model.draw import Draw


def draw_text(draw: Draw) -> Text:
    """Return a drawing as one sentence or two."""
    values: dict[str, object] = {
        "order": listed(draw.order),
        "by": draw.by,
        "moment": moment(draw.at),
        "method": draw.method.rstrip("."),
        "witnesses": listed(draw.witnesses),
    }
    text = N_(
        "Lots were drawn between equal bids on {moment}, by {by}. In the order drawn: {order}. How: {method}."
    )
    return (
        Text("{drawn} {seen}", {"drawn": Text(text, values), "seen": Text(N_("Witnesses: {witnesses}."), values)})
        if (draw.witnesses)
        else Text(text, values)
    )
