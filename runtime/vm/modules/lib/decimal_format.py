"""How decimal writes numbers under a format spec."""
import _decimal_math as _m
from _decimal_context import _cut, getcontext


def _format(d, fill, align, sign, z, width, comma, precision, kind):
    prefix = "-" if d._sign else "" if sign in (None, "-") else sign
    if isinstance(d._exp, str):
        body = d.copy_abs()._text() + ("%" if kind == "%" else "")
        if fill == "0":
            fill, align = " ", ">"
        return _laid_out(prefix, body, fill, align, width)
    n, exp, mode = d._int, d._exp, getcontext().rounding
    percent = kind == "%"
    if percent:
        exp, kind = exp + 2, "f"
    capital = kind in ("E", "G") or kind is None and getcontext().capitals
    lower = kind.lower() if kind else None
    if lower == "n":
        lower = "g"
    if precision is not None:
        keep = precision if lower == "f" else None
        if lower == "f":
            cut = -precision - exp
        else:
            count = max(1, precision if lower != "e" else precision + 1)
            cut = _m.digits(n) - count
            if n == 0:
                cut = 0
        if cut > 0 and (n or lower == "f"):
            n, _ = _cut(n, cut, mode, d._sign)
            exp += cut
            if lower != "f" and _m.digits(n) > count:
                n, exp = n // 10, exp + 1
        elif lower == "f" or lower == "e" and n:
            n, exp = n * 10 ** -cut, exp + cut
    if z and not n and prefix == "-":
        prefix = "" if sign in (None, "-") else sign
    digits = str(n)
    left = exp + len(digits)
    if lower == "e":
        point = 1
        if not n and precision is not None:
            point = 1 - precision
    elif lower == "f" or exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if lower == "f" and exp > 0:
        digits, point = digits + "0" * exp, left
    if point <= 0:
        whole, part = "0", "0" * -point + digits
    elif point >= len(digits):
        whole, part = digits + "0" * (point - len(digits)), ""
    else:
        whole, part = digits[:point], digits[point:]
    power = "" if lower == "f" or left == point and lower != "e" else ("E" if capital else "e") + "%+d" % (left - point)
    rest = ("." + part if part else "") + power + ("%" if percent else "")
    if comma:
        zeros = width - len(prefix) - len(rest) if fill == "0" and align == "=" else 0
        whole = f"{int(whole):0{max(zeros, 1)},}"
    return _laid_out(prefix, whole + rest, fill, align, width)


def _laid_out(prefix, body, fill, align, width):
    gap = fill * (width - len(prefix) - len(body))
    if align == "=":
        return prefix + gap + body
    text = prefix + body
    return text + gap if align == "<" else gap + text if align == ">" else gap[:len(gap) // 2] + text + gap[len(gap) // 2:]
