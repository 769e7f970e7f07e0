"""The overview as an OpenDocument text, for who must edit it."""
