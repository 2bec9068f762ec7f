"""Text of datetime: the ISO forms read and written, strftime."""
import time as _time


def offset_text(delta):
    """+05:30 of a timedelta, with seconds and microseconds where it has any."""
    sign = "+"
    if delta.days < 0:
        sign, delta = "-", -delta
    m, s = divmod(delta.seconds, 60)
    text = "%s%02d:%02d" % (sign, delta.days * 24 + m // 60, m % 60)
    if s or delta.microseconds:
        text += ":%02d" % s
    return text + ".%06d" % delta.microseconds if delta.microseconds else text


def formatted(format, t, x):
    """strftime: what time.strftime does not know is put in first."""
    if "%f" not in format and "%z" not in format and "%Z" not in format:
        return _time.strftime(format, t)
    out, i = [], 0
    while i < len(format):
        two = format[i:i + 2]
        if two == "%f":
            two = "%06d" % x.microsecond
        elif two == "%z":
            offset = x.utcoffset()
            two = "" if offset is None else offset_text(offset).replace(":", "")
        elif two == "%Z":
            two = (x.tzname() or "").replace("%", "%%")
        elif two[:1] != "%":
            out.append(format[i])
            i += 1
            continue
        out.append(two)
        i += 2
    return _time.strftime("".join(out), t)


_widths = {"hours": 1, "minutes": 2, "seconds": 3, "milliseconds": 3, "microseconds": 3, "auto": 3}


def clock_text(h, m, s, us, timespec="auto"):
    if timespec not in _widths:
        raise ValueError("Unknown timespec value")
    if timespec == "hours":
        return "%02d" % h
    if timespec == "minutes":
        return "%02d:%02d" % (h, m)
    text = "%02d:%02d:%02d" % (h, m, s)
    if timespec == "milliseconds":
        return text + ".%03d" % (us // 1000)
    return text + ".%06d" % us if timespec == "microseconds" or timespec == "auto" and us else text


def _count(text, width):
    if len(text) != width or not text.isascii() or not text.isdigit():
        raise ValueError(text)
    return int(text)


def read_date(text):
    """(year, month, day) or (year, week, day, True) of YYYY-MM-DD, YYYYMMDD, YYYY-Www-D and YYYYWwwD."""
    dash = text[4:5] == "-"
    at = 5 if dash else 4
    year = _count(text[:4], 4)
    if text[at:at + 1] == "W":
        week = _count(text[at + 1:at + 3], 2)
        rest = text[at + 3:]
        if not rest:
            return year, week, 1, True
        if dash != (rest[0] == "-"):
            raise ValueError(text)
        return year, week, _count(rest[1:] if dash else rest, 1), True
    month = _count(text[at:at + 2], 2)
    rest = text[at + 2:]
    if dash:
        if rest[:1] != "-":
            raise ValueError(text)
        rest = rest[1:]
    return year, month, _count(rest, 2)


def _clock(text):
    """(hour, minute, second, microsecond) of HH[:MM[:SS[.f]]] and HH[MM[SS[.f]]]."""
    mark = "." if "." in text else ","
    main, dot, part = text.partition(mark)
    pieces = main.split(":") if ":" in main else [main[k:k + 2] for k in range(0, len(main), 2)]
    if not 1 <= len(pieces) <= 3 or dot and (len(pieces) != 3 or not part):
        raise ValueError(text)
    if dot and not part.isdigit():
        raise ValueError(text)
    values = [_count(p, 2) for p in pieces] + [0, 0]
    return values[0], values[1], values[2], int((part + "00000")[:6]) if dot else 0


def read_time(text):
    """(hour, minute, second, microsecond, offset): the offset is None, or (sign, hours, minutes, seconds, microseconds)."""
    if text.endswith("Z"):
        return _clock(text[:-1]) + ((1, 0, 0, 0, 0),)
    at = max(text.rfind("+"), text.rfind("-"))
    if at < 0:
        return _clock(text) + (None,)
    return _clock(text[:at]) + ((-1 if text[at] == "-" else 1,) + _clock(text[at + 1:]),)


def split_at(text):
    """How long the date in front is (as CPython finds the separator behind it)."""
    n = len(text)
    if n == 7:
        return 7
    if text[4:5] == "-":
        if text[5:6] != "W":
            return 10
        if n > 8 and text[8] == "-":
            return 8 if n > 10 and text[10].isdigit() and n == 9 else 10
        return 8
    if text[4:5] != "W":
        return 8
    k = 7
    while k < n and text[k].isdigit():
        k += 1
    return k if k < 9 else 7 if k % 2 == 0 else 8
