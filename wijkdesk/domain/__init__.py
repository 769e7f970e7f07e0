"""What a neighbourhood approach is: its things, its words and its rules.

Three conventions hold in the whole folder. A text that nobody filled in is ``""``; a date, number or answer that is not
known is ``None``, never 0 or a guess. A period is closed: its first and its last day both belong to it. What the rules
do not allow raises ``Refused`` with a sentence for the user, before anything has changed.

``check()`` of a thing holds the rules that must be true of it at rest; the storage calls it before every write.
"""
