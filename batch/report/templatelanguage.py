"""What a Word template may say: tags, loops and conditions of the documented kind, and nothing else.

A template is text. Its expressions are parsed and every node held against the list below
before anything is compiled; what is not on it is refused by name. What is left cannot call,
import, reach behind a value or grow without end: loops count their steps and letters their
size. Defence in depth: the environment is jinja2's sandbox, and has no global names.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any, Final

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from batch.language.persons import mask_ids
from batch.report.sheets import clean

MAX_STEPS: Final = 1_000_000  # of all loops of one letter together
MAX_SECONDS: Final = 60  # of one letter
MAX_JOINED: Final = 100_000  # characters that the filter join puts together
MAX_CHARACTERS: Final = 40_000_000  # of one part of a letter, its markup included

#: Filters that a template may use, with what they are for.
FILTERS: Final = {
    "length": "有几项", "count": "有几项", "first": "第一项", "last": "最后一项", "join": "连接各项",
    "default": "没有值时", "d": "没有值时", "upper": "大写", "lower": "小写", "trim": "去掉前后空白",
    "list": "各项", "sort": "排序", "reverse": "倒序", "unique": "去重", "select": "选出", "reject": "除去",
    "selectattr": "按某值选出", "rejectattr": "按某值除去", "map": "取出每项的某值", "int": "整数",
    "round": "四舍五入", "abs": "绝对值", "sum": "合计", "min": "最小", "max": "最大",
}  # fmt: skip
_STATEMENTS: Final = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign)
_EXPRESSIONS: Final = (
    nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Tuple, nodes.List, nodes.Keyword,
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Neg, nodes.Slice,
)  # fmt: skip
_REFUSED: Final = {
    nodes.Call: "调用", nodes.CallBlock: "call", nodes.Macro: "macro", nodes.Include: "include",
    nodes.Import: "import", nodes.FromImport: "import", nodes.Extends: "extends", nodes.Block: "block",
    nodes.FilterBlock: "filter", nodes.With: "with", nodes.AssignBlock: "set 块", nodes.Dict: "字典",
    nodes.Concat: "~（请把两个标签并排写）", nodes.Pow: "**", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Mod: "%",
    nodes.Pos: "+", nodes.NSRef: "namespace", nodes.ScopedEvalContextModifier: "autoescape",
}  # fmt: skip
_SPECIAL: Final = frozenset({"self", "super", "varargs", "kwargs", "caller"})  # jinja2 gives them a meaning
_STEP: Final = "_step"  # the filter put around what a loop walks over
_BREAK: Final = Markup('</w:t><w:br/><w:t xml:space="preserve">')


def _join(values: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
    """The values as one text, of at most :data:`MAX_JOINED` characters."""
    pieces, size = [], 0
    for value in values:
        piece = str(_finalize_plain(value if attribute is None else value[attribute]))
        size += len(piece) + len(str(between))
        if size > MAX_JOINED:
            raise TooMuchError("join 连成的文字太长")
        pieces.append(piece)
    return str(between).join(pieces)


def _sum(values: Iterable[Any], attribute: str | None = None) -> float:
    """The sum of numbers."""
    found = [value if attribute is None else value[attribute] for value in values]
    if not all(isinstance(one, int | float) for one in found):
        raise TooMuchError("sum 只能用于数")
    return float(sum(found))


class NotAllowedError(TemplateSyntaxError):
    """A template that says what none may; ``message`` is Chinese."""


class TooMuchError(TemplateError):
    """A letter that has grown too long, or takes too long."""


def _finalize_plain(value: Any) -> Any:
    """Text as it may stand in a run: no forbidden characters, line breaks as breaks."""
    if isinstance(value, list | tuple | dict):
        raise NotAllowedError("标签的值有多项，请用 for 逐项取出", 1)
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = clean(value)
    return _BREAK.join(escape(part) for part in text.splitlines()) if "\n" in text else text


def _finalize_masked(value: Any) -> Any:
    """The same, with every ID number masked."""
    return _finalize_plain(
        mask_ids(value) if isinstance(value, str) and not isinstance(value, Markup) else value
    )


class LetterTemplate(Template):
    """One part of a letter, whose text may grow only so far."""

    def render(self, *values: Any, **more: Any) -> str:
        """The part with its values. Raises TemplateError, TooMuchError where it grows too large."""
        pieces, size = [], 0
        for piece in self.generate(*values, **more):
            size += len(piece)
            if size > MAX_CHARACTERS:
                raise TooMuchError("文书太长")
            pieces.append(piece)
        return "".join(pieces)


class _Methods(NodeTransformer):
    """``"、".join(材料)`` and ``姓名.strip()``, as people write them, are the filters join and trim."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - jinja2 calls it so
        """A call of one of the two methods; any other stays, to be refused."""
        self.generic_visit(node)
        method, plain = node.node, not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if isinstance(method, nodes.Getattr) and plain:
            if (method.attr, len(node.args)) == ("strip", 0):
                return nodes.Filter(method.node, "trim", [], [], None, None, lineno=node.lineno)
            if (method.attr, len(node.args)) == ("join", 1):
                return nodes.Filter(node.args[0], "join", [method.node], [], None, None, lineno=node.lineno)
        return node


class LetterEnvironment(ImmutableSandboxedEnvironment):
    """The language of templates. An undefined value is an error; markup in values is escaped."""

    template_class = LetterTemplate
    intercepted_binops = frozenset({"+", "-", "*"})

    def __init__(self, mask: bool = False) -> None:
        """``mask``: whether ID numbers in values are masked."""
        super().__init__(
            undefined=StrictUndefined, autoescape=True, finalize=_finalize_masked if mask else _finalize_plain
        )
        self.globals.clear()
        own = {"join": _join, "sum": _sum, _STEP: self._steps}
        self.filters = {name: self.filters[name] for name in FILTERS} | own
        self._left = MAX_STEPS
        self._until = float("inf")

    def begin(self) -> None:
        """A new letter: steps and time are counted anew."""
        self._left = MAX_STEPS
        self._until = time.monotonic() + MAX_SECONDS

    def _steps(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self._left -= 1
            if self._left < 0 or (self._left % 256 == 0 and time.monotonic() > self._until):
                raise TooMuchError(f"重复的次数太多（超过{MAX_STEPS}次）或用时太长，请减少 for 的层数")
            yield value

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Only numbers are reckoned with, so that no text is made to grow."""
        if not all(isinstance(one, int | float) and abs(one) < 1e12 for one in (left, right)):
            raise TooMuchError(f"“{operator}”只能用于数")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse, and refuse what a template may not say."""
        tree: nodes.Template = _Methods().visit(super()._parse(source, name, filename))
        for message, line in not_allowed(tree):
            raise NotAllowedError(message, line, name, filename)
        return tree

    def _generate(self, source: nodes.Template, *more: Any, **options: Any) -> str:
        """Compile, with every loop counting its steps."""
        for loop in list(source.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, _STEP, [], [], None, None, lineno=loop.lineno)
            loop.iter.set_environment(self)
        return super()._generate(source, *more, **options)


def not_allowed(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """What a parsed template says and may not, in Chinese, each with its line."""
    for node in _every(tree):
        kind, line = type(node), node.lineno or 1
        if kind in _REFUSED:
            yield f"模板中不能用“{_REFUSED[kind]}”", line
        elif not isinstance(node, (*_STATEMENTS, *_EXPRESSIONS)):
            yield f"模板中不能用这种写法（{kind.__name__}）", line
        elif isinstance(node, nodes.For) and node.recursive:
            yield "模板中不能用“recursive”", line
        elif isinstance(node, nodes.Name) and node.name in _SPECIAL:
            yield f"模板中不能用“{node.name}”", line
        elif isinstance(node, nodes.BinExpr) and _reckons_with_text(node):
            yield f"“{node.operator}”只能用于数", line
        elif isinstance(node, nodes.List) and not _is_listed(node):
            yield "方括号里只能是写明的文字或数", line
        elif isinstance(node, nodes.Tuple) and node.ctx == "load" and not _is_listed(node):
            yield "圆括号里只能是写明的文字或数", line
        elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            yield f"模板中不能用“.{node.attr}”", line
        elif isinstance(node, nodes.Const) and isinstance(node.value, str) and node.value.startswith("__"):
            yield f"模板中不能用“{node.value}”", line
        elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
            yield f"没有这个过滤器“{node.name}”；可用：{'、'.join(FILTERS)}", line


def _reckons_with_text(node: nodes.BinExpr) -> bool:
    sides = (node.left, node.right)
    return node.operator in ("+", "-", "*") and any(
        isinstance(side, nodes.Const) and isinstance(side.value, str) for side in sides
    )


def _is_listed(node: nodes.List | nodes.Tuple) -> bool:
    return all(isinstance(item, nodes.Const) for item in node.items)


def _every(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _every(child)
