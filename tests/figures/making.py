"""Small files in the formats of the CBS, the RIVM, the police and the Leefbaarometer, made here."""

import json
import zipfile

import xlsxwriter

from wijkdesk.selftest.made_files import old_workbook

NORTH, SOUTH, DISTRICT, CITY, COUNTRY = "BU03920204", "BU03920205", "WK039202", "GM0392", "NL00"

KWB_HEAD = ["gwb_code_10", "gwb_code_8", "regio", "gm_naam", "recs", "a_inw", "g_woz", "p_koopw"]
KWB_ROWS = [
    ["NL00", 0, "Nederland", "Nederland", "Land", 17181084, 230, 57],
    ["GM0392", 392, "Haarlem", "Haarlem", "Gemeente", 159709, 271, 51.5],
    ["WK039202", 39202, "Wijk 02 Haarlemmerhoutkwartier", "Haarlem", "Wijk", 14545, 412, 60],
    ["BU03920204", 3920204, "Rozenprieel-noord", "Haarlem", "Buurt", 2190, 205, 38],
    ["BU03920205", 3920205, "Rozenprieel-zuid", "Haarlem", "Buurt", 1755, "       .", "x"],
]


def workbook(path, rows, sheet="KWB"):
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path


def key_figures(path):
    """Kerncijfers wijken en buurten, as the CBS gives them."""
    return workbook(path, [KWB_HEAD, *KWB_ROWS])


def old_key_figures(path):
    """The same as the CBS gave them until 2018."""
    path.write_bytes(old_workbook([KWB_HEAD, *KWB_ROWS]))
    return path


def text(path, *lines, encoding="utf-8-sig"):
    path.write_text("\r\n".join(lines) + "\r\n", encoding)
    return path


def statline(path):
    """A download of StatLine with its topics as columns."""
    return text(
        path,
        '"Perioden";"Wijken en buurten";"Regiocode (gemeente, wijk, buurt) (code)";'
        '"Particuliere huishoudens (Aantal)";"SES-WOA/Totaalscore/Gemiddelde score (Getal)"',
        '"2019";"Haarlem";"GM0392    ";"   75000";"   0.050"',
        '"2019";"Rozenprieel-noord";"BU03920204";"    1200";"  -0.120"',
        '"2020*";"Haarlem";"GM0392    ";"   76000";"   0.060"',
        '"2020*";"Rozenprieel-noord";"BU03920204";"    1210";"       ."',
        '"Bron: CBS"',
    )


def statline_beside(path):
    """The same with its regions as columns, its decimals with a comma, and its source under the table."""
    return text(
        path,
        '"Kerncijfers wijken en buurten 2025"',
        "",
        ';;"Wijken en buurten"',
        '"Onderwerp";"";"Haarlem";"Rozenprieel-noord"',
        '"Regioaanduiding|Gemeentenaam";"naam";"Haarlem";"Haarlem"',
        '"Regioaanduiding|Codering";"code";"GM0392";"BU03920204"',
        '"Regioaanduiding|Indelingswijziging gemeente, wijk, buurt";"code";"1";"1"',
        '"Bevolking|Aantal inwoners";"aantal";"168700";"2255"',
        '"Particuliere huishoudens|Gemiddelde huishoudensgrootte";"aantal";"2,1";"1,8"',
        '"Wonen|Iets nieuws";"%";"5";"x"',
        '"Bron: CBS";"";"";""',
    )


def health(path):
    """The health table of the RIVM as its service gives it, with the ends of the margins."""
    head = ["ID", "Leeftijd", "Marges", "WijkenEnBuurten", "Perioden", "Gemeentenaam_1", "SoortRegio_2", "Codering_3"]
    rows = [[*head, "MoeiteMetRondkomen_38", "Drinker_13"]]
    for code, value in (("NL01", 13.9), ("GM0392", 17.5), (NORTH, 22.0)):
        for margin, shift in (("MW00000", 0), ("MOG0095", -2), ("MBG0095", 2)):
            for age, more in (("20300", 0), ("80200", -5)):
                cells = [1, age, margin, f"{code:10}", "2020JJ00", "Haarlem", "Buurt", f"{code:20}"]
                rows.append([*cells, f"{value + shift + more:8.1f}", "       ."])
    return text(path, *(";".join(f'"{cell}"' for cell in row) for row in rows))


def open_data_3(path):
    values = [
        {"ID": 1, "WijkenEnBuurten": "GM0392    ", "Perioden": "2023JJ00", "AantalInwoners_5": 165000},
        {"ID": 2, "WijkenEnBuurten": "BU03920204", "Perioden": "2023JJ00", "AantalInwoners_5": None},
    ]
    path.write_text(json.dumps({"odata.metadata": "x/85618NED", "value": values}), "utf-8")
    return path


def open_data_4(path):
    """A download of version 4: the values in one part, the names of the measures in another."""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(
            "Observations.csv",
            '"Id";"Measure";"ValueAttribute";"Value";"WijkenEnBuurten";"Perioden"\n'
            '1;"M000100";"None";165000;"GM0392";"2023JJ00"\n'
            '2;"M000200_2";"Provisional";51,5;"GM0392";"2023JJ00"\n'
            '3;"M000100";"Secret";;"BU03920204";"2023JJ00"\n',
        )
        packed.writestr(
            "MeasureCodes.csv",
            '"Identifier";"Title";"Unit"\n"M000100";"Aantal inwoners";"aantal"\n"M000200_2";"Koopwoningen";"%"\n',
        )
    return path


def police(path):
    return text(
        path,
        '"ID";"SoortMisdrijf";"WijkenEnBuurten";"Perioden";"GeregistreerdeMisdrijven_1"',
        '0;"0.0.0 ";"GM0392    ";"2024MM03";"     910"',
        '1;"1.1.1 ";"GM0392    ";"2024MM03";"      40"',
        '2;"0.0.0 ";"BU03920204";"2024MM03";"      12"',
        '3;"1.1.1 ";"BU03920204";"2024MM03";"       ."',
    )


def liveability(path):
    return text(
        path,
        "bu_code,bu_naam,jaar,lbm,afw,fys,onv,soc,vrz,won",
        "BU03920204,Rozenprieel-noord,2022,4.1,-0.05,0.01,-0.02,0.0,0.1,-0.1",
        encoding="utf-8",
    )


def add_bomb(path):
    """Add to a packed file a part that is a thousand times larger than it looks."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet2.xml", bytes(50_000_000))
