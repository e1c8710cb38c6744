"""How every command ends: done, with a sentence on what is wrong, or with one on a mistake of ours."""

import sys
from collections.abc import Callable, Sequence
from io import StringIO

import click

from lcc.cli.terminal import cannot_print, flush, never_fail_on_a_character, reader_went_away, say
from lcc.language import preferred, translator

FAILED = 1


def _(text: str) -> str:
    return translator(preferred())(text)


def exit_code(run: Callable[[], object], *, debug: bool) -> int:
    """Run a command to its end and return its exit code; whatever happens, a reader gets a sentence and no traceback.

    With `debug`, what went wrong unexpectedly is printed in full too.
    """
    never_fail_on_a_character()
    try:
        try:
            code = run()
        except SystemExit as ended:
            code = ended.code
        flush()
    except click.ClickException as error:
        return _shown(error)
    except (click.Abort, KeyboardInterrupt, EOFError):
        say(_("Stopped."), err=True)
        return FAILED
    except BrokenPipeError:
        reader_went_away()
        return FAILED
    except OSError as error:
        return _shown(_refused(error))
    except MemoryError:
        say(
            _("There is not enough memory for this: leave out what is not needed, or use another computer."),
            err=True,
        )
        return FAILED
    except Exception as error:  # the last resort: a mistake of ours
        from lcc.cli.mistake import confess

        confess(error, debug=debug)
        return FAILED
    return code if isinstance(code, int) else 0


def _refused(error: OSError) -> click.ClickException:
    """Return what the computer refuses, of a file or else of printing."""
    if error.filename is None:
        return cannot_print(error)
    from lcc.language.system import reason

    message = _("{file} can't be used: {reason}.").format(file=error.filename, reason=reason(error).say(_))
    return click.ClickException(message)


def _shown(error: click.ClickException) -> int:
    written = StringIO()
    error.show(written)
    try:
        say(written.getvalue(), err=True, nl=False)
    except (click.ClickException, OSError):
        reader_went_away()
    return error.exit_code


def without_debug(words: Sequence[str] | None) -> tuple[list[str], bool]:
    """Return the words of a command without --debug, wherever that stands, and whether it was among them.

    >>> without_debug(["score", "tender.yaml", "--debug"])
    (['score', 'tender.yaml'], True)
    """
    words = list(sys.argv[1:] if words is None else words)
    return [word for word in words if word != "--debug"], "--debug" in words
