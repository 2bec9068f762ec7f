"""codecs: encode, decode and open by the name of an encoding, and the marks of byte order."""
import builtins

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16_LE = BOM_LE = BOM_UTF16 = BOM = b"\xff\xfe"
BOM_UTF16_BE = BOM_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM_UTF32 = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"


def _rot13(text):
    return text.translate({**{c: (c - 65 + 13) % 26 + 65 for c in range(65, 91)}, **{c: (c - 97 + 13) % 26 + 97 for c in range(97, 123)}})


def encode(obj, encoding="utf-8", errors="strict"):
    name = encoding.lower().replace("-", "").replace("_", "")
    if name == "rot13":
        return _rot13(obj)
    if name in ("hex", "hexcodec"):
        return bytes(obj).hex().encode()
    if name in ("base64", "base64codec"):
        import base64
        return base64.encodebytes(obj)
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    name = encoding.lower().replace("-", "").replace("_", "")
    if name == "rot13":
        return _rot13(obj)
    if name in ("hex", "hexcodec"):
        return bytes.fromhex(bytes(obj).decode("ascii"))
    if name in ("base64", "base64codec"):
        import base64
        return base64.decodebytes(obj)
    return bytes(obj).decode(encoding, errors)


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is None or "b" in mode:
        return builtins.open(filename, mode, buffering)
    return builtins.open(filename, mode, buffering, encoding=encoding, errors=errors, newline="")
