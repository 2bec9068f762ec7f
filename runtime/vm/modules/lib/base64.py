"""base64: base64, base32 and base16 texts of bytes."""
import binascii

_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def _bytes(s):
    return s.encode("ascii") if isinstance(s, str) else bytes(s)


def b64encode(s, altchars=None):
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    out = binascii.b2a_base64(s, newline=False)
    return out.translate(bytes.maketrans(b"+/", altchars)) if altchars is not None else out


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_bytes(altchars), b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).replace(b"+", b"-").replace(b"/", b"_")


def urlsafe_b64decode(s):
    return b64decode(_bytes(s).replace(b"-", b"+").replace(b"_", b"/"))


def encodebytes(s):
    s = bytes(s)
    return b"".join([binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    return binascii.a2b_base64(s)


def b16encode(s):
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if not casefold and s != s.upper():
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def b32encode(s):
    s = bytes(s)
    out = bytearray()
    for i in range(0, len(s), 5):
        part = s[i:i + 5]
        n = int.from_bytes(part + bytes(5 - len(part)), "big")
        letters = (8 * len(part) + 4) // 5
        out += bytes([_B32[n >> (35 - 5 * k) & 31] for k in range(letters)]) + b"=" * (8 - letters)
    return bytes(out)


def b32decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    out = bytearray()
    for i in range(0, len(s), 8):
        part = s[i:i + 8].rstrip(b"=")
        n = 0
        for c in part:
            if c not in _B32:
                raise binascii.Error("Non-base32 digit found")
            n = n << 5 | _B32.index(c)
        out += (n << 5 * (8 - len(part))).to_bytes(5, "big")[:len(part) * 5 // 8]
    return bytes(out)


# --- five letters for four bytes --------------------------------------------------------------------------------------------------------
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _by_85(data, letter, pad, zero=None):
    data = data.encode("ascii") if isinstance(data, str) else bytes(data)
    short = -len(data) % 4
    data += bytes(short)
    parts = []
    for at in range(0, len(data), 4):
        number = int.from_bytes(data[at:at + 4], "big")
        if zero is not None and number == 0 and not (short and not pad and at + 4 == len(data)):
            parts.append(zero)
            continue
        parts.append(bytes([letter(number // 85 ** k % 85) for k in (4, 3, 2, 1, 0)]))
    if short and not pad:
        parts[-1] = parts[-1][:-short]
    return b"".join(parts)


def b85encode(b, pad=False):
    return _by_85(b, lambda digit: _B85[digit], pad)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    if foldspaces or wrapcol or adobe:
        raise NotImplementedError("base64.a85encode() takes pad= alone here")
    return _by_85(b, lambda digit: digit + 33, pad, b"z")


def _from_85(data, digit_of, last):
    short = -len(data) % 5
    data += last * short
    out = b""
    for at in range(0, len(data), 5):
        number = 0
        for c in data[at:at + 5]:
            number = number * 85 + digit_of(c)
        out += number.to_bytes(4, "big")
    return out[:-short] if short else out


def b85decode(b):
    b = b.encode("ascii") if isinstance(b, str) else bytes(b)

    def digit(c):
        at = _B85.find(c)
        if at < 0:
            raise ValueError("bad base85 character at position %d" % b.find(c))
        return at
    return _from_85(b, digit, b"~")


def a85decode(b):
    b = (b.encode("ascii") if isinstance(b, str) else bytes(b)).replace(b"z", b"!!!!!")
    b = b"".join(b.split())

    def digit(c):
        if not 33 <= c <= 117:
            raise ValueError("Non-Ascii85 digit found: %c" % c)
        return c - 33
    return _from_85(b, digit, b"u")
