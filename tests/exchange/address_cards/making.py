"""Address books as telephones, Outlook and servers write them, made here."""

import base64
import csv
import io

PICTURE = base64.b64encode(bytes(range(256)) * 4).decode()

DUTCH_HEADINGS = (
    *("Titel", "Voornaam", "Middelste naam", "Achternaam", "Bedrijf", "Afdeling", "Functie", "Werkadres, straat"),
    *(
        "Telefoon op werk",
        "Telefoon thuis",
        "Mobiele telefoon",
        "E-mailadres",
        "E-mailtype",
        "E-mailadres 2",
        "Geslacht",
    ),
    *(
        "Hobby's",
        "Kinderen",
        "Notities",
        "Partner",
        "Priv\xe9",
        "Sofinummer",
        "Speciale datum",
        "Verjaardag",
        "Initialen",
    ),
)
ENGLISH = {
    "Titel": "Title",
    "Voornaam": "First Name",
    "Middelste naam": "Middle Name",
    "Achternaam": "Last Name",
    "Bedrijf": "Company",
    "Afdeling": "Department",
    "Functie": "Job Title",
    "Werkadres, straat": "Business Street",
    "Telefoon op werk": "Business Phone",
    "Telefoon thuis": "Home Phone",
    "Mobiele telefoon": "Mobile Phone",
    "E-mailadres": "E-mail Address",
    "E-mailtype": "E-mail Type",
    "E-mailadres 2": "E-mail 2 Address",
    "Geslacht": "Gender",
    "Hobby's": "Hobby",
    "Kinderen": "Children",
    "Notities": "Notes",
    "Partner": "Spouse",
    "Priv\xe9": "Private",
    "Sofinummer": "Government ID Number",
    "Speciale datum": "Anniversary",
    "Verjaardag": "Birthday",
    "Initialen": "Initials",
}


def card(*lines, version="3.0", end="\r\n"):
    """A card of these lines, each as a file has it."""
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def quoted(name, text, charset="UTF-8"):
    """A property in quoted-printable, with a soft line break in the middle of a letter."""
    encoded = "".join(f"={byte:02X}" for byte in text.encode(charset))
    half = len(encoded) // 6 * 3
    return f"{name};CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{encoded[:half]}=\r\n{encoded[half:]}"


def android():
    """As a telephone writes it in version 2.1: letters by number, a picture with an empty line behind it."""
    return card(
        quoted("N", "Çelik;Ayşe;;;"),
        quoted("FN", "Ayşe Çelik"),
        "TEL;CELL;PREF:0612345678",
        "TEL;HOME:0201234567",
        "EMAIL;WORK:ayse@ymere.example",
        quoted("ORG", "Ymere"),
        "BDAY:1980-03-22",
        f"PHOTO;ENCODING=BASE64;JPEG:{PICTURE[:60]}\r\n {PICTURE[60:120]}\r\n",
        version="2.1",
    )


def outlook():
    """As Outlook writes it in version 2.1, commas and all."""
    return card(
        "N;LANGUAGE=nl:Berg, jr.;Anna;van den;mevr.;",
        "FN:mevr. Anna van den Berg, jr.",
        "ORG:Gemeente Haarlem;Wonen",
        "TITLE:adviseur, wonen",
        "TEL;WORK;VOICE:023 511 5115",
        "TEL;WORK;FAX:023 511 5116",
        "ADR;WORK;PREF:;;Grote Markt 2;Haarlem;;2011 RD;Nederland",
        "LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Grote Markt 2=0D=0A=\r\n2011 RD Haarlem",
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2",
        "EMAIL;PREF;INTERNET:anna@haarlem.example",
        "X-MS-ANNIVERSARY:20110113",
        "X-MS-SPOUSE;N:Jan",
        "X-MS-CHILD:Piet",
        "REV:20240305T131933Z",
        version="2.1",
    )


def server():
    """As a server writes it in version 4.0: groups, quotes, addresses as links, no UID."""
    return card(
        "item1.N:Bakker;Kees;;;",
        "item1.FN:Kees Bakker",
        'item2.TEL;VALUE=uri;PREF=1;TYPE="voice,work":tel:+31-23-511-1111',
        "item3.EMAIL;TYPE=work:mailto:kees@politie.example",
        "ORG;SORT-AS=politie:Politie\\; team\\, Haarlem",
        "GENDER:M",
        "HOBBY;LEVEL=high:vissen",
        "RELATED;TYPE=spouse:Marie",
        "item2.X-ABLabel:werk",
        version="4.0",
        end="\n",
    )


def outlook_table(*people, headings=DUTCH_HEADINGS, encoding="cp1252", separator=","):
    """The table that Outlook writes; each of ``people`` is a dict by Dutch heading."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(headings)
    usual = {
        "Priv\xe9": "Onwaar",
        "Speciale datum": "0-0-00",
        "Verjaardag": "0-0-00",
        "Geslacht": "Niet-gespecificeerd",
    }
    writer.writerows([(usual | person).get(heading, "") for heading in DUTCH_HEADINGS] for person in people)
    return file.getvalue().encode(encoding)


def in_english():
    return [ENGLISH[heading] for heading in DUTCH_HEADINGS]
