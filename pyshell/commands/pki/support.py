"""What the certificate cmdlets share: the store that a call names, and the certificate put into it."""

from __future__ import annotations

from pyshell.values import exceptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.remoting.certificates import CertificateWithKey

HERE = "Cert:\\CurrentUser\\My"


def keep(cmdlet: Any, store: Any, held: CertificateWithKey) -> Any:
    """Put a certificate into a store of the Cert: drive; gives it with its provider's notes. Raises NetException."""
    from pyshell.remoting.certificate_provider import CertificateProvider

    session = cmdlet.context.session
    place = session.place(str(store or HERE))
    if not isinstance(place.provider, CertificateProvider):
        raise exceptions.PSArgumentException(f"{place.display} is no certificate store.").with_error(
            "Argument", "InvalidArgument"
        )
    kept = place.provider.keep(place.path, held)
    return session.item(kept)


def read_file(cmdlet: Any, path: str) -> bytes:
    """The bytes of a file of the file system. Raises NetException."""
    place = cmdlet.context.session.resolve(path, True)[0]
    try:
        with open(place.path, "rb") as file:
            return file.read()
    except OSError as error:
        raise exceptions.InvalidOperationException(f"{place.path} cannot be read: {error.strerror}").with_error(
            "FileReadError", "ReadError", place.path
        ) from error
