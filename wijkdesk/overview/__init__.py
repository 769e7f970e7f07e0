"""The twice-yearly overview for the College: what it says (``content``, plain data) and how it looks (``layout``).

What it says: ``material`` reads what may be said, ``standing`` knows how a thing stood at the end of the half-year,
``pillars``, ``partners``, ``promises`` and ``drafts`` make the ``sections``, ``privacy`` hides residents.

How it looks: ``front_page``, ``pillar_pages`` and ``layout`` set the pages, from ``blocks`` and ``marks``.

Two documents of their own are made from the same material: the implementation plan (``plan``, ``plan_layout``) and the
letter of a direct report (``escalation_letter``, ``escalation_layout``, with its ``mail``).
"""
