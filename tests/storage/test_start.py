"""The first screen waits for nothing heavy."""

import subprocess
import sys

PROGRAM = """
import importlib, pkgutil, sys
from pathlib import Path
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.storage import reading
from wijkdesk.storage.dossier import Dossier

with Dossier.open(Path(sys.argv[1])) as dossier:
    for module in pkgutil.iter_modules(reading.__path__, "wijkdesk.storage.reading."):
        for name, read in vars(importlib.import_module(module.name)).items():
            if name.startswith("list_") and read.__annotations__.keys() <= {"connection", "only", "return"}:
                read(dossier.reader)
                print(name)
    dossier.undoable, dossier.redoable
    heavy = {"sqlalchemy", "alembic", "PySide6", "reportlab"} & sys.modules.keys()
    assert not heavy, heavy
    dossier.load_write_side()
    assert "sqlalchemy" in sys.modules
    assert "alembic" not in sys.modules
"""


def test_opening_and_reading_every_list_loads_no_sqlalchemy(path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=False, timeout=60
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert len(set(done.stdout.split())) >= 20
