"""The domain stands on the standard library alone."""

import ast
import sys
from pathlib import Path

import pytest

import wijkdesk.domain

FOLDER = Path(wijkdesk.domain.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))


def imported(module):
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports say the whole name"
            yield node.module


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(FOLDER).as_posix())
def test_a_domain_module_imports_only_the_standard_library_and_the_domain(module):
    others = {
        name
        for name in imported(module)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("wijkdesk.domain.")
    }

    assert others == set()
