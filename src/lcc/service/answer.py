"""What goes back: JSON, a file, several files in an archive, or a problem."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lcc.language import Language, translator
from lcc.record.problem import NotScorableError, Problem
from lcc.record.record import OutputDocument
from lcc.service.failures import FAILURES

JSON, PROBLEM, ZIP = "application/json", "application/problem+json", "application/zip"
MEDIA: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "yaml": "application/yaml",
    "json": JSON,
    "jsonl": "application/jsonl",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "zip": ZIP,
}
"""Of each kind of file by how its name ends."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it goes to who asked; `codes` and `mistake` are for the log, and hold nothing that was sent.

    `file` is the name under which a browser keeps what comes out.
    """

    body: bytes
    media: str = JSON
    status: int = 200
    file: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    codes: Sequence[str] = ()
    mistake: str = ""


def json_answer(plain: Mapping[str, object], document: type[OutputDocument] | None = None) -> Answer:
    """Return plain values as the JSON that leaves the program, with the kind and version of its document."""
    from lcc.api.json_file import json_bytes

    return Answer(json_bytes(document, plain))


def file_answer(stem: str, kind: str, content: bytes) -> Answer:
    """Return a file of a kind; what its name holds is of this program, and not of who asks."""
    return Answer(content, MEDIA[kind], file=f"{stem}.{kind}")


def archive_answer(stem: str, files: Iterable[tuple[str, bytes]]) -> Answer:
    """Return several files as one archive."""
    from lcc.documents.in_archive import in_archive

    return file_answer(stem, "zip", in_archive(files))


def problem_answer(
    code: str,
    language: str,
    *,
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
    mistake: str = "",
    **words: object,
) -> Answer:
    """Return one of `FAILURES` as a document of application/problem+json; `words` fill in what it says."""
    kind, _ = FAILURES[code], translator(language)
    document = {
        "type": f"/problems#{code}",
        "title": _(kind.title),
        "status": kind.status,
        "detail": _(kind.detail).format(**words),
        "code": code,
        **(more or {}),
    }
    content = json.dumps(document).encode()
    return Answer(content, PROBLEM, kind.status, headers=headers or {}, codes=[code], mistake=mistake)


def below(answer: Answer, root_path: str) -> Answer:
    """Return a problem as it is where a host passes requests on under a path: its type is an address below that."""
    if not root_path or answer.media != PROBLEM:
        return answer
    document = json.loads(answer.body)
    return replace(answer, body=json.dumps({**document, "type": root_path + document["type"]}).encode())


def refusal_answer(
    problems: Sequence[Problem], not_read: Sequence[str], language: Language, *, error: type[Exception]
) -> Answer:
    """Return everything that has to be mended, as `lcc check --json` lists it."""
    from lcc.words.problems import worded

    _ = translator(language)
    more: dict[str, Any] = {"problems": [worded(one).as_json(_) for one in problems]}
    more |= {"not_looked_at": list(not_read)} if not_read else {}
    code = "not_scorable" if issubclass(error, NotScorableError) else "refused"
    answer = problem_answer(code, language, more=more, number=len(problems))
    return replace(answer, codes=[code, *dict.fromkeys(one.code for one in problems)][:20])
