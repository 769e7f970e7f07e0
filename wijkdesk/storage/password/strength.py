"""How strong a new password is: how long a computer that tries the likely ones first would look for it."""

from typing import Final, NamedTuple

from wijkdesk.domain.refusal import Refused

MOST_LETTERS: Final = 72
"""How much of a password is weighed: the time that takes grows with the square, and this much is enough."""

LEAST: Final = 2
"""Below this mark no password is taken: it would say of a dossier that it is safe, which it is not."""

STRONG: Final = 3
"""From this mark on a password needs no advice."""

_WORDS: Final = ("heel zwak", "zwak", "matig", "goed", "sterk")
_PER_SECOND: Final = 10_000  # guesses against the slow derivation of our keys, on a computer made for it
_SPANS: Final = (
    (60, 1, "een seconde", "seconden"),
    (3_600, 60, "een minuut", "minuten"),
    (86_400, 3_600, "een uur", "uur"),
    (2_592_000, 86_400, "een dag", "dagen"),
    (31_536_000, 2_592_000, "een maand", "maanden"),
    (3_153_600_000, 31_536_000, "een jaar", "jaar"),
)

# zxcvbn knows common passwords, names and words of English; these are the first that somebody here would try.
_COMMON: Final = (
    "wachtwoord welkom geheim gemeente wijkdesk wijk wijkaanpak buurt dossier haarlem amsterdam rotterdam utrecht "
    "nederland holland ajax feyenoord psv voetbal fiets lente zomer herfst winter januari februari maart april mei "
    "juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "hallo hoi schatje liefje lieverd mama papa oma opa hond poes kat konijn bloem zonnetje vakantie koffie school "
    "werk kantoor computer laptop internet sleutel huis straat plein park bank pad boom vogel appel peer kaas brood"
)


class Strength(NamedTuple):
    """A mark from 0 to 4, the word for it, and a sentence that says why or what would help; "" where nothing must."""

    mark: int
    word: str
    advice: str


def strength_of(password: str, known: tuple[str, ...] = ()) -> Strength:
    """Weigh a password; ``known`` are words that anybody who looks for it knows, such as the name of the dossier.

    Takes some milliseconds, and the first time a tenth of a second more.
    """
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists of words, for the few times that a password is chosen

    weighed = password[:MOST_LETTERS]
    if not weighed:
        return Strength(0, _WORDS[0], "Typ een wachtwoord.")
    words = [part for name in known for part in (name, *name.split())]
    found = zxcvbn(weighed, [*_COMMON.split(), *words])
    mark: int = found["score"]
    return Strength(mark, _WORDS[mark], "" if mark >= STRONG else _advice(float(found["guesses"])))


def refuse_weak(password: str, known: tuple[str, ...] = ()) -> None:
    """Raise ``Refused`` for a new password that anybody would soon guess; takes as long as ``strength_of``."""
    strength = strength_of(password, known)
    if strength.mark < LEAST:
        raise Refused(f"Dit wachtwoord is {strength.word}, dus niet gekozen. {strength.advice}", "password")


def _advice(guesses: float) -> str:
    span = _span(guesses / _PER_SECOND)
    return f"Een computer raadt dit binnen {span}. Kies vier of meer woorden die niets met elkaar te maken hebben."


def _span(seconds: float) -> str:
    for most, unit, one, many in _SPANS:
        if seconds < most:
            number = int(seconds // unit) + 1
            return one if number == 1 else f"{number} {many}"
    return "een eeuw"
