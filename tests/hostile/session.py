"""A session for the tests of the network: start, search, an edit and every export, in a process of its own.

With ``--hook`` each socket that Python itself opens to another computer is told on standard output.
"""

import sys
from pathlib import Path


def _tell(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in (2, 10, 23, 30):  # AF_INET, and AF_INET6 of three systems
        print("SOCKET", event, arguments[1:], flush=True)
    elif event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        print("SOCKET", event, flush=True)


def main(dossier: Path, folder: Path) -> None:
    # Behind the hook, so that it hears what importing them does.
    from PySide6.QtTest import QTest  # noqa: PLC0415

    from wijkdesk.app import main as command  # noqa: PLC0415
    from wijkdesk.ui.program import Program, application  # noqa: PLC0415

    qt = application()
    program = Program()
    program.start(dossier)
    QTest.qWait(300)
    program.window.changes.dossier.load_write_side()
    program.search()
    program._searching.line.setText("straat")
    QTest.qWait(300)
    for place in range(5):
        program.window.go_further(1)
        QTest.qWait(100 + place)
    program.window.close()
    qt.processEvents()
    for number, call in enumerate(
        (
            ["overview", "--period", "2026-1", "--allow-findings", "--output", "o.pdf"],
            ["overview", "--period", "2026-1", "--allow-findings", "--output", "o.odt"],
            ["plan", "--output", "p.pdf"],
            ["account", "--output", "a.csv"],
            ["handover", "--output", "h.wijkdesk"],
            ["check"],
        )
    ):
        call[-1:] = [str(folder / call[-1])] if len(call) > 1 else call
        code = command([call[0], str(dossier), *call[1:]])
        print("CALL", number, code, flush=True)
    print("DONE", flush=True)


if __name__ == "__main__":
    if "--hook" in sys.argv:
        sys.addaudithook(_tell)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
