"""Make InterTab out of Inter: the same typeface, whose digits all have one width.

The digits of Inter are proportional, its tabular ones sit behind the OpenType feature `tnum`. A PDF made with
reportlab cannot switch that feature on, and Qt's version of it also widens hyphens, so that "04-11-2026" falls
apart. InterTab has the tabular digits in place of the proportional ones, and leaves all else alone: it is for
columns of numbers and for dates.

Run once, when Inter is replaced by a newer version; fontTools is needed for nothing else:

    pip install fonttools
    python resources/fonts/make_intertab.py
"""

from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent
WEIGHTS = ("Regular", "Medium", "SemiBold")
# The records of the name table that hold the name of the family: family, identifier, full and PostScript name,
# typographic family, and the prefix for variations.
FAMILY_RECORDS = (1, 3, 4, 6, 16, 25)


def make(weight: str) -> None:
    # Without a new time stamp the same Inter gives the same bytes.
    font = TTFont(FONTS / "inter" / f"Inter-{weight}.ttf", recalcTimestamp=False)
    use_tabular_digits(font)
    rename(font)
    font.save(FONTS / "inter-tab" / f"InterTab-{weight}.ttf")


def use_tabular_digits(font: TTFont) -> None:
    tabular, proportional = substitutions(font, "tnum"), font.getBestCmap()
    digits = {code: tabular[proportional[code]] for code in map(ord, "0123456789")}
    for table in font["cmap"].tables:
        table.cmap.update(digits)


def substitutions(font: TTFont, feature: str) -> dict[str, str]:
    """Return which glyph the one-to-one substitutions of an OpenType feature put in the place of which."""
    layout = font["GSUB"].table
    lookups = {
        index
        for record in layout.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for index in record.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for index in lookups:
        for table in layout.LookupList.Lookup[index].SubTable:
            found |= getattr(table, "ExtSubTable", table).mapping
    return found


def rename(font: TTFont) -> None:
    for record in font["name"].names:
        if record.nameID in FAMILY_RECORDS:
            record.string = record.toUnicode().replace("Inter", "InterTab")


if __name__ == "__main__":
    for weight in WEIGHTS:
        make(weight)
