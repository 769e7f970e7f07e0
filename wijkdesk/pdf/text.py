"""The one door through which text of a user enters a document.

reportlab reads the text of a paragraph as markup: an unclosed ``<b>`` would stop the document, ``<img src=...>`` would
put a file of this machine in it. And it paints an empty box for a letter that its font lacks, and the letters of Arabic
unjoined. So whatever somebody typed or imported goes through ``markup``, and nothing else does.
"""

import re
import unicodedata
from html import escape

from arabic_reshaper import ArabicReshaper

from wijkdesk.pdf import fonts

# Letters that are read from right to left, by their blocks: Hebrew to Arabic Extended, and the joined forms.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SPACE = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_NO_BREAK_SPACE = re.compile("[\u2007\u202f]")
# What has no shape of its own: control characters, surrogates, the marks that steer the direction of text, variation
# selectors, tags, fillers (Unicode's Default_Ignorable_Code_Point), and the ring around a keycap, which only a font
# with shaping can put around its digit.
_SHAPELESS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u20e3\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Between Arabic letters these say whether to join them; elsewhere they only glue emoji together.
_JOINERS = "\u200c\u200d"
_LOOSE_JOINER = re.compile(f"(?<![\u0600-\u08ff])[{_JOINERS}]|[{_JOINERS}](?![\u0600-\u08ff])")
_JOINED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_SKIN_TONE = re.compile("(?<=\\S)[\U0001f3fb-\U0001f3ff]")
# A flag is written as two letters of its own kind: \U0001f1f3\U0001f1f1 for NL.
_FLAG_LETTERS = {0x1F1E6 + index: ord("A") + index for index in range(26)}

_reshaper = ArabicReshaper({"delete_harakat": False})


def markup(text: str, font: str = fonts.REGULAR) -> str:
    """Return reportlab markup that shows a user's text as it is, and can do nothing else.

    ``font`` is the font of the paragraph or tag in which it will stand; letters that it lacks come from another one.
    Line ends stay, runs of spaces become one; what cannot be shown is left out (invisible characters) or written as
    its code point. Right-to-left letters are joined but still in the order of reading: ``paragraph.Paragraph`` orders
    them line by line.
    """
    return "<br/>".join(_line_markup(line, font) for line in clean(text).split("\n"))


def clean(text: str) -> str:
    """Return the text in composed form (NFC), line feeds as its only line ends, and no invisible characters."""
    if text.isascii() and text.isprintable():
        return text
    text = _NO_BREAK_SPACE.sub("\u00a0", _SPACE.sub(" ", _LINE_END.sub("\n", text)))
    text = _LOOSE_JOINER.sub("", _SHAPELESS.sub("", text)).translate(_FLAG_LETTERS)
    return unicodedata.normalize("NFC", _SKIN_TONE.sub("", text))


def as_read(text: str) -> str:
    """Return what was typed, from letters that were joined to be painted."""
    return _JOINED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _line_markup(line: str, font: str) -> str:
    if line.isascii():
        return escape(line)
    if RIGHT_TO_LEFT.search(line):
        line = join_letters(line)
    return "".join(_in_font(piece, name, font) for name, piece in fonts.runs(line, font))


def join_letters(line: str) -> str:
    """Return a line with its Arabic letters in the shapes that they have in a word, still in the order of reading."""
    joined: str = _reshaper.reshape(line)
    return joined.translate(dict.fromkeys(map(ord, _JOINERS)))


def _in_font(piece: str, name: str, font: str) -> str:
    return escape(piece) if name == font else f'<font name="{name}">{escape(piece)}</font>'
