"""The bins of pd.Grouper(freq=): every period from the first date to the last, as a category column of their first or last moments."""
import numpy as np
import pandas as pd
import _pandas
from pandas._base import bare, kind, take


def bins_of(values, grouper, every_bin=True):
    """The date column as an ordered category of its bins; without every_bin the bins as dates, of rows only."""
    from pandas._resample import category_of
    if kind(values) not in "MmP":
        raise TypeError(f"Only valid with DatetimeIndex, TimedeltaIndex or PeriodIndex, but got an instance of '{type(values).__name__}'")
    times = bare(values if isinstance(values, pd.Series) else pd.Series(values))
    cat, _ = category_of(times, grouper.freq, grouper.closed, grouper.label, grouper.origin, grouper.offset, grouper.convention)
    if every_bin:
        return cat
    codes = _pandas.cat_codes(cat).to_numpy().astype(np.int64)
    dates = take(bare(pd.Series(pd.Index(cat).categories)), codes)
    return _pandas.series(dates, values.index, values.name) if isinstance(values, pd.Series) else dates


def settings(rule, closed, label, origin, offset, convention, periods=False):
    """What a rule, with what it was told, means: (name, value) of each setting, as pandas shows them."""
    from pandas._offset_names import to_offset
    from pandas._resample import _ENDS
    if periods:
        from pandas._periods_math import _offset
    off = _offset(rule) if periods and isinstance(rule, str) else to_offset(rule)
    side = "right" if off.rule_code.split("-")[0] in _ENDS or isinstance(origin, str) and origin in ("end", "end_day") else "left"
    found = [("freq", off), ("closed", closed or side), ("label", label or side), ("how", None), ("convention", convention),
             ("origin", origin if origin in ("epoch", "start", "start_day", "end", "end_day") else pd.Timestamp(origin)),
             ("offset", None if offset is None else pd.Timedelta(offset))]
    return [x for x in found if x[1] is not None]
