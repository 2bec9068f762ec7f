"""The names of offsets: to_offset, aliases that are gone, sums of several."""
import pandas as pd
from datetime import timedelta
from pandas._timedelta import Timedelta
from pandas._offsets import (BQuarterBegin, BQuarterEnd, BYearBegin, BYearEnd, BusinessDay, BusinessMonthBegin, BusinessMonthEnd, DateOffset, Day,
                             Hour, Micro, Milli, Minute, MonthBegin, MonthEnd, Nano, QuarterBegin, QuarterEnd, Second, Tick, Week, YearBegin,
                             YearEnd, _days, _months, _sum, _tick_of)

_plain = {"D": Day, "h": Hour, "min": Minute, "s": Second, "ms": Milli, "us": Micro, "ns": Nano, "B": BusinessDay, "ME": MonthEnd, "MS": MonthBegin,
          "BME": BusinessMonthEnd, "BMS": BusinessMonthBegin, "QE": QuarterEnd, "QS": QuarterBegin, "BQE": BQuarterEnd, "BQS": BQuarterBegin, "YE": YearEnd,
          "YS": YearBegin, "BYE": BYearEnd, "BYS": BYearBegin}
_anchored = {"QE": (QuarterEnd, 12), "QS": (QuarterBegin, 1), "BQE": (BQuarterEnd, 12), "BQS": (BQuarterBegin, 1), "YE": (YearEnd, 12), "YS": (YearBegin, 1),
             "BYE": (BYearEnd, 12), "BYS": (BYearBegin, 1)}
_gone = {"M": "ME", "Q": "QE", "Y": "YE", "BM": "BME", "BQ": "BQE", "BY": "BYE", "SM": "SME", "CBM": "CBME"}
_meant = {"H": "h", "T": "min", "S": "s", "L": "ms", "U": "us", "N": "ns", "A": "Y", "AS": "YS", "BH": "bh", "CBH": "cbh"}
_other_case = {"d": "D", "b": "B", "w": "W", "c": "C", "min": "min", "us": "us", "ns": "ns"}
_of_calendar = ("E", "ME", "BME", "BMS", "CBME", "CBMS", "SME", "SMS", "QE", "QS", "BQE", "BQS", "YE", "YS", "BYE", "BYS", "HYE", "HYS", "BHYE", "BHYS")


def _named(word):
    """The class and arguments of a known alias; the error says what is wrong with another."""
    name, _, anchor = word.partition("-")
    if name == "W":
        return Week, {"weekday": _index_of(_days, anchor or "SUN")}
    if name in _anchored:
        cls, default = _anchored[name]
        return cls, {"month": _index_of(_months, anchor) + 1 if anchor else default}
    if name in _plain:
        if anchor:
            raise ValueError("Bad freq suffix %s" % anchor)
        return _plain[name], {}
    from pandas._offsets_more import alias
    return alias(name, anchor)


def _index_of(names, name):
    if name not in names:
        raise KeyError(name)
    return names.index(name)


def _alias(word, n):
    name, _, anchor = word.partition("-")
    good = _other_case.get(name, _other_case.get(name.lower() if name.lower() in ("us", "ns", "min") else "", name))
    good += "-" + anchor.upper() if anchor and good == "W" else "-" + anchor if anchor else ""
    if good != word and name not in _gone and name not in _meant:
        import warnings
        warnings.warn("'%s' is deprecated and will be removed in a future version, please use '%s' instead." % (word, good), pd.errors.Pandas4Warning, stacklevel=4)
        word = good
    if name.upper() in _gone:
        raise ValueError("'%s' is no longer supported for offsets. Please use '%s' instead." % (word, _gone[name.upper()] + word[len(name):]))
    if name in _meant:
        raise ValueError("Invalid frequency: %s. Did you mean %s?" % (word, _meant[name] + word[len(name):]))
    if word != word.upper() and word.upper().partition("-")[0] in _of_calendar:
        raise ValueError("Invalid frequency: %s." % word)
    try:
        cls, kwargs = _named(word)
        return cls(n, **kwargs)
    except (ValueError, TypeError, KeyError) as e:
        raise ValueError("Invalid frequency: %s. Failed to parse with error message: %r." % (word, e)) from None


def _words_of(freq):
    """"-2h30min" as [("-2", "h"), ("30", "min")]."""
    import re
    parts, at = [], 0
    for m in re.finditer(r"([+-]?\d*\.\d*|[+-]?\d*)\s*([A-Za-z]+(?:-[\dA-Za-z-]+)?)", freq):
        if freq[at:m.start()].strip():
            raise ValueError("separator must be spaces")
        parts.append((m.group(1), m.group(2)))
        at = m.end()
    if freq[at:].strip():
        raise ValueError("last element must be blank")
    return parts


def to_offset(freq):
    """The offset that a text such as "2h30min" or "W-MON" means."""
    if freq is None or isinstance(freq, DateOffset):
        return freq
    if isinstance(freq, timedelta):
        return _tick_of(Timedelta(freq))
    if not isinstance(freq, str):
        raise TypeError("Passed invalid freq %r" % (freq,))
    total = word = None
    try:
        for number, word in _words_of(freq):
            one = _alias(word, 1)
            if "." in number and isinstance(one, Tick):
                off = _tick_of(Timedelta(one.delta * float(number)))
            else:
                off = one._with(int(number or "1"))
            total = off if total is None else _sum(total, off)
    except (ValueError, TypeError) as e:
        text = str(e)
        tail = " " + text[text.index("Did you"):] if "Did you" in text and word == freq else ""
        raise ValueError("Invalid frequency: %s. Failed to parse with error message: %r%s" % (freq, e, tail)) from None
    if total is None:
        raise ValueError("Invalid frequency: %s." % freq)
    return total
