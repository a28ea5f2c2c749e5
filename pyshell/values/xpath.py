"""XPath 1.0 over nodes that have `kind`, `local_name`, `prefix`, `namespace_uri`, `parent`, `children`,
`attributes`.
"""

from __future__ import annotations

from typing import Any

from pyshell.values.exceptions import NetException

AXES = {
    "child", "descendant", "descendant-or-self", "self", "parent", "ancestor", "ancestor-or-self", "following-sibling",
    "preceding-sibling", "following", "preceding", "attribute", "namespace",
}  # fmt: skip


def bad_expression(text: str) -> NetException:
    from pyshell.values import exceptions

    error: NetException = exceptions.XPathException(f"'{text}' has an invalid token.")
    return error


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    index, size = 0, len(text)
    while index < size:
        character = text[index]
        if character.isspace():
            index += 1
            continue
        if character in "'\"":
            end = text.find(character, index + 1)
            if end < 0:
                from pyshell.values import exceptions

                raise exceptions.XPathException("This is an unclosed string.")
            found.append(("literal", text[index + 1 : end]))
            index = end + 1
            continue
        if character.isdigit() or (character == "." and text[index + 1 : index + 2].isdigit()):
            end = index
            while end < size and (text[end].isdigit() or text[end] == "."):
                end += 1
            found.append(("number", text[index:end]))
            index = end
            continue
        two = text[index : index + 2]
        if two in ("//", "..", "::", "<=", ">=", "!="):
            found.append(("op", two))
            index += 2
            continue
        if character in "/.@[]()|+-=<>,*$":
            found.append(("op", character))
            index += 1
            continue
        if character.isalpha() or character == "_":
            end = index
            while end < size and (text[end].isalnum() or text[end] in "_-."):
                end += 1
            if (
                text[end : end + 1] == ":"
                and text[end + 1 : end + 2] != ":"
                and (text[end + 1 : end + 2].isalpha() or text[end + 1 : end + 2] in "_*")
            ):
                end += 1
                if text[end] == "*":
                    end += 1
                else:
                    while end < size and (text[end].isalnum() or text[end] in "_-."):
                        end += 1
            found.append(("name", text[index:end]))
            index = end
            continue
        raise bad_expression(text)
    return found


class Evaluator:
    """Parses and evaluates one expression from a context node."""

    def __init__(self, text: str, resolve: Any = None) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.at = 0
        self.resolve = resolve

    def peek(self, ahead: int = 0) -> tuple[str, str]:
        index = self.at + ahead
        return self.tokens[index] if index < len(self.tokens) else ("end", "")

    def take(self) -> tuple[str, str]:
        token = self.peek()
        self.at += 1
        return token

    def expect(self, text: str) -> None:
        if self.take()[1] != text:
            raise bad_expression(self.text)

    def parse(self) -> Any:
        tree = self._binary(0)
        if self.peek()[0] != "end":
            raise bad_expression(self.text)
        return tree

    _LEVELS: tuple[tuple[str, ...], ...] = (
        ("or",),
        ("and",),
        ("=", "!="),
        ("<", "<=", ">", ">="),
        ("+", "-"),
        ("*", "div", "mod"),
    )

    def _binary(self, level: int) -> Any:
        if level == len(self._LEVELS):
            return self._unary()
        left = self._binary(level + 1)
        while self.peek()[1] in self._LEVELS[level] and self.peek()[0] in ("op", "name"):
            operator = self.take()[1]
            left = ("binary", operator, left, self._binary(level + 1))
        return left

    def _unary(self) -> Any:
        if self.peek() == ("op", "-"):
            self.take()
            return ("negate", self._unary())
        left = self._path_expression()
        while self.peek() == ("op", "|"):
            self.take()
            left = ("union", left, self._path_expression())
        return left

    def _path_expression(self) -> Any:
        kind, text = self.peek()
        if (
            kind in ("literal", "number")
            or text in ("(", "$")
            or (
                kind == "name"
                and self.peek(1) == ("op", "(")
                and text not in ("text", "node", "comment", "processing-instruction")
            )
        ):
            primary = self._primary()
            while self.peek() == ("op", "["):
                primary = ("filter", primary, self._predicate())
            if self.peek()[1] in ("/", "//"):
                steps: list[Any] = []
                self._steps(steps)
                return ("path", primary, steps)
            return primary
        steps = []
        start: Any = ("context",)
        if text == "/":
            self.take()
            start = ("root",)
            if self.peek()[0] != "name" and self.peek()[1] not in (".", "..", "@", "*"):
                return ("path", start, [])
            steps.append(self._step())
        elif text == "//":
            start = ("root",)
        else:
            steps.append(self._step())
        self._steps(steps)
        return ("path", start, steps)

    def _steps(self, steps: list[Any]) -> None:
        while self.peek()[1] in ("/", "//") and self.peek()[0] == "op":
            if self.take()[1] == "//":
                steps.append(("descendant-or-self", "node()", []))
            steps.append(self._step())

    def _predicate(self) -> Any:
        self.expect("[")
        tree = self._binary(0)
        self.expect("]")
        return tree

    def _step(self) -> Any:
        kind, text = self.take()
        if text == ".":
            return ("self", "node()", [])
        if text == "..":
            return ("parent", "node()", [])
        axis = "child"
        if text == "@":
            axis = "attribute"
            kind, text = self.take()
        elif kind == "name" and self.peek() == ("op", "::"):
            if text not in AXES:
                raise bad_expression(self.text)
            axis = text
            self.take()
            kind, text = self.take()
        if kind != "name" and text != "*":
            raise bad_expression(self.text)
        test = text
        if self.peek() == ("op", "(") and text in ("text", "node", "comment", "processing-instruction"):
            self.take()
            if self.peek()[0] == "literal":
                self.take()
            self.expect(")")
            test = text + "()"
        predicates: list[Any] = []
        while self.peek() == ("op", "["):
            predicates.append(self._predicate())
        return (axis, test, predicates)

    def _primary(self) -> Any:
        kind, text = self.take()
        if kind == "literal":
            return ("value", text)
        if kind == "number":
            return ("value", float(text))
        if text == "(":
            tree = self._binary(0)
            self.expect(")")
            return tree
        if kind == "name":
            self.expect("(")
            arguments: list[Any] = []
            if self.peek() != ("op", ")"):
                arguments.append(self._binary(0))
                while self.peek() == ("op", ","):
                    self.take()
                    arguments.append(self._binary(0))
            self.expect(")")
            return ("call", text, arguments)
        raise bad_expression(self.text)

    # --- evaluation

    def evaluate(self, tree: Any, node: Any, position: int = 1, size: int = 1) -> Any:
        kind = tree[0]
        if kind == "value":
            return tree[1]
        if kind == "context":
            return [node]
        if kind == "root":
            top = node
            while top.parent is not None:
                top = top.parent
            return [top]
        if kind == "path":
            nodes = self.evaluate(tree[1], node, position, size)
            for step in tree[2]:
                nodes = self._apply(step, nodes)
            return nodes
        if kind == "filter":
            nodes = self.evaluate(tree[1], node, position, size)
            return self._filter(nodes, tree[2])
        if kind == "union":
            return _in_order([*self.evaluate(tree[1], node), *self.evaluate(tree[2], node)])
        if kind == "negate":
            return -to_number(self.evaluate(tree[1], node, position, size))
        if kind == "call":
            return self._call(tree[1], tree[2], node, position, size)
        return self._operate(tree, node, position, size)

    def _operate(self, tree: Any, node: Any, position: int, size: int) -> Any:
        operator = tree[1]
        left = self.evaluate(tree[2], node, position, size)
        if operator == "or":
            return to_boolean(left) or to_boolean(self.evaluate(tree[3], node, position, size))
        if operator == "and":
            return to_boolean(left) and to_boolean(self.evaluate(tree[3], node, position, size))
        right = self.evaluate(tree[3], node, position, size)
        if operator in ("=", "!=", "<", "<=", ">", ">="):
            return _compare(operator, left, right)
        one, two = to_number(left), to_number(right)
        if operator == "+":
            return one + two
        if operator == "-":
            return one - two
        if operator == "*":
            return one * two
        if two == 0:
            return float("nan")
        return one / two if operator == "div" else one - two * int(one / two)

    def _apply(self, step: Any, nodes: list[Any]) -> list[Any]:
        axis, test, predicates = step
        result: list[Any] = []
        for node in nodes:
            found = [each for each in axis_nodes(node, axis) if self._matches(each, axis, test)]
            for predicate in predicates:
                found = self._filter(found, predicate)
            result.extend(found)
        return (
            _in_order(result)
            if len(nodes) > 1 or axis in ("ancestor", "ancestor-or-self", "preceding", "preceding-sibling")
            else result
        )

    def _filter(self, nodes: list[Any], predicate: Any) -> list[Any]:
        kept: list[Any] = []
        size = len(nodes)
        for place, node in enumerate(nodes, 1):
            value = self.evaluate(predicate, node, place, size)
            if (value == place) if isinstance(value, float) else to_boolean(value):
                kept.append(node)
        return kept

    def _matches(self, node: Any, axis: str, test: str) -> bool:
        if test == "node()":
            return True
        if test == "text()":
            return node.kind in ("text", "cdata", "whitespace")
        if test == "comment()":
            return bool(node.kind == "comment")
        if test == "processing-instruction()":
            return bool(node.kind == "pi")
        wanted = "attribute" if axis == "attribute" else "element"
        if node.kind != wanted:
            return False
        if test == "*":
            return True
        prefix, colon, name = test.rpartition(":")
        if name != "*" and node.local_name != name:
            return False
        uri = ""
        if colon:
            found = self.resolve(prefix) if self.resolve is not None else None
            if found is None:
                from pyshell.values import exceptions

                raise exceptions.XPathException(
                    "Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined "
                    "function."
                )
            uri = found
        return bool(node.namespace_uri == uri)

    def _call(self, name: str, arguments: list[Any], node: Any, position: int, size: int) -> Any:
        values = [self.evaluate(each, node, position, size) for each in arguments]
        if name == "position":
            return float(position)
        if name == "last":
            return float(size)
        if name == "count":
            return float(len(values[0]))
        if name in ("name", "local-name", "namespace-uri"):
            target = (values[0][0] if values[0] else None) if values else node
            if target is None:
                return ""
            return {"name": target.name, "local-name": target.local_name, "namespace-uri": target.namespace_uri}[name]
        if name == "string":
            return to_text(values[0] if values else [node])
        if name == "number":
            return to_number(values[0] if values else [node])
        if name == "boolean":
            return to_boolean(values[0])
        if name == "not":
            return not to_boolean(values[0])
        if name in ("true", "false"):
            return name == "true"
        if name == "sum":
            return sum(to_number([each]) for each in values[0])
        texts = [to_text(value) for value in values]
        if name == "concat":
            return "".join(texts)
        if name == "contains":
            return texts[1] in texts[0]
        if name == "starts-with":
            return texts[0].startswith(texts[1])
        if name == "substring-before":
            return texts[0].partition(texts[1])[0] if texts[1] in texts[0] else ""
        if name == "substring-after":
            return texts[0].partition(texts[1])[2]
        if name == "substring":
            start = round(to_number(values[1]))
            end = start + round(to_number(values[2])) if len(values) > 2 else len(texts[0]) + 1
            return texts[0][max(start - 1, 0) : max(end - 1, 0)]
        if name == "string-length":
            return float(len(texts[0] if texts else node.text_content()))
        if name == "normalize-space":
            return " ".join((texts[0] if texts else node.text_content()).split())
        if name == "translate":
            table = {
                ord(each): (texts[2][place] if place < len(texts[2]) else None) for place, each in enumerate(texts[1])
            }
            return texts[0].translate(table)
        if name in ("floor", "ceiling", "round"):
            from math import ceil, floor

            number = to_number(values[0])
            return float({"floor": floor, "ceiling": ceil, "round": lambda each: floor(each + 0.5)}[name](number))
        if name == "id":
            return []
        raise bad_expression(self.text)


def axis_nodes(node: Any, axis: str) -> list[Any]:
    """The nodes of an axis, in the axis's own order."""
    if axis == "child":
        return list(node.children)
    if axis == "attribute":
        return [each for each in node.attributes if not each.is_namespace]
    if axis == "self":
        return [node]
    if axis == "parent":
        return [node.parent] if node.parent is not None else []
    if axis in ("descendant", "descendant-or-self"):
        found = [node] if axis == "descendant-or-self" else []
        for child in node.children:
            found.extend(axis_nodes(child, "descendant-or-self"))
        return found
    if axis in ("ancestor", "ancestor-or-self"):
        found = [node] if axis == "ancestor-or-self" else []
        current = node.parent
        while current is not None:
            found.append(current)
            current = current.parent
        return found
    siblings = list(node.parent.children) if node.parent is not None and node.kind != "attribute" else []
    place = next((index for index, each in enumerate(siblings) if each is node), -1)
    if axis == "following-sibling":
        return siblings[place + 1 :]
    if axis == "preceding-sibling":
        return siblings[:place][::-1]
    found = []
    if axis == "following":
        current = node
        while current is not None:
            for each in axis_nodes(current, "following-sibling"):
                found.extend(axis_nodes(each, "descendant-or-self"))
            current = current.parent
    elif axis == "preceding":
        current = node
        while current is not None:
            for each in axis_nodes(current, "preceding-sibling"):
                found.extend(axis_nodes(each, "descendant-or-self")[::-1])
            current = current.parent
    return found


def _path_key(node: Any) -> tuple[int, ...]:
    parts: list[int] = []
    current = node
    while current.parent is not None:
        group = current.parent.attributes if current.kind == "attribute" else current.parent.children
        place = next((index for index, each in enumerate(group) if each is current), 0)
        parts.append(place - 100000 if current.kind == "attribute" else place)
        current = current.parent
    return tuple(reversed(parts))


def _in_order(nodes: list[Any]) -> list[Any]:
    unique = list({id(node): node for node in nodes}.values())
    return sorted(unique, key=_path_key)


def to_text(value: Any) -> str:
    if isinstance(value, list):
        return value[0].text_content() if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        from pyshell.values.text import double_roundtrip

        return double_roundtrip(value)
    return str(value)


def to_number(value: Any) -> float:
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    try:
        return float(to_text(value).strip())
    except ValueError:
        return float("nan")


def to_boolean(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value)
    if isinstance(value, float):
        return value != 0 and value == value
    return bool(value)


def _compare(operator: str, left: Any, right: Any) -> bool:
    if isinstance(left, list) and isinstance(right, list):
        return any(_scalar(operator, one.text_content(), two.text_content()) for one in left for two in right)
    if isinstance(left, list):
        if isinstance(right, bool):
            return _scalar(operator, to_boolean(left), right)
        return any(_scalar(operator, one.text_content(), right) for one in left)
    if isinstance(right, list):
        if isinstance(left, bool):
            return _scalar(operator, left, to_boolean(right))
        return any(_scalar(operator, left, two.text_content()) for two in right)
    return _scalar(operator, left, right)


def _scalar(operator: str, left: Any, right: Any) -> bool:
    if operator in ("=", "!="):
        if isinstance(left, bool) or isinstance(right, bool):
            same = to_boolean(left) == to_boolean(right)
        elif isinstance(left, float) or isinstance(right, float):
            same = to_number(left) == to_number(right)
        else:
            same = left == right
        return same if operator == "=" else not same
    one, two = to_number(left), to_number(right)
    return {"<": one < two, "<=": one <= two, ">": one > two, ">=": one >= two}[operator]


def select(text: str, node: Any, resolve: Any = None) -> Any:
    """The value of an expression at a node. Raises XPathException."""
    evaluator = Evaluator(text, resolve)
    return evaluator.evaluate(evaluator.parse(), node)


def select_nodes(text: str, node: Any, resolve: Any = None) -> list[Any]:
    """The nodes that an expression selects. Raises XPathException, also for a number or text."""
    found = select(text, node, resolve)
    if not isinstance(found, list):
        from pyshell.values import exceptions

        raise exceptions.XPathException("Expression must evaluate to a node-set.")
    return found
