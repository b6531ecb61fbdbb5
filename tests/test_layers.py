"""Imports point down, between layers and between domains; read from the source of every module."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# From the bottom to the top. Modules of one line may import each other; a longer name wins.
LAYERS = (
    (
        "claims.vocabulary",
        "claims.agreement",
        "claims.markdown",
        "claims.canonical_json",
        "claims.charts",
        "claims.compiled_reads",
        "claims.inserts",
        "claims.prepared_statements",
        "claims.sql_files",
    ),
    ("claims.text", "claims.evidence.capture"),
    ("claims.models", "claims.migrations", "claims.apps"),
    ("claims.access",),
    ("claims.ledger",),
    ("queries",),
    ("actions",),
    (
        "claims.web",
        "claims.reports.document",
        "claims.reports.addresses",
        "claims.people.sessions",
        "claims.people.sign_in",
    ),
    ("forms",),
    ("pages",),
    ("formats",),
    ("views", "admin"),
    ("urls", "claims.management", "claims.tasks"),
    ("claims.urls",),
    ("factcheck.urls",),
)
# From the bottom to the top: a domain uses those below it, never their views.
DOMAINS = (
    "ledger", "lists", "mail", "evidence", "articles", "desk", "people", "reports", "search", "moderation",
)  # fmt: skip
# The server below all layers: it knows nothing of claims.
SERVER = (
    "factcheck.static_files",
    "factcheck.template_loading",
    "factcheck.settings",
    "factcheck.environment",
    "factcheck.external_database",
    "factcheck.database_roles",
    "factcheck.pool",
    "factcheck.embedded",
    "factcheck.cluster_paths",
    "factcheck.supervisor",
    "factcheck.server",
    "factcheck.probes",
)
WITHOUT_DJANGO = ("claims.text", "claims.evidence.capture", "claims.agreement", "claims.charts")
# Packages that only hold what the layers below name.
CONTAINERS = {"claims", "factcheck", "factcheck.wsgi"} | {f"claims.{name}" for name in DOMAINS}

HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for folder in ("claims", "factcheck"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            parts = file.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts).removesuffix(".__init__"), ast.parse(file.read_text())


MODULES = dict(modules())


def imports(name: str) -> Iterator[str]:
    """Every module of the project that this one imports, wherever in it the import is."""
    package = name.split(".")
    is_package = (ROOT / Path(*package) / "__init__.py").exists()
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + is_package] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            submodules = {f"{base}.{alias.name}" for alias in node.names} & MODULES.keys()
            yield from submodules
            if len(submodules) < len(node.names):
                yield base


def domain_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in DOMAINS else None


def layer_of(name: str) -> str | None:
    """The layer of a module: that of a package named in LAYERS, else its folder within its domain."""
    full = [layer for layer in HEIGHT if name == layer or name.startswith(f"{layer}.")]
    if full:
        return max(full, key=len)
    parts = name.split(".")
    if domain_of(name) and len(parts) > 2 and parts[2] in HEIGHT:
        return parts[2]
    return None


def test_imports_point_down_the_layers():
    upward = [
        f"{name} imports {target}"
        for name in MODULES
        for target in imports(name)
        if (here := layer_of(name)) and (there := layer_of(target)) and HEIGHT[there] > HEIGHT[here]
    ]

    assert upward == []


def test_imports_point_down_the_domains():
    upward = [
        f"{name} imports {target}"
        for name in MODULES
        for target in imports(name)
        if (here := domain_of(name))
        and (there := domain_of(target))
        and DOMAINS.index(there) > DOMAINS.index(here)
    ]

    assert upward == []


def test_no_domain_imports_views_of_another():
    found = [
        f"{name} imports {target}"
        for name in MODULES
        for target in imports(name)
        if domain_of(target)
        and layer_of(target) in {"views", "admin"}
        and domain_of(name) not in {domain_of(target), None}
    ]

    assert found == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_modules_of_a_domain_have_names_of_their_own(domain: str):
    places = defaultdict(list)
    for name in MODULES:
        if domain_of(name) == domain and not (ROOT / Path(*name.split("."))).is_dir():
            places[name.rpartition(".")[2]].append(name)

    assert {short: names for short, names in places.items() if len(names) > 1} == {}


def test_every_module_has_a_layer():
    homeless = [
        name
        for name in MODULES
        if not layer_of(name) and name not in CONTAINERS and name not in SERVER
    ]

    assert homeless == []


def test_the_server_knows_nothing_of_claims():
    found = [
        f"{name} imports {target}"
        for name in MODULES
        if name in SERVER
        for target in imports(name)
        if target.startswith("claims")
    ]

    assert found == []


def test_text_and_numbers_know_nothing_of_django():
    found = [
        f"{name} imports {target}"
        for name in MODULES
        if name.startswith(WITHOUT_DJANGO)
        for target in imports(name)
        if target.split(".")[0] == "django"
    ]

    assert found == []
