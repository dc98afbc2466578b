"""SQL is constant text with bound values, and only in the casebook: no statement is ever put together."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import findings, imports, parse, python_files

if TYPE_CHECKING:
    from collections.abc import Iterable

EXECUTES = {"execute", "executemany", "executescript"}
HOME = "dsl_desk/casebook/"


def built_statements(text: str) -> Iterable[tuple[int, str]]:
    """Each call that executes something other than constant text, with its line."""
    tree = parse(text)
    constants = dict(_constants(tree))
    looped = {
        name.id: node.iter
        for node in ast.walk(tree)
        if isinstance(node, ast.For | ast.comprehension)
        for name in ast.walk(node.target)
        if isinstance(name, ast.Name)
    }
    for node in _executions(tree):
        if not node.args or not _is_constant(node.args[0], constants, looped):
            yield node.lineno, "a statement that is not constant text"


def _executions(tree: ast.Module) -> Iterable[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in EXECUTES:
            yield node


def _constants(tree: ast.Module) -> Iterable[tuple[str, ast.expr]]:
    """The module's own UPPER_CASE names, each bound once and for all, and what to."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def _is_constant(node: ast.expr, constants: dict[str, ast.expr], looped: dict[str, ast.expr]) -> bool:
    match node:
        case ast.Constant(value=str()):
            return True
        case ast.Name(id=name) if name.isupper():
            return name in constants and _is_constant(constants[name], constants, looped)
        case ast.Name(id=name):  # each of a constant tuple of statements
            return name in looped and _is_constant(looped[name], constants, {})
        case ast.Tuple(elts=several):
            return all(_is_constant(one, constants, {}) for one in several)
        case ast.IfExp(body=one, orelse=other):
            return _is_constant(one, constants, looped) and _is_constant(other, constants, looped)
        case ast.Call(func=ast.Attribute(attr="read_text", value=ast.Name(id=name))):
            return name.isupper() and _names_a_statement_file(constants.get(name))
        case _:
            return False


def _names_a_statement_file(node: ast.expr | None) -> bool:
    return node is not None and any(
        isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.endswith(".sql")
        for part in ast.walk(node)
    )


def test_every_statement_is_constant_text() -> None:
    assert findings(python_files("dsl_desk", "ui", "resources"), built_statements) == []


def test_only_the_casebook_executes_statements() -> None:
    outside = [name for name in python_files("dsl_desk", "ui", "resources") if not name.startswith(HOME)]
    assert findings(outside, lambda text: ((node.lineno, "SQL") for node in _executions(parse(text)))) == []


def test_only_the_casebook_imports_a_database() -> None:
    outside = [name for name in python_files("dsl_desk", "ui", "resources") if not name.startswith(HOME)]
    assert findings(outside, _drivers) == []


def _drivers(text: str) -> Iterable[tuple[int, str]]:
    return ((line, name) for line, name in imports(parse(text)) if name.startswith(("sqlite3", "sqlcipher3")))


@pytest.mark.parametrize(
    "statement",
    [
        'f"SELECT {what}"',
        '"SELECT " + what',
        '"SELECT %s" % what',
        '"SELECT {}".format(what)',
        '" ".join(what)',
        "what",
        "_BUILT",
        "OTHER",
        "self.statement",
        '"SELECT 1" if what else what',
        "_NOT_SQL.read_text()",
        "one",
    ],
)
def test_a_built_statement_is_caught(statement: str) -> None:
    sample = f"""
_BUILT = "SELECT " + name
_SOME = ("SELECT 1", _BUILT)
_NOT_SQL = Path("x.txt")
for one in _SOME:
    book.execute({statement}, values)
"""
    assert [line for line, _ in built_statements(sample)] == [6]


@pytest.mark.parametrize(
    "sample",
    [
        'book.execute("SELECT 1" " FROM entry")',
        '_ONE = "SELECT ?"\nbook.executemany(_ONE, values)',
        '_ONE = "SELECT ?"\n_TWO = "SELECT 2"\nbook.execute(_ONE if new else _TWO)',
        '_ALL = ("PRAGMA a", "PRAGMA b")\nfor one in _ALL:\n    book.execute(one)',
        '_ALL = (("a", "DELETE 1"), ("b", "DELETE 2"))\nfor name, one in _ALL:\n    book.execute(one)',
        '_FILE = files("x") / "schema" / "ledger.sql"\nbook.executescript(_FILE.read_text("utf-8"))',
    ],
)
def test_constant_statements_pass(sample: str) -> None:
    assert list(built_statements(sample)) == []
