"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "clientjournal"
BELOW_THE_SCREEN = [
    "clientjournal",
    "clientjournal.cli",
    "clientjournal.cli.group",
    "clientjournal.config",
    "clientjournal.export",
    "clientjournal.importing",
    "clientjournal.insights",
    "clientjournal.journal",
    "clientjournal.sample",
]

SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SCREEN = [path for path in sorted((PACKAGE / "tui").rglob("*.py")) if path.name != "text.py"]

DRAWS = frozenset(
    [
        "Static",
        "Label",
        "Button",
        "Option",
        "Select",
        "Tab",
        "TabPane",
        "Tree",
        "Content",
        "Header",
        "notify",
        "update",
        "set_options",
        "add_option",
        "add_options",
        "add_row",
        "add_column",
        "add_columns",
        "from_markup",
    ]
)
"""What puts a text on the screen when it is given one."""

TITLES = frozenset(("border_title", "border_subtitle", "tooltip"))
"""Attributes whose text Textual draws."""


def by_path(paths: list[Path]) -> list[object]:
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in paths]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def lines_of(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1  # type: ignore[attr-defined]


def name_of(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def test_imports_point_down_only() -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command is not None, "import-linter is missing: pip install -e .[dev]"
    run = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "4 kept, 0 broken" in run.stdout


def test_nothing_below_the_screen_loads_textual_or_rich() -> None:
    present = [name for name in BELOW_THE_SCREEN if find_spec(name) is not None]
    assert "clientjournal.journal" in present
    program = (
        "import importlib, json, sys\n"
        f"for name in {present!r}: importlib.import_module(name)\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(json.loads(run.stdout))
    assert "tinydb" in loaded
    assert loaded & {"textual", "rich"} == set()


def test_naming_the_package_loads_nothing_but_itself() -> None:
    program = "import sys, clientjournal; print('msgspec' in sys.modules, 'tinydb' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "False False\n"


def markup_in(module: ast.Module) -> Iterator[str]:
    """Give each place where text could be drawn as markup."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom | ast.Import):
            names = {part for alias in node.names for part in alias.name.split(".")}
            names |= set(str(getattr(node, "module", "")).split("."))
            if names & {"markup", "escape"}:
                yield f"line {node.lineno}: imports markup"
        elif isinstance(node, ast.Call):
            name = name_of(node.func)
            if name in ("from_markup", "escape", "escape_markup"):
                yield f"line {node.lineno}: {name}"
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            if name in DRAWS and any(isinstance(value, ast.JoinedStr) for value in given):
                yield f"line {node.lineno}: an f-string given to {name}"
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.JoinedStr):
            titles = TITLES & {name_of(target) for target in node.targets}
            for title in titles:
                yield f"line {node.lineno}: an f-string as {title}"


@pytest.mark.parametrize(
    "source",
    [
        "from rich.markup import escape",
        "import textual.markup",
        "Content.from_markup(x)",
        "Static(f'{name}')",
        "self.notify(f'saved {name}')",
        "self.border_title = f'{name}'",
        "widget.update(content=f'{name}')",
    ],
)
def test_text_drawn_as_markup_would_be_found(source: str) -> None:
    assert list(markup_in(ast.parse(source)))


@pytest.mark.parametrize("path", by_path(SCREEN))
def test_text_reaches_a_widget_as_content_only(path: Path) -> None:
    assert list(markup_in(tree(path))) == []


@pytest.mark.parametrize("path", by_path(SOURCES + TESTS))
def test_a_file_a_class_and_a_function_are_short(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 400
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            assert lines_of(node) <= 300, node.name
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert lines_of(node) <= 50, node.name


@pytest.mark.parametrize("path", by_path(SOURCES))
def test_an_except_names_what_it_catches(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, node.lineno
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            names = {name_of(each) for each in caught}
            assert names & {"Exception", "BaseException"} == set(), node.lineno


@pytest.mark.parametrize("path", by_path(SOURCES))
def test_no_check_is_silenced_wholesale(path: Path) -> None:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        assert "type: ignore" not in line or "type: ignore[" in line, number
        assert "# noqa" not in line or "# noqa: " in line, number
        assert "ruff: noqa" not in line, number


@pytest.mark.parametrize("path", by_path(TESTS))
def test_no_test_sleeps_is_skipped_or_is_expected_to_fail(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and name_of(node.func) == "sleep":
            waits = [value for value in node.args if getattr(value, "value", None) != 0]
            assert not waits, node.lineno
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("skip", "skipif", "xfail", "importorskip"), node.lineno


NETWORK = frozenset(
    [
        *("aiohttp", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib"),
        *("socket", "socketserver", "ssl", "urllib", "urllib3", "webbrowser", "websockets"),
        *("wsgiref", "xmlrpc"),
    ]
)
"""Modules by which a program sends or listens."""

OPENS = frozenset(["open_connection", "start_server", "create_connection", "create_server"])
"""Calls of the event loop that do."""


def reached(module: ast.Module) -> Iterator[str]:
    """Give each way out of this machine that a source takes."""
    for node in ast.walk(module):
        named: list[str] = []
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            named = [node.module or ""]
        elif isinstance(node, ast.Call):
            if name_of(node.func) in OPENS:
                yield name_of(node.func)
            if name_of(node.func) in ("import_module", "__import__"):
                named = [str(each.value) for each in node.args if isinstance(each, ast.Constant)]
        yield from (name for name in named if name.split(".")[0] in NETWORK)


@pytest.mark.parametrize("path", by_path(SOURCES))
def test_nothing_is_sent_and_nothing_listens(path: Path) -> None:
    assert list(reached(tree(path))) == []


@pytest.mark.parametrize(
    "source",
    [
        "import os, urllib.request",
        "from http.client import HTTPSConnection",
        "import_module('ssl')",
        "asyncio.open_connection('example.org', 80)",
    ],
)
def test_a_way_out_would_be_found(source: str) -> None:
    assert list(reached(ast.parse(source)))
