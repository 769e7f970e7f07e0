"""What the texts of an overview are called, on the screen and in the PDF."""

from wijkdesk.overview.sections import OwnText, PillarText

_NAMES = {
    OwnText.MESSAGE: "Kernboodschap",
    OwnText.MONEY: "Geld",
    OwnText.RISK: "Grootste risico",
    OwnText.DECISION: "Gevraagd besluit",
    OwnText.GLANCE: "In één oogopslag",
    OwnText.SINCE: "Sinds het vorige overzicht",
    OwnText.SUCCESSES: "Wat ging goed",
    OwnText.NEIGHBOURHOOD: "Uit de buurt",
    OwnText.FAILURES: "Wat lukte niet",
    OwnText.PARTNERS: "Partners",
    OwnText.GOALS: "Bijdrage aan beleidsdoelen",
    OwnText.PROMISES: "Beloften aan bewoners",
    OwnText.ESCALATIONS: "Direct gemeld",
    OwnText.OUTLOOK: "Vooruitblik",
}
_NAMES_IN_PILLAR = {
    PillarText.DONE: "Wat deden wij",
    PillarText.EFFECT: "Wat merkten bewoners",
    PillarText.NEXT: "Volgend halfjaar",
}


def text_name(text: OwnText | PillarText) -> str:
    """What this text is called."""
    return _NAMES[text] if isinstance(text, OwnText) else _NAMES_IN_PILLAR[text]
