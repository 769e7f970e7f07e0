"""Files that are whole or not there."""

import contextlib
import os
import secrets
import shutil
from pathlib import Path

from wijkdesk import private_files


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in the place of any that was there, in one step: there is never half a file, nor none.

    A new one is for its user alone; one that takes the place of another has the rights of that.
    Raises OSError, from the system as it is but about ``path``; then the old file is still there, and nothing else.
    """
    # A link goes on pointing to the file that it points to; one that points to itself is replaced.
    target = Path(os.path.realpath(path))
    unfinished = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with open(unfinished, "xb", opener=private_files.opener) as file:
            file.write(content)
            with contextlib.suppress(OSError):  # there is none yet, or nothing here has rights
                shutil.copymode(target, unfinished)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        # Nobody but us knows the name of the unfinished file.
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        # What keeps it from being removed, such as a disk that may only be read, is not what went wrong.
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
