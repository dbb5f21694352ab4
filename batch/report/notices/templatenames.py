"""Which names of a template's expressions are tags, and which are not."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, Final

from jinja2 import nodes

from batch.report.notices.kinds.kind import Tag

#: Names that ``for`` and ``set`` brought, with the tag that each stands for if that is known.
Scope = dict[str, Tag | None]

_SAME: Final = ("sort", "list", "reverse", "unique", "selectattr", "rejectattr", "select", "reject")


class Names:
    """Walks an expression and notes every name that is no tag."""

    def __init__(self, tags: tuple[Tag, ...], scopes: list[Scope]) -> None:
        self.tags = {tag.name: tag for tag in tags}
        self.scopes = scopes
        self.unknown: list[str] = []

    def hint(self, unknown: str) -> str:
        """The nearest known tag."""
        inner = [f"{tag.name}.{one.name}" for tag in self.tags.values() for one in tag.inner]
        for scope in self.scopes:
            inner += [f"{name}.{one.name}" for name, tag in scope.items() if tag for one in tag.inner]
        near = get_close_matches(unknown, [*self.tags, *inner], 1, 0.5)
        return f"，是否应为“{near[0]}”" if near else ""

    def visit(self, node: nodes.Node) -> None:
        """A statement: ``for`` and ``set`` bring names."""
        if isinstance(node, nodes.For):
            found = self.resolve(node.iter)
            self.scopes.append({"loop": None, **self._bound(node.target, _one(found))})
            if node.test:
                self.resolve(node.test)
        elif isinstance(node, nodes.Assign):
            found = self.resolve(node.node)
            self.scopes[-1].update(self._bound(node.target, found))
        else:
            for child in node.iter_child_nodes():
                self.resolve(child)

    @staticmethod
    def _bound(target: nodes.Node, found: Tag | None) -> Scope:
        if isinstance(target, nodes.Name):
            return {target.name: found}
        return {name.name: None for name in target.find_all(nodes.Name)}

    def resolve(self, node: nodes.Node) -> Tag | None:
        """The tag that an expression stands for; None where that is not known."""
        if isinstance(node, nodes.Name):
            return self._name(node.name)
        if isinstance(node, nodes.Getattr):
            return self._inner(node.node, node.attr)
        if isinstance(node, nodes.Getitem):
            return self._item(node)
        if isinstance(node, nodes.Filter):
            return self._filter(node)
        self._children(node)
        return None

    def _children(self, node: nodes.Node) -> None:
        for child in node.iter_child_nodes():
            self.resolve(child)

    def _name(self, name: str) -> Tag | None:
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        if name not in self.tags:
            self._note(name)
        return self.tags.get(name)

    def _inner(self, node: nodes.Node, attribute: str) -> Tag | None:
        base = self.resolve(node)
        if base is None:
            return None
        for tag in () if base.many else base.inner:
            if tag.name == attribute:
                return tag
        self._note(f"{_spelled(node)}.{attribute}")
        return None

    def _item(self, node: nodes.Getitem) -> Tag | None:
        key: Any = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(key, str):
            return self._inner(node.node, key)
        base = self.resolve(node.node)
        self.resolve(node.arg)
        return _one(base) if isinstance(key, int) else None

    def _filter(self, node: nodes.Filter) -> Tag | None:
        base = self.resolve(node.node) if node.node else None
        for child in (*node.args, *node.kwargs):
            self.resolve(child)
        if node.name in ("first", "last"):
            return _one(base)
        return base if node.name in _SAME else None

    def _note(self, name: str) -> None:
        if name not in self.unknown:
            self.unknown.append(name)


def _one(tag: Tag | None) -> Tag | None:
    """One of many: what a loop walks over."""
    return Tag(tag.name, tag.meaning, tag.inner) if tag and tag.inner else None


def _spelled(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_spelled(node.node)}.{node.attr}"
    return next((name.name for name in node.find_all(nodes.Name)), "")
