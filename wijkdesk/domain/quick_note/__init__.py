"""What one hurried line means: the rules by which it becomes a contact moment, an event, an action or a promise.

- A sign before a word marks it, and its beginning is enough: ``!toe`` a promise, ``!act`` an action, ``!sig`` a signal,
  ``!geb`` an event, ``!ver`` confidential; ``#fys`` a pillar, or else a running action; ``@anna`` who was there.
- Words such as lunch, gebeld or overleg make it a contact moment, and so does "met" with somebody. A line with
  ``!signaal`` or ``!gebeurtenis`` is that alone. Without any of these it is asked what it becomes.
- The names of what it becomes need no sign as the first word of a line, or with a colon: "signaal: ...". "Belooft" and
  "toegezegd" make a promise of their sentence.
- Somebody is found by the whole name anywhere, and by a first or last name behind "met", "van", "aan", "door" or "@",
  or beside "gebeld". Two of one name are asked about, and so is a name that nobody has yet.
- ``!toezegging`` and ``!actie`` make an agreement of what stands behind them up to the comma; where nothing does, of
  the part of the line between commas in which they stand. What is left is what the contact moment was about.
- In an agreement "door" and "van" say who promises, "aan" to whom; else what ``domain.promise`` thinks likely.
- A day in an agreement is when it is due, the first to come; any other is when it happened, the last that was. A day
  behind "voor" or "uiterlijk" never is when it happened, nor is a weekday in the middle of a sentence: these stay text.
  So does a date of the weeks ahead, and it is said that it does.
- What is understood leaves the text, but for names and words in the middle of a sentence. All else stays as typed.
"""
