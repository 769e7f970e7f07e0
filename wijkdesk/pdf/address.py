"""Where a link may lead outside its document: a page of the web or a mailbox, and nothing else."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_WEB, _MAIL = ("http", "https"), "mailto"
# What may stand in an address as it is (RFC 3986); anything else is written as the numbers of its bytes.
_PLAIN = ":/?#[]@!$&'()*+,;=%-._~"
# Control characters and spaces hide in an address where it really leads, and letters that come in halves say nothing.
_NEVER = re.compile(r"[\s\x00-\x1f\x7f-\x9f\\\ud800-\udfff]")


def checked(address: str) -> str:
    """Return an address as it may stand in a file: ``https``, ``http`` or ``mailto``, in ASCII.

    Raises ValueError for any other scheme, and for an address that names nobody or hides where it leads. The message
    does not repeat the address, which may be a user's.
    """
    parts = urlsplit(address)
    if _NEVER.search(address) or parts.scheme not in (*_WEB, _MAIL):
        raise ValueError("a link leads to a page (http, https) or a mailbox (mailto)")
    if parts.scheme == _MAIL:
        before, _, after = parts.path.partition("@")
        if parts.netloc or not before or not after:
            raise ValueError("a link to a mailbox needs its address")
        return quote(address, safe=_PLAIN)
    return quote(urlunsplit(parts._replace(netloc=_host(parts.hostname, parts.port, parts.username))), safe=_PLAIN)


def _host(name: str | None, port: int | None, user: str | None) -> str:
    if not name or user is not None:
        raise ValueError("a link to a page needs its host, and no name of a user")
    if ":" in name:  # an IPv6 address
        name = f"[{name}]"
    elif not name.isascii():
        name = name.encode("idna").decode()
    return name if port is None else f"{name}:{port}"
