"""Get-Content."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute, ValidateNotNullOrEmptyAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.encoding_parameter import EncodingTransformation
from pyshell.commands.items import ItemCmdlet
from pyshell.providers.session import Location
from pyshell.values.exceptions import InvalidOperationException, NetException, PSInvalidOperationException
from pyshell.values.numbers import Int64
from pyshell.values.psobject import PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Get",
    "Content",
    module="Microsoft.PowerShell.Management",
    default_set="Path",
    output=(
        "System.Byte",
        "System.String",
    ),
)
class GetContentCommand(ItemCmdlet):
    """Gets what is in an item: a file's lines, a variable's value."""

    read_count: int | None = parameter("long", by_name=True)
    total_count: int | None = parameter(
        "long",
        by_name=True,
        aliases=(
            "First",
            "Head",
        ),
        validate=(ValidateRangeAttribute(0, 9223372036854775807),),
    )
    tail: int | None = parameter(
        "int",
        by_name=True,
        aliases=("Last",),
        validate=(ValidateRangeAttribute(0, 2147483647),),
    )
    path: list[str] | None = parameter("string[]", In("Path", mandatory=True, position=0, by_name=True))
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralPath", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    filter: str | None = parameter("string")
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    force: bool = parameter("switch")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))
    delimiter: str | None = parameter("string")
    wait: bool = parameter("switch")
    raw: bool = parameter("switch")
    encoding: Any = parameter(
        "System.Text.Encoding",
        validate=(
            EncodingTransformation(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )
    as_byte_stream: bool = parameter("switch")

    def process(self) -> None:
        if "TotalCount" in self.bound and "Tail" in self.bound:
            message = "The parameters TotalCount and Tail cannot be used together. Please specify only one parameter."
            self.error(InvalidOperationException(message), "TailAndHeadCannotCoexist", "InvalidOperation")
            return
        if self.raw and any(n in self.bound for n in ("TotalCount", "Tail", "Wait", "Delimiter")):
            names = [n for n in ("TotalCount", "Tail", "Wait", "Delimiter") if n in self.bound]
            message = f"The '{names[0]}' and 'Raw' parameters cannot be specified in the same command."
            self.error(PSInvalidOperationException(message), "InvalidOperation", "InvalidOperation")
            return
        request = self.request()
        request.dynamic = {
            n: self.bound[n] for n in ("Delimiter", "Wait", "Raw", "Encoding", "AsByteStream") if n in self.bound
        }
        for place in self.places():
            if not self.check_filter(place):
                continue
            try:
                self._read(place, request)
            except NetException as error:
                self.error(error)

    def _read(self, place: Location, request: Any) -> None:
        reader = place.provider.content_reader(place.path, request)
        notes = self._notes(place)
        if "Tail" in self.bound:
            items = iter(reader.tail(int(self.tail or 0)))
        else:
            items = reader.items()
        limit = self.total_count if self.total_count is not None and self.total_count >= 0 else None
        if limit == 0:
            return
        out = self.runtime.out
        size = 1 if self.read_count is None else int(self.read_count)
        count = 0
        if size == 1:
            wrap = place.provider.nested
            for item in items:
                count += 1
                if wrap and type(item) is str:
                    out(PSObject(item, {**notes, "ReadCount": Int64(count)}))
                else:
                    out(item)
                if count == limit:
                    return
            return
        block: list[Any] = []
        for item in items:
            block.append(item)
            count += 1
            if len(block) == size:
                out(block)
                block = []
            if count == limit:
                break
        if block:
            out(block if len(block) > 1 or size != 1 else block[0])

    def _notes(self, place: Location) -> dict[str, Any]:
        provider = place.provider
        if not provider.nested:
            return {}
        prefix = provider.full_name + "::"
        notes: dict[str, Any] = {
            "PSPath": prefix + place.path,
            "PSParentPath": prefix + place.parent,
            "PSChildName": place.name,
        }
        if place.drive is not None:
            notes["PSDrive"] = place.drive
        notes["PSProvider"] = self.session.info_of(provider)
        return notes
