"""What else is made of the content of an overview: a public version, an extract, and a page for one partner."""

from wijkdesk.domain.refusal import Refused
from wijkdesk.overview.dutch import listed, shortened
from wijkdesk.overview.sections import Content
from wijkdesk.overview.variants.extract import for_portfolio_holder as for_portfolio_holder
from wijkdesk.overview.variants.naming import Names as Names
from wijkdesk.overview.variants.naming import called, choose_from
from wijkdesk.overview.variants.naming import names_for as names_for
from wijkdesk.overview.variants.partner_view import PartnerPage as PartnerPage
from wijkdesk.overview.variants.partner_view import for_partner as for_partner
from wijkdesk.overview.variants.public_version import public_variant as public_variant


def variant_for(content: Content, name: str) -> Content | PartnerPage:
    """The extract of the portfolio holder, or the page of the partner, that is called so.

    Capitals and accents do not matter. A name that nobody has is refused, and so is one that several have; the
    sentence says which there are.
    """
    names = names_for(content)
    holders = called(name, names.portfolio_holders)
    partners = called(name, names.partners)
    found = [*holders, *partners]
    if not found:
        raise Refused(f"Niemand heet hier ‘{shortened(name, 60)}’. {choose_from(names)}", "name")
    if len(found) > 1:
        several = listed(
            [*(f"{each} (portefeuillehouder)" for each in holders), *(f"{each} (partner)" for each in partners)]
        )
        raise Refused(f"‘{shortened(name, 60)}’ kan meer dan één zijn: {several}.", "name")
    return for_portfolio_holder(content, found[0]) if holders else for_partner(content, found[0])
