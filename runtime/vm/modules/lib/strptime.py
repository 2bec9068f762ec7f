"""Reading dates by a format: the numbers under time.strptime and datetime.strptime."""
import time

_days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_widths = {"Y": (4, 4), "m": (1, 2), "d": (1, 2), "H": (1, 2), "I": (1, 2), "M": (1, 2), "S": (1, 2), "j": (1, 3), "y": (2, 2), "f": (1, 6), "w": (1, 1), "u": (1, 1), "U": (1, 2), "W": (1, 2), "V": (1, 2), "G": (4, 4)}


def _name(text, i, names):
    low = text[i:].lower()
    for k in range(len(names)):
        for n in (names[k], names[k][:3]):
            if low.startswith(n):
                return k, i + len(n)
    return None, i


def _days_before(year, month):
    lengths = [31, 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return sum(lengths[:month - 1]), lengths[month - 1]


def _ordinal(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _days_before(year, month)[0] + day


def _put(got, ordinal):
    """The date of an ordinal into the fields."""
    from datetime import date
    d = date.fromordinal(ordinal)
    got["Y"], got["m"], got["d"] = d.year, d.month, d.day


def spelt_out(format):
    """A format without %c, %x and %X; ValueError for what is no directive."""
    out, k = "", 0
    while True:
        i = format.find("%", k)
        if i < 0:
            return out + format[k:]
        c = format[i + 1:i + 2]
        if not c:
            raise ValueError("stray %% in format %r" % format)
        if c not in "aAbBdfGHIjmMpSuUVwWyYzZcxX%":
            raise ValueError("%r is a bad directive in format %r" % (c, format))
        out += format[k:i] + {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}.get(c, "%" + c)
        k = i + 2


_ranges = {"m": (1, 12), "d": (1, 31), "H": (0, 23), "I": (1, 12), "M": (0, 59), "S": (0, 61), "j": (1, 366)}


def parse(text, format):
    """(year, month, day, hour, minute, second, weekday, day of the year, microsecond, offset in seconds or None)"""
    def wrong():
        raise ValueError("time data %r does not match format %r" % (text, format))
    got = {"Y": 1900, "m": 1, "d": 1, "H": 0, "M": 0, "S": 0, "f": 0}
    afternoon = None
    offset = None
    yday = None
    format = spelt_out(format)
    i = k = 0
    while k < len(format):
        c = format[k]
        k += 1
        if c.isspace():
            if i >= len(text) or not text[i].isspace():
                wrong()
            while i < len(text) and text[i].isspace():
                i += 1
            while k < len(format) and format[k].isspace():
                k += 1
            continue
        if c != "%":
            if i >= len(text) or text[i].lower() != c.lower():
                wrong()
            i += 1
            continue
        d = format[k]
        k += 1
        if d in _widths:
            least, most = _widths[d]
            j = i
            while j < len(text) and j - i < most and text[j].isdigit():
                j += 1
            lo, hi = _ranges.get(d, (0, 10 ** 9))
            while j - i > least and not lo <= int(text[i:j]) <= hi:  # "13" is no month, but "1" is one and leaves "3"
                j -= 1
            if j - i < least or not lo <= int(text[i:j]) <= hi:
                wrong()
            got[d] = int(text[i:j]) if d != "f" else int((text[i:j] + "000000")[:6])
            i = j
        elif d in "aA":
            v, i = _name(text, i, _days)
            if v is None:
                wrong()
            got["a"] = v
        elif d in "bBh":
            v, i = _name(text, i, _months)
            if v is None:
                wrong()
            got["m"] = v + 1
        elif d == "p":
            if text[i:i + 2].lower() not in ("am", "pm"):
                wrong()
            afternoon = text[i:i + 2].lower() == "pm"
            i += 2
        elif d == "z":
            if text[i:i + 1] == "Z":
                offset = 0
                i += 1
            else:
                s = text[i:i + 1]
                digits = text[i + 1:i + 6].replace(":", "")[:4]
                if s not in ("+", "-") or len(digits) != 4 or not digits.isdigit():
                    wrong()
                i += 6 if text[i + 3:i + 4] == ":" else 5
                offset = (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * (-1 if s == "-" else 1)
        elif d == "Z":
            j = i
            while j < len(text) and text[j].isalpha():
                j += 1
            i = j
        elif d == "%":
            if text[i:i + 1] != "%":
                wrong()
            i += 1
    if i < len(text):
        raise ValueError("unconverted data remains: %s" % text[i:])
    if "y" in got:
        got["Y"] = got["y"] + (2000 if got["y"] < 69 else 1900)
    if "I" in got:
        if not 1 <= got["I"] <= 12:
            wrong()
        got["H"] = got["I"] % 12 + (12 if afternoon else 0)
    weekday = got["a"] if "a" in got else (got["w"] + 6) % 7 if "w" in got else got["u"] - 1 if "u" in got else None
    if "G" in got and "V" in got and weekday is not None:
        first = _ordinal(got["G"], 1, 4)
        monday = first - (first + 6) % 7
        _put(got, monday + (got["V"] - 1) * 7 + weekday)
    elif ("U" in got or "W" in got) and weekday is not None and "j" not in got:
        first = _ordinal(got["Y"], 1, 1)
        before = first % 7 if "U" in got else (first + 6) % 7  # days of its week before the 1st of January
        week = got["U"] if "U" in got else got["W"]
        _put(got, first - before + (week if before else max(week - 1, 0)) * 7 + ((weekday + 1) % 7 if "U" in got else weekday))
    if "j" in got:
        yday = got["j"]
        _put(got, _ordinal(got["Y"], 1, 1) + yday - 1) # the 366th day of a year of 365: the next year's first
    if not 1 <= got["m"] <= 12 or got["H"] > 23 or got["M"] > 59 or got["S"] > 61 or not 1 <= got["d"] <= 31:
        wrong()
    before, length = _days_before(got["Y"], got["m"])
    if got["d"] > length:
        raise ValueError("day is out of range for month")
    weekday = (_ordinal(got["Y"], got["m"], got["d"]) + 6) % 7
    return got["Y"], got["m"], got["d"], got["H"], got["M"], got["S"], weekday, yday or before + got["d"], got["f"], offset


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    if not isinstance(string, str):
        raise TypeError("strptime() argument 0 must be str, not %s" % type(string))
    return time.struct_time(parse(string, format)[:8] + (-1,))
