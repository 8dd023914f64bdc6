"""The floors of docs/architecture.md, read from the imports."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "dpnsee_analytics"
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))

FLOORS = {
    0: ("errors", "dates", "plain", "groups", "schema"),
    1: ("reading", "links", "dataset", "dictionary", "export"),
    2: ("actors", "selection", "graph", "store"),
    3: ("metrics", "figures"),
    4: ("reports", "cli", "__main__"),
    5: ("ui",),
}
FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def rooms_used(path: Path) -> set[str]:
    own = {name for name in imports(path) if name.startswith("dpnsee_analytics.")}
    return {name.split(".")[1] for name in own} - {"__version__"}


def test_every_module_has_its_floor():
    assert {room(path) for path in MODULES} - {"__init__"} == set(FLOOR_OF)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down_only(path):
    here = FLOOR_OF.get(room(path), -1)
    above = {used for used in rooms_used(path) if FLOOR_OF[used] > here}
    assert above == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_metrics_and_figures_never_import_each_other(path):
    forbidden = {"metrics": "figures", "figures": "metrics"}.get(room(path))
    assert forbidden not in rooms_used(path)


def test_only_ui_pages_and_the_entry_script_know_streamlit():
    knows = {path for path in MODULES if any(n.split(".")[0] == "streamlit" for n in imports(path))}
    assert {room(path) for path in knows} == {"ui"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_only_arranges(path):
    text = path.read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(text)))
    assert len([line for line in text.splitlines() if line.strip()]) < 60
    forbidden = (ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.Try, ast.For, ast.While)
    assert [type(node).__name__ for node in nodes if isinstance(node, forbidden)] == []
    assert not re.search(r"groupby|<style|#[0-9A-Fa-f]{6}|rgb\(", text)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_imports_no_floor_below_selection(path):
    assert rooms_used(path) <= {"ui", "metrics", "figures", "reports", "selection"}


def test_the_entry_script_is_short():
    lines = (ROOT / "dashboard.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 40


def test_colours_stand_in_style_only():
    colour = re.compile(r"#[0-9A-Fa-f]{6}\b|rgba?\(")
    named = {p.name for p in MODULES if colour.search(p.read_text(encoding="utf-8"))}
    assert named == {"style.py"}


def test_the_top_level_is_the_users():
    allowed = {
        "dashboard.py", "pages", "dpnsee_analytics", "data", "tests", "requirements.txt",
        "README.md", "pyproject.toml", "Makefile", "CHANGELOG.md", "LICENSE", "docs",
        "requirements-dev.txt", ".streamlit", ".ci", ".gitignore", ".gitattributes",
    }  # fmt: skip
    made = {".git", ".venv", "var", ".ruff_cache", ".hypothesis"}
    assert {path.name for path in ROOT.iterdir()} - made <= allowed


def test_no_file_holds_a_path_of_any_machine():
    pattern = re.compile(r"(?<![\w.:/])/(?:home|root|Users|tmp)/\w")
    texts = [*MODULES, *PAGES, *ROOT.glob("*.*"), *(ROOT / "docs").rglob("*.md")]
    found = [
        path.name
        for path in texts
        if path.is_file()
        and path.suffix in (".py", ".md", ".toml", ".txt")
        and pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
