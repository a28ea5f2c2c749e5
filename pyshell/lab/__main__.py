"""`python -m pyshell.lab`: the lab in the foreground. Its first line on standard output is JSON with its endpoints."""

from __future__ import annotations

import argparse
import asyncio
import json
import secrets
import signal
import sys

from pyshell.lab.computers import standard_computers
from pyshell.lab.service import LabService


def main(arguments: list[str] | None = None) -> int:
    """Serve until a signal or Stop-Lab ends the lab."""
    parser = argparse.ArgumentParser(
        prog="python -m pyshell.lab", description="Computers to learn remoting on, on loopback."
    )
    parser.add_argument("--port", type=int, default=0, help="port of the first computer (0: a free one)")
    parser.add_argument("--https-port", type=int, help="listen with TLS as well, from this port (0: a free one)")
    parser.add_argument(
        "--user", action="append", default=[], metavar="NAME:PASSWORD", help="an account; may be repeated"
    )
    parser.add_argument(
        "--computer", action="append", default=[], metavar="NAME", help="a further computer; may be repeated"
    )
    parser.add_argument("--no-registry", action="store_true", help="do not let shells of this account find the lab")
    options = parser.parse_args(arguments)
    users: dict[str, str] = {}
    for account in options.user:
        name, colon, password = account.partition(":")
        if not colon or not name:
            parser.error("--user takes NAME:PASSWORD")
        users[name] = password
    if not users:
        import getpass

        users[getpass.getuser()] = secrets.token_urlsafe(16)
    try:
        asyncio.run(_serve(options.port, options.https_port, users, tuple(options.computer), not options.no_registry))
    except OSError as error:
        sys.stderr.write(f"The lab cannot start: {error.strerror or error}\n")
        return 1
    return 0


async def _serve(
    port: int, https_port: int | None, users: dict[str, str], names: tuple[str, ...], publish: bool
) -> None:
    from pyshell.remoting.shell_engine import ShellEngine
    from pyshell.shell import Shell

    service = LabService(standard_computers(names), users, ShellEngine(Shell))
    await service.start(port, https_port=https_port, publish=publish)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, service.stopped.set)
    sys.stdout.write(json.dumps(service.announcement()) + "\n")
    sys.stdout.flush()
    await service.run()


if __name__ == "__main__":
    raise SystemExit(main())
