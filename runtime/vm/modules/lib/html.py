"""html: escape and unescape."""
import re

_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "\xa9", "reg": "\xae", "deg": "\xb0", "euro": "\u20ac", "pound": "\xa3",
          "yen": "\xa5", "cent": "\xa2", "sect": "\xa7", "para": "\xb6", "middot": "\xb7", "times": "\xd7", "divide": "\xf7", "plusmn": "\xb1", "micro": "\xb5",
          "laquo": "\xab", "raquo": "\xbb", "ndash": "\u2013", "mdash": "\u2014", "lsquo": "\u2018", "rsquo": "\u2019", "ldquo": "\u201c", "rdquo": "\u201d",
          "bull": "\u2022", "hellip": "\u2026", "trade": "\u2122", "larr": "\u2190", "uarr": "\u2191", "rarr": "\u2192", "darr": "\u2193", "infin": "\u221e",
          "ne": "\u2260", "le": "\u2264", "ge": "\u2265", "alpha": "\u03b1", "beta": "\u03b2", "gamma": "\u03b3", "delta": "\u03b4", "pi": "\u03c0", "sigma": "\u03c3",
          "omega": "\u03c9", "szlig": "\xdf", "aelig": "\xe6", "AElig": "\xc6", "oslash": "\xf8", "Oslash": "\xd8", "aring": "\xe5", "Aring": "\xc5",
          "ccedil": "\xe7", "Ccedil": "\xc7", "ntilde": "\xf1", "Ntilde": "\xd1", "iexcl": "\xa1", "iquest": "\xbf"}
for _base, _marks in (("aeiou", ("grave", "acute", "circ", "uml")),):
    for _letter, _row in zip(_base, ("\xe0\xe1\xe2\xe4", "\xe8\xe9\xea\xeb", "\xec\xed\xee\xef", "\xf2\xf3\xf4\xf6", "\xf9\xfa\xfb\xfc")):
        for _mark, _made in zip(_marks, _row):
            _NAMED[_letter + _mark] = _made
            _NAMED[_letter.upper() + _mark] = _made.upper()
_NAMED.update(atilde="\xe3", Atilde="\xc3", otilde="\xf5", Otilde="\xd5", yacute="\xfd", Yacute="\xdd", yuml="\xff")


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _replaced(match):
    text = match.group(1)
    if text[0] == "#":
        digits = text[1:].rstrip(";")
        number = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
        return "\ufffd" if number == 0 or 0xd800 <= number < 0xe000 or number > 0x10ffff else chr(number)
    name = text.rstrip(";")
    if name in _NAMED and (text[-1] == ";" or name in ("amp", "lt", "gt", "quot", "nbsp", "copy", "reg")):
        return _NAMED[name]
    if text[-1] == ";":
        raise NotImplementedError("html.unescape(): the name &%s is not known here" % text)
    return "&" + text


def unescape(s):
    if "&" not in s:
        return s
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)", _replaced, s)
