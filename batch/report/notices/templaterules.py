"""What a Word template may say: every node of its expressions is held against these lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

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


class Methods(NodeTransformer):
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


def not_allowed(tree: nodes.Node) -> Iterator[tuple[str, int]]:
    """What a parsed template says and may not, in Chinese, each with its line."""
    for node in tree.iter_child_nodes():
        wrong = _wrong(node)
        if wrong:
            yield wrong, node.lineno or 1
        yield from not_allowed(node)


def _wrong(node: nodes.Node) -> str:
    """What is wrong with one node by itself; empty if nothing is."""
    if type(node) in _REFUSED:
        return f"模板中不能用“{_REFUSED[type(node)]}”"
    if not isinstance(node, (*_STATEMENTS, *_EXPRESSIONS)):
        return f"模板中不能用这种写法（{type(node).__name__}）"
    if isinstance(node, nodes.For) and node.recursive:
        return "模板中不能用“recursive”"
    if isinstance(node, nodes.Name) and node.name in _SPECIAL:
        return f"模板中不能用“{node.name}”"
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        return f"没有这个过滤器“{node.name}”；可用：{'、'.join(FILTERS)}"
    if isinstance(node, nodes.BinExpr) and _reckons_with_text(node):
        return f"“{node.operator}”只能用于数"
    return _wrong_value(node)


def _wrong_value(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f"模板中不能用“.{node.attr}”"
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and node.value.startswith("__"):
        return f"模板中不能用“{node.value}”"
    if isinstance(node, nodes.List) and not _is_listed(node):
        return "方括号里只能是写明的文字或数"
    if isinstance(node, nodes.Tuple) and node.ctx == "load" and not _is_listed(node):
        return "圆括号里只能是写明的文字或数"
    return ""


def _reckons_with_text(node: nodes.BinExpr) -> bool:
    sides = (node.left, node.right)
    return node.operator in ("+", "-", "*") and any(
        isinstance(side, nodes.Const) and isinstance(side.value, str) for side in sides
    )


def _is_listed(node: nodes.List | nodes.Tuple) -> bool:
    return all(isinstance(item, nodes.Const) for item in node.items)
