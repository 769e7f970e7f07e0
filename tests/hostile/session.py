"""A session for the tests of the network: start, search, an edit, each way out and in, in a process of its own.

With ``--hook`` each socket that Python itself opens to another computer is told on standard output.
"""

import sys
from pathlib import Path

EXPORTS = (
    *(("actions", "e.xlsx"), ("actions", "e.ods"), ("actions", "e.csv"), ("contacts", "e.vcf"), ("calendar", "e.ics")),
    ("everything", "e"),
)
# What names other computers, as those who wrote it hoped that they would be asked.
IMPORTS = {
    "i.vcf": "BEGIN:VCARD\nVERSION:3.0\nN:Berg;Anna\nORG:Ymere\nPHOTO;VALUE=URI:https://foto.example/a.jpg\nEND:VCARD\n",
    "i.ics": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=https://tijd.example/zone:20260301T100000\n"
    "ATTACH:https://bijlage.example/a.pdf\nURL:https://agenda.example\nEND:VEVENT\nEND:VCALENDAR\n",
    "i.csv": "Wijken en buurten;Regioaanduiding|Codering;Perioden;Bevolking|Aantal\nNoord;BU03920204;2025;12\n",
}


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
    program.dialogs.search()
    program.dialogs.searching.line.setText("straat")
    QTest.qWait(300)
    for place in range(5):
        program.window.go_further(1)
        QTest.qWait(100 + place)
    program.window.close()
    qt.processEvents()
    for name, content in IMPORTS.items():
        (folder / name).write_text(content, "utf-8")
    for number, call in enumerate(
        (
            ["overview", "--period", "2026-1", "--allow-findings", "--output", "o.pdf"],
            ["overview", "--period", "2026-1", "--allow-findings", "--output", "o.odt"],
            ["plan", "--output", "p.pdf"],
            ["account", "--output", "a.csv"],
            ["handover", "--output", "h.wijkdesk"],
            *(["export", kind, "--output", name] for kind, name in EXPORTS),
            *(["import", name] for name in IMPORTS),
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
