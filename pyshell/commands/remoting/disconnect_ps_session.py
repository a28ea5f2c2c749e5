"""Disconnect-PSSession."""

from __future__ import annotations

from typing import Any

from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.remoting.durations import SecondsExpression
from pyshell.remoting import connecting
from pyshell.remoting.session import PSSession, throttled


@cmdlet(
    "Disconnect",
    "PSSession",
    module="Microsoft.PowerShell.Core",
    default_set="Session",
    output=("System.Management.Automation.Runspaces.PSSession",),
    should_process=True,
)
class DisconnectPSSessionCommand(Cmdlet):
    """Leaves sessions as they are, to be connected again later, here or elsewhere.

    Commands that run in them go on. -IdleTimeoutSec says how long the computer keeps the session; seconds may be
    written as a
    product (60*60*15). -OutputBufferingMode says what becomes of output that nobody takes.
    """

    idle_timeout_sec: Any = parameter("int", validate=(SecondsExpression(),))
    output_buffering_mode: Any = parameter("System.Management.Automation.Runspaces.OutputBufferingMode")
    throttle_limit: Any = parameter("int")
    name: Any = parameter("string[]", In("Name", mandatory=True, by_name=True), wildcards=True)
    instance_id: Any = parameter("guid[]", In("InstanceId", mandatory=True, by_name=True))
    id: Any = parameter("int[]", In("Id", position=1, mandatory=True, by_name=True))
    session: Any = parameter(
        "System.Management.Automation.Runspaces.PSSession[]",
        In("Session", position=1, mandatory=True, pipeline=True, by_name=True),
    )

    def process(self) -> None:
        sessions = connecting.known(
            self, ids=self.id, instance_ids=self.instance_id, names=self.name, sessions=self.session
        )
        wanted = [each for each in sessions if self._can_leave(each)]
        idle = float(self.idle_timeout_sec) if self.idle_timeout_sec else None
        mode = str(getattr(self.output_buffering_mode, "name", self.output_buffering_mode) or "")
        option = connecting.option_of(self)
        if idle is None and option.idle_ms > 0:
            idle = option.idle_ms / 1000
        buffering = mode if mode not in ("", "None") else None
        work = [lambda each=each: each.disconnect(idle, buffering) for each in wanted]
        for session, result in zip(wanted, throttled(int(self.throttle_limit or 0), work)):
            if isinstance(result, Exception):
                self.error(
                    connecting.transport_record(
                        result,
                        session.computer_name,
                        "PSSessionDisconnectFailed",
                        "Disconnecting from remote server",
                        session,
                    )
                )
            else:
                self.write(session)

    def _can_leave(self, session: PSSession) -> bool:
        state = session.state_name
        if state == "Disconnected":
            return False
        if state != "Opened":
            self.error(
                connecting.state_record(
                    session,
                    "PSSessionDisconnectFailed",
                    f"The disconnect operation failed for session {session.name}. The Runspace state is {state}.",
                )
            )
            return False
        if not session.pool.transport.can_disconnect:
            self.error(
                connecting.state_record(
                    session,
                    "CannotDisconnectVMContainerSession",
                    f"The session {session.name} cannot be disconnected: its transport does not support it.",
                )
            )
            return False
        return self.should_process(session.name, "Disconnect")
