"""The bins of pd.Grouper(freq=): every period from the first date to the last, as a category column of their first or last moments."""
import re

import numpy as np
import pandas as pd
import _pandas
from pandas._base import kind

STEPS = {"D": 86400000000, "h": 3600000000, "min": 60000000, "s": 1000000, "ms": 1000, "us": 1}


def _by_months(v, width, end):
    """Periods of `width` months: (number of each date's period from the first, the periods' labels)."""
    m = v.astype("datetime64[M]").astype("int64") // width
    first, last = int(m.min()), int(m.max())
    at = np.arange(first, last + 1) + (1 if end else 0)
    labels = (at * width).astype("datetime64[M]").astype("datetime64[us]")
    return m - first, labels - np.timedelta64(86400000000, "us") if end else labels


def bins_of(values, grouper, every_bin=True):
    """The date column as an ordered category of its bins; without every_bin the bins as dates, of rows only."""
    if kind(values) != "M":
        raise TypeError(f"Only valid with DatetimeIndex, TimedeltaIndex or PeriodIndex, but got an instance of '{type(values).__name__}'")
    for name in ("closed", "label", "offset"):
        if getattr(grouper, name) is not None:
            raise NotImplementedError(f"Grouper: {name}= is not supported")
    found = re.match(r"^(\d*)([A-Za-z]+)(-SUN|-DEC|-JAN)?$", grouper.freq) if isinstance(grouper.freq, str) else None
    if not found or str(values.dtype).count(","):
        raise NotImplementedError(f"Grouper: freq={grouper.freq!r} is not supported")
    n, unit = int(found.group(1) or 1), found.group(2)
    gone = values.isna().to_numpy()
    v = values.to_numpy().astype("datetime64[us]")
    there = v[~gone]
    if not len(there):
        raise NotImplementedError("Grouper: freq= of no dates")
    months = {"M": 1, "Q": 3, "Y": 12}
    if n == 1 and len(unit) == 2 and unit[0] in months and unit[1] in "SE":
        codes, labels = _by_months(there, months[unit[0]], unit[1] == "E")
    elif n == 1 and unit == "W":
        week = -((3 - there.astype("datetime64[D]").astype("int64")) // 7)
        first, last = int(week.min()), int(week.max())
        codes = week - first
        labels = (np.arange(first, last + 1) * 7 + 3).astype("datetime64[D]").astype("datetime64[us]")
    elif unit in STEPS:
        x = there.astype("int64")
        step = n * STEPS[unit]
        start = int(x.min()) // STEPS["D"] * STEPS["D"]
        at = (x - start) // step
        first, last = int(at.min()), int(at.max())
        codes = at - first
        labels = (start + np.arange(first, last + 1) * step).astype("datetime64[us]")
    else:
        raise NotImplementedError(f"Grouper: freq={grouper.freq!r} is not supported")
    if not every_bin:
        dates = np.full(len(v), np.datetime64("NaT", "us"))
        dates[~gone] = labels[codes]
        return _pandas.series(dates, values.index, values.name) if hasattr(values, "index") else dates
    every = np.full(len(v), -1, dtype=np.int64)
    every[~gone] = codes
    return _pandas.cat_make(every, pd.Series(labels), True)
