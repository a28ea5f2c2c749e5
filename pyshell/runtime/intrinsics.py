"""What `$ExecutionContext`, `$Host` and `$PSCmdlet.SessionState` offer to scripts."""

from __future__ import annotations

from pyshell.values import exceptions
from pyshell.values.convert import to_string
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scopes import SessionState


class EngineIntrinsics:
    net_name = "System.Management.Automation.EngineIntrinsics"

    def __init__(self, context: ExecutionContext) -> None:
        self._context = context

    @property
    def SessionState(self) -> SessionStateFace:
        return SessionStateFace(self._context, self._context.session_state)

    @property
    def InvokeCommand(self) -> CommandInvocationIntrinsics:
        return CommandInvocationIntrinsics(self._context)

    @property
    def Host(self) -> Any:
        from pyshell.runtime.automatic import host_face

        return host_face(self._context)

    @property
    def InvokeProvider(self) -> Any:
        return self.SessionState.InvokeProvider


class SessionStateFace:
    """SessionState: variables, paths, drives and modules of a session state."""

    net_name = "System.Management.Automation.SessionState"

    def __init__(self, context: ExecutionContext, session: SessionState) -> None:
        self._context = context
        self._session = session

    @property
    def PSVariable(self) -> PSVariableIntrinsics:
        return PSVariableIntrinsics(self._context, self._session)

    @property
    def Path(self) -> PathIntrinsics:
        return PathIntrinsics(self._context)

    @property
    def Module(self) -> Any:
        return self._session.module

    @property
    def InvokeCommand(self) -> CommandInvocationIntrinsics:
        return CommandInvocationIntrinsics(self._context)

    @property
    def InvokeProvider(self) -> Any:
        raise exceptions.PSNotSupportedException("Provider intrinsics are reached through the Item cmdlets.")

    @property
    def LanguageMode(self) -> Any:
        from pyshell.values.enums import member

        return member("System.Management.Automation.PSLanguageMode", "FullLanguage")


class PSVariableIntrinsics:
    net_name = "System.Management.Automation.PSVariableIntrinsics"

    def __init__(self, context: ExecutionContext, session: SessionState) -> None:
        self._context = context
        self._session = session

    def Get(self, name: str) -> Any:
        return self._session.current.lookup_variable(name)

    def GetValue(self, name: str, default: Any = None) -> Any:
        return self._session.current.get(name, default)

    def Set(self, name: Any, value: Any = None) -> Any:
        if hasattr(name, "scope"):
            self._session.current.declare(name.name, name.value, name.options, name.attributes)
        else:
            home = self._session.current.scope_of(to_string(name).lower()) or self._session.current
            home.set(to_string(name), value)
        return AUTOMATION_NULL

    def Remove(self, name: Any) -> Any:
        key = (name.name if hasattr(name, "name") else to_string(name)).lower()
        home = self._session.current.scope_of(key)
        if home is not None:
            home.remove(key)
        return AUTOMATION_NULL


class PathIntrinsics:
    net_name = "System.Management.Automation.PathIntrinsics"

    def __init__(self, context: ExecutionContext) -> None:
        self._context = context

    @property
    def CurrentLocation(self) -> Any:
        return self._context.session.location

    @property
    def CurrentFileSystemLocation(self) -> Any:
        return self._context.session.location

    def GetUnresolvedProviderPathFromPSPath(self, path: str, *rest: Any) -> str:
        return str(self._context.session.unresolved_provider_path(path))

    def GetResolvedPSPathFromPSPath(self, path: str) -> Any:
        return self._context.pipeline("Resolve-Path", {"Path": path})

    def GetResolvedProviderPathFromPSPath(self, path: str, *rest: Any) -> Any:
        return self._context.session.resolved_provider_paths(path)

    def Combine(self, parent: str, child: str) -> str:
        return to_string(self._context.pipeline("Join-Path", {"Path": parent, "ChildPath": child})[0])

    def IsPSAbsolute(self, path: str, *rest: Any) -> bool:
        return ":" in path.partition("/")[0]


class CommandInvocationIntrinsics:
    """`$ExecutionContext.InvokeCommand`."""

    net_name = "System.Management.Automation.CommandInvocationIntrinsics"

    def __init__(self, context: ExecutionContext) -> None:
        self._context = context
        self.CommandNotFoundAction: Any = None

    def ExpandString(self, source: str) -> str:
        """The text as an expandable string in the current scope."""
        from pyshell.runtime.expansion import expand_string

        return expand_string(self._context, source)

    def InvokeScript(self, script: Any, *rest: Any) -> Any:
        from pyshell.runtime.scriptblock import ScriptBlock
        from pyshell.values.collections import collection
        from pyshell.values.psobject import base_of
        from pyshell.values.pstype import PSOBJECT

        block = script if isinstance(script, ScriptBlock) else self._context.compile(to_string(script))
        new_scope, given, args = True, None, list(rest)
        if rest and type(rest[0]) is bool:
            # (script, useNewScope, writeToPipeline, input, args) or (useLocalScope, block, input, args)
            new_scope = rest[0]
            given = rest[2] if len(rest) > 2 else None
            args = list(rest[3:])
            if len(args) == 1 and isinstance(base_of(args[0]), list):
                args = list(base_of(args[0]))
        output: list[Any] = []
        items = given if given is None or isinstance(given, list) else [given]
        block.run(output.append, args, input=items, new_scope=new_scope)
        return collection(PSOBJECT, output)

    def NewScriptBlock(self, text: str) -> Any:
        return self._context.compile(text, kind="block")

    def GetCommand(self, name: str, kinds: Any = None) -> Any:
        return self._context.commands.find(name, follow=False)

    def GetCommandName(self, name: str, is_pattern: bool = False, full_name: bool = False) -> Any:
        from pyshell.values.wildcard import matcher

        matches = matcher(name) if is_pattern else None
        for info in self._context.commands.all():
            if matches(info.name) if matches is not None else info.name.lower() == name.lower():
                yield f"{info.module_name}\\{info.name}" if full_name and info.module_name else info.name

    def GetCmdlet(self, name: str) -> Any:
        return self._context.commands.cmdlet(name)


class HostFace:
    """`$Host`."""

    net_name = "System.Management.Automation.Internal.Host.InternalHost"

    def __init__(self, context: ExecutionContext) -> None:
        self._context = context

    @property
    def Name(self) -> str:
        return self._context.host.name

    @property
    def Version(self) -> Any:
        from pyshell.values.convert import convert
        from pyshell.values.pstype import find_type

        version = find_type("version")
        assert version is not None
        return convert(self._context.host.version, version)

    @property
    def InstanceId(self) -> Any:
        from pyshell.values.members import invoke_static
        from pyshell.values.pstype import find_type

        host = self._context.host
        if host.instance_id is None:
            guid = find_type("guid")
            assert guid is not None
            host.instance_id = invoke_static(guid, "NewGuid", [])
        return host.instance_id

    @property
    def UI(self) -> HostUIFace:
        return HostUIFace(self._context)

    @property
    def CurrentCulture(self) -> Any:
        return self._culture()

    @property
    def CurrentUICulture(self) -> Any:
        return self._culture()

    def _culture(self) -> Any:
        from pyshell.values.members import invoke_static
        from pyshell.values.pstype import find_type

        culture = find_type("cultureinfo")
        assert culture is not None
        return invoke_static(culture, "GetCultureInfo", ["en-US"])

    @property
    def PrivateData(self) -> Any:
        return self._context.host.private_data

    @property
    def IsRunspacePushed(self) -> bool:
        return False

    @property
    def Runspace(self) -> Any:
        return self._context.runspace

    @property
    def DebuggerEnabled(self) -> bool:
        return True

    def SetShouldExit(self, code: int) -> Any:
        self._context.host.should_exit(code)
        return AUTOMATION_NULL

    def EnterNestedPrompt(self) -> Any:
        self._context.host.enter_nested_prompt()
        return AUTOMATION_NULL


class HostUIFace:
    """`$Host.UI`."""

    net_name = "System.Management.Automation.Internal.Host.InternalHostUserInterface"

    def __init__(self, context: ExecutionContext) -> None:
        self._ui = context.host.ui
        self._context = context

    @property
    def RawUI(self) -> RawUIFace:
        return RawUIFace(self._context)

    @property
    def SupportsVirtualTerminal(self) -> bool:
        return True

    def Write(self, *args: Any) -> Any:
        if len(args) == 3:
            self._ui.write(to_string(args[2]), args[0], args[1])
        else:
            self._ui.write(to_string(args[0]))
        return AUTOMATION_NULL

    def WriteLine(self, *args: Any) -> Any:
        if len(args) == 3:
            self._ui.write_line(to_string(args[2]), args[0], args[1])
        else:
            self._ui.write_line(to_string(args[0]) if args else "")
        return AUTOMATION_NULL

    def WriteErrorLine(self, text: str) -> Any:
        self._ui.write_error(to_string(text))
        return AUTOMATION_NULL

    def WriteWarningLine(self, text: str) -> Any:
        if self._ui.lines_are_records:
            from pyshell.values.errors import WarningRecord

            self._context.streams.warning(WarningRecord(to_string(text)))
        else:
            self._ui.write_warning(to_string(text))
        return AUTOMATION_NULL

    def WriteVerboseLine(self, text: str) -> Any:
        if self._ui.lines_are_records:
            from pyshell.values.errors import VerboseRecord

            self._context.streams.verbose(VerboseRecord(to_string(text)))
        else:
            self._ui.write_verbose(to_string(text))
        return AUTOMATION_NULL

    def WriteDebugLine(self, text: str) -> Any:
        if self._ui.lines_are_records:
            from pyshell.values.errors import DebugRecord

            self._context.streams.debug(DebugRecord(to_string(text)))
        else:
            self._ui.write_debug(to_string(text))
        return AUTOMATION_NULL

    def ReadLine(self) -> Any:
        return self._ui.read_line()

    def ReadLineAsSecureString(self) -> Any:
        return self._ui.read_secret()

    def Prompt(self, caption: str, message: str, descriptions: Any) -> Any:
        from pyshell.values.collections import generic_dictionary
        from pyshell.values.psobject import PSObject
        from pyshell.values.pstype import PSOBJECT, STRING

        answers = self._ui.prompt(caption or "", message or "", [PromptedField(each) for each in descriptions])
        return generic_dictionary(STRING, PSOBJECT, {name: PSObject(value) for name, value in answers.items()}, False)

    def PromptForChoice(self, caption: str, message: str, choices: Any, default: int) -> int:
        from pyshell.values.members import get_member

        listed = [
            (c, "")
            if isinstance(c, str)
            else (to_string(get_member(c, "Label")), to_string(get_member(c, "HelpMessage")))
            for c in choices
        ]
        return self._ui.prompt_for_choice(caption or "", message or "", listed, default)

    def PromptForCredential(self, caption: str, message: str, user: str, target: str, *rest: Any) -> Any:
        return self._ui.prompt_for_credential(caption, message, user, target)


class ChoiceDescription:
    """A choice of PromptForChoice: its label (with `&` before the hot key), and what it means."""

    net_name = "System.Management.Automation.Host.ChoiceDescription"
    net_properties = ("Label", "HelpMessage")

    def __init__(self, label: str, help_message: str = "") -> None:
        self.label = label
        self.help_message = help_message

    @staticmethod
    def net_new(*args: Any) -> ChoiceDescription:
        return ChoiceDescription(*(to_string(each) for each in args))

    def __str__(self) -> str:
        return self.net_name


class PromptedField:
    """What a FieldDescription of a script asks for."""

    def __init__(self, description: Any) -> None:
        from pyshell.values.members import get_member

        def text(name: str) -> str:
            return to_string(get_member(description, name) or "")

        self.name = to_string(description) if isinstance(description, str) else text("Name")
        self.label = text("Label").replace("&", "")
        self.help_message = text("HelpMessage")
        self.type_name = text("ParameterTypeFullName") or "System.String"


class RawUIFace:
    """`$Host.UI.RawUI`."""

    net_name = "System.Management.Automation.Internal.Host.InternalHostRawUserInterface"

    def __init__(self, context: ExecutionContext) -> None:
        self._ui = context.host.ui

    ForegroundColor = property(
        lambda self: self._color("ForegroundColor"), lambda self, value: self._set_color("ForegroundColor", value)
    )
    BackgroundColor = property(
        lambda self: self._color("BackgroundColor"), lambda self, value: self._set_color("BackgroundColor", value)
    )

    def _color(self, name: str) -> Any:
        value = self._ui.raw_value(name)
        return -1 if value is None else value

    def _set_color(self, name: str, value: Any) -> None:
        from pyshell.values.convert import convert
        from pyshell.values.pstype import find_type

        kind = find_type("System.ConsoleColor")
        assert kind is not None
        self._ui.set_raw_value(name, convert(value, kind))

    @property
    def WindowTitle(self) -> str:
        return to_string(self._ui.raw_value("WindowTitle"))

    @WindowTitle.setter
    def WindowTitle(self, value: str) -> None:
        self._ui.set_raw_value("WindowTitle", to_string(value))

    @property
    def BufferSize(self) -> Any:
        return self._size()

    @property
    def WindowSize(self) -> Any:
        return self._size()

    @property
    def MaxWindowSize(self) -> Any:
        return self._size()

    def _size(self) -> Any:
        from pyshell.values.psobject import custom

        return custom({"Width": self._ui.width, "Height": self._ui.height}, "System.Management.Automation.Host.Size")
