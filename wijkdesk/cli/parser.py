"""The words of the command line. All that it says is Dutch; a wrong call ends with exit code 2."""

import argparse
import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from wijkdesk.cli.show import KINDS, one_line
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind, ImportKind
from wijkdesk.storage.dossier import SUFFIX

CALENDAR = "calendar"
CARDS = ".vcf"
DAYS = ".ics"
EVERYTHING = "everything"
STANDARD_OUTPUT = Path("-")
_LARGEST_SCALE = 1000
_YEARS = (2000, 2100)  # of the day on which the example is told: it reaches six years around it

# What argparse says in English, and what is said in its place.
_SENTENCES = (
    (r"the following arguments are required: (.+)", r"Er ontbreekt iets: {0}."),
    (r"unrecognized arguments: (.+)", r"Dit ken ik niet: {0}."),
    (r"argument (\S+): expected one argument", r"Achter {0} ontbreekt een waarde."),
    (r"argument (\S+): invalid choice: (\S+) \(choose from (.+)\)", r"{0} kan niet {1} zijn. Kies uit: {2}."),
    (r"argument \S+: (.+)", r"{0}"),
)


class DutchParser(argparse.ArgumentParser):
    """An argument parser that explains itself in Dutch."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "wat erbij hoort"
        self._optionals.title = "opties"
        self.add_argument("--help", "-h", action="help", help="toon deze uitleg")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "gebruik:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "gebruik:", 1)

    def error(self, message: str) -> NoReturn:
        self.exit(2, one_line(f"{_in_dutch(message)} Typ '{self.prog} --help' voor uitleg.") + "\n")


def _in_dutch(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return sentence.format(*match.groups())
    return "Deze opdracht klopt niet."


def _window_parser() -> DutchParser:
    """``wijkdesk [DOSSIER]``, and what stands in front of every command."""
    parser = DutchParser(
        prog="wijkdesk",
        description="Wijkdesk houdt een wijkaanpak bij elkaar: pijlers, acties, contacten en een tijdlijn.",
        epilog="Opdrachten zonder venster: " + ", ".join(COMMANDS) + ". Typ 'wijkdesk OPDRACHT --help' voor uitleg.",
    )
    parser.add_argument("dossier", nargs="?", type=_dossier, metavar="DOSSIER", help="het dossier dat je wilt openen")
    parser.add_argument("--version", action="store_true", help="toon de versie")
    parser.add_argument(
        "--selftest",
        nargs="?",
        type=_report,
        const=STANDARD_OUTPUT,
        metavar="BESTAND",
        help="kijk of alles er is en werkt, in een eigen map, en schrijf dat als JSON",
    )
    return parser


def window_words(arguments: Sequence[str]) -> argparse.Namespace:
    """Read ``wijkdesk [DOSSIER]``, ``wijkdesk --version`` or ``wijkdesk --selftest``."""
    parser = _window_parser()
    given = parser.parse_args(arguments)
    if (given.version or given.selftest) and given.dossier is not None:
        parser.error(f"unrecognized arguments: {given.dossier}")
    return given


def command_parser(command: str) -> DutchParser:
    """The parser of one of ``COMMANDS``."""
    parser = DutchParser(prog=f"wijkdesk {command}", description=COMMANDS[command])
    _ARGUMENTS[command](parser)
    return parser


def command_words(command: str, arguments: Sequence[str]) -> argparse.Namespace:
    """Read what stands behind one of ``COMMANDS``."""
    parser = command_parser(command)
    given = parser.parse_args(arguments)
    if command == "overview":
        _choose_format(parser, given)
    if command == "show":
        _know_whose(parser, given)
    if command == "password":
        _know_what_goes_with(parser, given)
    if command == "export":
        _know_how_to_write(parser, given)
    if command == "restore":
        _know_what_is_put_back(parser, given)
    return given


def _choose_format(parser: DutchParser, given: argparse.Namespace) -> None:
    """The format that was named or else that of the name of the file, which must not say something else."""
    ending = given.output.suffix.lower().removeprefix(".")
    given.format = given.format or ending
    if given.format != ending:
        parser.error(f"argument --format: Dit wordt een .{given.format}, maar de naam eindigt op .{ending}. Kies één.")


def _know_whose(parser: DutchParser, given: argparse.Namespace) -> None:
    """A history is of one thing, and all else of none."""
    if given.kind == "history" and given.id is None:
        parser.error("the following arguments are required: WAARVAN, ID")
    if given.kind != "history" and given.of is not None:
        parser.error(f"unrecognized arguments: {given.of}")


def _know_what_goes_with(parser: DutchParser, given: argparse.Namespace) -> None:
    """A sheet has a place, and a new password comes only where one is asked for."""
    is_sheet = given.what == "recovery-sheet"
    if is_sheet and given.output is None:
        parser.error("the following arguments are required: --output")
    if not is_sheet and given.output is not None:
        parser.error("unrecognized arguments: --output")
    if given.what not in ("set", "change") and given.new_password_file is not None:
        parser.error("unrecognized arguments: --new-password-file")
    if given.recovery_key_file is not None and given.password_file is not None:
        parser.error("argument --recovery-key-file: Geef het wachtwoord of de herstelsleutel, niet allebei.")


def _know_how_to_write(parser: DutchParser, given: argparse.Namespace) -> None:
    """A list is a file for a spreadsheet, days are a calendar, and everything is a folder, with nothing left out."""
    from wijkdesk.exchange.spreadsheets.taking import FORMATS  # noqa: PLC0415 - no window waits for this

    suffix = given.output.suffix.lower()
    is_card_file = given.kind == "contacts" and suffix == CARDS
    if given.kind not in (CALENDAR, EVERYTHING) and suffix not in FORMATS and not is_card_file:
        cards = f" Bij contacts kan ook {CARDS}." if given.kind == "contacts" else ""
        parser.error(f"argument --output: Geef een lijst een naam die eindigt op .xlsx, .ods of .csv.{cards}")
    if given.kind == CALENDAR and suffix != DAYS:
        parser.error(f"argument --output: Dit wordt een agenda. Geef het bestand een naam die eindigt op {DAYS}.")
    if (given.with_confidential or given.allow_findings) and (is_card_file or given.kind in (CALENDAR, EVERYTHING)):
        parser.error("argument --output: Laat --with-confidential en --allow-findings weg; die zijn voor lijsten.")


def _know_what_is_put_back(parser: DutchParser, given: argparse.Namespace) -> None:
    """A backup keeps its password and may lack photos; a folder has none, and all of them."""
    is_folder = given.backup.is_dir()
    if is_folder and (given.photos_from is not None or given.password_file is not None):
        parser.error("argument --output: In een map staan alle foto's, zonder wachtwoord: laat die opties weg.")
    if not is_folder and given.new_password_file is not None:
        parser.error("argument --output: Een back-up houdt haar wachtwoord: laat --new-password-file weg.")


def _add_dossier(parser: DutchParser) -> None:
    parser.add_argument("dossier", type=_dossier, metavar="DOSSIER", help="het dossier, een bestand NAAM.wijkdesk")
    _add_password(parser)


def _add_password(parser: DutchParser) -> None:
    parser.add_argument(
        "--password-file",
        type=_path,
        metavar="BESTAND",
        help="het wachtwoord van het dossier, op de eerste regel van een bestand; anders wordt het gevraagd",
    )


def _example(parser: DutchParser) -> None:
    parser.add_argument("file", type=_new_dossier, metavar="BESTAND.wijkdesk", help="waar het voorbeeld komt te staan")
    parser.add_argument(
        "--scale", type=_scale, default=1, metavar="N", help="zoveel keer zoveel acties, contacten en gebeurtenissen"
    )
    parser.add_argument("--seed", type=_number, default=1, metavar="S", help="een ander getal geeft andere details")
    parser.add_argument(
        "--today", type=_today, default=None, metavar="JJJJ-MM-DD", help="de dag waarop het verhaal vandaag zegt"
    )


def _overview(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument("--period", type=_period, required=True, metavar="JJJJ-H", help="het halfjaar, zoals 2026-1")
    parser.add_argument(
        "--for",
        dest="name",
        type=_name,
        metavar="NAAM",
        help="alleen wat een portefeuillehouder aangaat, of wat het een partner bracht",
    )
    parser.add_argument("--public", action="store_true", help="de openbare versie, voor publicatie onder de Woo")
    parser.add_argument("--format", choices=("pdf", "odt"), help="pdf of odt; gewoon naar de naam van het bestand")
    parser.add_argument("--allow-findings", action="store_true", help="ook als de privacycontrole iets vindt")
    parser.add_argument(
        "--output", type=_document, required=True, metavar="BESTAND", help="waar het komt: .pdf of .odt"
    )


def _plan(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument("--allow-findings", action="store_true", help="ook als er iets gemarkeerd is")
    parser.add_argument("--output", type=_pdf, required=True, metavar="BESTAND.pdf", help="waar het plan komt")


def _escalation(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument(
        "id", type=_number, metavar="ID", help="het nummer van de melding, uit 'wijkdesk show DOSSIER escalations'"
    )
    parser.add_argument("--allow-findings", action="store_true", help="ook als er iets gemarkeerd is")
    parser.add_argument("--output", type=_pdf, required=True, metavar="BESTAND.pdf", help="waar de brief komt")


def _show(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument(
        "kind", choices=(*KINDS, "history", "bin"), metavar="SOORT", help=f"een van: {', '.join(KINDS)}, history, bin"
    )
    parser.add_argument("of", nargs="?", choices=tuple(KINDS), metavar="WAARVAN", help="bij history: de soort")
    parser.add_argument("id", nargs="?", type=_number, metavar="ID", help="bij history: het nummer")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (gewoon) of json")


def _note(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument("text", type=_line, metavar="TEKST", help="wat er was, in één regel; - leest van de invoer")
    parser.add_argument("--dry-run", action="store_true", help="zeg alleen wat er gemaakt zou worden")


def _screenshots(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument("--output", type=_path, required=True, metavar="MAP", help="de map voor de plaatjes")
    parser.add_argument("--size", type=_size, default=(1366, 768), metavar="BREEDTExHOOGTE", help="zoals 1366x768")
    parser.add_argument("--dark", action="store_true", help="donker in plaats van licht")


def _account(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument("--output", type=_csv, metavar="BESTAND.csv", help="schrijf het als bestand voor een rekenblad")


def _handbook(parser: DutchParser) -> None:
    parser.add_argument("--output", type=_pdf, required=True, metavar="BESTAND.pdf", help="waar het handboek komt")


def _handover(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument(
        "--output",
        type=_new_dossier,
        required=True,
        metavar="BESTAND.wijkdesk",
        help="waar het dossier voor je opvolger komt; de PDF komt ernaast",
    )
    parser.add_argument("--without-confidential", action="store_true", help="zonder wat vertrouwelijk is")
    parser.add_argument(
        "--new-password-file", type=_path, metavar="BESTAND", help="het wachtwoord voor je opvolger, op de eerste regel"
    )


def _check(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument("--rebuild-index", action="store_true", help="vernieuw eerst de zoekindex")


def _backup(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument(
        "--output", type=_new_dossier, metavar="BESTAND.wijkdesk", help="waar hij komt; gewoon bij de andere back-ups"
    )


def _restore(parser: DutchParser) -> None:
    parser.add_argument(
        "backup", type=_dossier, metavar="BACK-UP", help="de back-up, of de map met meegenomen gegevens; die blijft"
    )
    _add_password(parser)
    parser.add_argument(
        "--output", type=_new_dossier, required=True, metavar="BESTAND.wijkdesk", help="het nieuwe dossier"
    )
    parser.add_argument(
        "--photos-from",
        type=_dossier,
        metavar="DOSSIER",
        help="haal daar de foto's die een lichte back-up niet heeft",
    )
    parser.add_argument(
        "--new-password-file",
        type=_path,
        metavar="BESTAND",
        help="bij een map: het wachtwoord voor het nieuwe dossier, op de eerste regel",
    )


def _rescue(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument(
        "--output", type=_new_dossier, required=True, metavar="BESTAND.wijkdesk", help="het nieuwe dossier"
    )


def _import(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument("file", type=_path, metavar="BESTAND", help="csv, xlsx, xls, ods, json, zip, vcf of ics")
    kinds = [*(kind.value for kind in ImportKind), CALENDAR]
    parser.add_argument(
        "--as",
        dest="kind",
        choices=kinds,
        metavar="SOORT",
        help=f"wat erin staat, als dat niet blijkt: {', '.join(kinds)}",
    )
    parser.add_argument("--year", type=_number, metavar="JAAR", help="het jaar, als het bestand dat niet zegt")
    parser.add_argument("--published", type=_day, metavar="DATUM", help="wanneer de cijfers zijn gepubliceerd")
    parser.add_argument(
        "--who",
        type=_contact_kind,
        metavar="WIE",
        help="bij contacten: wat wie geen organisatie heeft is: professional, bestuurder of bewoner",
    )
    parser.add_argument(
        "--from", dest="first_day", type=_day, metavar="JJJJ-MM-DD", help="bij een agenda: vanaf welke dag"
    )
    parser.add_argument("--until", dest="last_day", type=_day, metavar="JJJJ-MM-DD", help="bij een agenda: tot en met")
    parser.add_argument("--dry-run", action="store_true", help="vertel alleen wat erin staat")


def _export(parser: DutchParser) -> None:
    from wijkdesk.storage.reading.listings import TITLES  # noqa: PLC0415 - no window waits for this

    _add_dossier(parser)
    kinds = (*TITLES, CALENDAR, EVERYTHING)
    parser.add_argument("kind", choices=kinds, metavar="SOORT", help=f"een van: {', '.join(kinds)}")
    parser.add_argument(
        "--output",
        type=_path,
        required=True,
        metavar="BESTAND",
        help=f"waar het komt: .xlsx, .ods of .csv; .vcf bij contacts, .ics bij {CALENDAR}, een map bij {EVERYTHING}",
    )
    parser.add_argument("--with-confidential", action="store_true", help="ook wat vertrouwelijk is")
    parser.add_argument("--allow-findings", action="store_true", help="ook als er iets gemarkeerd is")


def _subject(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument("who", type=_name, metavar="WIE", help="de naam van de persoon, of het nummer")
    parser.add_argument(
        "--output", type=_pdf_or_json, required=True, metavar="BESTAND", help="waar het komt: .pdf of .json"
    )


def _forget(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument("who", type=_name, metavar="WIE", help="de naam van de persoon, of het nummer")
    parser.add_argument("--anonymise", action="store_true", help="maak anoniem: de momenten blijven bij elkaar")
    parser.add_argument(
        "--leave", action="append", default=[], type=_number, metavar="N", help="laat tekst N uit de lijst staan"
    )
    parser.add_argument("--photo", action="append", default=[], type=_number, metavar="ID", help="wis ook deze foto")
    parser.add_argument(
        "--overview",
        action="append",
        default=[],
        type=_period,
        metavar="JJJJ-H",
        help="wis ook dit vastgestelde overzicht als geheel",
    )
    parser.add_argument("--yes", action="store_true", help="vergeet echt; zonder dit zie je alleen wat er zou gebeuren")


def _password(parser: DutchParser) -> None:
    _add_dossier(parser)
    parser.add_argument(
        "what",
        choices=("set", "change", "remove", "recovery-sheet"),
        metavar="WAT",
        help="set, change, remove of recovery-sheet",
    )
    parser.add_argument(
        "--recovery-key-file", type=_path, metavar="BESTAND", help="de herstelsleutel, in plaats van het wachtwoord"
    )
    parser.add_argument(
        "--new-password-file", type=_path, metavar="BESTAND", help="het nieuwe wachtwoord, op de eerste regel"
    )
    parser.add_argument("--output", type=_pdf, metavar="BESTAND.pdf", help="bij recovery-sheet: waar het blad komt")


COMMANDS = {
    "example": "Schrijf het voorbeelddossier: zes jaar Rozenprieel.",
    "overview": "Schrijf het halfjaaroverzicht, of een deel daarvan, als PDF of ODT.",
    "plan": "Schrijf het uitvoeringsplan als PDF: doelen en acties per pijler en jaar.",
    "escalation": "Schrijf de brief van een directe melding als PDF.",
    "note": "Noteer een regel: een contactmoment, gebeurtenis, actie of toezegging.",
    "import": "Lees een bestand in: officiële cijfers, contacten, een agenda, of je eigen lijsten.",
    "export": "Neem een lijst mee als spreadsheet, contacten als vCard, data als agenda, of alles als map.",
    "show": "Toon een lijst uit het dossier, de geschiedenis van iets, of de prullenbak.",
    "subject": "Schrijf het inzageoverzicht: alles wat over een persoon in het dossier staat.",
    "forget": "Vergeet een persoon: overal, ook in geschiedenis, prullenbak en kopieën. Dit kan niet terug.",
    "screenshots": "Schrijf van elk tabblad en venster een PNG.",
    "account": "Toon het logboek: wat eruit ging en waarheen, en wie er niet in kwam.",
    "handbook": "Schrijf het handboek als PDF.",
    "handover": "Schrijf een dossier voor je opvolger, met een overdracht van twee bladzijden als PDF.",
    "check": "Controleer het bestand, de verwijzingen, de geschiedenis en de zoekindex.",
    "backup": "Maak een back-up van het hele dossier.",
    "restore": "Zet een back-up, of een map met alle gegevens, terug in een nieuw dossier.",
    "rescue": "Red uit een beschadigd dossier alles wat te lezen is, in een nieuw dossier.",
    "password": "Zet, verander of verwijder het wachtwoord, of schrijf het herstelblad als PDF.",
}

_ARGUMENTS = {
    "example": _example,
    "overview": _overview,
    "plan": _plan,
    "escalation": _escalation,
    "note": _note,
    "import": _import,
    "export": _export,
    "show": _show,
    "subject": _subject,
    "forget": _forget,
    "screenshots": _screenshots,
    "account": _account,
    "handbook": _handbook,
    "handover": _handover,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "rescue": _rescue,
    "password": _password,
}


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is geen heel getal.") from None


def _scale(text: str) -> int:
    number = _number(text)
    if not 1 <= number <= _LARGEST_SCALE:
        raise argparse.ArgumentTypeError(f"Kies een getal van 1 tot en met {_LARGEST_SCALE}.")
    return number


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is geen datum. Schrijf hem als 2026-03-12.") from None


def _today(text: str) -> dt.date:
    day = _day(text)
    first, last = _YEARS
    if not first <= day.year <= last:
        raise argparse.ArgumentTypeError(f"Het voorbeeld speelt tussen {first} en {last}. Kies een dag in die jaren.")
    return day


def _contact_kind(text: str) -> ContactKind:
    for kind in ContactKind:
        if text == kind.dutch:
            return kind
    raise argparse.ArgumentTypeError("Kies professional, bestuurder of bewoner.")


def _path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("Een naam ontbreekt: tussen de aanhalingstekens staat niets.")
    return Path(text)


def _dossier(text: str) -> Path:
    path = _path(text)
    if not path.name:  # as of the folder where somebody is
        raise argparse.ArgumentTypeError(f"'{text}' is een map. Kies een dossier: een bestand NAAM{SUFFIX}.")
    return path


def _pdf(text: str) -> Path:
    path = _path(text)
    if path.suffix.lower() != ".pdf":
        raise argparse.ArgumentTypeError("Dit wordt een PDF. Geef het bestand een naam die eindigt op .pdf.")
    return path


def _report(text: str) -> Path:
    path = _path(text)
    if path.suffix == SUFFIX:
        raise argparse.ArgumentTypeError("Een dossier wordt niet vervangen. Kies een naam als zelftest.json.")
    return path


def _csv(text: str) -> Path:
    path = _path(text)
    if path.suffix.lower() != ".csv":
        raise argparse.ArgumentTypeError("Dit wordt een CSV. Geef het bestand een naam die eindigt op .csv.")
    return path


def _pdf_or_json(text: str) -> Path:
    path = _path(text)
    if path.suffix.lower() not in (".pdf", ".json"):
        raise argparse.ArgumentTypeError("Geef het bestand een naam die eindigt op .pdf of .json.")
    return path


def _document(text: str) -> Path:
    path = _path(text)
    if path.suffix.lower() not in (".pdf", ".odt"):
        raise argparse.ArgumentTypeError("Geef het bestand een naam die eindigt op .pdf of .odt.")
    return path


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("Een naam ontbreekt: tussen de aanhalingstekens staat niets.")
    return text


def _line(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("De tekst ontbreekt: tussen de aanhalingstekens staat niets.")
    return text


def _new_dossier(text: str) -> Path:
    path = _path(text)
    if path.suffix != SUFFIX:
        raise argparse.ArgumentTypeError(f"Een dossier eindigt op {SUFFIX}. Kies een naam als voorbeeld{SUFFIX}.")
    return path


def _period(text: str) -> HalfYear:
    try:
        return HalfYear.parse(text)
    except Refused as refused:
        raise argparse.ArgumentTypeError(refused.reason) from None


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{3,4})x([0-9]{3,4})", text)
    if not match:
        raise argparse.ArgumentTypeError(f"'{text}' is geen maat. Schrijf hem als 1366x768.")
    return int(match[1]), int(match[2])
