"""Fields of a form. They share one contract, written down at Field."""

from wijkdesk.ui.fields.choice import CheckField, Choice, ChoiceField
from wijkdesk.ui.fields.date import DateField
from wijkdesk.ui.fields.field import Field
from wijkdesk.ui.fields.pick import PickField, PickManyField
from wijkdesk.ui.fields.picker import Option
from wijkdesk.ui.fields.text import LongTextField, TextField, TitleField

__all__ = [
    "CheckField",
    "Choice",
    "ChoiceField",
    "DateField",
    "Field",
    "LongTextField",
    "Option",
    "PickField",
    "PickManyField",
    "TextField",
    "TitleField",
]
