"""The whole approach against time: what there is, how it is packed, and what of it is seen at a place and zoom.

Days are counted as ``date.toordinal`` counts them, and may be broken; measures on the screen are logical pixels.
"""
