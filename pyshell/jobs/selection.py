"""Which jobs a job cmdlet means: by id, name, instance id, state, command or filter."""

from __future__ import annotations

import fnmatch
from typing import Any

from pyshell.jobs.repository import jobs_of
from pyshell.values import exceptions
from pyshell.values.errors import ErrorRecord
from pyshell.values.psobject import PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyshell.jobs.model import Job


def text(value: Any) -> str:
    from pyshell.values.text import to_string

    return "" if value is None else to_string(value)


def is_pattern(name: str) -> bool:
    return any(mark in name for mark in "*?[")


def like(value: str, pattern: str) -> bool:
    return fnmatch.fnmatchcase(value.lower(), pattern.lower())


def chosen(cmdlet: Any) -> list[Job]:
    """The jobs that the call's parameters name; what is not found becomes an error of the cmdlet."""
    store = jobs_of(cmdlet.context)
    jobs = getattr(cmdlet, "job", None)
    if jobs is not None:
        values = jobs if isinstance(jobs, list) else [jobs]
        return [each.base if type(each) is PSObject else each for each in values]
    ids = getattr(cmdlet, "id", None)
    if ids is not None:
        return _each(
            cmdlet,
            ids,
            lambda id: [job for job in store.everything() if job.id == int(id)],
            "JobWithSpecifiedSessionNotFound",
            "The command cannot find a job with the job ID {0}. Verify the value of the Id parameter and then try the "
            "command again.",
        )
    guids = getattr(cmdlet, "instance_id", None)
    if guids is not None:
        return _each(
            cmdlet,
            guids,
            lambda guid: [job for job in store.everything() if str(job.guid) == text(guid).lower().strip("{}")],
            "JobWithSpecifiedInstanceIdNotFound",
            "The command cannot find a job with the instance ID {0}. Verify the value of the InstanceId parameter and "
            "then try the command again.",
        )
    names = getattr(cmdlet, "name", None)
    if names is not None:
        return _each(
            cmdlet,
            names,
            lambda name: (
                [job for job in store.all() if like(job.name, text(name))]
                or [job for job in store.everything() if like(job.name, text(name))]
            ),
            "JobWithSpecifiedNameNotFound",
            "The command cannot find the job because the job name {0} was not found. Verify the value of the Name "
            "parameter, and then try the command again.",
        )
    return [job for job in store.all() if _passes(cmdlet, job)]


def _passes(cmdlet: Any, job: Job) -> bool:
    state = getattr(cmdlet, "state", None)
    if state is not None and text(getattr(state, "name", state)).lower() != job.state_name.lower():
        return False
    commands = getattr(cmdlet, "command", None)
    if commands and not any(like(job.command.strip(), text(each).strip()) for each in commands):
        return False
    wanted = getattr(cmdlet, "filter", None)
    if wanted is not None:
        from pyshell.values.members import get_member

        for key, value in wanted.items():
            if text(get_member(job, text(key))).lower() != text(value).lower():
                return False
    return True


def _each(
    cmdlet: Any, wanted: Iterable[Any], find: Callable[[Any], list[Job]], error_id: str, message: str
) -> list[Job]:
    result: list[Job] = []
    for each in wanted:
        found = find(each)
        if not found and not is_pattern(text(each)):
            cmdlet.error(
                ErrorRecord(
                    exceptions.PSArgumentException(message.format(text(each))), error_id, "ObjectNotFound", each
                )
            )
        result += [job for job in found if job not in result]
    return result


def wait(jobs: list[Job], any_of_them: bool, seconds: float | None, stopping: Callable[[], bool]) -> list[Job]:
    """Wait until the jobs (or one of them) have ended; gives those that have."""
    import time

    deadline = None if seconds is None else time.monotonic() + seconds
    pending = list(jobs)
    while pending and not stopping():
        done = [job for job in jobs if job.finished]
        if any_of_them and done:
            return done
        pending = [job for job in jobs if not job.finished]
        if not pending:
            break
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            break
        pending[0].ended.wait(0.1 if left is None else min(left, 0.1))
    return [job for job in jobs if job.finished]
