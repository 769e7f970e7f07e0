# ruff: noqa: E501 - a line and what it means stand beside each other
"""What lines mean, as a coordinator types them between two appointments."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import HOSTILE
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.quick_note.names import Named, Names, newcomer, person_named
from wijkdesk.domain.quick_note.note import RESIDENTS, Key
from wijkdesk.domain.quick_note.pieces import Sort
from wijkdesk.domain.quick_note.understand import AS_TEXT, answer_key, understand
from wijkdesk.domain.quick_note.wording import sentence
from wijkdesk.domain.words import EventKind, MomentKind

TODAY = dt.date(2026, 11, 30)  # a Monday


def person(number, first_name, infix="", last_name="", **values):
    return person_named(Named(Contact, number, "", **values), first_name, infix, last_name)


def things(kind, *names):
    return [Named(kind, number, name) for number, name in enumerate(names, start=1)]


NAMES = Names(
    [
        person(1, "Anna", "van den", "Berg"),
        person(2, "Anna", "", "Bakker"),
        person(3, "Karin", "de", "Vries"),
        person(4, "Gülşen", "", "Yıldız"),
        person(5, "Bo", is_resident=True),
        person(6, "", "", "wijkwethouder"),
        person(7, "Peter", "", "Geheim", confidential=True),
        person(8, "Jan-Willem", "van 't", "Hof"),
        person(9, "İbrahim", "", "Çelik"),
    ],
    things(
        Organisation,
        *("Ymere", "Haarlem Effect", "Politie, basisteam Haarlem", "Afdeling Wonen"),
        *("Afdeling Beheer openbare ruimte", "Wonen"),
    ),
    things(Pillar, "Wonen", "Ondermijning", "Fysieke leefomgeving", "Sociale weerbaarheid"),
    things(Action, "Speeltuin opknappen", "Lampen in het achterpad"),
)


def read(line, answers=None):
    return understand(line, NAMES, TODAY, answers)


def told(line):
    """What is made in a sentence, the words that are left for each thing, and what is asked."""
    understood = read(line)
    note = understood.note
    texts = [note.text] if note.kind is not None or not note.agreements else []
    texts += [agreed.what for agreed in note.agreements]
    asked = [f"? {each.key.words}" for each in understood.found if each.asks]
    return " | ".join([sentence(note, TODAY) or "?", *texts, *asked])


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        (
            "lunch buurthuis met Haarlem Effect, verlichting speeltuin kapot #fysiek !toezegging vrijdag",
            "Contactmoment (lunch) vandaag met Haarlem Effect, en een toezegging van Haarlem Effect vóór vrijdag 4 december, bij Fysieke leefomgeving. | buurthuis | verlichting speeltuin kapot",
        ),
        ("lunch met haarlem effect", "Contactmoment (lunch) vandaag met Haarlem Effect. | "),
        ("LUNCH MET YMERE", "Contactmoment (lunch) vandaag met Ymere. | "),
        ("Lunch Met Ymere En Haarlem Effect", "Contactmoment (lunch) vandaag met Ymere en Haarlem Effect. | "),
        ("lunch@ymere", "Contactmoment (lunch) vandaag met Ymere. | "),
        (
            "bezoek @haarlemeffect#fysiek!toe brief sturen morgen",
            "Contactmoment (bezoek) vandaag met Haarlem Effect, en een toezegging van Haarlem Effect vóór morgen, bij Fysieke leefomgeving. |  | brief sturen",
        ),
        ("gebeld met Karin over de lamp", "Contactmoment (telefoongesprek) vandaag met Karin de Vries. | over de lamp"),
        ("gebeld Karin over de lamp", "Contactmoment (telefoongesprek) vandaag met Karin de Vries. | over de lamp"),
        (
            "Karin gebeld over de lamp",
            "Contactmoment (telefoongesprek) vandaag met Karin de Vries. | Karin gebeld over de lamp",
        ),
        ("karin gebeld over de lamp", "Contactmoment (telefoongesprek) vandaag. | karin gebeld over de lamp"),
        (
            "heb Karin de Vries net gebeld over de lamp",
            "Contactmoment (telefoongesprek) vandaag met Karin de Vries. | heb Karin de Vries net gebeld over de lamp",
        ),
        (
            "telefoontje van Anna Bakker over vuilnis",
            "Contactmoment (telefoongesprek) vandaag met Anna Bakker. | van Anna Bakker over vuilnis",
        ),
        (
            "overleg met Jan-Willem over subsidie",
            "Contactmoment (overleg) vandaag met Jan-Willem van 't Hof. | over subsidie",
        ),
        ("overleg met jan willem van 't hof", "Contactmoment (overleg) vandaag met Jan-Willem van 't Hof. | "),
        ("koffie met mevrouw De Vries", "Contactmoment (gesprek) vandaag met Karin de Vries. | "),
        ("koffie met mw. Yildiz", "Contactmoment (gesprek) vandaag met Gülşen Yıldız. | "),
        ("gesprek met Gülşen Yildiz", "Contactmoment (gesprek) vandaag met Gülşen Yıldız. | "),
        ("gesprek met GULSEN", "Contactmoment (gesprek) vandaag met Gülşen Yıldız. | "),
        (
            "bezoek aan ibrahim celik vr 27-11",
            "Contactmoment (bezoek) vrijdag 27 november met İbrahim Çelik. | aan ibrahim celik",
        ),
        (
            "overleg met de wijkwethouder over veiligheid",
            "Contactmoment (overleg) vandaag met wijkwethouder. | over veiligheid",
        ),
        ("overleg met politie gisteren", "Contactmoment (overleg) gisteren met Politie, basisteam Haarlem. | "),
        (
            "overleg met Politie, basisteam Haarlem over camera's",
            "Contactmoment (overleg) vandaag met Politie, basisteam Haarlem. | over camera's",
        ),
        (
            "overleg met Beheer openbare ruimte",
            "Contactmoment (overleg) vandaag met Afdeling Beheer openbare ruimte. | ",
        ),
        (
            "lunch met anna bakker en Karin, Ymere en Bo",
            "Contactmoment (lunch) vandaag met Anna Bakker, Karin de Vries, Ymere en Bo. | ",
        ),
        (
            "met Ymere, Haarlem Effect en Bo gesproken over het plein",
            "Contactmoment (gesprek) vandaag met Ymere, Haarlem Effect en Bo. | over het plein",
        ),
        ("lunch met Anna", "Contactmoment (lunch) vandaag. | met Anna | ? anna"),
        ("met Anna en Karin gesproken", "Contactmoment (gesprek) vandaag met Karin de Vries. | met Anna | ? anna"),
        ("lunch met Karin Jansen", "Contactmoment (lunch) vandaag. | met Karin Jansen | ? karin jansen"),
        (
            "lunch met Piet van der Laan en Ymere",
            "Contactmoment (lunch) vandaag met Ymere. | met Piet van der Laan | ? piet van der laan",
        ),
        ("@piet gesproken over parkeren", "Contactmoment (gesprek) vandaag. | @piet over parkeren | ? piet"),
        ("lunch met de buren", "Contactmoment (lunch) vandaag. | met de buren"),
        ("lunch met buren", "Contactmoment (lunch) vandaag. | met buren"),
        ("LUNCH MET BUREN", "Contactmoment (lunch) vandaag. | MET BUREN"),
        (
            "Haarlem Effect wil de speeltuin opknappen",
            "Contactmoment (gesprek) vandaag met Haarlem Effect. | Haarlem Effect wil de speeltuin opknappen",
        ),
        ("wonen in de wijk is duur", "? | wonen in de wijk is duur"),
        ("gesprek over wonen met Wonen", "Contactmoment (gesprek) vandaag met Wonen. | over wonen"),
        ("anna@ymere.nl gemaild", "? | anna@ymere.nl gemaild"),
        (
            "eergisteren langsgeweest bij Karin",
            "Contactmoment (bezoek) zaterdag 28 november met Karin de Vries. | bij Karin",
        ),
        ("vanmiddag overleg met Ymere", "Contactmoment (overleg) vandaag met Ymere. | "),
        ("overleg vrijdag met Ymere", "Contactmoment (overleg) vrijdag 27 november met Ymere. | "),
        ("overleg met Ymere morgen", "Contactmoment (overleg) vandaag met Ymere. | morgen"),
        ("overleg 12 maart met Ymere", "Contactmoment (overleg) donderdag 12 maart met Ymere. | "),
        ("overleg 12 maart 2025 met Ymere", "Contactmoment (overleg) woensdag 12 maart 2025 met Ymere. | "),
        ("overleg met Ymere twee weken geleden", "Contactmoment (overleg) maandag 16 november met Ymere. | "),
        ("lunch met Ymere vorige week do", "Contactmoment (lunch) donderdag 26 november met Ymere. | "),
        (
            "!sig jongeren hangen bij de speeltuin #ond",
            "Signaal vandaag, bij Ondermijning. | jongeren hangen bij de speeltuin",
        ),
        ("!signaal lamp kapot bij nr 3-5 sinds vrijdag", "Signaal vandaag. | lamp kapot bij nr 3-5 sinds vrijdag"),
        ("lamp kapot #fys !sig", "Signaal vandaag, bij Fysieke leefomgeving. | lamp kapot"),
        ("lampkapot!signaal", "Signaal vandaag. | lampkapot"),
        ("!SIGNAAL bankje weg", "Signaal vandaag. | bankje weg"),
        ("!sig Karin de Vries zegt dat de lamp stuk is", "Signaal vandaag. | Karin de Vries zegt dat de lamp stuk is"),
        ("!sig lunch bij het buurthuis ging niet door", "Signaal vandaag. | lunch bij het buurthuis ging niet door"),
        ("buurtfeest !geb 29 november", "Gebeurtenis (activiteit) gisteren. | buurtfeest"),
        ("eerste paal geslagen !mijlpaal 3-11", "Gebeurtenis (mijlpaal) dinsdag 3 november. | eerste paal geslagen"),
        ("raad stemt in !besluit", "Gebeurtenis (besluit) vandaag. | raad stemt in"),
        ("subsidie afgewezen !tegenslag !ver", "Gebeurtenis (tegenslag) vandaag, vertrouwelijk. | subsidie afgewezen"),
        ("!toe lamp maken vr", "Toezegging vóór vrijdag 4 december. | lamp maken"),
        ("!toe: lamp maken voor vrijdag", "Toezegging vóór vrijdag 4 december. | lamp maken"),
        ("lamp maken !toezeging over twee weken", "Toezegging vóór maandag 14 december. | lamp maken"),
        (
            "!toezegging aan Bo brief sturen voor 12 maart",
            "Toezegging aan Bo vóór vrijdag 12 maart 2027. | aan Bo brief sturen",
        ),
        (
            "!toe van Ymere nieuwe lampen uiterlijk 1 februari",
            "Toezegging van Ymere vóór maandag 1 februari 2027. | van Ymere nieuwe lampen",
        ),
        ("Ymere maakt de lampen !toe eind januari", "Toezegging van Ymere. | Ymere maakt de lampen eind januari"),
        ("!toe gisteren gezegd dat we bellen morgen", "Toezegging vóór morgen. | gezegd dat we bellen"),
        ("!actie schouw lopen met Ymere volgende week", "Actie met Ymere vóór vrijdag 11 december. | schouw lopen"),
        (
            "!actie door Karin bankje plaatsen over een maand",
            "Actie van Karin de Vries vóór woensdag 30 december. | door Karin bankje plaatsen",
        ),
        ("!act overleg plannen met Ymere", "Actie met Ymere. | overleg plannen"),
        (
            "bellen met gemeente over paaltjes, formulier invullen !actie",
            "Actie. | bellen met gemeente over paaltjes, formulier invullen",
        ),
        (
            "lunch met Bo, lamp maken !toe",
            "Contactmoment (lunch) vandaag met Bo, en een toezegging aan bewoners. |  | lamp maken",
        ),
        (
            "lunch met Karin, lamp maken !toe vr, buren uitnodigen !actie volgende week vrijdag",
            "Contactmoment (lunch) vandaag met Karin de Vries, en een toezegging van Karin de Vries vóór vrijdag 4 december en een actie van Karin de Vries vóór vrijdag 11 december. |  | lamp maken | buren uitnodigen",
        ),
        (
            "lunch met Ymere, Ymere maakt lampen aan Bo !toe vrijdag",
            "Contactmoment (lunch) vandaag met Ymere, en een toezegging van Ymere aan Bo vóór vrijdag 4 december. |  | Ymere maakt lampen aan Bo",
        ),
        (
            "lunch met Karin. lamp kapot !toe di",
            "Contactmoment (lunch) vandaag met Karin de Vries, en een toezegging van Karin de Vries vóór morgen. |  | lamp kapot",
        ),
        (
            "lunch met Ymere !toe lamp maken vrijdag",
            "Contactmoment (lunch) vandaag met Ymere, en een toezegging van Ymere vóór vrijdag 4 december. |  | lamp maken",
        ),
        (
            "lunch met Ymere !toe vrijdag, lamp maken",
            "Contactmoment (lunch) vandaag met Ymere, en een toezegging van Ymere vóór vrijdag 4 december. |  | lamp maken",
        ),
        (
            "lunch gisteren met Karin lamp maken morgen !toe",
            "Contactmoment (lunch) gisteren met Karin de Vries, en een toezegging van Karin de Vries vóór morgen. |  | lamp maken",
        ),
        (
            "gebeld met Ymere, !toe: lampen maken, was een goed gesprek",
            "Contactmoment (telefoongesprek) vandaag met Ymere, en een toezegging van Ymere. | was een goed gesprek | lampen maken",
        ),
        ("met Peter Geheim gesproken", "Contactmoment (gesprek) vandaag met Peter Geheim, vertrouwelijk. | "),
        ("gesprek met Bo !vertrouwelijk", "Contactmoment (gesprek) vandaag met Bo, vertrouwelijk. | "),
        ("overleg met Ymere #speel", "Contactmoment (overleg) vandaag met Ymere, bij Speeltuin opknappen. | "),
        (
            "overleg #lampen in de straat",
            "Contactmoment (overleg) vandaag, bij Lampen in het achterpad. | in de straat",
        ),
        ("overleg #s #w", "Contactmoment (overleg) vandaag, bij Sociale weerbaarheid. | #w"),
        ("overleg #bestaatniet", "Contactmoment (overleg) vandaag. | #bestaatniet"),
        (
            "lunch with Haarlem Effect tomorrow",
            "Contactmoment (lunch) vandaag met Haarlem Effect. | with Haarlem Effect tomorrow",
        ),
        (
            "called Karin de Vries about the lamp",
            "Contactmoment (gesprek) vandaag met Karin de Vries. | called Karin de Vries about the lamp",
        ),
        ("het gaat zo goed, do it zo", "? | het gaat zo goed, do it zo"),
        ("zon en regen, 1,5 meter, 10.30 uur, 50%", "? | zon en regen, 1,5 meter, 10.30 uur, 50%"),
        ("kosten 12-12-2026-a", "? | kosten 12-12-2026-a"),
        ("verlichting speeltuin kapot", "? | verlichting speeltuin kapot"),
        ("!", "? | !"),
        ("!x #y @", "? | !x #y @"),
        ("!toe", "Toezegging. | "),
        ("!!toe lamp", "Toezegging. | ! lamp"),
        ("Anna gebeld", "Contactmoment (telefoongesprek) vandaag. | Anna gebeld | ? anna"),
        ("lunch met Karin Vries", "Contactmoment (lunch) vandaag. | met Karin Vries | ? karin vries"),
        ("lunch met Politie Haarlem", "Contactmoment (lunch) vandaag. | met Politie Haarlem | ? politie haarlem"),
        ("!toe lamp maken deze week", "Toezegging vóór vrijdag 4 december. | lamp maken"),
        ("overleg van vrijdag met Ymere", "Contactmoment (overleg) vrijdag 27 november met Ymere. | "),
        ("!sig bankje kapot vanaf 12 maart", "Signaal vandaag. | bankje kapot vanaf 12 maart"),
        ("#fys", "? | "),
        ("met Karin", "Contactmoment (gesprek) vandaag met Karin de Vries. | "),
        ("Bo en Ymere gesproken", "Contactmoment (gesprek) vandaag met Bo en Ymere. | Bo en Ymere gesproken"),
        ("!actie lamp maken @karin", "Actie van Karin de Vries. | lamp maken"),
        ("signaal: veel vocht in de Rozenstraat #wonen", "Signaal vandaag, bij Wonen. | veel vocht in de Rozenstraat"),
        ("#wonen signaal: veel vocht in de Rozenstraat", "Signaal vandaag, bij Wonen. | veel vocht in de Rozenstraat"),
        ("gisteren tegenslag: subsidie afgewezen", "Gebeurtenis (tegenslag) gisteren. | subsidie afgewezen"),
        (
            "besluit college: 40.000 euro voor de buurt",
            "Gebeurtenis (besluit) vandaag. | college: 40.000 euro voor de buurt",
        ),
        (
            "succes! speeltuin geopend vorige week zaterdag",
            "Gebeurtenis (succes) zaterdag 28 november. | speeltuin geopend",
        ),
        ("actie: stoeptegels herstellen voor 1 maart", "Actie vóór maandag 1 maart 2027. | stoeptegels herstellen"),
        ("actie overleg plannen met Ymere", "Actie met Ymere. | overleg plannen"),
        ("Actiepunt: bankje plaatsen", "Actie. | bankje plaatsen"),
        (
            "toezegging Ymere: nieuwe lampen uiterlijk 15-12",
            "Toezegging van Ymere vóór dinsdag 15 december. | Ymere: nieuwe lampen",
        ),
        (
            "overleg met Ymere, actie: lampen tellen",
            "Contactmoment (overleg) vandaag met Ymere, en een actie van Ymere. |  | lampen tellen",
        ),
        ("lampen, signaal over de actie", "? | lampen, signaal over de actie"),
        ("de actie loopt goed", "? | de actie loopt goed"),
        ("!sig besluit genomen", "Signaal vandaag. | besluit genomen"),
        (
            "Haarlem Effect belooft voor vrijdag een lijst",
            "Toezegging van Haarlem Effect vóór vrijdag 4 december. | Haarlem Effect belooft een lijst",
        ),
        (
            "gebeld met Ymere, die belooft lampen te maken voor vrijdag",
            "Contactmoment (telefoongesprek) vandaag met Ymere, en een toezegging van Ymere vóór vrijdag 4 december. |  | die belooft lampen te maken",
        ),
        (
            "lunch met Karin, ze heeft toegezegd morgen te bellen",
            "Contactmoment (lunch) vandaag met Karin de Vries, en een toezegging van Karin de Vries vóór morgen. |  | ze heeft toegezegd te bellen",
        ),
        ("ik beloof Bo een brief", "Toezegging aan Bo. | ik beloof Bo een brief"),
        (
            "Ymere doet niet wat ze beloofden",
            "Contactmoment (gesprek) vandaag met Ymere. | Ymere doet niet wat ze beloofden",
        ),
        (
            "gebeld met Ymere over de kozijnen, ze komen dinsdag terug",
            "Contactmoment (telefoongesprek) vandaag met Ymere. | over de kozijnen, ze komen dinsdag terug",
        ),
        ("koffie gedronken met Karin over de heg", "Contactmoment (gesprek) vandaag met Karin de Vries. | over de heg"),
        ("goed gesprek gehad met Karin", "Contactmoment (gesprek) vandaag met Karin de Vries. | goed gesprek gehad"),
        ("15 dec 14:30 overleg met Ymere", "Contactmoment (overleg) vandaag met Ymere. | 15 dec 14:30 overleg"),
        ("overleg met Ymere 20 nov 14.30", "Contactmoment (overleg) vrijdag 20 november met Ymere. | 14.30"),
        ("overleg met Ymere 20 nov 14 uur", "Contactmoment (overleg) vrijdag 20 november met Ymere. | 14 uur"),
        ("overleg 3/12 met Ymere", "Contactmoment (overleg) vandaag met Ymere. | 3/12"),
        (
            "@Ymere gebeld, pakt lekkage op !vrijdag",
            "Contactmoment (telefoongesprek) vandaag met Ymere. | pakt lekkage op !vrijdag",
        ),
        (
            "lunch met Ymere, lampen klaar voor vrijdag",
            "Contactmoment (lunch) vandaag met Ymere. | lampen klaar voor vrijdag",
        ),
        (
            "gesprek met Karin vrijdag over de heg",
            "Contactmoment (gesprek) vrijdag 27 november met Karin de Vries. | over de heg",
        ),
    ],
)
def test_a_line_means(line, meaning):
    assert told(line) == meaning


# -- ranges and answers --


def found(understood, sort, place=None):
    [one] = [each for each in understood.found if each.sort is sort and place in (None, each.place)]
    return one


def answered(line, sort, value, place=None):
    return read(line, {answer_key(found(read(line), sort, place)): value})


EXAMPLE = "lunch buurthuis met Haarlem Effect, verlichting speeltuin kapot #fysiek !toezegging vrijdag"


def test_every_recognised_part_has_its_range_in_the_line():
    said = [each for each in read(EXAMPLE).found if each.start < each.end]
    assert sorted(EXAMPLE[each.start : each.end] for each in said) == [
        *("!toezegging", "#fysiek", "lunch", "met Haarlem Effect", "vrijdag")
    ]


@pytest.mark.parametrize(
    ("sort", "place", "left"),
    [
        (Sort.PILLAR, None, "verlichting speeltuin kapot #fysiek"),
        (Sort.DUE, None, "verlichting speeltuin kapot vrijdag"),
    ],
)
def test_what_is_taken_away_is_text_again(sort, place, left):
    assert answered(EXAMPLE, sort, AS_TEXT, place).note.agreements[0].what == left


def test_without_its_word_a_moment_is_still_who_was_met_and_without_its_mark_an_agreement_is_text():
    note = answered(EXAMPLE, Sort.KIND, AS_TEXT, 0).note
    assert (note.kind, note.text) == (MomentKind.TALK, "lunch buurthuis")
    note = answered(EXAMPLE, Sort.KIND, AS_TEXT, 1).note
    assert (note.agreements, note.text) == ((), "buurthuis, verlichting speeltuin kapot !toezegging vrijdag")
    assert note.day == TODAY


def test_an_answer_holds_while_the_rest_of_the_line_is_typed():
    karin = newcomer("Karin Jansen")
    answers = {answer_key(found(read("lunch met Karin Jansen"), Sort.WHO)): karin}
    note = read("gisteren lunch met Karin Jansen over lampen !ver", answers).note
    assert (note.present, note.text, note.newcomers) == ((karin,), "over lampen", (karin,))
    assert read("lunch met Karin", answers).note.present[0].id == 3


def test_which_anna_is_meant_is_asked_and_answered():
    asked = found(read("lunch met Anna"), Sort.WHO)
    assert [each.name for each in asked.options] == ["Anna van den Berg", "Anna Bakker"]
    note = answered("lunch met Anna over de heg", Sort.WHO, asked.options[1]).note
    assert ([each.name for each in note.present], note.text) == (["Anna Bakker"], "over de heg")


def test_a_name_that_is_partly_known_may_be_somebody_new_or_that_one():
    asked = found(read("lunch met Karin Vries"), Sort.WHO)
    assert [(each.id, each.name) for each in asked.options] == [(None, "Karin Vries"), (3, "Karin de Vries")]


def test_what_a_line_becomes_can_be_chosen_from_all_there_is():
    line = "lamp kapot vrijdag"
    for kind in (*MomentKind, *EventKind):
        note = read(line, {Key(Sort.KIND, ""): kind}).note
        assert (note.kind, note.text, note.day) == (kind, "lamp kapot", dt.date(2026, 11, 27))
    for kind in (Promise, Action):
        [agreed] = read(line, {Key(Sort.KIND, ""): kind}).note.agreements
        assert (agreed.becomes, agreed.what, agreed.due) == (kind, "lamp kapot", dt.date(2026, 12, 4))


def test_the_kind_of_a_word_or_mark_can_be_changed():
    assert answered("lunch met Ymere", Sort.KIND, MomentKind.VISIT).note.kind is MomentKind.VISIT
    note = answered("!sig lamp kapot", Sort.KIND, EventKind.SETBACK).note
    assert (note.kind, note.text) == (EventKind.SETBACK, "lamp kapot")
    [agreed] = answered("lamp maken !toe vr", Sort.KIND, Action).note.agreements
    assert (agreed.becomes, agreed.what) == (Action, "lamp maken")
    assert answered("!toe lamp kapot", Sort.KIND, EventKind.SIGNAL).note.text == "lamp kapot"


def test_days_pillars_and_parties_can_be_changed():
    day = dt.date(2026, 11, 3)
    assert answered("lunch met Ymere", Sort.DAY, day).note.day == day
    assert answered("lunch met Ymere gisteren", Sort.DAY, day).note.day == day
    assert answered(EXAMPLE, Sort.DUE, dt.date(2027, 1, 1)).note.agreements[0].due == dt.date(2027, 1, 1)
    assert answered(EXAMPLE, Sort.PILLAR, NAMES.pillars[0]).note.pillar == NAMES.pillars[0]
    assert answered(EXAMPLE, Sort.BY, AS_TEXT).note.agreements[0].by is None
    assert answered(EXAMPLE, Sort.TO, RESIDENTS).note.agreements[0].to_residents
    added = read("lunch", {Key(Sort.WHO, ""): (NAMES.parties[0],)}).note
    assert added.present == (NAMES.parties[0],)


def test_what_is_confidential_about_somebody_is_proposed_and_can_be_lifted():
    understood = read("lunch met Peter Geheim")
    assert understood.note.confidential
    assert not answered("lunch met Peter Geheim", Sort.CONFIDENTIAL, AS_TEXT).note.confidential
    assert answered("lunch met Bo !ver", Sort.CONFIDENTIAL, AS_TEXT).note.text == "!ver"


# -- what is missing --


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Typ in één regel"),
        (" \u200b ", "Wat wordt dit?"),
        ("lamp kapot", "Wat wordt dit?"),
        ("!sig", "Schrijf op wat er gebeurde"),
        ("!toe", "wat er is toegezegd"),
        ("!actie vrijdag", "een titel"),
        ("lunch", "met wie het was"),
        ("lunch met Ymere !toe", "wat er is toegezegd"),
    ],
)
def test_what_a_line_lacks_is_said_in_one_sentence(line, said):
    assert said in read(line).missing


def test_a_signal_with_a_name_is_remarked_upon_and_one_with_an_organisation_is_not():
    assert "Karin de Vries" in read("!sig Karin de Vries zegt iets").remark
    assert read("!sig Ymere maakt niets").remark == ""


def test_a_day_that_must_still_come_is_said_to_be_text():
    assert read("overleg 3/12 met Ymere").remark.startswith("“3/12” moet nog komen")
    assert read("overleg met Ymere, lampen klaar voor vrijdag").remark == ""


# -- hostile text --


@pytest.mark.parametrize(
    "line", [HOSTILE, f"lunch met {HOSTILE} !toe", "met " * 2500, "!toe," * 2000, "مرحبا met يمر #fys"]
)
def test_hostile_text_stays_text(line):
    note = read(line).note
    assert all(each.id is not None for each in note.present)


def test_letters_of_any_script_stay_as_they_were_typed():
    assert read("!sig مرحبا 😀 lamp").note.text == "مرحبا 😀 lamp"
    assert read(f"!sig {'x' * 10_000}").note.text == "x" * 10_000


WORDS = st.sampled_from(
    [
        *EXAMPLE.split(),
        "Anna",
        "en",
        ",",
        "gebeld",
        "!actie",
        "aan",
        "Bo",
        "morgen",
        "12-3",
        "#s",
        "@piet",
        "Karin",
        "!",
        ".",
    ]
)


@given(st.lists(WORDS, max_size=14), st.text(max_size=30))
def test_no_line_breaks_it_and_no_letter_is_invented(words, more):
    line = f"{' '.join(words)} {more}"
    understood = read(line)
    texts = [understood.note.text, *(agreed.what for agreed in understood.note.agreements)]
    for text in texts:
        left = line
        for word in text.replace(",", " ").replace(";", " ").split():
            assert word in left
    assert all(0 <= each.start <= each.end <= len(line) for each in understood.found)
    assert understood.note.day <= TODAY
    assert all(agreed.due is None or agreed.due >= TODAY for agreed in understood.note.agreements)
    spans = sorted((each.start, each.end) for each in understood.found if each.start < each.end)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
