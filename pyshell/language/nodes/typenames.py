"""How a script writes the name of a type: `[int]`, `[List[string]]`, `[byte[,]]`."""

from __future__ import annotations

from pyshell.language.source import Extent, Source


class TypeNameBase:
    """What all written type names share; `full_name` is the name as .NET's ITypeName spells it."""

    __slots__ = ("source", "start", "end")

    is_array = False
    is_generic = False

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    @property
    def extent(self) -> Extent:
        return Extent(self.source, self.start, self.end)

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def name(self) -> str:
        raise NotImplementedError

    @property
    def full_name(self) -> str:
        raise NotImplementedError

    @property
    def assembly_name(self) -> str | None:
        return None

    def __str__(self) -> str:
        return self.full_name


class TypeName(TypeNameBase):
    """A plain name, perhaps with an assembly after a comma."""

    __slots__ = ("_name", "_assembly_name")

    def __init__(self, source: Source, start: int, end: int, name: str, assembly_name: str | None = None) -> None:
        super().__init__(source, start, end)
        self._name = name
        self._assembly_name = assembly_name

    @property
    def name(self) -> str:
        return self._name

    @property
    def assembly_name(self) -> str | None:
        return self._assembly_name

    def qualify(self, assembly: str) -> None:
        """Give the name the assembly that was written after it."""
        self._assembly_name = assembly

    @property
    def full_name(self) -> str:
        return self._name if self._assembly_name is None else f"{self._name},{self._assembly_name}"


class ArrayTypeName(TypeNameBase):
    """An array of a type: `element[]`, `element[,]`."""

    __slots__ = ("element_type", "rank")

    is_array = True

    def __init__(self, source: Source, start: int, end: int, element_type: TypeNameBase, rank: int = 1) -> None:
        super().__init__(source, start, end)
        self.element_type = element_type
        self.rank = rank

    def _with_rank(self, element: str) -> str:
        return f"{element}[{',' * (self.rank - 1)}]"

    @property
    def name(self) -> str:
        return self._with_rank(self.element_type.name)

    @property
    def assembly_name(self) -> str | None:
        return self.element_type.assembly_name

    @property
    def full_name(self) -> str:
        assembly = self.assembly_name
        name = self._with_rank(self.element_type.name if assembly is not None else self.element_type.full_name)
        return name if assembly is None else f"{name},{assembly}"


class GenericTypeName(TypeNameBase):
    """A generic type with its arguments: `Name[argument, …]`."""

    __slots__ = ("type_name", "generic_arguments")

    is_generic = True

    def __init__(
        self, source: Source, start: int, end: int, type_name: TypeNameBase, generic_arguments: list[TypeNameBase]
    ) -> None:
        super().__init__(source, start, end)
        self.type_name = type_name
        self.generic_arguments = generic_arguments

    @property
    def name(self) -> str:
        return f"{self.type_name.name}[{','.join(argument.name for argument in self.generic_arguments)}]"

    @property
    def assembly_name(self) -> str | None:
        return self.type_name.assembly_name

    @property
    def full_name(self) -> str:
        arguments = ",".join(
            argument.full_name if argument.assembly_name is None else f"[{argument.full_name}]"
            for argument in self.generic_arguments
        )
        name = f"{self.type_name.name}[{arguments}]"
        return name if self.assembly_name is None else f"{name},{self.assembly_name}"
