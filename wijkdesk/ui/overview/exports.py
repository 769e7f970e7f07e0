"""The documents that can be made of an overview and its dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.overview.maker import Maker, fresh_pages
from wijkdesk.ui.overview.saver import Held
from wijkdesk.ui.second_process import second_process
from wijkdesk.ui.situation import Source, read_situation, read_source

if TYPE_CHECKING:
    from wijkdesk.overview.plan import Plan
    from wijkdesk.overview.sections import Content
    from wijkdesk.overview.variants.partner_view import PartnerPage

Work = tuple[Any, ...]
"""What sets the pages in the second process: a function of this module, and what it is to be given."""

# Everything here takes its time: for a thread beside the window.


def college_document(dossier: Dossier, half_year: HalfYear, today: dt.date, maker: Maker) -> bytes:
    """The PDF of an overview as it stands now, or as it was adopted; raises Held, ``Stopped`` or a ``DossierFault``."""
    situation, pages = fresh_pages(dossier, half_year, today, maker)
    if situation.draft is not None and situation.draft.open_findings:
        raise Held
    return pages.pdf


def variant_document(dossier: Dossier, half_year: HalfYear, today: dt.date, variant: Callable[[Source], Work]) -> bytes:
    """What ``variant`` makes of an overview, or of what was adopted; raises as ``college_document``, or ``Refused``."""
    situation = read_situation(dossier, half_year, today)
    if situation.draft is not None and situation.draft.open_findings:
        raise Held
    document: bytes = second_process().call(*variant(read_source(dossier, situation)))
    return document


def public_version(source: Source) -> Work:
    """What of an overview may be published; ``Refused`` when it is closed."""
    from wijkdesk.overview.variants import public_variant  # noqa: PLC0415 - nobody needs it before

    return _set_overview, public_variant(source.content, source.choices, source.people), dict(source.pictures)


def extract_for(name: str, source: Source) -> Work:
    """What of an overview concerns one portfolio holder; ``Refused`` when nobody is called so."""
    from wijkdesk.overview.variants import for_portfolio_holder  # noqa: PLC0415 - as above

    return _set_overview, for_portfolio_holder(source.content, name), dict(source.pictures)


def editable(source: Source) -> Work:
    """The overview as an .odt."""
    return _set_odt, source.content, dict(source.pictures)


def page_for_partner(name: str, source: Source) -> Work:
    """What the half-year brought one partner; ``Refused`` when nobody is called so."""
    from wijkdesk.overview.variants import for_partner  # noqa: PLC0415 - as above

    return _set_partner_page, for_partner(source.content, name)


def plan_document(dossier: Dossier, today: dt.date) -> bytes:
    """The plan of the approach as a PDF; raises a ``DossierFault``, or ``Stopped``."""
    from wijkdesk.overview.plan import plan_of  # noqa: PLC0415 - nobody needs it before

    plan = dossier.read_at_one_moment(lambda reader: plan_of(reader, today=today))
    return second_process().call(_set_plan, plan)


def _set_overview(content: Content, pictures: Mapping[int, bytes]) -> bytes:
    from wijkdesk.overview.pages.layout import render_overview  # noqa: PLC0415 - reportlab, which the window never needs

    return render_overview(content, pictures)


def _set_odt(content: Content, pictures: Mapping[int, bytes]) -> bytes:
    from wijkdesk.overview.odt.whole import render_odt  # noqa: PLC0415 - nobody needs it before

    return render_odt(content, pictures)


def _set_partner_page(page: PartnerPage) -> bytes:
    from wijkdesk.overview.pages.partner_page import render_partner_page  # noqa: PLC0415 - as above

    return render_partner_page(page)


def _set_plan(plan: Plan) -> bytes:
    from wijkdesk.overview.pages.plan_layout import render_plan  # noqa: PLC0415 - as above

    return render_plan(plan)
