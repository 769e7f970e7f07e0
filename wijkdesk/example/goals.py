"""What partners and portfolio holders want to reach themselves, and whether they did."""

from typing import NamedTuple

from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.words import GoalState
from wijkdesk.example.approach import Approach
from wijkdesk.example.calendar import When


class Goal(NamedTuple):
    """``key`` is what the tables of actions call it; ``owner`` is a partner or a portfolio holder."""

    key: str
    owner: str
    title: str
    due: When
    description: str = ""
    indicator: str = ""
    settled: When | None = None
    outcome: GoalState = GoalState.REACHED


END = (6, 12, 18)

GOALS = (
    Goal(
        "fundering",
        "Ymere",
        "96 woningen met herstelde fundering",
        END,
        "Uit de prestatieafspraken tussen Ymere, huurders en gemeente.",
        indicator="Woningen met herstelde fundering",
    ),
    Goal("huur op tijd", "Ymere", "Huurachterstand in beeld binnen één maand", (4, 12, 15), settled=(4, 10, 14)),
    Goal("trots", "Ymere", "Huurders geven hun buurt een zeven", END, "De eerste meting was een 5,8."),
    Goal("zwijgen", "politie", "Meer meldingen uit buurten die zwijgen", END, indicator="Meldingen zonder naam"),
    Goal("zichtbaar", "politie", "Een bekende wijkagent in elke buurt", (5, 12, 15)),
    Goal(
        "zelf doen",
        "Haarlem Effect",
        "De helft van de activiteiten wordt door bewoners gedragen",
        (5, 12, 15),
        settled=(4, 12, 11),
    ),
    Goal("gezicht", "Haarlem Effect", "Elke bewoner kent één gezicht van de hulp", END),
    Goal("blijven", "Wonen", "Geen gedwongen verhuizing door funderingsherstel", END),
    Goal("zicht", "Veiligheid", "Signalen van ondermijning binnen twee weken besproken", END),
    Goal(
        "drie dagen",
        "Openbare ruimte",
        "Meldingen openbare ruimte binnen drie werkdagen opgelost",
        (4, 6, 15),
        settled=(3, 12, 14),
    ),
    Goal(
        "naast de bak",
        "Openbare ruimte",
        "Half zo veel afval naast de containers",
        (5, 6, 15),
        indicator="Afval naast de containers",
        settled=(4, 12, 16),
    ),
    Goal("groen", "Openbare ruimte", "Duizend tegels minder, tweehonderd planten meer", (5, 12, 15)),
    Goal(
        "rondkomen",
        "Sociaal domein",
        "Minder dan 18 procent heeft moeite met rondkomen",
        END,
        "De laatste meting is van RIVM over 2020.",
        indicator="Moeite met rondkomen",
    ),
    Goal("eerder", "Sociaal domein", "Schulden gemeld vóór de derde aanmaning", (5, 12, 15)),
    Goal("ouders", "school", "Acht op de tien ouders komen op school", (4, 7, 5), settled=(4, 7, 4)),
    Goal("lezers", "bibliotheek", "Vijftig nieuwe leden uit het Rozenprieel", (4, 12, 15), settled=(3, 11, 20)),
    Goal("thuis", "zorg", "Ouderen wonen veilig thuis en eten niet alleen", END),
    Goal(
        "winkels",
        "ondernemers",
        "Geen lege winkel in de Rozenprieelstraat",
        (4, 12, 15),
        "Twee panden staan nog leeg.",
        settled=(4, 12, 17),
        outcome=GoalState.NOT_REACHED,
    ),
    Goal("durven melden", "burgemeester", "Buurten waar bewoners durven melden", END),
    Goal("schoon en heel", "vorige wijkwethouder", "Schone, hele en veilige straten", END),
    Goal("meebeslissen", "vorige wijkwethouder", "Bewoners beslissen mee over hun straat", (5, 12, 15)),
    Goal(
        "herstellen",
        "wethouder Wonen",
        "Herstellen gaat vóór slopen",
        (3, 12, 15),
        "Vastgelegd in het besluit over blok 2 tot en met 4.",
        settled=(3, 6, 26),
    ),
    Goal("geldzorgen", "wethouder Sociaal domein", "Praten over geldzorgen is gewoon", END),
)


def add_goals(approach: Approach) -> None:
    """Add the goals; partners, portfolio holders and indicators are there already."""
    for goal in GOALS:
        added = PolicyGoal(
            title=goal.title,
            description=goal.description,
            organisation=approach.organisations.get(goal.owner),
            portfolio_holder=approach.contacts.get(goal.owner),
            indicator=approach.indicators[goal.indicator] if goal.indicator else None,
            due=approach.calendar.day(goal.due),
        )
        approach.goals[goal.key] = added
        if goal.settled is not None:
            settle = added.reach if goal.outcome is GoalState.REACHED else added.miss
            approach.on(approach.calendar.day(goal.settled), settle)
