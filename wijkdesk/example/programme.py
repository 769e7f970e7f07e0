"""The approach of the example as a whole."""

from wijkdesk.example.approach import Approach
from wijkdesk.example.figures import NORTH, SOUTH

ASSIGNMENT = (
    "Voorbeeld: dit is verzonnen, op de cijfers van RIVM na. Niemand erin bestaat.\n\n"
    "De burgemeester vroeg om zes jaar volhouden in het Rozenprieel: samen met Ymere, de politie, Haarlem Effect en"
    " vier afdelingen van de gemeente de huizen herstellen, de straat schoon, heel en veilig maken, en zorgen dat"
    " bewoners elkaar en de weg naar hulp kennen. Geen sloop als het anders kan. Twee keer per jaar hoort het College"
    " wat goed ging en wat niet."
)


def add_programme(approach: Approach) -> None:
    """Fill in the approach itself; contacts and areas are there already."""
    programme = approach.programme
    programme.municipality = "Haarlem"
    programme.assignment = ASSIGNMENT
    programme.coordinator = "gebiedsverbinder Rozenprieel"
    programme.department = "Gebiedsverbinding"
    programme.sponsor = approach.contacts["vorige wijkwethouder"]
    programme.first_day = approach.calendar.first_day
    programme.last_day = approach.calendar.last_day
    programme.areas = [approach.areas[NORTH], approach.areas[SOUTH]]
    programme.is_example = True
