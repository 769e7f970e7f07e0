"""The recovery key survives paper and hand, and says where a slip is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.password.recovery_key import as_text, read

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
KEY = "00112233445566778899aabbccddeeff" * 2 + "ab" * 16
SECRET = bytes.fromhex(KEY)[:32]

secrets = st.binary(min_size=32, max_size=32)


def says(typed):
    with pytest.raises(Refused) as refused:
        read(typed)
    return refused.value.reason


@given(secrets)
def test_what_was_written_is_read_again_without_the_salt(secret):
    assert read(as_text((secret + b"s" * 16).hex())) == secret


def test_it_is_fourteen_groups_of_four():
    assert [len(group) for group in as_text(KEY).split()] == [4] * 14


@pytest.mark.parametrize(
    "by_hand",
    [str.lower, lambda text: text.replace(" ", ""), lambda text: text.replace(" ", "-"), lambda text: f" \n{text}\t"],
    ids=["small", "joined", "hyphens", "space around"],
)
def test_small_letters_spaces_and_hyphens_are_forgiven(by_hand):
    assert read(by_hand(as_text(KEY))) == SECRET


@given(secrets)
def test_digits_that_look_like_letters_are_read_as_those(secret):
    text = as_text((secret + b"s" * 16).hex())
    assert read(text.replace("O", "0").replace("I", "1").replace("B", "8")) == secret


@settings(max_examples=20)
@given(secrets, st.integers(0, 55), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_found_and_its_group_named(secret, place, wrong):
    letters = as_text((secret + b"s" * 16).hex()).replace(" ", "")
    if letters[place] != wrong:
        typed = letters[:place] + wrong + letters[place + 1 :]
        assert says(typed) == f"In groep {place // 4 + 1} zit een typefout. Kijk die groep na."


def test_two_letters_that_changed_places_are_found():
    letters = as_text(KEY).replace(" ", "")
    place = next(place for place in range(20, 55) if letters[place] != letters[place + 1])
    typed = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    assert f"In groep {place // 4 + 1} " in says(typed)


def test_more_slips_are_found_without_a_place():
    letters = as_text(KEY).replace(" ", "")
    typed = ("A" if letters[0] != "A" else "B") + letters[1:-1] + ("A" if letters[-1] != "A" else "B")
    assert "meer dan één typefout" in says(typed)


@pytest.mark.parametrize(("cut", "told"), [(-1, "er ontbreken er 1"), (-56, "er ontbreken er 56")])
def test_what_is_missing_is_counted(cut, told):
    assert told in says(as_text(KEY).replace(" ", "")[:cut])


def test_what_is_too_much_is_counted():
    assert "dit zijn er 2 te veel" in says(as_text(KEY) + "AA")


def test_a_sign_that_is_in_no_key_is_named_by_its_group():
    groups = as_text(KEY).split()
    groups[4] = groups[4][:3] + "9"
    assert says(" ".join(groups)) == "In groep 5 staat een teken dat er niet in hoort. Kijk die groep na."


@given(st.text())
def test_whatever_is_typed_is_refused_in_a_sentence_about_the_field(typed):
    with pytest.raises(Refused) as refused:
        read(typed)
    assert refused.value.field == "recovery_key"
