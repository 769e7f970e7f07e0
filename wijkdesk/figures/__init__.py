"""Official figures from files: which table it is, which regions and topics it holds, and its values.

A file is read twice: once to say what it is (``recognise``), once for the values that are wanted (``values``). Neither
keeps more of it than is asked for, so that a file of the whole country costs little more than one of a city.
"""
