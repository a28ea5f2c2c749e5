"""Connection URIs: redirections, default ports; and sessions that only their own computer may take up again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from pyshell.remoting import connection_info
from pyshell.shell import Shell
from tests.lab.conftest import Lab, error_ids, values


class Redirector:
    """An HTTP server that sends every request elsewhere."""

    def __init__(self, target: str) -> None:
        self.requests = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.requests += 1
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                self.send_response(302)
                self.send_header("Location", outer.target)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://localhost:{self._server.server_address[1]}/wsman"
        self.target = target or self.url
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def endless() -> Iterator[Redirector]:
    made = Redirector("")
    yield made
    made.close()


@pytest.fixture
def once(lab: Lab) -> Iterator[Redirector]:
    made = Redirector(f"http://localhost:{lab.port('Localhost')}/wsman")
    yield made
    made.close()


def test_a_redirection_is_told_and_not_followed_unless_allowed(shell: Shell, once: Redirector) -> None:
    [error] = shell.run(f"New-PSSession -ConnectionUri {once.url}").errors
    assert error.fully_qualified_error_id == "RedirectInformationRequired,PSSessionOpenFailed"
    assert once.target in str(error) and "AllowRedirection" in str(error)
    assert once.requests == 1


def test_an_allowed_redirection_leads_to_the_session(shell: Shell, once: Redirector) -> None:
    shell.run(f"$s = New-PSSession -ConnectionUri {once.url} -AllowRedirection -Name moved")
    assert values(shell, "$s.State; Invoke-Command $s { 1 + 1 }") == ["Opened", "2"]
    shell.run("Disconnect-PSSession $s")
    connect = f"(Connect-PSSession -ConnectionUri {once.url} -AllowRedirection -Name moved).State"
    assert values(Shell(), connect) == ["Opened"]


@pytest.mark.parametrize(("options", "requests"), [("", 6), ("-MaximumRedirection 2", 3)])
def test_a_uri_that_redirects_too_often_is_given_up(
    shell: Shell, endless: Redirector, options: str, requests: int
) -> None:
    shell.run(f"$o = New-PSSessionOption {options}")
    script = f"New-PSSession -ConnectionUri {endless.url} -AllowRedirection -SessionOption $o"
    assert error_ids(shell, script) == ["RedirectInformationRequired,PSSessionOpenFailed"]
    assert endless.requests == requests


def test_default_ports_differ_between_uris_and_names(shell: Shell) -> None:
    uri, name = connection_info.for_uri, connection_info.for_computer
    assert [uri(f"{scheme}://far.invalid").port for scheme in ("http", "https")] == [80, 443]
    assert [name("far.invalid", use_ssl=ssl).port for ssl in (False, True)] == [5985, 5986]


def test_a_loopback_session_with_network_access_is_taken_up_on_its_own_computer_alone(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Localhost -EnableNetworkAccess -Name loop; Disconnect-PSSession $s")
    away = "Invoke-Command -ComputerName Server01 { Connect-PSSession -ComputerName Localhost -Name loop }"
    [error] = shell.run(away).errors
    assert "only from the computer on which it was created" in str(error)
    assert values(Shell(), "(Connect-PSSession -ComputerName Localhost -Name loop).State") == ["Opened"]
