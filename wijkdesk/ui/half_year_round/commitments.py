"""Whether a commitment still stands, with how often the partner was there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.insight.attendance import agreed_times
from wijkdesk.storage.reading.half_year_round import times_present
from wijkdesk.storage.reading.promises import CommitmentRow, list_commitments
from wijkdesk.storage.writing.promises import reconfirm_commitment
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.fields import LongTextField
from wijkdesk.ui.half_year_round.card import Card, Today


class CommitmentCard(Card):
    kind = Commitment
    has_answers_first = True

    def __init__(self, changes: Changes, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(changes, today, parent)
        self.on = self.ask_day(self.tr("Op"), "day")
        self.note = self.ask_for("note", LongTextField(self.tr("Wat werd erbij gezegd? Dat hoeft niet."), lines=1))
        self.offer(self.tr("Staat nog"), lambda: self._reconfirm(is_yes=True), is_usual=True)
        self.offer(self.tr("Staat niet meer"), lambda: self._reconfirm(is_yes=False))
        self.offer_later()

    def read(self, number: int) -> CommitmentRow | None:
        rows = list_commitments(self.changes.dossier.reader, only=[number])
        return rows[0] if rows else None

    def describe(self, row: CommitmentRow) -> None:
        head = self.tr("Afdelingshoofd: {name}").format(name=row.head or self.tr("nog niet bekend"))
        if row.head_since is not None:
            head = self.tr("{head}, sinds {day}").format(head=head, day=date_in_words(row.head_since))
        self.say(
            f"{row.organisation}: {row.what}", [head, self._last_answer(row), self._was_there(row)],
            confidential=row.confidential,
        )  # fmt: skip

    def begin(self, row: CommitmentRow) -> None:
        known = [day for day in (row.last_answer_on, row.head_since) if day is not None]
        self.on.load(max(self.occasion.day, *known) if known else self.occasion.day)
        self.note.load("")

    # -- inside --

    def _last_answer(self, row: CommitmentRow) -> str:
        if row.last_answer_on is None:
            return self.tr("Nog niet eerder opnieuw bevestigd.")
        said = self.tr("Op {day} was het antwoord: {answer}.")
        answer = self.tr("ja, het staat nog") if row.last_answer_yes else self.tr("nee, niet meer")
        return said.format(day=date_in_words(row.last_answer_on), answer=answer)

    def _was_there(self, row: CommitmentRow) -> str:
        """How often it was there in the half-year, beside what was agreed; nothing noted is not the same as never."""
        half_year, until = self.occasion.half_year, self.occasion.day
        first_day = max(half_year.first_day, row.first_day or half_year.first_day)
        times = times_present(self.changes.dossier.reader, row.organisation_id, first_day, until)
        agreed = agreed_times(row.rhythm, half_year, row.first_day, until)
        there = self.tr("Dit halfjaar {n} keer gezien").format(n=times) if times else ""
        there = there or self.tr("Over dit halfjaar is niet vastgelegd dat ze er waren")
        if row.rhythm is None or agreed is None:
            return f"{there}."
        rhythm = self.tr("{there}; afgesproken is {rhythm}, dat is tot nu toe {n} keer.")
        return rhythm.format(there=there, rhythm=row.rhythm.dutch, n=agreed)

    def _reconfirm(self, *, is_yes: bool) -> None:
        if self.form.flush():
            self.carry_out(reconfirm_commitment, self.on.value(), confirmed=is_yes, note=self.note.value())
        else:
            self.on.setFocus()
