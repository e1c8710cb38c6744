"""`lcc serve`: the same over HTTP, for platforms."""

import re
from collections.abc import Callable
from typing import Any

import click

from lcc.cli.group import what_it_does
from lcc.cli.options import in_language
from lcc.cli.output import REFUSED, refusing
from lcc.cli.typed import WholeNumber
from lcc.language import preferred, translator
from lcc.record.extra import of_extra
from lcc.service.limits import LIMITS, MEGABYTE, LaneLimits, ServiceLimits

_ = translator(preferred())
_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*")
_SITE = re.compile(r"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")


def _number(name: str, default: int, least: int, most: int, words: str) -> Callable[[Any], Any]:
    """Return an option for a limit."""
    return click.option(
        name, type=WholeNumber(least, most), default=default, show_default=True, metavar=_("NUMBER"), help=words
    )


def _megabytes(name: str, default: int, least: int, words: str) -> Callable[[Any], Any]:
    """Return an option for a limit in megabytes."""
    return click.option(
        name, type=WholeNumber(least, 100_000), default=default // MEGABYTE, show_default=True, metavar="MB",
        help=words,
    )  # fmt: skip


@click.command(help=what_it_does("serve"))
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar=_("ADDRESS"),
    help=_("Where it listens. It asks nobody who they are: only a host that does may stand before it."),
)  # fmt: skip
@click.option(
    "--port", type=WholeNumber(0, 65535), default=8000, show_default=True, help=_("The port; 0 for a free one.")
)
@_number("--workers", LIMITS.quick.workers, 1, 256, _("How many quick requests are worked on at once."))
@_number(
    "--heavy-workers", LIMITS.heavy.workers, 1, 256, _("The same of heavy ones: workbooks, documents, draws.")
)
@_number(
    "--queue", LIMITS.quick.queue, 0, 100_000,
    _("How many quick requests may wait; more are told to come back (429)."),
)  # fmt: skip
@_number("--heavy-queue", LIMITS.heavy.queue, 0, 100_000, _("The same of heavy ones."))
@_number("--seconds", int(LIMITS.quick.seconds), 1, 3600, _("How long a quick request may be worked on."))
@_number("--heavy-seconds", int(LIMITS.heavy.seconds), 1, 3600, _("The same of a heavy one."))
@_number("--receive-seconds", int(LIMITS.receive_seconds), 1, 3600, _("How long a request may take to arrive."))
@_number("--files", LIMITS.files, 1, 10_000, _("How many files a request may have."))
@_megabytes("--body", LIMITS.body_bytes, 1, _("How large a request may be."))
@_megabytes("--in-hand", LIMITS.bytes_in_hand, 1, _("How much all requests at once may hold."))
@_megabytes("--memory", LIMITS.memory_bytes, 300, _("How much one worker may hold."))
@click.option(
    "--origin", "origins", multiple=True, metavar=_("ADDRESS"),
    help=_("A site whose pages may ask it from a browser, as often as needed; none if left out."),
)  # fmt: skip
@click.option(
    "--root-path", default="", metavar=_("PATH"),
    help=_("The path under which a host passes requests on, as /lcc; the top if left out."),
)  # fmt: skip
@in_language
def serve(
    host: str,
    port: int,
    workers: int,
    heavy_workers: int,
    queue: int,
    heavy_queue: int,
    seconds: int,
    heavy_seconds: int,
    receive_seconds: int,
    files: int,
    body: int,
    in_hand: int,
    memory: int,
    origins: tuple[str, ...],
    root_path: str,
    language: str,
) -> None:
    """Serve until it is stopped."""
    _ = translator(language)
    if not _PATH.fullmatch(root_path):
        message = _("--root-path {found} is no path such as /lcc: it starts with a slash, and ends without one.")
        raise click.UsageError(message.format(found=root_path))
    for one in origins:
        if not _SITE.fullmatch(one):
            message = _("--origin {found} is no site such as https://platform.example: it has no path behind it.")
            raise click.UsageError(message.format(found=one))
    limits = ServiceLimits(
        quick=LaneLimits(workers, queue, seconds),
        heavy=LaneLimits(heavy_workers, heavy_queue, heavy_seconds),
        body_bytes=body * MEGABYTE,
        receive_seconds=receive_seconds,
        files=files,
        bytes_in_hand=in_hand * MEGABYTE,
        memory_bytes=memory * MEGABYTE,
    )
    if limits.memory_bytes < limits.least_memory_bytes:
        least = -(-limits.least_memory_bytes // MEGABYTE)
        message = _(
            "A worker that takes requests of {body} MB needs {least} MB: give --memory more, or --body less."
        )
        raise click.UsageError(message.format(body=body, least=least))
    with refusing(_), of_extra("service", "fastapi", "pebble", "python_multipart", "starlette", "uvicorn"):
        from lcc.service.serve import run
    try:
        has_started = run(host, port, limits, origins, root_path)
    except OSError as error:
        from lcc.language.system import reason

        words = {"host": host, "port": port, "reason": reason(error).say(_)}
        message = _("Nothing can listen at {host}, port {port}: {reason}.").format(**words)
        raise click.ClickException(message) from None
    if not has_started:
        raise SystemExit(REFUSED)
