"""System.Numerics.Complex and the vectors of single-precision numbers."""

from __future__ import annotations

import cmath
import math

from pyshell.values.dotnet import static_property
from pyshell.values.numbers import BigInteger, Decimal, Half, Single
from pyshell.values.text import net_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _python(value: Any) -> complex:
    return complex(value.real, value.imaginary) if isinstance(value, Complex) else complex(float(value))


class Complex:
    """System.Numerics.Complex."""

    __slots__ = ("real", "imaginary")
    net_name = "System.Numerics.Complex"

    def __init__(self, real: float = 0.0, imaginary: float = 0.0) -> None:
        self.real = real
        self.imaginary = imaginary

    @staticmethod
    def cast_from(kind: type) -> Any:
        if issubclass(kind, int | float) or kind in (Half, Single):
            return "op_Implicit", lambda value: Complex(float(value))
        if kind in (Decimal, BigInteger):
            return "op_Explicit", lambda value: Complex(float(value))
        return None

    Real = property(lambda self: self.real)
    Imaginary = property(lambda self: self.imaginary)
    Magnitude = property(lambda self: abs(_python(self)))
    Phase = property(lambda self: cmath.phase(_python(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Complex) and self.real == other.real and self.imaginary == other.imaginary

    def __hash__(self) -> int:
        return hash((self.real, self.imaginary))

    def __str__(self) -> str:
        return f"<{net_string(self.real)}; {net_string(self.imaginary)}>"

    def ToString(self, format: Any = None, provider: Any = None) -> str:
        if not isinstance(format, str):
            return str(self)
        from pyshell.values.numformat import format_number

        return f"<{format_number(self.real, format, provider)}; {format_number(self.imaginary, format, provider)}>"

    Zero = static_property(lambda: Complex())
    One = static_property(lambda: Complex(1.0))
    ImaginaryOne = static_property(lambda: Complex(0.0, 1.0))
    NaN = static_property(lambda: Complex(math.nan, math.nan))
    Infinity = static_property(lambda: Complex(math.inf, math.inf))

    @staticmethod
    def Abs(value: Any) -> float:
        return abs(_python(value))

    @staticmethod
    def FromPolarCoordinates(magnitude: float, phase: float) -> Complex:
        return _net(cmath.rect(magnitude, phase))

    @staticmethod
    def Log(value: Any, base: float | None = None) -> Complex:
        return _net(cmath.log(_python(value)) if base is None else cmath.log(_python(value), base))


def _net(value: complex) -> Complex:
    return Complex(value.real, value.imag)


def _power(value: complex, exponent: complex) -> complex:
    if exponent == 0:
        return complex(1)
    if value == 0:
        return complex(0)
    return value**exponent


def _quotient(first: complex, second: complex) -> complex:
    return first / second if second != 0 else complex(math.nan, math.nan)


_ONE: dict[str, Callable[[complex], complex]] = {
    "Acos": cmath.acos, "Asin": cmath.asin, "Atan": cmath.atan, "Conjugate": lambda value: value.conjugate(),
    "Cos": cmath.cos,
    "Cosh": cmath.cosh, "Exp": cmath.exp, "Log10": cmath.log10, "Negate": lambda value: -value, "Sin": cmath.sin,
    "Reciprocal": lambda value: 1 / value if value else complex(0), "Sinh": cmath.sinh, "Sqrt": cmath.sqrt,
    "Tan": cmath.tan,
    "Tanh": cmath.tanh, "op_UnaryNegation": lambda value: -value, "op_UnaryPlus": lambda value: value,
}  # fmt: skip
_TWO: dict[str, Callable[[complex, complex], complex]] = {
    "Add": lambda a, b: a + b, "Subtract": lambda a, b: a - b, "Multiply": lambda a, b: a * b, "Divide": _quotient,
    "Pow": _power, "op_Addition": lambda a, b: a + b, "op_Subtraction": lambda a, b: a - b,
    "op_Multiply": lambda a, b: a * b, "op_Division": _quotient,
}  # fmt: skip


def _unary(action: Callable[[complex], complex]) -> Any:
    return staticmethod(lambda value: _net(action(_python(value))))


def _binary(action: Callable[[complex, complex], complex]) -> Any:
    return staticmethod(lambda first, second: _net(action(_python(first), _python(second))))


for _name, _unary_action in _ONE.items():
    setattr(Complex, _name, _unary(_unary_action))
for _name, _binary_action in _TWO.items():
    setattr(Complex, _name, _binary(_binary_action))


class Vector:
    """What Vector2, Vector3 and Vector4 share."""

    __slots__ = ("parts",)
    parts: list[float]
    size = 0

    def __init__(self, *parts: Any) -> None:
        flat: list[float] = []
        for part in parts:
            flat.extend(part.parts if isinstance(part, Vector) else [float(part)])
        self.parts = flat * self.size if len(flat) == 1 else flat or [0.0] * self.size

    X = property(lambda self: Single(self.parts[0]))
    Y = property(lambda self: Single(self.parts[1]))

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(tuple(self.parts))

    def __str__(self) -> str:
        return "<" + ", ".join(net_string(Single(part)) for part in self.parts) + ">"

    def ToString(self, format: Any = None, provider: Any = None) -> str:
        return str(self)

    def Length(self) -> Single:
        return Single(math.sqrt(sum(part * part for part in self.parts)))

    def LengthSquared(self) -> Single:
        return Single(sum(part * part for part in self.parts))

    @classmethod
    def Dot(cls, first: Vector, second: Vector) -> Single:
        return Single(sum(a * b for a, b in zip(first.parts, second.parts)))

    @classmethod
    def Distance(cls, first: Vector, second: Vector) -> Single:
        return Single(math.dist(first.parts, second.parts))

    @classmethod
    def Normalize(cls, value: Vector) -> Vector:
        length = float(value.Length())
        return cls(*(part / length for part in value.parts))

    @classmethod
    def Add(cls, first: Any, second: Any) -> Vector:
        return cls._each(first, second, lambda a, b: a + b)

    @classmethod
    def Subtract(cls, first: Any, second: Any) -> Vector:
        return cls._each(first, second, lambda a, b: a - b)

    @classmethod
    def Multiply(cls, first: Any, second: Any) -> Vector:
        return cls._each(first, second, lambda a, b: a * b)

    @classmethod
    def Divide(cls, first: Any, second: Any) -> Vector:
        return cls._each(first, second, lambda a, b: a / b if b else math.copysign(math.inf, a) if a else math.nan)

    @classmethod
    def Negate(cls, value: Vector) -> Vector:
        return cls(*(-part for part in value.parts))

    op_Addition = Add
    op_Subtraction = Subtract
    op_Multiply = Multiply
    op_Division = Divide
    op_UnaryNegation = Negate

    @classmethod
    def _each(cls, first: Any, second: Any, action: Callable[[float, float], float]) -> Vector:
        left = first.parts if isinstance(first, Vector) else [float(first)] * cls.size
        right = second.parts if isinstance(second, Vector) else [float(second)] * cls.size
        return cls(*(action(a, b) for a, b in zip(left, right)))


class Vector2(Vector):
    __slots__ = ()
    net_name = "System.Numerics.Vector2"
    net_base = "System.ValueType"
    net_properties = ("X", "Y")
    size = 2
    signatures = {
        "new": ["System.Numerics.Vector2 new(float value)", "System.Numerics.Vector2 new(float x, float y)"],
        "Length": ["float Length()"],
        "LengthSquared": ["float LengthSquared()"],
    }


class Vector3(Vector):
    __slots__ = ()
    net_name = "System.Numerics.Vector3"
    net_base = "System.ValueType"
    size = 3
    Z = property(lambda self: Single(self.parts[2]))

    @staticmethod
    def Cross(first: Vector3, second: Vector3) -> Vector3:
        (a, b, c), (d, e, f) = first.parts, second.parts
        return Vector3(b * f - c * e, c * d - a * f, a * e - b * d)


class Vector4(Vector):
    __slots__ = ()
    net_name = "System.Numerics.Vector4"
    net_base = "System.ValueType"
    net_properties = ("X", "Y", "Z", "W")
    size = 4
    Z = property(lambda self: Single(self.parts[2]))
    W = property(lambda self: Single(self.parts[3]))
    signatures = {
        "new": [
            "System.Numerics.Vector4 new(float value)",
            "System.Numerics.Vector4 new(float x, float y, float z, float w)",
        ],
        "Length": ["float Length()"],
        "LengthSquared": ["float LengthSquared()"],
    }
