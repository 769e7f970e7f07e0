"""The twice-yearly overview for the College, and what else is made of the same material.

``content`` is what it says, as plain data (``sections``): ``material`` reads what may be told, ``standing`` knows how a
thing stood at the end of the half-year, ``since`` what changed, ``choices`` what the coordinator chose, and ``drafts``
writes what she did not. ``checklist`` says what is missing, ``frozen`` keeps what was adopted, and ``editions`` gives
whoever asks a finished document.

``privacy/`` finds and hides what may not leave, ``variants/`` makes the public version, the extracts and the page for a
partner, ``pages/`` sets all of them as PDF, and ``odt/`` writes what can be edited.

Two documents of their own are the implementation plan (``plan``) and the letter of a direct report
(``escalation_letter``, with its ``mail``).
"""
