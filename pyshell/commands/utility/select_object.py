"""Select-Object."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.formatting_support import checked_properties
from pyshell.commands.ordering import Comparer
from pyshell.formatting import objects
from pyshell.formatting.expressions import Expression
from pyshell.formatting.parameters import SELECT_KEYS, FormatProperty
from pyshell.runtime.flow import StopUpstream
from pyshell.values.enumerate import enumerate_value
from pyshell.values.errors import ErrorRecord
from pyshell.values.exceptions import InvalidOperationException, PSArgumentException
from pyshell.values.psobject import AUTOMATION_NULL, CUSTOM, CUSTOM_TYPE_NAMES, PSObject, find_note
from pyshell.values.pstype import type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SELECTED = "Selected.System.Management.Automation.PSCustomObject"


class _Failed(Exception):
    """An object that is given up; the record says why."""

    def __init__(self, record: ErrorRecord) -> None:
        super().__init__()
        self.record = record


@cmdlet("Select", "Object", module="Microsoft.PowerShell.Utility", default_set="DefaultParameter")
class SelectObjectCommand(Cmdlet):
    """Selects objects, or some of their properties."""

    input_object: Any = parameter("psobject", pipeline=True)
    property: Any = parameter(
        "System.Object[]",
        In("DefaultParameter", position=0),
        In("SkipLastParameter", position=0),
    )
    exclude_property: list[str] | None = parameter("string[]", In("DefaultParameter"), In("SkipLastParameter"))
    expand_property: str | None = parameter("string", In("DefaultParameter"), In("SkipLastParameter"))
    unique: bool = parameter("switch")
    case_insensitive: bool = parameter("switch")
    last: int | None = parameter("int", In("DefaultParameter"), validate=(ValidateRangeAttribute(0, 2147483647),))
    first: int | None = parameter("int", In("DefaultParameter"), validate=(ValidateRangeAttribute(0, 2147483647),))
    skip: int | None = parameter(
        "int",
        In("DefaultParameter"),
        In("SkipLastParameter"),
        validate=(ValidateRangeAttribute(0, 2147483647),),
    )
    skip_last: int | None = parameter(
        "int",
        In("SkipLastParameter"),
        validate=(ValidateRangeAttribute(0, 2147483647),),
    )
    wait: bool = parameter("switch", In("DefaultParameter"), In("IndexParameter"))
    index: list[int] | None = parameter(
        "int[]",
        In("IndexParameter"),
        validate=(ValidateRangeAttribute(0, 2147483647),),
    )
    skip_index: list[int] | None = parameter(
        "int[]",
        In("SkipIndexParameter"),
        validate=(ValidateRangeAttribute(0, 2147483647),),
    )

    def begin(self) -> None:
        properties = list(self.property or ())
        self._exclude = None
        if self.exclude_property is not None:
            from pyshell.values.wildcard import matcher

            self._exclude = [matcher(pattern) for pattern in self.exclude_property]
            properties = properties or ["*"]
        self._columns = checked_properties(self, properties, SELECT_KEYS) if properties else []
        self._expand = Expression(self.expand_property) if self.expand_property else None
        self._plain = not self._columns and self._expand is None
        self._simple = self._simple_names()
        self._unique: list[tuple[Any, dict[str, Any]]] | None = [] if self.unique else None
        self._comparer = Comparer(ignore_case=bool(self.case_insensitive)) if self.unique else None
        self._queue: list[Any] = []
        self._head = 0
        self._streamed = 0
        self._first = self.first or 0
        self._last = self.last or 0
        self._skip = self.skip or 0
        self._skip_last = self.skip_last or 0
        self._limited = "First" in self.bound or "Last" in self.bound
        index = self.index if "Index" in self.bound else self.skip_index if "SkipIndex" in self.bound else None
        self._index = sorted(index) if index is not None else None
        self._place = 0
        self._seen = 0
        if self._index is None and not self._limited and not self._skip and not self._skip_last:
            take = self._take

            def process() -> None:
                value = self.input_object
                if value is not None and value is not AUTOMATION_NULL:
                    take(value)

            self.process = process  # type: ignore[method-assign]

    def _simple_names(self) -> list[str] | None:
        """The property names, when each is a plain name without duplicates and nothing is excluded."""
        names: list[str] = []
        for column in self._columns:
            if column.entries or not column.expression.is_property or column.expression.has_wildcards:
                return None
            names.append(column.expression.text)
        if self._exclude is not None or self._expand is not None or len({n.lower() for n in names}) != len(names):
            return None
        return names

    def process(self) -> None:
        value = self.input_object
        if value is None or value is AUTOMATION_NULL:
            return
        if self._index is not None:
            self._indexed(value)
            return
        queue = self._queue
        if self._last > 0:
            waiting = len(queue) - self._head
            if waiting >= (self._last + self._skip if self._first == 0 else self._last):
                self._dequeue()
        queue.append(value)
        taken, found = self._streaming()
        if taken:
            self._take(found)
        if self._limited and self._last == 0 and self._first != 0 and self._streamed >= self._first and not self.wait:
            self.end()
            raise StopUpstream(self.runtime.processor)

    def _dequeue(self) -> Any:
        value = self._queue[self._head]
        self._queue[self._head] = None
        self._head += 1
        if self._head > 1024 and self._head * 2 > len(self._queue):
            del self._queue[: self._head]
            self._head = 0
        return value

    def _streaming(self) -> tuple[bool, Any]:
        """(whether there is one, the object that can be let through now)."""
        if self._skip == 0:
            if self._skip_last > 0:
                if len(self._queue) - self._head > self._skip_last:
                    return True, self._dequeue()
            elif self._streamed < self._first or not self._limited:
                self._streamed += 1
                return True, self._dequeue()
            elif self._last == 0:
                self._dequeue()
        elif self._last == 0 or self._first != 0:
            self._dequeue()
            self._skip -= 1
        return False, None

    def _indexed(self, value: Any) -> None:
        index = self._index
        assert index is not None
        wanted = self._place < len(index) and index[self._place] == self._seen
        if "Index" in self.bound:
            if wanted:
                self._take(value)
                self._pass_index(index)
            if not self.wait and self._place >= len(index):
                self.end()
                raise StopUpstream(self.runtime.processor)
        elif wanted:
            self._pass_index(index)
        else:
            self._take(value)
        self._seen += 1

    def _pass_index(self, index: list[int]) -> None:
        while self._place < len(index) and index[self._place] == self._seen:
            self._place += 1

    def end(self) -> None:
        if self._index is None and self.set_name == "DefaultParameter":
            if self._first != 0:
                while self._head < len(self._queue):
                    self._take(self._dequeue())
            else:
                while len(self._queue) - self._head > self._skip:
                    self._take(self._dequeue())
        self._queue.clear()
        self._head = 0
        if self._unique is not None:
            unique, self._unique = self._unique, []
            for value, _ in unique:
                self.write(value)

    # -- one object ----------------------------------------------------------------------------------------------------

    def _take(self, value: Any) -> None:
        if self._plain:
            if type(value) is PSObject and value.base is CUSTOM:
                names = objects.type_names(value)
                if _SELECTED not in names:
                    value.type_names = [_SELECTED, *names]
            if self._unique is None:
                self.runtime.out(value)
            else:
                self._keep(value, {})
            return
        simple = self._simple
        if simple is not None and type(value) is PSObject and value.base is CUSTOM and value.extra is None:
            notes: dict[str, Any] = {}
            source = value.notes
            for name in simple:
                if name in source:
                    notes[name] = source[name]
                else:
                    self._simple_value(value, name, notes)
            self._write(notes, value)
            return
        try:
            self._project(value)
        except _Failed as failed:
            self.error(failed.record)

    def _simple_value(self, value: Any, name: str, notes: dict[str, Any]) -> None:
        spelled = find_note(value.notes, name)
        if spelled is not None:
            notes[spelled] = value.notes[spelled]
            return
        found = objects.match_properties(value, name)
        if not found:
            notes[name] = None
        for each in found:
            notes[each] = objects.read(value, each)[0]

    def _project(self, value: Any) -> None:
        pairs: list[tuple[str, Any]] = []
        for column in self._columns:
            self._column(column, value, pairs)
        if self._expand is None:
            notes: dict[str, Any] = {}
            seen: set[str] = set()
            for name, item in pairs:
                if name.lower() in seen:
                    self._exists(name, value, "AlreadyExistingUserSpecifiedPropertyNoExpand")
                else:
                    seen.add(name.lower())
                    notes[name] = item
            self._write(notes, value)
            return
        self._expanded(value, pairs)

    def _column(self, column: FormatProperty, value: Any, pairs: list[tuple[str, Any]]) -> None:
        expression = column.expression
        name = column.label
        results: list[tuple[str, Any]] = []
        for resolved in expression.resolve(value):
            if self._excluded(resolved.text):
                continue
            found = resolved.value(value, self.context)
            if found is not None:
                results.append((resolved.text, found[0]))
        if not results and not expression.has_wildcards:
            results.append((expression.text, None))
        elif name and len(results) > 1:
            error = InvalidOperationException("Cannot rename multiple results.")
            self.error(error, "RenamingMultipleResults", "InvalidOperation", value)
            return
        for text, item in results:
            if self._excluded(text):
                continue
            if not name and not text:
                message = "A property is an empty script block and does not provide a name."
                self.throw(PSArgumentException(message), "EmptyScriptBlockAndNoName", "InvalidArgument")
            pairs.append((name or text, item))

    def _excluded(self, name: str) -> bool:
        return self._exclude is not None and any(matches(name) for matches in self._exclude)

    def _expanded(self, value: Any, pairs: list[tuple[str, Any]]) -> None:
        assert self._expand is not None
        results = [r.value(value, self.context) for r in self._expand.resolve(value)]
        found = [r for r in results if r is not None]
        if not found:
            message = f'Property "{self.expand_property}" cannot be found.'
            raise _Failed(ErrorRecord(PSArgumentException(message), "ExpandPropertyNotFound", "InvalidArgument", value))
        if len(found) > 1:
            message = "Multiple properties cannot be expanded."
            raise _Failed(
                ErrorRecord(PSArgumentException(message), "MutlipleExpandProperties", "InvalidArgument", value)
            )
        result, error = found[0]
        if error is not None:
            raise _Failed(ErrorRecord(error, "PropertyEvaluationExpand", "InvalidResult", value))
        if result is None:
            return
        elements = enumerate_value(result)
        for element in [result] if elements is None else [e for e in elements if e is not None]:
            if not pairs:
                self._deliver(element, {})
                continue
            target = element if type(element) is PSObject else PSObject(element)
            added: dict[str, Any] = {}
            for name, item in pairs:
                if objects.get_property_name(target, name) is not None:
                    self._exists(name, value, "AlreadyExistingUserSpecifiedPropertyExpand")
                else:
                    target.notes[name] = added[name] = item
            self._deliver(target, dict(pairs))

    def _exists(self, name: str, value: Any, error_id: str) -> None:
        message = f'The property cannot be processed because the property "{name}" already exists.'
        self.error(PSArgumentException(message), error_id, "InvalidOperation", value)

    # -- writing -------------------------------------------------------------------------------------------------------

    def _write(self, notes: dict[str, Any], source: Any) -> None:
        if type(source) is PSObject and source.base is CUSTOM:
            first = _SELECTED
        else:
            first = "Selected." + type_of(source).clr_name
        result = PSObject(CUSTOM, notes, None, [first, *CUSTOM_TYPE_NAMES])
        if self._unique is None:
            self.runtime.out(result)
        else:
            self._keep(result, notes)

    def _deliver(self, value: Any, added: dict[str, Any]) -> None:
        if added and type(value) is PSObject and value.base is CUSTOM:
            source = self.input_object
            names = objects.type_names(value)
            selected = "Selected." + type_of(objects.unwrap(source)).clr_name
            value.type_names = [selected, *names]
        if self._unique is None:
            self.runtime.out(value)
        else:
            self._keep(value, added)

    def _keep(self, value: Any, added: dict[str, Any]) -> None:
        """Hold an object for the end unless one like it is held already."""
        assert self._unique is not None and self._comparer is not None
        compare = self._comparer.compare
        base = objects.unwrap(value)
        for other, other_added in self._unique:
            if len(other_added) != len(added):
                continue
            if type(base) is PSObject and type(objects.unwrap(other)) is PSObject:
                same = True
            else:
                same = compare(base, objects.unwrap(other)) == 0
            if same and all(
                objects.get_property_name(other, name) is not None and compare(objects.read(other, name)[0], item) == 0
                for name, item in added.items()
            ):
                return
        self._unique.append((value, added))
