"""The page for one partner as an .odt, for those who must edit it: all that there is to tell, on as many pages."""

from wijkdesk.domain.words import ActionState
from wijkdesk.overview.dutch import capitalised, listed, long_date, number, sentence, shortened
from wijkdesk.overview.odt.odf import OdfText, Text, small, strong
from wijkdesk.overview.odt.tables import NO_DATA, action_rows, commitment_rows, goal_rows
from wijkdesk.overview.sections import ActionLine
from wijkdesk.overview.variants.partner_view import TITLE_OF_PAGE, PartnerPage, coming_on


def render_partner_odt(page: PartnerPage) -> bytes:
    """The page as an .odt. The same page gives the same bytes."""
    header, name = page.header, shortened(page.partner.name, 100)
    document = OdfText(
        f"{TITLE_OF_PAGE}: {name}, {header.half_year.dutch}",
        author=shortened(header.coordinator.name, 100) if header.coordinator else "",
        footer=f"{shortened(header.approach, 60)} · {name}, {header.half_year.dutch}",
        made_on=header.made_on,
    )
    example = " · voorbeeld, de inhoud is verzonnen" if header.is_example else ""
    document.paragraph(f"{capitalised(header.half_year.dutch)} · {header.approach}{example}", "Soort")
    document.paragraph(TITLE_OF_PAGE, "Title")
    document.paragraph(f"{name}{_attention(page)}", "Subtitle")
    document.paragraph([strong("Aan tafel: "), _attended(page)])
    document.paragraph([strong("Beloften: "), _kept(page)])
    _tables(document, page)
    if header.coordinator is not None:
        document.paragraph("Dank voor de samenwerking in dit halfjaar.")
        document.paragraph([strong(header.coordinator.name), small(header.department)])
    return document.render()


def _attention(page: PartnerPage) -> str:
    if page.head is None:
        return ""
    return f", ter attentie van {page.head.office if page.head.name == page.head.role else page.head.name}"


def _attended(page: PartnerPage) -> str:
    agreed = f"; afgesproken: {number(page.agreed)} keer" if page.agreed is not None else ""
    return f"{NO_DATA if page.moments is None else f'{number(page.moments)} keer'}{agreed}."


def _kept(page: PartnerPage) -> str:
    done = page.delivered
    counts = [
        (done.kept, "nagekomen"),
        (done.broken, "niet nagekomen"),
        (done.refused, "geweigerd"),
        (done.open, "open"),
    ]
    return sentence(listed(f"{number(count)} {what}" for count, what in counts if count) or NO_DATA)


def _tables(document: OdfText, page: PartnerPage) -> None:
    name = shortened(page.partner.name, 60)
    if page.goals:
        document.heading(f"Waar het de doelen van {name} hielp", 1)
        document.table(["Doel", "Acties die eraan bijdroegen", "Stand"], goal_rows(page.goals), [4, 5, 3])
    if page.actions:
        document.heading(f"Waar {name} aan meedeed", 1)
        document.table(["Actie", "Stand", "Begin", "Klaar"], action_rows(page.actions), [7, 2, 2, 2])
    if page.pledges:
        document.heading(f"Wat {name} toezegde", 1)
        head = ["Partner", "Toegezegd", "Bevestigd", "Aanwezig", "Acties", "Beloften"]
        document.table(head, commitment_rows(page.pledges), [4, 5, 4, 2, 2, 3])
    if page.worked_with:
        document.heading("Met wie, en in hoeveel acties", 1)
        document.paragraph(f"{listed(f'{each.partner.name} ({number(each.actions)})' for each in page.worked_with)}.")
    if page.coming:
        document.heading("Wat eraan komt", 1)
        document.bullets(_coming(action) for action in page.coming)


def _coming(action: ActionLine) -> Text:
    day = coming_on(action)
    if action.state is ActionState.PLANNED:
        return [action.title, small(f"begint op {long_date(day)}" if day else "gepland, zonder datum")]
    return [action.title, small(f"volgens plan klaar op {long_date(day)}" if day else "")]
