"""What click says by itself, in the reader's language: from the one catalogue too."""

import gettext
import os

import lcc
from lcc.language import N_

SENTENCES = (
    N_("(dynamic)"),
    N_("Aborted!"),
    N_("Commands"),
    N_("Error: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Invalid value: {message}"),
    N_("Missing argument"),
    N_("Missing command."),
    N_("Missing option"),
    N_("No such command {name!r}."),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Options"),
    N_("Try '{command} {option}' for help."),
    N_("Usage:"),
    N_("default: {default}"),
    N_("directory"),
    N_("file"),
    N_("path"),
    N_("required"),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is not readable."),
    N_("{name} {filename!r} is not writable."),
)
OF_ONE_OR_MORE = (
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)


def speak(language: str) -> None:
    """Let click speak a language for the rest of this process: it asks gettext, which goes by the environment.

    It has a catalogue of click's sentences alone, made of ours when the package is built: gettext reads all of a file.
    """
    gettext.bindtextdomain("click", f"{os.path.dirname(lcc.__file__)}/language")  # noqa: PTH120 -- as in lcc.language
    gettext.textdomain("click")
    os.environ["LANGUAGE"] = language
