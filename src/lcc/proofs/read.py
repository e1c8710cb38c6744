"""Proofs and award files as they come from strangers."""

import re
from collections.abc import Mapping

from pydantic import ValidationError

from lcc.checks.validation import messages_of
from lcc.interchange.json_file import stated_in_json
from lcc.model.proof import AWARD_FILE, PROOF, AwardFile, Proof
from lcc.model.tender import METHOD
from lcc.proofs.differences import as_damage, refused
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, in_file, problems_of

KINDS: Mapping[str, type[Proof] | type[AwardFile]] = {PROOF: Proof, AWARD_FILE: AwardFile}
_VERSION = 1
_KIND = re.compile(rb'"kind"\s*:\s*"(%s)"' % b"|".join(kind.encode() for kind in KINDS))


def is_of_a_proof(content: bytes) -> bool:
    """Whether a file says that it is a proof or an award file; what is in it is still to be read."""
    return said_kind(content) is not None


def said_kind(content: bytes) -> str | None:
    """Return which of `KINDS` a file says that it is; None where it says nothing of the sort."""
    found = _KIND.search(content)
    return found[1].decode() if found else None


def proof_file(found: Proof | AwardFile) -> bytes:
    """Return a proof or an award file as the file that `read_proof` reads."""
    return (found.model_dump_json(indent=1) + "\n").encode()


def read_proof(content: bytes, file: str) -> Proof | AwardFile:
    """Return a proof or an award file.

    Raises
    ------
    InputRefusedError
        It is neither, or was made by another version of the rules.
    """
    with in_file(file), as_damage():
        stated = stated_in_json(content)
    data = stated.values
    kind = str(data.get("kind")) if isinstance(data, dict) else ""
    if kind not in KINDS:
        raise refused(file, Message(("kind",), "not_a_proof", kind, {}))
    version = data.get("version")
    if isinstance(version, int) and version > _VERSION:
        raise refused(file, Message(("version",), "newer_proof", version, {"version": _VERSION}))
    made_by = data.get("method") if kind == PROOF else None
    if isinstance(made_by, int) and made_by != METHOD:
        raise refused(file, Message(("method",), "other_method", made_by, {"method": METHOD, "made_by": made_by}))
    try:
        return KINDS[kind].model_validate(data)
    except ValidationError as error:
        with as_damage():
            raise InputRefusedError(problems_of(messages_of(error, KINDS[kind]), file, stated.origins)) from None
