"""Imports point down only: house rule, read from the source of every module."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# From the bottom to the top; modules of one line may import each other. A longer name wins.
LAYERS = (
    ("claims.vocabulary",),
    ("claims.text",),
    ("claims.copies",),
    ("claims.agreement", "claims.fitting", "claims.prose"),
    ("claims.models", "claims.migrations", "claims.apps"),
    ("claims.workflow", "claims.signin"),
    ("claims.actions",),
    ("claims.exports",),
    ("claims.forms",),
    ("claims.http",),
    ("claims.middleware",),
    ("claims.views", "claims.admin", "claims.management", "claims.tasks"),
    ("claims.urls",),
    ("factcheck.urls",),
)
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}
# The machine room below all layers: it knows nothing of claims.
MACHINE_ROOM = (
    "factcheck.bundles",
    "factcheck.settings",
    "factcheck.start",
    "factcheck.embedded",
    "factcheck.place",
    "factcheck.serving",
    "factcheck.probes",
)
WITHOUT_DJANGO = ("claims.text", "claims.copies", "claims.agreement", "claims.fitting")


def modules() -> Iterator[tuple[str, ast.Module]]:
    for folder in ("claims", "factcheck"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            parts = file.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts).removesuffix(".__init__"), ast.parse(file.read_text())


def imports(name: str, module: ast.Module) -> Iterator[str]:
    """Every module that this one imports, wherever in it the import stands."""
    package = name.split(".")
    is_package = (ROOT / Path(*package) / "__init__.py").exists()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + is_package] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def layer_of(name: str) -> str | None:
    return next((layer for layer in HEIGHT if name == layer or name.startswith(f"{layer}.")), None)


def test_imports_point_down():
    upward = [
        f"{name} imports {target}"
        for name, module in modules()
        for target in imports(name, module)
        if (here := layer_of(name)) and (there := layer_of(target)) and HEIGHT[there] > HEIGHT[here]
    ]

    assert upward == []


def test_every_module_has_a_layer():
    homeless = [
        name
        for name, _ in modules()
        if not layer_of(name)
        and name not in (*MACHINE_ROOM, "claims", "factcheck", "factcheck.wsgi")
    ]

    assert homeless == []


def test_machine_room_knows_nothing_of_claims():
    found = [
        f"{name} imports {target}"
        for name, module in modules()
        if name in MACHINE_ROOM
        for target in imports(name, module)
        if target.startswith("claims")
    ]

    assert found == []


def test_text_and_numbers_know_nothing_of_django():
    found = [
        f"{name} imports {target}"
        for name, module in modules()
        if name.startswith(WITHOUT_DJANGO)
        for target in imports(name, module)
        if target.split(".")[0] == "django"
    ]

    assert found == []
