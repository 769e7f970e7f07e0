"""Where a dossier lies: in a folder that a program keeps the same elsewhere, or on a network; neither suits a database.

Told from what those programs leave in their folders, and from how the system mounted the disk; nothing is asked of a
network.
"""

import contextlib
import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

_NAMES: Final = (
    (re.compile(r"onedrive( .*)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( .*)?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"google ?drive.*|googledrive-.*", re.IGNORECASE), "Google Drive"),
    (re.compile(r"iclouddrive|mobile documents|com~apple~clouddocs", re.IGNORECASE), "iCloud"),
    (re.compile(r"nextcloud\d*", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"owncloud\d*", re.IGNORECASE), "ownCloud"),
)
"""How a synchronised folder is usually called."""

_MARKS: Final = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.driveupload", "Google Drive"),
    (".tmp.drivedownload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    ("._sync_*.db", "Nextcloud"),
    (".sync_*.db", "Nextcloud"),
    (".stfolder", "Syncthing"),
)
"""What such a program leaves in the folder that it keeps the same, whatever that is called."""

_NETWORK: Final = frozenset(
    """nfs nfs4 cifs smb2 smb3 smbfs afpfs ncpfs 9p afs ceph glusterfs davfs davfs2 webdav
    fuse.sshfs fuse.davfs fuse.rclone fuse.gvfsd-fuse fuse.glusterfs""".split()  # noqa: SIM905
)
_REMOTE_DRIVE: Final = 4  # as Windows counts kinds of drives


def synchronised_by(path: Path) -> str | None:
    """The name of the program that keeps the folder of ``path`` the same elsewhere; ``None`` when none is seen."""
    folder = Path(os.path.realpath(path)).parent
    for each in (folder, *folder.parents):
        if _is_home(each):
            return None  # what lies in it is not synchronised because the home folder happens to hold a mark
        for pattern, name in _NAMES:
            if pattern.fullmatch(each.name):
                return name
        for mark, name in _MARKS:
            with contextlib.suppress(OSError):
                if next(each.glob(mark), None) is not None:
                    return name
    return None


def is_on_network(path: Path) -> bool:
    """Whether ``path`` lies on another computer."""
    real = Path(os.path.realpath(path))
    if _is_share(real):
        return True
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{real.drive}\\") == _REMOTE_DRIVE)
    return _kind_of_disk(real, _mounts()) in _NETWORK


def _is_home(folder: Path) -> bool:
    with contextlib.suppress(RuntimeError):
        return folder == Path.home()
    return False


def _is_share(path: PurePath) -> bool:
    """Whether a path is one of a Windows network: two slashes and the name of a computer."""
    drive = path.drive
    is_device = drive.startswith(("\\\\.\\", "\\\\?\\"))
    return drive.startswith("\\\\?\\UNC\\") or (drive.startswith("\\\\") and not is_device)


def _kind_of_disk(path: PurePath, mounts: Iterator[tuple[str, str]]) -> str:
    """The kind of the disk that is mounted nearest above a path; the later of two on one place lies on top."""
    found, kind = "", ""
    for place, its_kind in mounts:
        if len(place) >= len(found) and path.is_relative_to(place):
            found, kind = place, its_kind
    return kind


def _mounts() -> Iterator[tuple[str, str]]:
    """Each place where a disk is mounted, and its kind."""
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        if sys.platform == "darwin":
            told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True, timeout=5).stdout
            for match in re.finditer(r" on (.+) \((\w+)[,)]", told):
                yield match[1], match[2]
            return
        for line in Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines():
            before, _, after = line.partition(" - ")
            place = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), before.split()[4])
            yield place, after.split()[0]
