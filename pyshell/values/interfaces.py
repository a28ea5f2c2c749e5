"""Methods that a type has through its interfaces, as Get-Member lists them (`int
IComparable.CompareTo(System.Object obj)`).

The reflection data names a type's interfaces but not their methods; `{0}` stands for the interface's first argument.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.values.pstype import PSType

_PROVIDER = "System.IFormatProvider provider"
_SPAN = "System.Span[byte] destination"
_WRITTEN = f"{_SPAN}, [ref] int bytesWritten"
_STREAM = "System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context"


def _writers(word: str) -> tuple[str, ...]:
    """The big- and little-endian writers of IBinaryInteger and IFloatingPoint."""
    return tuple(
        text
        for end in ("Big", "Little")
        for text in (
            f"bool TryWrite{word}{end}Endian({_WRITTEN})",
            f"int Write{word}{end}Endian(byte[] destination)",
            f"int Write{word}{end}Endian(byte[] destination, int startIndex)",
            f"int Write{word}{end}Endian({_SPAN})",
        )
    )


_CONVERTIBLE = (
    "bool ToBoolean", "byte ToByte", "char ToChar", "datetime ToDateTime", "decimal ToDecimal", "double ToDouble",
    "short ToInt16", "int ToInt32", "long ToInt64", "sbyte ToSByte", "float ToSingle", "string ToString",
    "ushort ToUInt16",
    "uint ToUInt32", "ulong ToUInt64",
)  # fmt: skip
_METHODS: dict[str, tuple[str, ...]] = {
    "System.IComparable": ("int CompareTo(System.Object obj)",),
    "System.IComparable`1": ("int CompareTo({0} other)",),
    "System.IConvertible": (
        "System.TypeCode GetTypeCode()",
        *(f"{each}({_PROVIDER})" for each in _CONVERTIBLE),
        f"System.Object ToType(type conversionType, {_PROVIDER})",
    ),
    "System.IEquatable`1": ("bool Equals({0} other)",),
    "System.IFormattable": ("string ToString(string format, System.IFormatProvider formatProvider)",),
    "System.ISpanFormattable": (
        f"bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] "
        f"format, {_PROVIDER})",
    ),
    "System.IUtf8SpanFormattable": (
        "bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, "
        f"{_PROVIDER})",
    ),
    "System.Numerics.IBinaryInteger`1": ("int GetByteCount()", "int GetShortestBitLength()", *_writers("")),
    "System.Numerics.IFloatingPoint`1": (
        "int GetExponentByteCount()",
        "int GetExponentShortestBitLength()",
        "int GetSignificandBitLength()",
        "int GetSignificandByteCount()",
        *_writers("Exponent"),
        *_writers("Significand"),
    ),
    "System.ICloneable": ("System.Object Clone()",),
    "System.IDisposable": ("void Dispose()",),
    "System.Runtime.Serialization.ISerializable": (f"void GetObjectData({_STREAM})",),
    "System.Runtime.Serialization.IDeserializationCallback": ("void OnDeserialization(System.Object sender)",),
    "System.Xml.XPath.IXPathNavigable": ("System.Xml.XPath.XPathNavigator CreateNavigator()",),
    "System.Collections.IEnumerable": ("System.Collections.IEnumerator GetEnumerator()",),
    "System.Collections.IEnumerator": ("bool MoveNext()", "void Reset()"),
    "System.Collections.ICollection": ("void CopyTo(array array, int index)",),
    "System.Collections.IList": (
        "int Add(System.Object value)",
        "bool Contains(System.Object value)",
        "void Clear()",
        "int IndexOf(System.Object value)",
        "void Insert(int index, System.Object value)",
        "void Remove(System.Object value)",
        "void RemoveAt(int index)",
    ),
    "System.Collections.IDictionary": (
        "bool Contains(System.Object key)",
        "void Add(System.Object key, System.Object value)",
        "void Clear()",
        "System.Collections.IDictionaryEnumerator GetEnumerator()",
        "void Remove(System.Object key)",
    ),
    "System.Collections.IStructuralComparable": (
        "int CompareTo(System.Object other, System.Collections.IComparer comparer)",
    ),
    "System.Collections.IStructuralEquatable": (
        "bool Equals(System.Object other, System.Collections.IEqualityComparer comparer)",
        "int GetHashCode(System.Collections.IEqualityComparer comparer)",
    ),
    "System.Collections.Specialized.IOrderedDictionary": (
        "System.Collections.IDictionaryEnumerator GetEnumerator()",
        "void Insert(int index, System.Object key, System.Object value)",
        "void RemoveAt(int index)",
    ),
    "System.Collections.Generic.IEnumerable`1": ("System.Collections.Generic.IEnumerator[{0}] GetEnumerator()",),
    "System.Collections.Generic.ICollection`1": (
        "void Add({0} item)",
        "void Clear()",
        "bool Contains({0} item)",
        "void CopyTo({0}[] array, int arrayIndex)",
        "bool Remove({0} item)",
    ),
    "System.Collections.Generic.IList`1": (
        "int IndexOf({0} item)",
        "void Insert(int index, {0} item)",
        "void RemoveAt(int index)",
    ),
    "System.Collections.Generic.IDictionary`2": (
        "bool ContainsKey({0} key)",
        "void Add({0} key, {1} value)",
        "bool Remove({0} key)",
        "bool TryGetValue({0} key, [ref] {1} value)",
    ),
    "System.Collections.Generic.IReadOnlyDictionary`2": (
        "bool ContainsKey({0} key)",
        "bool TryGetValue({0} key, [ref] {1} value)",
    ),
}
_INTEGERS = {
    "Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Int128", "UInt128", "IntPtr",
    "UIntPtr", "Char",
    "BigInteger",
}  # fmt: skip
_REALS = {"Decimal", "Double", "Single", "Half"}


def _names(type_: PSType) -> list[str]:
    """A type's interfaces in the order of its listing, with those of numbers that the record leaves out."""
    names = list(type_.interfaces)
    if type_.namespace in ("System", "System.Numerics"):
        own = type_.ps_name
        if type_.name in _INTEGERS:
            names.append(f"System.Numerics.IBinaryInteger[{own}]")
        if type_.name in _REALS:
            names.append(f"System.Numerics.IFloatingPoint[{own}]")
        if "System.IFormattable" in names and not type_.is_enum and type_.name not in ("Uri", "Complex"):
            names.extend(("System.ISpanFormattable", "System.IUtf8SpanFormattable"))
    return names


def interface_methods(type_: PSType) -> dict[str, list[str]]:
    """The explicit signatures by the method's exact name."""
    found: dict[str, list[str]] = {}
    for name in _names(type_):
        head, bracket, rest = name.partition("[")
        arguments = rest[:-1].split(",") if bracket else []
        definition = f"{head}`{len(arguments)}" if arguments else head
        shown = head.rpartition(".")[2] + (f"[{rest}" if bracket else "")
        for template in _METHODS.get(definition, ()):
            text = template
            for index, argument in enumerate(arguments):
                text = text.replace(f"{{{index}}}", argument)
            before, opening, inside = text.partition("(")
            result, _, method = before.rpartition(" ")
            found.setdefault(method, []).append(f"{result} {shown}.{method}{opening}{inside}")
    return found


_KEYED = "{1} Item({0} key) {get;set;}"
_LISTED = "{0} Item(int index) {get;set;}"
_GENERIC = "System.Collections.Generic."
_INDEXERS = {
    "System.String": "char Chars(int index) {get;}",
    "System.Text.StringBuilder": "char Chars(int index) {get;set;}",
    "System.Collections.Hashtable": "System.Object Item(System.Object key) {get;set;}",
    "System.Collections.SortedList": "System.Object Item(System.Object key) {get;set;}",
    "System.Collections.Specialized.OrderedDictionary": (
        "System.Object Item(int index) {get;set;}, System.Object Item(System.Object key) {get;set;}"
    ),
    "System.Collections.ArrayList": "System.Object Item(int index) {get;set;}",
    "System.Array": "System.Object IList.Item(int index) {get;set;}",
    "System.Collections.BitArray": "bool Item(int index) {get;set;}",
    _GENERIC + "List`1": _LISTED,
    "System.Collections.ObjectModel.Collection`1": _LISTED,
    "System.Collections.ObjectModel.ReadOnlyCollection`1": "{0} Item(int index) {get;}",
    _GENERIC + "Dictionary`2": _KEYED,
    _GENERIC + "SortedDictionary`2": _KEYED,
    _GENERIC + "SortedList`2": _KEYED,
    "System.Collections.Concurrent.ConcurrentDictionary`2": _KEYED,
    "System.Text.RegularExpressions.MatchCollection": "System.Text.RegularExpressions.Match Item(int i) {get;}",
    "System.Text.RegularExpressions.CaptureCollection": "System.Text.RegularExpressions.Capture Item(int i) {get;}",
    "System.Text.RegularExpressions.GroupCollection": (
        "System.Text.RegularExpressions.Group Item(int groupnum) {get;}, "
        "System.Text.RegularExpressions.Group Item(string groupname) {get;}"
    ),
}


def indexer(type_: PSType) -> tuple[str, str] | None:
    """The parameterized property of a type: its name and its definition."""
    for each in type_.chain():
        definition = each.generic_definition
        text = _INDEXERS.get((definition or each).full_name)
        if text is not None:
            for index, argument in enumerate(each.generic_arguments):
                text = text.replace(f"{{{index}}}", argument.ps_name)
            return ("Chars" if " Chars(" in text else "Item"), text
    return None


def shown_signature(text: str) -> str:
    """A recorded signature with the default values that the record leaves empty."""
    if " = ," not in text and " = )" not in text:
        return text
    opening = text.index("(")
    parts = []
    for part in text[opening + 1 : -1].split(", "):
        if part.endswith(" = "):
            part += "default" if "Span[" in part or "Memory[" in part else "null"
        parts.append(part)
    return text[: opening + 1] + ", ".join(parts) + ")"
