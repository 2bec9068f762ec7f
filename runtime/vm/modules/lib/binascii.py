"""binascii: bytes as hexadecimal and base64 text, and checksums."""
from _digest import crc32

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {c: i for i, c in enumerate(_LETTERS)}


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


Error.__module__ = Incomplete.__module__ = "binascii"


def hexlify(data, sep="", bytes_per_sep=1):
    data = bytes(data)
    return (data.hex(sep, bytes_per_sep) if sep else data.hex()).encode()


def unhexlify(text):
    if not isinstance(text, str):
        text = bytes(text).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if not all([c in "0123456789abcdefABCDEF" for c in text]):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


b2a_hex, a2b_hex = hexlify, unhexlify


def b2a_base64(data, *, newline=True):
    data = bytes(data)
    out = bytearray()
    for i in range(0, len(data) - 2, 3):
        n = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
        out.append(_LETTERS[n >> 18])
        out.append(_LETTERS[n >> 12 & 63])
        out.append(_LETTERS[n >> 6 & 63])
        out.append(_LETTERS[n & 63])
    rest = data[len(data) - len(data) % 3:]
    if len(rest) == 1:
        out += bytes([_LETTERS[rest[0] >> 2], _LETTERS[(rest[0] & 3) << 4]]) + b"=="
    elif len(rest) == 2:
        n = rest[0] << 8 | rest[1]
        out += bytes([_LETTERS[n >> 10], _LETTERS[n >> 4 & 63], _LETTERS[(n & 15) << 2]]) + b"="
    if newline:
        out.append(10)
    return bytes(out)


def a2b_base64(text, *, strict_mode=False):
    if isinstance(text, str):
        text = text.encode("ascii")
    out = bytearray()
    acc = n = pads = 0
    for c in bytes(text):
        if c == 61:
            pads += 1
            if n + pads >= 4:
                n = acc = 0
                break
            continue
        if c not in _VALUES:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        acc = acc << 6 | _VALUES[c]
        n += 1
        if n > 1:
            out.append(acc >> (8 - 2 * n if n < 4 else 0) & 255 if n == 4 else acc >> (4 if n == 2 else 2) & 255)
        acc &= 63 if n == 1 else 15 if n == 2 else 3
        if n == 4:
            acc = n = 0
    if n == 1:
        raise Error("Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4" % (len(out) // 3 * 4 + 1))
    if n:
        raise Error("Incorrect padding")
    return bytes(out)
