"""Who is proposed as the same person, on what evidence, and who is not."""

from random import Random

import pytest

from tests.dossiers import HOSTILE
from wijkdesk.domain.contact import split_name
from wijkdesk.domain.words import ContactKind
from wijkdesk.insight.duplicates.people import Person, proposed_people

YMERE, POLICE = (1, "Ymere"), (2, "Politie")
PROFESSIONAL, ADMINISTRATOR, RESIDENT = ContactKind


def people(*described):
    """Persons numbered from 1: a name alone, or a name and what else is known."""
    found = []
    for number, each in enumerate(described, start=1):
        name, known = each if isinstance(each, tuple) else (each, {})
        first, infix, last = known.pop("parts", None) or split_name(name)
        known = {"kind": PROFESSIONAL, "phone": "", "email": "", "organisations": (), **known}
        found.append(Person(id=number, first_name=first, infix=infix, last_name=last, **known))
    return found


def evidence(*described):
    """What is said of the first two, or None."""
    proposals = proposed_people(people(*described))
    return next((each.evidence for each in proposals if (each.lower, each.higher) == (1, 2)), None)


def at(*organisations, **known):
    return {"organisations": organisations, **known}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Anna van den Berg", "anna van den berg", "zelfde naam"),
        ("Zeki Çelik", "Zeki Celik", "zelfde naam"),
        ("Anna van den Berg", "Berg, Anna van den", "zelfde naam"),
        ("Anna van den Berg", "Anna Berg", "zelfde naam zonder tussenvoegsel"),
        ("Jan de Vries", ("", {"parts": ("Jan", "", "de Vries")}), "zelfde naam"),
        ("Anne-Marie Jansen-de Wit", "Anne Marie Jansen de Wit", "zelfde naam, anders geschreven"),
        ("Fatima Dijkstra", "Fatima Dykstra", "zelfde naam, anders geschreven"),
        ("Søren Łukasz", "Soren Lukasz", "zelfde naam"),
        ("Jan Pietersen", ("", {"parts": ("Pietersen", "", "Jan")}), "zelfde naam in een andere volgorde"),
        ("محمد علي", "محمد علي", "zelfde naam"),
    ],
)
def test_a_name_that_is_the_same_however_it_is_written_is_enough(one, other, why):
    assert evidence(one, other) == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan Bos", "Jan Vos"),
        ("Anna de Vries", "Anne de Vries"),
        ("Peter Jansen", "Pieter Hansen"),
        ("wijkagent noord", "wijkagent zuid"),
        ("medewerker Ymere 3.4", "medewerker Ymere 3.5"),
        ("bewoner 1 Merensplein 3", "bewoner 3 Merensplein 1"),
        ("Jan Jansen", "Jan Hansen"),
        ("Marie de Boer", "Marie de Beer"),
        ("Mo", "Bo"),
    ],
)
def test_names_that_are_only_close_are_those_of_two_people(one, other):
    assert evidence(one, other) is None
    assert evidence((one, at(YMERE)), (other, at(YMERE))) is None


@pytest.mark.parametrize("name", ["Fatima", "J. de Vries", "Jansen"])
def test_a_first_name_or_initials_alone_tell_nobody_but_among_colleagues(name):
    assert evidence(name, name) is None
    assert evidence((name, at(YMERE)), (name, at(POLICE))) is None
    assert evidence((name, at(YMERE)), (name, at(POLICE, YMERE))) == "zelfde naam, beide Ymere"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdelkader Yilmaz", "Abdelkadir Yilmaz"),
        ("Margriet Kuipers", "Margriet Kuiper"),
        ("Ahmed Bouzidi", "Ahmed Bouizdi"),
        ("opbouwwerker", "opbouwerker"),
    ],
)
def test_a_typing_error_counts_among_colleagues_alone(one, other):
    assert evidence(one, other) is None
    assert evidence((one, at(YMERE)), (other, at(POLICE))) is None
    assert evidence((one, at(YMERE)), (other, at(YMERE))) == "naam verschilt één letter, beide Ymere"


def test_another_tussenvoegsel_counts_among_colleagues_alone():
    names = ("Anna van den Berg", "Anna van der Berg")
    assert evidence(*names) is None
    assert evidence(*((name, at(YMERE)) for name in names)) == "zelfde naam, ander tussenvoegsel, beide Ymere"


def test_one_name_is_two_people_when_they_work_and_are_reached_elsewhere():
    def two(**reach):
        return evidence(("Anna Visser", at(YMERE, **reach)), ("Anna Visser", at(POLICE, email="av@politie.example")))

    assert two() == "zelfde naam"
    assert two(phone="06 12345678") == "zelfde naam"
    assert two(email="anna@ymere.example") is None


def test_a_name_that_is_almost_the_same_is_two_people_when_they_work_elsewhere():
    assert evidence(("Anna van den Berg", at(YMERE)), ("Anna Berg", at(POLICE))) is None
    assert evidence(("Anna van den Berg", at(YMERE)), ("Anna Berg", at(YMERE))) == "zelfde naam zonder tussenvoegsel"


# -- initials --


def test_initials_are_the_one_colleague_whom_they_fit():
    assert (
        evidence(("J. de Vries", at(YMERE)), ("Jan de Vries", at(YMERE))) == "J. de Vries en Jan de Vries, beide Ymere"
    )
    assert evidence(("Th. Smit", at(YMERE)), ("Theo Smit", at(YMERE))) == "Th. Smit en Theo Smit, beide Ymere"


def test_initials_are_the_one_person_whom_they_fit_when_nothing_contradicts_it():
    assert evidence("J.P. de Vries", "Jan Peter de Vries") == "J.P. de Vries en Jan Peter de Vries"
    assert evidence(("J. Smit", at(YMERE)), "Jan Smit") == "J. Smit en Jan Smit"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (at(YMERE), at(POLICE)),
        ({"email": "j@ymere.example"}, {"email": "jan@politie.example"}),
        ({"phone": "06 12345678"}, {"phone": "06 87654321"}),
        ({"kind": RESIDENT}, {"kind": PROFESSIONAL}),
    ],
)
def test_initials_are_nobody_when_something_contradicts_it(one, other):
    assert evidence(("J. de Vries", one), ("Jan de Vries", other)) is None


def test_initials_that_fit_two_people_fit_neither():
    assert proposed_people(people("J. de Vries", "Jan de Vries", "Joop de Vries")) == []
    colleagues = [(name, at(YMERE)) for name in ("J. de Vries", "Jan de Vries", "Joop de Vries")]
    assert proposed_people(people(*colleagues)) == []
    assert evidence(*colleagues[:2], "Joop de Vries") == "J. de Vries en Jan de Vries, beide Ymere"


def test_other_initials_are_another_person():
    assert evidence("K. de Vries", "Jan de Vries") is None
    assert evidence("J.K. de Vries", "Jan Peter de Vries") is None


# -- reaching them --


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("06 12345678", "0612345678"),
        ("+31 6 1234 5678", "06-12345678"),
        ("0031612345678", "06 12 34 56 78"),
        ("+31 (0)6 12345678", "0612345678"),
    ],
)
def test_one_number_however_it_is_written_is_one_person(one, other):
    assert evidence(("Ria", {"phone": one}), ("R. Bakker", {"phone": other})) == "zelfde telefoonnummer"


def test_one_address_is_one_person():
    mail = {"email": "a.visser@ymere.example"}
    assert evidence(("Anna Visser", mail), ("Anna Bakker", {"email": " A.Visser@Ymere.example"})) == (
        "zelfde e-mailadres"
    )
    office = ("", {"parts": ("", "", "wijkbeheerder noord"), **mail})
    assert evidence(("Anna Visser", mail), office) == "zelfde e-mailadres"


def test_all_evidence_is_said_and_the_best_founded_comes_first():
    mail = {"email": "anna@ymere.example", "phone": "06 12345678"}
    found = proposed_people(people("Piet Aalders", "Piet Aalders", ("Anna Visser", dict(mail)), ("Anna Visser", mail)))
    assert [each.evidence for each in found] == [
        "zelfde naam, zelfde e-mailadres, zelfde telefoonnummer",
        "zelfde naam",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jan de Vries", "Marie de Vries"), ("Jan de Vries", "Piet Bakker"), ("teamchef", "wijkagent"), ("Bo", "Ria")],
)
@pytest.mark.parametrize("reach", [{"email": "x@y.example"}, {"phone": "0612345678"}, {"phone": "023 5115115"}])
def test_people_with_other_names_may_share_an_address_or_a_number(one, other, reach):
    assert evidence((one, dict(reach)), (other, dict(reach))) is None


def test_a_number_or_address_of_an_office_is_nobody():
    for reach in ({"phone": "023 5115115"}, {"email": "info@ymere.example"}):
        assert evidence(("Anna Visser", dict(reach)), ("wijkbeheerder", dict(reach))) is None
        assert evidence(("Anna Visser", dict(reach)), ("Anna Bakker", dict(reach))) is None
    many = [(f"Anna {name}", {"email": "a@ymere.example"}) for name in ("Visser", "Bakker", "Smit", "Mulder")]
    assert proposed_people(people(*many)) == []


# -- kinds --


def test_a_resident_and_an_administrator_of_one_name_are_proposed_only_when_they_are_reached_in_one_way():
    one, other = ("Anna Visser", {"kind": RESIDENT}), ("Anna Visser", {"kind": ADMINISTRATOR})
    assert evidence(one, other) is None
    for reach in ({"email": "anna@visser.example"}, {"phone": "06 12345678"}):
        assert evidence(
            ("Anna Visser", {"kind": RESIDENT, **reach}), ("Anna Visser", {"kind": ADMINISTRATOR, **reach})
        ).startswith("zelfde naam, zelfde ")


# -- how many --


def test_a_pair_that_is_not_the_same_is_not_proposed_again():
    twice = people("Anna Visser", "Anna Visser", "Anna Visser")
    assert [each[:2] for each in proposed_people(twice)] == [(1, 2), (1, 3)]
    assert [each[:2] for each in proposed_people(twice, {(1, 2)})] == [(1, 3)]
    assert [each[:2] for each in proposed_people(twice, {(1, 2), (1, 3)})] == [(2, 3)]
    assert proposed_people(twice, {(1, 2), (1, 3), (2, 3)}) == []


def test_of_many_that_are_the_same_each_is_proposed_once():
    assert len(proposed_people(people(*["Anna Visser"] * 50))) == 49


def test_nobody_is_proposed_among_nobody_or_among_what_is_no_name():
    assert proposed_people([]) == []
    assert proposed_people(people("Anna Visser")) == []
    assert proposed_people(people(*[("", {"parts": ("", "", sign)}) for sign in ("😀", "🎉", "-", "…")])) == []


def test_hostile_names_are_compared_like_any_other():
    long = "x" * 10_000
    assert evidence((HOSTILE, at(YMERE)), (HOSTILE, at(YMERE))) is not None
    assert evidence((f"{long}a", at(YMERE)), (f"{long}b", at(YMERE))) is None


FIRST = (
    "Anna",
    "Jan",
    "Piet",
    "Marie",
    "Fatima",
    "Ahmed",
    "Kees",
    "Joop",
    "Ria",
    "Henk",
    "Yusuf",
    "Els",
    "Wim",
    "Sanne",
)
LAST = (
    "Jansen",
    "Vries",
    "Berg",
    "Bakker",
    "Visser",
    "Smit",
    "Mulder",
    "Bos",
    "Vos",
    "Dijk",
    "Yilmaz",
    "Kaya",
    "Groot",
)


def test_in_a_large_neighbourhood_only_those_of_one_name_or_one_reach_are_proposed():
    rng = Random(1)
    many = people(
        *(
            (
                f"{rng.choice(FIRST)} {rng.choice(FIRST).lower()}{number}a {rng.choice(LAST)}",
                at((rng.randint(1, 12), "x"), phone=f"06{number:08d}", email=f"p{number}@post.example"),
            )
            for number in range(2000)
        )
    )
    assert proposed_people(many) == []
