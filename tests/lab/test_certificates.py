"""The Cert: drive, and TLS between client and lab."""

from __future__ import annotations

import pytest

from pyshell.shell import Shell
from tests.lab.conftest import Lab, error_ids, values

OPEN = "New-PSSession -ComputerName Server01 -UseSSL -SessionOption (New-PSSessionOption {})"


@pytest.mark.parametrize("options", ["", "-SkipCNCheck", "-SkipRevocationCheck"])
def test_a_server_whose_certificate_nobody_vouches_for_is_refused(shell: Shell, options: str) -> None:
    result = shell.run(OPEN.format(options))
    assert [each.fully_qualified_error_id for each in result.errors] == ["12175,PSSessionOpenFailed"]
    assert "signed by an unknown certificate authority" in str(result.errors[0])


@pytest.mark.parametrize("options", ["-SkipCACheck", "-SkipCACheck -SkipCNCheck"])
def test_a_session_over_tls(shell: Shell, options: str) -> None:
    shell.run("$s = " + OPEN.format(options))
    assert values(shell, "$s.Runspace.ConnectionInfo.Scheme; Invoke-Command $s { 6 * 7 }") == ["https", "42"]


def test_tls_where_none_is_spoken_fails_clearly(shell: Shell, lab: Lab) -> None:
    plain = f"New-PSSession -ComputerName Server01 -Port {lab.port('Server01')} -UseSSL"
    for options in ("", " -SessionOption (New-PSSessionOption -SkipCACheck)"):
        result = shell.run(plain + options)
        assert [each.fully_qualified_error_id for each in result.errors] == ["12175,PSSessionOpenFailed"]
        assert "internal error in the SSL library" in str(result.errors[0])


def test_a_certificate_of_a_my_store_stands_for_its_owner(shell: Shell) -> None:
    shell.run(r"$c = New-SelfSignedCertificate -DnsName ann.example -CertStoreLocation Cert:\CurrentUser\My")
    assert values(shell, r"(Get-ChildItem Cert:\CurrentUser\My).Subject") == ["CN=ann.example"]
    shell.run("$s = " + OPEN.format("-SkipCACheck") + " -CertificateThumbprint $c.Thumbprint")
    assert values(shell, "Invoke-Command $s { $PSSenderInfo.UserInfo.Identity.Name }") == ["ann"]
    shell.run(r'Remove-Item "Cert:\CurrentUser\My\$($c.Thumbprint)"')
    assert values(shell, r"Get-ChildItem Cert:\CurrentUser\My") == []


@pytest.mark.parametrize("command", ["New-PSSession", "Invoke-Command -ScriptBlock { 1 }", "Connect-PSSession"])
def test_a_thumbprint_that_no_store_holds_is_an_error(shell: Shell, command: str) -> None:
    [error] = shell.run(command + " -ComputerName Server01 -CertificateThumbprint 00AA").errors
    assert error.fully_qualified_error_id.startswith("-2144108361,")
    assert "00AA" in str(error)


def test_a_certificate_of_a_root_store_vouches_for_itself(shell: Shell) -> None:
    shell.run(r"$c = New-SelfSignedCertificate -DnsName root.example")
    shell.run(r'Move-Item "Cert:\CurrentUser\My\$($c.Thumbprint)" Cert:\CurrentUser\Root')
    names = r"Get-ChildItem Cert:\CurrentUser\My, Cert:\CurrentUser\Root | ForEach-Object Subject"
    assert values(shell, names) == ["CN=root.example"]
    shell.run(r"Remove-Item Cert:\CurrentUser\Root\*")
    missing = "PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand"
    assert error_ids(shell, r"Get-Item Cert:\CurrentUser\Root\00AA") == [missing]
