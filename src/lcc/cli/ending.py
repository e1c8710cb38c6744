"""How every command ends: done, with a sentence on what is wrong, or with one on a mistake of ours."""

import sys
from collections.abc import Callable, Sequence
from io import StringIO

import click

from lcc.cli.run import FAILED, STOPPED, Ending, this_run
from lcc.cli.run import in_its_language as _
from lcc.cli.terminal import cannot_print, flush, never_fail_on_a_character, reader_went_away, say
from lcc.record.visible import visible


def exit_code(run: Callable[[], object], *, debug: bool) -> int:
    """Run a command to its end and return its exit code; whatever happens, a reader gets a sentence and no traceback.

    A program that asked for JSON gets that too, whatever happens. With `debug`, what went wrong unexpectedly is printed
    in full as well.
    """
    never_fail_on_a_character()
    ending = ended(run, debug=debug)
    if not (this_run().is_strict or this_run().has_json_to_write):
        return ending.code

    def told() -> int:
        from lcc.cli.outcome import finished

        return finished(this_run(), ending, _)

    return ended(told, debug=debug).code or ending.code


def ended(run: Callable[[], object], *, debug: bool) -> Ending:
    """Return how something ended, after a sentence on what kept it from being done."""
    try:
        try:
            code = run()
        except SystemExit as stopped:
            code = stopped.code
        flush()
    except click.ClickException as error:
        return _shown(error)
    except (click.Abort, KeyboardInterrupt, EOFError):
        return _stopped()
    except BrokenPipeError:
        reader_went_away()
        return Ending(FAILED, "system")
    except OSError as error:
        return _shown(_refused(error))
    except MemoryError:
        message = _("There is not enough memory for this: leave out what is not needed, or use another computer.")
        say(message, err=True)
        return Ending(FAILED, "system", message)
    except Exception as error:  # the last resort: a mistake of ours
        if type(error).__name__ == "SchemaError" and "KeyboardInterrupt" in str(error):
            return _stopped()  # pydantic was making a model, and says so of what stopped it
        from lcc.cli.mistake import confess

        message, number = confess(error, debug=debug)
        return Ending(FAILED, "mistake", message, number)
    code = code if isinstance(code, int) else 0
    return Ending(code, "input" if code else None)


def _stopped() -> Ending:
    message = _("Stopped.")
    say(message, err=True)
    return Ending(STOPPED, "stopped", message)


def _refused(error: OSError) -> click.ClickException:
    """Return what the computer refuses, of a file or else of printing."""
    if error.filename is None:
        return cannot_print(error)
    from lcc.language.system import reason

    message = _("{file} can't be used: {reason}.").format(file=error.filename, reason=reason(error).say(_))
    return click.ClickException(message)


def _shown(error: click.ClickException) -> Ending:
    written = StringIO()
    error.show(written)
    try:
        say(written.getvalue(), err=True, nl=False)
    except (click.ClickException, OSError):
        reader_went_away()
    is_usage = isinstance(error, click.UsageError)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        this_run().command = error.ctx.command_path.partition(" ")[2]
    return Ending(error.exit_code, "usage" if is_usage else "system", visible(error.format_message()))


def without_debug(words: Sequence[str] | None) -> tuple[list[str], bool]:
    """Return the words of a command without --debug, wherever that stands, and whether it was among them.

    >>> without_debug(["score", "tender.yaml", "--debug"])
    (['score', 'tender.yaml'], True)
    """
    words = list(sys.argv[1:] if words is None else words)
    return [word for word in words if word != "--debug"], "--debug" in words
