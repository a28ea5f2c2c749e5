r"""The Cert: drive: `Cert:\location\store\thumbprint`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pyshell.providers.provider import ItemRequest, Provider, not_found, not_supported
from pyshell.providers.session import Location
from pyshell.remoting import certificates
from pyshell.remoting.certificate_values import X509Certificate2, X509Store, X509StoreLocation
from pyshell.remoting.certificates import LOCATIONS, STORES, CertificateWithKey


class CertificateProvider(Provider):
    """The provider behind the drive."""

    name = "Certificate"
    module = "Microsoft.PowerShell.Security"
    implementing_type = "CertificateProvider"
    nested = True
    supports_content = False

    def exists(self, path: str) -> bool:
        return self._find(path) is not None

    def is_container(self, path: str) -> bool:
        parts = _parts(path)
        return not parts or (len(parts) < 3 and self.exists(path))

    def get(self, path: str, request: ItemRequest) -> Any:
        if not _parts(path):
            return [X509StoreLocation(each) for each in LOCATIONS]
        found = self._find(path)
        if found is None:
            raise not_found(f"Cert:/{path}")
        return found

    def child_names(self, path: str, force: bool = False) -> list[str]:
        parts = _parts(path)
        if not parts:
            return list(LOCATIONS)
        if len(parts) == 1:
            return list(STORES)
        location, store = _exact(parts[0], LOCATIONS), _exact(parts[1], STORES)
        return certificates.thumbprints(location, store) if location and store and len(parts) == 2 else []

    def has_children(self, path: str) -> bool:
        return len(_parts(path)) < 3 and bool(self.child_names(path))

    def remove(self, path: str, request: ItemRequest) -> None:
        file = self._file(path)
        if request.confirm(f"Item: Cert:/{path}", "Remove certificate"):
            file.unlink()

    def move(self, path: str, destination: str, request: ItemRequest) -> Any:
        """To another store of the same location."""
        file = self._file(path)
        if not request.confirm(f"Item: Cert:/{path} Destination: Cert:/{destination}", "Move certificate"):
            return None
        store = "/".join(_parts(destination)[:2])
        place = self.keep(store, certificates.read_pem(file.read_bytes()))
        if not self._file(place.path).samefile(file):
            file.unlink()
        return place

    def keep(self, path: str, held: CertificateWithKey) -> Location:
        """Put a certificate into the store at a path. Raises ItemNotFoundException."""
        parts = _parts(path)
        location, store = (_exact(parts[0], LOCATIONS), _exact(parts[1], STORES)) if len(parts) == 2 else ("", "")
        if not location or not store:
            raise not_found(f"Cert:/{path}")
        certificates.add(location, store, held)
        return Location(self, self.session.find_drive("Cert"), f"{location}/{store}/{held.thumbprint}")

    def _file(self, path: str) -> Path:
        parts = _parts(path)
        if len(parts) < 3:
            raise not_supported("A certificate store cannot be removed or moved, only the certificates in it.")
        location, store = _exact(parts[0], LOCATIONS), _exact(parts[1], STORES)
        file = certificates.certificate_file(location, store, parts[2]) if location and store else None
        if file is None:
            raise not_found(f"Cert:/{path}")
        return file

    def _find(self, path: str) -> Any:
        parts = _parts(path)
        if not parts:
            return X509StoreLocation("")
        location = _exact(parts[0], LOCATIONS)
        if not location or len(parts) > 3:
            return None
        if len(parts) == 1:
            return X509StoreLocation(location)
        store = _exact(parts[1], STORES)
        if not store:
            return None
        if len(parts) == 2:
            return X509Store(store)
        held = certificates.load(location, store, parts[2])
        return X509Certificate2(held) if held is not None else None


def _parts(path: str) -> list[str]:
    return [part for part in path.replace("\\", "/").split("/") if part]


def _exact(name: str, names: tuple[str, ...]) -> str:
    """A name as it is written, whatever its case; empty when there is none."""
    return next((each for each in names if each.lower() == name.lower()), "")
