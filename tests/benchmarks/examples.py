"""The example at a scale, made once and kept under `build` for as long as the program would make the same one."""

import datetime as dt
import gc
import hashlib
import shutil
from pathlib import Path

import wijkdesk
from wijkdesk.example import create_example

TODAY = dt.date(2026, 11, 23)
SCALES = (1, 20, 160)
"""The last has about 20,000 actions, 6,000 contacts and 100,000 events and moments."""

_KEPT = Path(__file__).parents[2] / "build" / "benchmarks"
_MAKES_IT = ("domain/**/*.py", "example/**/*.py", "storage/*.py", "storage/migrations/**/*.py")


def example(scale: int) -> Path:
    """It is for who reads; who writes does so in a copy."""
    folder = _KEPT / _state_of_code()
    path = folder / f"{scale}.wijkdesk"
    if not path.is_file():
        for other in _KEPT.glob("*"):
            if other != folder:
                shutil.rmtree(other)
        folder.mkdir(parents=True, exist_ok=True)
        gc.disable()  # a quarter of it would go to looking for rubbish among millions of things that all stay
        create_example(path, today=TODAY, scale=scale)
        gc.enable()
    return path


def _state_of_code() -> str:
    room = Path(wijkdesk.__file__).parent
    files = sorted(path for pattern in _MAKES_IT for path in room.glob(pattern))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]
