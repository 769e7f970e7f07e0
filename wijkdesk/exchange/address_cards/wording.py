"""What became of the cards of an address book, in Dutch sentences."""

from wijkdesk.domain.contact import full_name
from wijkdesk.exchange.address_cards.card import Card
from wijkdesk.storage.writing.address_cards import TakenIn


def name_of(card: Card) -> str:
    return full_name(card.first_name, card.infix, card.last_name)


def taken_in_words(taken: TakenIn) -> str:
    """What was done, in one sentence or two."""
    parts = [f"{taken.added} toegevoegd", f"{taken.supplemented} aangevuld"]
    if taken.same:
        parts.append(f"{taken.same} stonden er al zo")
    if taken.organisations:
        new = "1 nieuwe organisatie" if taken.organisations == 1 else f"{taken.organisations} nieuwe organisaties"
        parts.append(new)
    sentence = f"Ingelezen: {', '.join(parts)}."
    if not taken.not_taken:
        return sentence
    what = ", ".join(dict.fromkeys(what for _, what in taken.not_taken))
    return f"{sentence} Bij wie er al stond is dit niet overgenomen: {what}."
