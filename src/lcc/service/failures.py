"""Every way in which a request can fail, as RFC 9457 (application/problem+json) has it: one table."""

from collections.abc import Mapping
from typing import NamedTuple

from lcc.language import N_


class Failure(NamedTuple):
    """A status of HTTP, and what it says to a reader."""

    status: int
    title: str
    detail: str


FAILURES: Mapping[str, Failure] = {
    "malformed": Failure(
        400, N_("The request can't be read"), N_("It is no form as its content type says: {reason}.")
    ),
    "unknown": Failure(404, N_("There is nothing here"), N_("{root}/openapi.json has what there is.")),
    "method": Failure(405, N_("Not by this method"), N_("This address takes {methods}.")),
    "slow": Failure(
        408, N_("The request took too long to arrive"), N_("It has to be here within {seconds} seconds.")
    ),
    "too_large": Failure(413, N_("The request is too large"), N_("It may have {megabytes} MB and {files} files.")),
    "memory": Failure(
        413,
        N_("The request takes too much memory"),
        N_("Working on one may take {megabytes} MB: send fewer or smaller files."),
    ),
    "content_type": Failure(
        415,
        N_("The request is of another kind"),
        N_("Send application/json or multipart/form-data, as it is: not compressed."),
    ),
    "refused": Failure(
        422, N_("Something has to be mended first"), N_("Problems found: {number}. Nothing was worked out.")
    ),
    "not_scorable": Failure(
        422,
        N_("This does not follow from what was sent"),
        N_("Problems found: {number}. Nothing was worked out."),
    ),
    "full": Failure(429, N_("Too many requests at once"), N_("Send it again after {seconds} seconds.")),
    "mistake": Failure(
        500,
        N_("Something went wrong that should not have"),
        N_("This is a mistake in lcc, not in your files. Please report it, with the id of the request."),
    ),
    "lost": Failure(
        500,
        N_("The process that worked on it was lost"),
        N_("Others are not touched. Sent again, this request may end the same way."),
    ),
    "not_ready": Failure(
        503, N_("Not ready"), N_("The workers do not answer: they are starting, stopping or busy.")
    ),
    "too_long": Failure(
        504, N_("The request takes too long"), N_("Working on one may take {seconds} seconds: ask for less.")
    ),
}
"""By code. `refused` is what can't be read or used, `not_scorable` what can, and yet does not go together."""
