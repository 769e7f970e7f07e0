"""SHA256SUMS: what everything in the folder of finished installers must be."""

import hashlib
from pathlib import Path


def write_sums(out: Path) -> None:
    """Write the file anew for all that stands beside it, so that ``sha256sum --check`` takes it."""
    files = sorted(path for path in out.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (out / "SHA256SUMS").write_text("".join(lines), "utf-8")
