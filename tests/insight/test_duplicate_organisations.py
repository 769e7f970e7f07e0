"""Which organisations are proposed as the same, on what evidence, and which are not."""

import pytest

from wijkdesk.domain.words import OrganisationKind
from wijkdesk.insight.duplicates.organisations import Partner, proposed_organisations

WELFARE, POLICE, OTHER = OrganisationKind.WELFARE, OrganisationKind.POLICE, OrganisationKind.OTHER
DEPARTMENT = OrganisationKind.DEPARTMENT


def partners(*described):
    found = []
    for number, each in enumerate(described, start=1):
        name, known = each if isinstance(each, tuple) else (each, {})
        found.append(Partner(**{"id": number, "name": name, "kind": OTHER, "email": "", "website": "", **known}))
    return found


def evidence(*described):
    proposals = proposed_organisations(partners(*described))
    return next((each.evidence for each in proposals if (each.lower, each.higher) == (1, 2)), None)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Ymere", "YMERE ", "zelfde naam"),
        ("Ymere", "Stichting Ymere", "zelfde naam, anders geschreven"),
        ("Bakkerij Smit", "Bakkerij Smit B.V.", "zelfde naam, anders geschreven"),
        ("De Rozentuin", "Rozentuin", "zelfde naam, anders geschreven"),
        ("BS De Rozentuin", "Basisschool De Rozentuin", "zelfde naam, anders geschreven"),
        ("Afdeling Wonen", "Wonen", "zelfde naam, anders geschreven"),
        ("College van B&W", "College van B en W", "zelfde naam, anders geschreven"),
        ("Café Zuid", "cafe-zuid", "zelfde naam, anders geschreven"),
        ("Politie, basisteam Haarlem", "Basisteam Haarlem politie", "zelfde naam in een andere volgorde"),
        ("Veiligheidsregio Kennemerland (VRK)", "VRK", "zelfde naam, anders geschreven"),
        ("Veiligheidsregio Kennemerland (VRK)", "Veiligheidsregio Kennemerland", "zelfde naam, anders geschreven"),
        (
            "Beheer openbare ruimte",
            "BOR",
            "BOR is een afkorting van Beheer openbare ruimte",
        ),
        ("Haarlem Effect", "Haarlem Efect", "naam verschilt één letter"),
        ("Wijkverpleging Zuid", "Wijkverpelging Zuid", "naam verschilt één letter"),
    ],
)
def test_a_name_that_is_the_same_however_it_is_written(one, other, why):
    assert evidence(one, other) == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Basisschool 1", "Basisschool 2"),
        ("Haarlem Noord", "Haarlem Zuid"),
        ("Afdeling Wonen", "Afdeling Veiligheid"),
        ("Stichting", "Vereniging"),
        ("Buurt Bos", "Buurt Vos"),
        ("HE", "Haarlem Effect"),
        ("Politie", "Politie, basisteam Haarlem"),
        ("😀", "🎉"),
    ],
)
def test_names_that_are_only_close_are_those_of_two(one, other):
    assert evidence(one, other) is None


def test_of_different_kinds_only_the_very_same_name_counts():
    assert evidence(("Ymere", {"kind": WELFARE}), ("Ymere", {"kind": POLICE})) == "zelfde naam"
    assert evidence(("Ymere", {"kind": WELFARE}), ("Stichting Ymere", {"kind": POLICE})) is None
    assert evidence(("Ymere", {"kind": WELFARE}), ("Stichting Ymere", {"kind": OTHER})) is not None


def test_one_website_or_address_is_one_organisation():
    assert evidence(
        ("Buurthuis", {"website": "https://www.effect.example/"}), ("Effect", {"website": "effect.example"})
    ) == ("zelfde website")
    mail = {"email": "info@effect.example"}
    assert evidence(("Buurthuis", mail), ("Effect", mail)) == "zelfde e-mailadres"
    assert evidence(("Buurthuis", {"kind": WELFARE, **mail}), ("Effect", {"kind": POLICE, **mail})) is None


def test_departments_share_the_front_door_of_their_municipality():
    mail = {"email": "info@haarlem.example", "kind": DEPARTMENT}
    assert evidence(("Afdeling Wonen", mail), ("Afdeling Veiligheid", mail)) is None
    assert evidence(("Afdeling Wonen", mail), ("College", {**mail, "kind": OTHER})) is None


def test_an_address_of_many_is_that_of_the_house():
    house = {"website": "verzamelgebouw.example"}
    assert proposed_organisations(partners(("Bakker", house), ("Slager", house), ("Kapper", house))) == []


def test_a_pair_that_is_not_the_same_is_not_proposed_again():
    assert proposed_organisations(partners("Ymere", "Stichting Ymere"), {(1, 2)}) == []


def test_nothing_is_proposed_among_nothing():
    assert proposed_organisations([]) == []
