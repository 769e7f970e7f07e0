import pytest

from wijkdesk.domain.folding import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        *(("Café", "cafe"), ("ÎLE", "ile"), ("Straße", "strasse"), ("ﬁn", "fin"), ("ISTANBUL", "istanbul")),
        *(("Işıl", "isil"), ("İSTANBUL", "istanbul"), ("Łukasz", "lukasz"), ("Søren", "soren"), ("ÆSIR", "aesir")),
        *(("Œuvre", "oeuvre"), ("Đorđe", "dorde"), ("Þór", "thor"), ("مرحبا", "مرحبا")),
    ],
)
def test_folding_takes_away_capitals_and_accents(typed, folded):
    assert fold(typed) == folded
