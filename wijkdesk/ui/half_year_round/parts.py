"""The words of the seven parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from wijkdesk.domain.words import RoundPart

Words = Callable[[str], str]


class PartWords(NamedTuple):
    """What a part is called, its icon, and in a sentence what to do and why."""

    title: str
    icon: str
    why: str


def words_of_parts(tr: Words) -> dict[RoundPart, PartWords]:
    """The parts in the order of the round."""
    return {
        RoundPart.RESULTS: PartWords(
            tr("Resultaten"),
            "list-checks",
            tr("Wat brachten de acties die eindigden, en wat leerde je ervan? Daar gaat het overzicht over."),
        ),
        RoundPart.RATINGS: PartWords(
            tr("Stoplichten"),
            "layers",
            tr("Hoe staat elke pijler ervoor? Bij oranje en rood wil het College weten waarom, en wat je eraan doet."),
        ),
        RoundPart.COMMITMENTS: PartWords(
            tr("Commitments"),
            "handshake",
            tr("Vraag elk afdelingshoofd of het commitment nog staat. Zo merk je op tijd dat het minder wordt."),
        ),
        RoundPart.PROMISES: PartWords(
            tr("Toezeggingen"),
            "message-circle",
            tr("Wat is er geworden van wat is toegezegd, en weten bewoners dat ook? Een eerlijk nee telt."),
        ),
        RoundPart.GOALS: PartWords(
            tr("Beleidsdoelen"),
            "target",
            tr("Welke doelen zijn gehaald? Zo ziet elke partner wat de wijkaanpak voor zijn eigen beleid deed."),
        ),
        RoundPart.SUCCESSES: PartWords(
            tr("Successen"),
            "star",
            tr("Kies drie tot vijf successen en twee tot vier stemmen uit de buurt. Daarmee begint het overzicht."),
        ),
        RoundPart.CLOSING: PartWords(
            tr("Afronding"),
            "flag",
            tr("Kijk nog even wat er mist. Wat je in de ronde beantwoordde, staat al in het overzicht."),
        ),
    }
