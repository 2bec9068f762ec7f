"""dateutil.parser: a text to a datetime, by the reader of dates that pandas.Timestamp uses."""
import datetime


class ParserError(ValueError):
    pass


def _read(text, dayfirst, yearfirst):
    import pandas as pd
    try:
        t = pd.to_datetime(text, dayfirst=dayfirst, yearfirst=yearfirst)
    except OverflowError:
        raise
    except (ValueError, TypeError):
        raise ParserError("Unknown string format: %s" % text) from None
    if t is pd.NaT:
        raise ParserError("Unknown string format: %s" % text)
    return t.to_pydatetime(warn=False)


def parse(timestr, parserinfo=None, default=None, dayfirst=False, yearfirst=False, ignoretz=False, fuzzy=False, tzinfos=None):
    if parserinfo is not None or fuzzy or tzinfos is not None:
        raise NotImplementedError("dateutil.parser.parse: parserinfo, fuzzy and tzinfos are not supported")
    if not isinstance(timestr, str):
        raise TypeError("Parser must be a string or character stream, not %s" % type(timestr).__name__)
    text = timestr.strip()
    if not text:
        raise ParserError("String does not contain a date: %s" % timestr)
    base = default if default is not None else datetime.datetime.combine(datetime.date.today(), datetime.time())
    if not any(c.isalpha() and c not in "apmAPMTZ" for c in text) and ":" in text and not any(c in text for c in "-/."):
        d = _read("%04d-%02d-%02d %s" % (base.year, base.month, base.day, text), False, False)  # a time alone: of the default's day
    else:
        d = _read(text, dayfirst, yearfirst)
        digits = "".join([c if c.isdigit() else " " for c in text]).split()
        if any(c.isalpha() for c in text) and len(digits) == 1 and ":" not in text:  # "March 2024", "Mar 5": the default has the rest
            if len(digits[0]) == 4:
                import calendar
                d = d.replace(day=min(base.day, calendar.monthrange(d.year, d.month)[1]))
            else:
                d = d.replace(year=base.year)
    return d.replace(tzinfo=None) if ignoretz else d


def isoparse(dt_str):
    try:
        return datetime.datetime.fromisoformat(dt_str)
    except ValueError:
        raise ValueError("ISO string too short" if len(dt_str) < 4 else "Invalid isoformat string: %r" % dt_str) from None
