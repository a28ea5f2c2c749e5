"""The jobs of a shell."""

from __future__ import annotations

import threading
from typing import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.jobs.model import Job


class JobRepository:
    """Jobs by id, in the order in which they were started."""

    def __init__(self) -> None:
        self._jobs: dict[int, Job] = {}
        self._last = 0
        self._lock = threading.Lock()

    def next_id(self) -> int:
        with self._lock:
            self._last += 1
            return self._last

    def add(self, job: Job) -> Job:
        self._jobs[job.id] = job
        return job

    def all(self) -> list[Job]:
        return list(self._jobs.values())

    def everything(self) -> list[Job]:
        """The jobs with their children."""
        result: list[Job] = []
        for job in self._jobs.values():
            result.append(job)
            result += job.child_jobs
        return result

    def remove(self, job: Job) -> None:
        self._jobs.pop(job.id, None)
        job.dispose()

    def close(self) -> None:
        """The shell ends: its jobs end with it."""
        for job in list(self._jobs.values()):
            job.stop()
            job.dispose()
        self._jobs.clear()


def jobs_of(context: Any) -> JobRepository:
    """The jobs of a shell."""
    found = context.services.get("jobs")
    if found is None:
        found = context.services["jobs"] = JobRepository()
        import atexit

        atexit.register(found.close)
    assert isinstance(found, JobRepository)
    return found
