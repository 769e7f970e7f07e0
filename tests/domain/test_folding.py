import pytest

from wijkdesk.domain.folding import fold


@pytest.mark.parametrize(
    ("typed", "folded"), [("Café", "cafe"), ("ÎLE", "ile"), ("Straße", "strasse"), ("ﬁn", "fin"), ("Yıldız", "yildiz")]
)
def test_folding_takes_away_capitals_and_accents(typed, folded):
    assert fold(typed) == folded
