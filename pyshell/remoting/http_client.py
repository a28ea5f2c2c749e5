"""pypsrp's HTTP for a connection: how it authenticates, what TLS checks, and redirections told instead of followed."""

from __future__ import annotations

from typing import Any

import requests
from pypsrp.wsman import WSMan
from requests.adapters import HTTPAdapter

from pyshell.remoting import wsman_settings
from pyshell.remoting.transport import REDIRECT_LOCATION_INVALID, Redirected, TransportError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ssl

    from pyshell.remoting.connection_info import WSManConnectionInfo

# WSMan's codes.
INVALID_CERTIFICATE = 2150858935
CERTIFICATE_NEEDS_HTTPS = 2150858934


def open_http(info: WSManConnectionInfo, *, anonymous: bool = False) -> Any:
    """The HTTP transport of a connection; an anonymous one only asks who is there.

    Raises TransportError for what the client's settings forbid, OSError when a server's certificate cannot be fetched.
    """
    if not anonymous:
        wsman_settings.check(info)
    account = info.credentials()
    method = "basic" if anonymous else info.authentication_mechanism.lower()
    auth = {"default": "negotiate", "negotiatewithimplicitcredential": "negotiate"}.get(method, method)
    more: dict[str, Any] = {}
    if info.certificate_thumbprint:
        auth, account = "certificate", None
        file = _certificate_file(info)
        more = {"certificate_pem": file, "certificate_key_pem": file}
    encryption = "never" if info.no_encryption or (auth == "basic" and info.scheme == "http") else "auto"
    wsman = WSMan(
        info.host,
        port=info.port,
        ssl=info.scheme == "https",
        path=info.app_name.lstrip("/"),
        username=account[0] if account else "" if anonymous else None,
        password=account[1] if account else "" if anonymous else None,
        auth=auth,
        encryption=encryption,
        cert_validation=not (info.skip_ca_check and info.skip_cn_check),
        no_proxy=info.proxy_access_type in ("None", "NoProxyServer") and info.lab_user is not None,
        **more,
    )
    transport: Any = wsman.transport
    # pypsrp builds its session at the first request; built now, it can be given our TLS and our redirections.
    session: requests.Session = transport._build_session()
    transport.session = session
    session.max_redirects = 0
    if anonymous:
        session.auth = None
        session.trust_env = False
        session.headers["WSMANIDENTIFY"] = "unauthenticated"

    def tell(response: requests.Response, *args: Any, **kwargs: Any) -> None:
        if response.is_redirect:
            raise redirected(response, info)

    session.hooks["response"].append(tell)
    if info.scheme == "https":
        from pyshell.remoting import certificates

        context = certificates.client_context(
            info.host, info.port, skip_ca=info.skip_ca_check, skip_cn=info.skip_cn_check, seconds=info.open_seconds
        )
        session.mount("https://", _TlsAdapter(context))
    return transport


def _certificate_file(info: WSManConnectionInfo) -> str:
    """The file of the certificate that stands for the account. Raises TransportError."""
    from pyshell.remoting import certificates

    found = certificates.client_file(info.certificate_thumbprint)
    if found is None:
        raise TransportError(
            INVALID_CERTIFICATE,
            "The WinRM client cannot process the request. No certificate with the thumbprint "
            f"{info.certificate_thumbprint} and a private key was found in Cert:\\CurrentUser\\My or "
            "Cert:\\LocalMachine\\My.",
        )
    if info.scheme != "https":
        raise TransportError(
            CERTIFICATE_NEEDS_HTTPS,
            "The WinRM client cannot process the request. Certificate authentication is used over HTTPS only. Use the "
            "UseSSL parameter, or a connection URI that begins with https, and try the request again.",
        )
    return str(found)


class _TlsAdapter(HTTPAdapter):
    """Connections with a TLS context of ours."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:
        kwargs["ssl_context"] = self._context
        if not self._context.check_hostname:
            kwargs["assert_hostname"] = False
        super().init_poolmanager(connections, maxsize, block, **kwargs)


def redirected(response: requests.Response | None, info: WSManConnectionInfo) -> TransportError:
    """What a redirecting response means."""
    from urllib.parse import urljoin

    location = response.headers.get("Location", "") if response is not None else ""
    target = urljoin(info.url, location)
    if not location or not target.lower().startswith(("http://", "https://")):
        return TransportError(
            REDIRECT_LOCATION_INVALID,
            "The WinRM client received a redirect status from the server without a location that it could follow.",
        )
    return Redirected(target)
