"""The prompt inside another computer's session, from Enter-PSSession to Exit-PSSession."""

from __future__ import annotations

from pyshell.repl.running import Interruptible
from pyshell.runtime.flow import PipelineStopped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class RemotePrompt:
    """A session that lines go to."""

    def __init__(self, host: Any, session: Any) -> None:
        from pyshell.remoting.interactive import InteractiveSession

        self._host = host
        self._session = InteractiveSession(session, host)

    def close(self) -> None:
        """The prompt has left; a session that Enter-PSSession opened itself is closed."""
        from pyshell.remoting.session import repository
        from pyshell.runtime import current

        session = self._session.session
        if getattr(session, "interactive", False):
            session.close()
            context = current.get()
            if context is not None:
                repository(context).remove(session)

    def prompt(self) -> str:
        """The other side's prompt behind the computer's name; a session that broke is left."""
        from pyshell.remoting.transport import TransportError

        try:
            return str(self._session.prompt())
        except TransportError as error:
            self._lost(error)
            return "PS>"

    def run(self, text: str) -> None:
        """Run a line over there."""
        from pyshell.remoting.transport import TransportError

        try:
            with Interruptible(self._session.stop):
                self._session.run(text)
        except TransportError as error:
            self._lost(error)
        except PipelineStopped:
            return
        finally:
            self._host.ui.end_progress()
            self._host.ui.flush()

    def _lost(self, error: Any) -> None:
        self._host.ui.write_error(str(error))
        self._host.remote = None
