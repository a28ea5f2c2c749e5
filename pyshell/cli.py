"""The command line: what `pwsh` takes, `pyshell` takes.

This module and what it imports decide how fast a shell starts; everything rare is imported where it is used.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.shell import Shell

# name, shortest abbreviation, takes a value
SWITCHES = (
    ("version", "v", False),
    ("help", "h", False),
    ("?", "?", False),
    ("login", "l", False),
    ("noexit", "noe", False),
    ("noprofile", "nop", False),
    ("nologo", "nol", False),
    ("noprofileloadtime", "noprofileloadtime", False),
    ("noninteractive", "noni", False),
    ("interactive", "i", False),
    ("sta", "sta", False),
    ("mta", "mta", False),
    ("lab", "lab", False),
    ("servermode", "s", False),
    ("sshservermode", "sshs", False),
    ("socketservermode", "so", False),
    ("v2socketservermode", "v2so", False),
    ("command", "c", True),
    ("commandwithargs", "commandwithargs", True),
    ("cwa", "cwa", True),
    ("file", "f", True),
    ("encodedcommand", "e", True),
    ("ec", "ec", True),
    ("encodedarguments", "encodeda", True),
    ("ea", "ea", True),
    ("executionpolicy", "ex", True),
    ("ep", "ep", True),
    ("inputformat", "in", True),
    ("if", "if", True),
    ("outputformat", "o", True),
    ("of", "of", True),
    ("workingdirectory", "wo", True),
    ("wd", "wd", True),
    ("settingsfile", "settings", True),
    ("configurationname", "config", True),
    ("configurationfile", "configurationfile", True),
    ("custompipename", "cus", True),
    ("windowstyle", "w", True),
)
ALIASES = {
    "cwa": "commandwithargs",
    "ec": "encodedcommand",
    "ea": "encodedarguments",
    "ep": "executionpolicy",
    "if": "inputformat",
    "of": "outputformat",
    "wd": "workingdirectory",
    "?": "help",
    "sshservermode": "servermode",
}


class BadArguments(Exception):
    """The command line cannot be understood; `code` is the exit code, `usage` says whether to show how it should be."""

    def __init__(self, message: str, code: int = 64, usage: bool = True) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.usage = usage


class Options:
    """The command line, read."""

    def __init__(self) -> None:
        self.command: str | None = None
        self.command_args: list[str] = []
        self.file: str | None = None
        self.file_args: list[str] = []
        self.from_stdin = False
        self.explicit_dash = False
        self.no_exit = False
        self.no_profile = False
        self.no_logo = False
        self.non_interactive = False
        self.interactive = False
        self.working_directory: str | None = None
        self.output_format = "text"
        self.input_format = "text"
        self.execution_policy: str | None = None
        self.encoded_arguments: str | None = None
        self.version = False
        self.help = False
        self.lab = False
        self.server = False
        self.configuration: str | None = None
        self.with_args = False
        self.login = False


def find_switch(text: str) -> tuple[str, bool] | None:
    """The switch that an argument means (abbreviations included) and whether it takes a value."""
    name = text.lower()
    for full, shortest, takes in SWITCHES:
        if name == full or (full.startswith(name) and name.startswith(shortest)):
            return ALIASES.get(full, full), takes
    return None


def parse(argv: list[str]) -> Options:
    """Read the arguments; raises BadArguments."""
    options = Options()
    index = 0
    count = len(argv)
    while index < count:
        arg = argv[index]
        index += 1
        if arg == "-" and options.command is None:
            options.from_stdin = options.explicit_dash = True
            return options
        switch: tuple[str, bool] | None = None
        if arg[:1] == "-" or (arg[:1] == "/" and arg[1:2] == "?"):
            switch = find_switch(arg.lstrip("-/") if arg != "-" else arg)
        if switch is None:
            options.file = arg
            options.file_args = argv[index:]
            return options
        name, takes = switch
        if takes:
            if index >= count:
                raise BadArguments(missing(name))
            if name == "command":
                if argv[index] == "-":
                    options.from_stdin = True
                    return options
                options.command = " ".join(argv[index:])
                options.command_args = argv[index + 1 :]
                return options
            if name == "commandwithargs":
                options.command = argv[index]
                options.command_args = argv[index + 1 :]
                options.with_args = True
                return options
            if name == "file":
                if argv[index] == "-":
                    options.from_stdin = options.explicit_dash = True
                    return options
                options.file = argv[index]
                options.file_args = argv[index + 1 :]
                return options
            take(options, name, argv[index])
            index += 1
        else:
            flag(options, name)
    return options


def missing(name: str) -> str:
    if name == "command":
        return "Cannot process the command because of a missing parameter. A command must follow -Command."
    if name == "file":
        return (
            "The command cannot be run because the File parameter requires a file path. Supply a path for the File "
            "parameter and then try the command again."
        )
    if name == "encodedcommand":
        return (
            "Cannot process the command because -EncodedCommand requires a base64-encoded command line argument. "
            "Supply one and try again."
        )
    return f"Cannot process the command because of a missing parameter. A value must follow -{name}."


def take(options: Options, name: str, value: str) -> None:
    """A switch with its value."""
    if name == "encodedcommand":
        from base64 import b64decode
        from binascii import Error

        try:
            options.command = b64decode(value, validate=True).decode("utf-16-le")
        except (Error, ValueError):
            raise BadArguments(
                "Cannot process the command because the value specified with -EncodedCommand is not properly "
                "encoded. The value must be Base64 encoded."
            ) from None
    elif name == "encodedarguments":
        options.encoded_arguments = value
    elif name == "executionpolicy":
        options.execution_policy = value
    elif name in ("inputformat", "outputformat"):
        if value.lower() not in ("text", "xml", "none"):
            raise BadArguments(
                "Cannot process the command because the value specified with "
                f"-{'InputFormat' if name == 'inputformat' else 'OutputFormat'} is not valid. "
                'The value must be "Text" or "XML".'
            )
        if name == "inputformat":
            options.input_format = value.lower()
        else:
            options.output_format = value.lower()
    elif name == "workingdirectory":
        options.working_directory = value
    elif name == "settingsfile":
        if not os.path.isfile(value):
            raise BadArguments(
                f"The argument '{os.path.abspath(value)}' passed to the -SettingsFile does not exist. Provide the "
                "path to an existing json file as an argument to the -SettingsFile parameter.",
                64,
                False,
            )
    elif name == "configurationname":
        options.configuration = value
    elif name in ("windowstyle", "custompipename", "configurationfile"):
        raise BadArguments(f"The parameter -{name} is not supported by pyshell on this platform.", 64, False)


def flag(options: Options, name: str) -> None:
    """A switch without a value."""
    if name == "version":
        options.version = True
    elif name == "help":
        options.help = True
    elif name == "noexit":
        options.no_exit = True
    elif name == "noprofile":
        options.no_profile = True
    elif name == "nologo":
        options.no_logo = True
    elif name == "noninteractive":
        options.non_interactive = True
    elif name == "interactive":
        options.interactive = True
    elif name == "lab":
        options.lab = True
    elif name == "login":
        options.login = True
    elif name == "servermode":
        options.server = True
    elif name in ("sta", "mta"):
        raise BadArguments(f"The parameter -{name.upper()} is only supported on Windows.", 64, False)
    elif name in ("socketservermode", "v2socketservermode"):
        raise BadArguments(f"The parameter -{name} is not supported by pyshell.", 64, False)


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the process's exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        options = parse(arguments)
        return run(options)
    except BadArguments as error:
        sys.stderr.write(error.message + "\n")
        if error.usage:
            from pyshell.cli_help import USAGE

            sys.stdout.write(USAGE)
            sys.stdout.flush()
        return error.code
    except KeyboardInterrupt:
        return 130


def run(options: Options) -> int:
    if options.version:
        print("PowerShell 7.6.5")
        return 0
    if options.help:
        from pyshell.cli_help import HELP

        print(HELP, end="")
        return 0
    configure_streams()
    sys.setrecursionlimit(30000)
    if options.server:
        from pyshell.remoting.shell_engine import ShellEngine
        from pyshell.remoting.stdio_server import serve
        from pyshell.shell import Shell

        return serve(ShellEngine(Shell))
    if options.configuration is not None:
        sys.stderr.write(
            "The shell cannot be started. A failure occurred during initialization:\nCannot create or open the "
            f"configuration session {options.configuration}.\n"
        )
        return 70
    script: str | None = None
    if options.file is not None:
        script = script_path(options.file)
    shell = make_shell(options)
    code = 0
    ran = False
    if options.command is not None:
        ran = True
        code = run_command(shell, options)
    elif script is not None:
        ran = True
        code = run_file(shell, script, options)
    if ran and not options.no_exit:
        return code
    return run_session(shell, options, ran)


def configure_streams() -> None:
    """UTF-8 whatever the locale says; a lone surrogate never stops output."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def script_path(name: str) -> str:
    path = os.path.abspath(os.path.expanduser(name))
    if not os.path.isfile(path):
        raise BadArguments(
            f"The argument '{name}' is not recognized as the name of a script file. Check the spelling of the "
            "name, or if a path was included, verify that the path is correct and try again."
        )
    return path


def make_shell(options: Options) -> Shell:
    """A shell on the console."""
    from pyshell.console import ConsoleHost
    from pyshell.shell import Shell

    shell = Shell(ConsoleHost(not options.non_interactive))
    if options.lab:
        shell.context.pipeline("Start-Lab")
    if options.execution_policy is not None:
        os.environ["PSExecutionPolicyPreference"] = options.execution_policy
    if options.working_directory is not None:
        change = options.working_directory
        shell.print(lambda out: shell.context.pipeline("Set-Location", {"LiteralPath": change}))
        shell.context.ok = True
    if not options.no_profile:
        profile = str(shell.context.session_state.global_scope.get("PROFILE"))
        if os.path.isfile(profile):
            shell.print(lambda out: shell.run_block(shell.context.compile_file(profile), out))
    return shell


def finish(shell: Shell, work: Callable[[Callable[[Any], Any]], Any], file: bool) -> int:
    """Run something as the whole of this process's work and turn its end into an exit code."""
    from pyshell.runtime.flow import ExitShell

    try:
        good = shell.print(work)
    except ExitShell as stop:
        return stop.code & 0xFF if stop.code >= 0 else stop.code & 0xFFFFFFFF
    if file:
        # A script's exit code is 1 only when it ended by an error.
        return 0 if good or not shell.context.services.pop("ended_by_error", False) else 1
    return 0 if good else 1


def run_command(shell: Shell, options: Options) -> int:
    text = options.command or ""
    context = shell.context
    args: list[Any] = list(options.command_args) if options.with_args else []
    if options.output_format == "xml":
        from pyshell.xml_output import run_as_xml

        return int(run_as_xml(shell, text))
    if context.host.ui.interactive and text.strip() == "":
        return 0

    from pyshell.runtime.flow import FlowControl

    def work(out: Callable[[Any], Any]) -> None:
        block = context.compile(text)
        shell.run_block(block, out, args, stdin_lines(block))

    def guarded(out: Callable[[Any], Any]) -> None:
        try:
            work(out)
        except FlowControl:
            raise
        except Exception as error:
            if any(e.incomplete_input for e in getattr(error, "errors", ())):
                # A text that stops in the middle says nothing and fails (recorded).
                context.ok = False
                return
            raise

    return finish(shell, guarded, file=False)


def stdin_lines(block: Any) -> Any:
    """Lines of standard input for a text that reads `$input`, where something is piped in."""
    if "$input" not in block.code.source.text.lower() or sys.stdin is None or sys.stdin.isatty():
        return None
    return LineSource()


class LineSource:
    """Standard input as lines, read when asked for."""

    def __iter__(self) -> Any:
        for line in sys.stdin:
            yield line.rstrip("\r\n")

    def enumerate_items(self) -> Any:
        return iter(self)


def run_file(shell: Shell, path: str, options: Options) -> int:
    from pyshell.runtime.callsite import PARAMETER, PARAMETER_WITH_VALUE, VALUE, Arg
    from pyshell.runtime.commands import ExternalScriptInfo
    from pyshell.runtime.functions import ScriptProcessor
    from pyshell.runtime.pipeline import NO_INPUT, run_processors

    context = shell.context
    args: list[Any] = []
    values: list[Any] = []
    for text in options.file_args:
        name, colon, value = text[1:].partition(":")
        if text[:1] == "-" and len(text) > 1 and (text[1].isalpha() or text[1] in "_?"):
            if colon and value:
                args.append(Arg(PARAMETER_WITH_VALUE, name, None, 0, 0))
                values.append({"$true": True, "$false": False}.get(value.lower(), value))
            else:
                args.append(Arg(PARAMETER, name, None, 0, 0))
                values.append(None)
        else:
            args.append(Arg(VALUE, None, None, 0, 0))
            values.append(text)

    def work(out: Callable[[Any], Any]) -> None:
        context.services["ended_by_error"] = True
        info = ExternalScriptInfo(os.path.basename(path), path)
        block = info.block(context)
        source = stdin_lines(block)
        processor = ScriptProcessor(context, info, block, None, args, values, True)
        processor.out = out
        run_processors(context, [processor], NO_INPUT if source is None else source)
        context.services.pop("ended_by_error", None)

    return finish(shell, work, file=True)


def run_session(shell: Shell, options: Options, ran: bool) -> int:
    """A prompt: the full one on a terminal, a plain one where the input is piped."""
    if options.from_stdin and not options.explicit_dash:
        from pyshell.repl.plain import run_piped_command

        return int(run_piped_command(shell))
    if sys.stdin is not None and sys.stdin.isatty() and not options.non_interactive:
        from pyshell.repl.prompt import run_prompt

        return int(run_prompt(shell, logo=not (options.no_logo or ran)))
    from pyshell.repl.plain import run_plain_prompt

    return int(run_plain_prompt(shell, logo=not (options.no_logo or ran or options.explicit_dash)))


if __name__ == "__main__":
    sys.exit(main())
