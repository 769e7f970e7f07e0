"""Build the installer of Wijkdesk for a system: `python3 build_installer.py --target windows`, or `deb`.

It needs a few packages of Debian, which it installs where it may. What it fetches is pinned by hash and kept in
`build/installer/cache`: with that it builds again without a network. One commit, built with one Python, gives the same
bytes each time.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from installer import commit, linux, sums, windows
from installer.tools import Job

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build" / "installer"
TARGETS = {"deb": linux.build, "windows": windows.build}


def words() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Build the installer of Wijkdesk for a system.")
    told = "windows: for one user of Windows 10 or 11; deb: Debian, Ubuntu and their like"
    parser.add_argument("--target", choices=sorted(TARGETS), required=True, help=told)
    parser.add_argument("--fast", action="store_true", help="pack less tightly, to try it out")
    parser.add_argument(
        "--sign", type=Path, metavar="CERT", help="a PEM file with a certificate and its key, to sign for Windows with"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR", help="where it comes; dist by itself")
    return parser


def main() -> int:
    given = words().parse_args()
    os.environ.pop("PYTHONPATH", None)  # what is built is of this folder alone
    work = BUILD / given.target
    job = Job(commit.version(), commit.moment(), BUILD / "cache", work, given.fast, given.sign and given.sign.resolve())
    try:
        TARGETS[given.target](job, given.out.resolve())
    except subprocess.CalledProcessError as failed:
        print(f"This step failed: {Path(failed.cmd[0]).name}; the lines above say why.", file=sys.stderr)
        return 1
    sums.write_sums(given.out)
    print(*sorted(path for path in given.out.iterdir() if path.is_file()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
