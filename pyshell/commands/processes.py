"""What the cmdlets of processes share: finding them by name, id or object."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet
from pyshell.values import exceptions
from pyshell.values.clr.processes import Process, process_of, processes
from pyshell.values.exceptions import ArgumentException
from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class ProcessCmdlet(Cmdlet):
    """Works on processes. Subclasses declare `name`, `id` and `input_object` in their sets."""

    name: Any
    id: Any
    input_object: Any

    def found(self) -> Iterator[Process]:
        """The wanted processes, each once; a non-terminating error for each name or id without one."""
        kind = self.set_name
        if kind.startswith("InputObject"):
            yield from (base_of(each) for each in self.input_object or ())
        elif kind.startswith("Id"):
            yield from self._of_ids()
        else:
            yield from self._of_names()

    def _of_ids(self) -> Iterator[Process]:
        for number in dict.fromkeys(base_of(each) for each in self.id or ()):
            try:
                yield process_of(number)
            except ArgumentException:
                message = f"Cannot find a process with the process identifier {number}."
                error = exceptions.ProcessCommandException(message)
                self.error(error, "NoProcessFoundForGivenId", "ObjectNotFound", number)

    def _of_names(self) -> Iterator[Process]:
        from pyshell.values.wildcard import matcher

        everything = sorted(processes(), key=lambda each: ((each.name or "").lower(), each.id))
        if self.name is None:
            yield from everything
            return
        seen: set[int] = set()
        for pattern in self.name:
            matches = matcher(pattern)
            fitting = [each for each in everything if matches(each.name or "")]
            if not fitting and not any(character in pattern for character in "*?["):
                message = (
                    f'Cannot find a process with the name "{pattern}". Verify the process name and call the '
                    "cmdlet again."
                )
                error = exceptions.ProcessCommandException(message)
                self.error(error, "NoProcessFoundForGivenName", "ObjectNotFound", pattern)
            for each in fitting:
                if each.id not in seen:
                    seen.add(each.id)
                    yield each
