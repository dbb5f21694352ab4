"""The language of Word templates: text with tags, and no program.

A template is parsed and held against :mod:`batch.report.notices.templaterules` before anything is
compiled. What is left cannot call, import, reach behind a value or grow without end: loops
and filters count their steps and look at the clock, letters have a size. Defence in depth:
the environment is jinja2's sandbox, and has no global names.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import islice
from typing import Any, Final

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from batch.report.notices.templateerrors import NotAllowedError, TooMuchError
from batch.report.notices.templaterules import FILTERS, Methods, not_allowed
from batch.report.notices.templatevalues import ShownValues, plain, rounded, sum_of

MAX_STEPS: Final = 1_000_000  # of all loops of one letter together
MAX_SECONDS: Final = 60  # of one letter
MAX_JOINED: Final = 100_000  # characters that the filter join puts together
MAX_CHARACTERS: Final = 40_000_000  # of one part of a letter, its markup included
_SOME: Final = 256  # pieces of a letter whose size is looked at together
_LOOP: Final = frozenset({"first", "last", "index", "index0", "length"})  # what nothing is hidden behind
_STEP: Final = "_step"  # the filter put around what a loop walks over


class LetterTemplate(Template):
    """One part of a letter, whose text may grow only so far."""

    environment: LetterEnvironment

    def render(self, *values: Any, **more: Any) -> str:
        """The part with its values. Raises TemplateError, TooMuchError where it grows too large."""
        pieces: list[str] = []
        size = 0
        try:
            every = self.root_render_func(self.new_context(dict(*values, **more)))
            while some := list(islice(every, _SOME)):
                size += sum(map(len, some))
                if size > MAX_CHARACTERS:
                    raise TooMuchError("文书太长")
                pieces += some
        except (TypeError, ValueError, RecursionError, OverflowError) as error:
            raise TemplateError(f"标签的用法不对（{type(error).__name__}）") from error
        self.environment.tick()
        return "".join(pieces)


class LetterEnvironment(ImmutableSandboxedEnvironment):
    """The tags' rules. An undefined value is an error; whatever is shown is escaped."""

    template_class = LetterTemplate
    intercepted_binops = frozenset({"+", "-", "*"})

    def __init__(self, mask: bool = False) -> None:
        """``mask``: whether ID numbers in values are masked."""
        # values are escaped where they are shown, so that each is escaped once
        super().__init__(
            undefined=StrictUndefined, autoescape=False, finalize=ShownValues(mask), optimized=False
        )
        self.globals.clear()
        own: dict[str, Callable[..., Any]] = {"join": self._join, "sum": sum_of, "round": rounded}
        known = {name: own.get(name, self.filters[name]) for name in FILTERS}
        self.filters = {name: self._watched(one) for name, one in known.items()} | {_STEP: self._steps}
        self._left = MAX_STEPS
        self._until = float("inf")

    def begin(self) -> None:
        """A new letter: steps and time are counted anew."""
        self._left = MAX_STEPS
        self._until = time.monotonic() + MAX_SECONDS

    def tick(self) -> None:
        """One step more. Raises TooMuchError when there were too many, or it took too long."""
        self._left -= 1
        if self._left < 0 or time.monotonic() > self._until:
            raise TooMuchError(f"重复的次数太多（超过{MAX_STEPS}次）或用时太长，请减少 for 的层数")

    def _watched(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that counts as a step."""

        @wraps(function)
        def watched(*values: Any, **more: Any) -> Any:
            self.tick()
            return function(*values, **more)

        return watched

    def _steps(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self.tick()
            yield value

    def _join(self, values: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
        """The values as one text, of at most :data:`MAX_JOINED` characters."""
        pieces, size = [], 0
        for value in self._steps(values):
            piece = plain(value if attribute is None else value[attribute])
            size += len(piece) + len(str(between))
            if size > MAX_JOINED:
                raise TooMuchError("join 连成的文字太长")
            pieces.append(piece)
        return str(between).join(pieces)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A value of an item; what an item is not asked for, the sandbox decides."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if type(obj) is LoopContext and attribute in _LOOP:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Only numbers are reckoned with, so that no text is made to grow."""
        if not all(isinstance(one, int | float) and abs(one) < 1e12 for one in (left, right)):
            raise TooMuchError(f"“{operator}”只能用于数")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse, and refuse what a template may not say."""
        try:
            tree: nodes.Template = Methods().visit(super()._parse(source, name, filename))
            for message, line in not_allowed(tree):
                raise NotAllowedError(message, line, name, filename)
        except (RecursionError, ValueError, MemoryError) as error:
            raise NotAllowedError("写法太复杂，请拆成几个标签", 1, name, filename) from error
        return tree

    def _generate(self, source: nodes.Template, *more: Any, **options: Any) -> str:
        """Turn into code, with every loop counting its steps."""
        for loop in list(source.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, _STEP, [], [], None, None, lineno=loop.lineno)
            loop.iter.set_environment(self)
        return super()._generate(source, *more, **options)

    def compile(self, source: Any, *more: Any, **options: Any) -> Any:
        """Compile. Raises TemplateSyntaxError, also where the code is deeper than Python takes."""
        try:
            return super().compile(source, *more, **options)
        except (RecursionError, SyntaxError, ValueError, MemoryError) as error:
            raise NotAllowedError("for、if 的层数太多或写法太复杂", 1) from error
