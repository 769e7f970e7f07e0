from wijkdesk.ui.contacts.phone import reach_values


def test_somebody_is_reached_by_mail_or_by_phone():
    assert reach_values("bo@voorbeeld.example") == {"phone": "", "email": "bo@voorbeeld.example"}
    assert reach_values("06 12345678") == {"phone": "06 12345678", "email": ""}
