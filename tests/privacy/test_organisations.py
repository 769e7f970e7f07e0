"""How people shorten the name of an organisation is found, and no word that everybody uses."""

import pytest

from wijkdesk.privacy.letters import words_of
from wijkdesk.privacy.names import ResidentNames
from wijkdesk.privacy.organisations import ShortNames
from wijkdesk.privacy.revealing import Revealing, Secret


def found(name, text):
    return {text[start:end] for start, end in ShortNames([name]).found_in(text, words_of(text))}


@pytest.mark.parametrize(
    ("name", "text", "short"),
    [
        ("Stichting De Brug", "Wij spraken De Brug.", "De Brug"),
        ("Stichting De Brug", "Met de Brug was dat zo.", "de Brug"),
        ("stichting de brug", "Vraag het De Brug.", "De Brug"),
        ("Stichting Qorvenhuis", "Qorvenhuis belde.", "Qorvenhuis"),
        ("Qorvenhuis B.V.", "bij Qorvenhuis thuis", "Qorvenhuis"),
        ("Coöperatie Huis van de Wijk Oostpoort", "in Huis van de Wijk Oostpoort", "Huis van de Wijk Oostpoort"),
        ("Het Veilige Nest", "naar Veilige Nest", "Veilige Nest"),
        ("Café Zilverreiger", "in Zilverreiger's kelder", "Zilverreiger"),
        ("Ymere", "Ymere kwam niet.", "Ymere"),
        ("RIEC", "Het RIEC belde.", "RIEC"),
        ("Regionaal Informatie Expertise Centrum", "Het RIEC belde.", "RIEC"),
        ("Regionaal Informatie- en Expertisecentrum (RIEC)", "Volgens RIEC.", "RIEC"),
        ("Regionaal Informatie- en Expertisecentrum (RIEC)", "Regionaal Informatie- en Expertisecentrum", None),
        ("Raad voor de Kinderbescherming", "De RvdK komt.", "RvdK"),
        ("Bureau Jeugd Haarlem", "Van BJH gehoord.", "BJH"),
    ],
)
def test_a_shortened_name_is_found(name, text, short):
    assert (short or text) in found(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Stichting De Brug", "Bij de brug over het water. De brug is open. Brug dicht."),
        ("Stichting Samen", "Samen doen wij het."),
        ("Stichting Welzijn", "Welzijn is van ons allen."),
        ("Wonen en Zorg", "Wonen en zorg komen samen."),
        ("Stichting Wonen", "Wonen staat op rood."),
        ("Regionaal Informatie Expertise Centrum", "De riec is geen woord."),
        ("Ymere", "De ymere is een ree."),
        ("Team Haarlem", "TH is te kort."),
        ("Stichting", "Een stichting. Stichting."),
        ("", "Niets."),
        ("???", "Wat???"),
    ],
)
def test_an_ordinary_word_is_not(name, text):
    assert found(name, text) == set()


def test_the_name_of_another_that_may_be_said_stays():
    secrets = [Secret("Stichting De Brug", "een organisatie", is_organisation=True)]
    revealing = Revealing(ResidentNames(()), secrets=secrets, said=["Basisschool De Brug"])

    def said(text):
        return [text[each.start : each.end] for each in revealing.found_in(text)]

    assert said("Naar Basisschool De Brug, met De Brug.") == ["De Brug"]
    assert said("Stichting De Brug deed mee.") == ["Stichting De Brug"]


def test_a_name_that_is_found_in_two_ways_is_found_once():
    secrets = [Secret(name, "een organisatie", is_organisation=True) for name in ("Stichting De Brug", "De Brug")]
    assert len(Revealing(ResidentNames(()), secrets=secrets).found_in("Met De Brug.")) == 1
