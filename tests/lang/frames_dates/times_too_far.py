"""Times that no count reaches are refused, never wrapped: sums, products, ranges, rounding, offsets, reading."""
import datetime
import warnings
from io import StringIO

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")


def show(name, f, message=False):
    try:
        r = f()
        print(name, "->", type(r).__name__, repr(r).replace("\n", " | "))
    except Exception as e:
        print(name, "!!", type(e).__name__, e if message else "")


td = datetime.timedelta
first, last = pd.Timestamp.min, pd.Timestamp.max
late = pd.Timestamp("2262-04-11").as_unit("ns")
s = pd.Series(pd.to_datetime(["2020-01-01"]))
fine = s.astype("M8[ns]")
near = pd.Series([last - pd.Timedelta(days=3), pd.Timestamp("2200-01-01").as_unit("ns")])

for name, x in (("s", s), ("fine", fine)):
    show(name + " + far", lambda: x + td(999999999), True)
    show(name + " - far", lambda: x - td(999999999), True)
show("years", lambda: fine + pd.DateOffset(years=300), True)
show("months", lambda: fine + pd.offsets.MonthEnd(12000), True)
show("series", lambda: pd.Series([td(106751992)]))
show("series near", lambda: pd.Series([td(106751990), td(-106751991)]))
show("mixed", lambda: pd.Series([pd.Timedelta(1), td(150000)]))
show("mixed moments", lambda: pd.Series([pd.Timestamp(1), datetime.datetime(2500, 1, 1)]))
show("read", lambda: pd.to_timedelta([td(106751992)]), True)
show("read one", lambda: pd.to_timedelta(td(106751992)), True)
show("Timedelta", lambda: pd.Timedelta(td(999999999)), True)
show("of words", lambda: pd.Timedelta(days=999999999))

for unit in ("ns", "us", "s"):
    q = pd.Series(np.array([2**62, 2**62, 5], dtype="m8[%s]" % unit))
    show("sum " + unit, lambda: q.sum(), True)
    show("cumsum " + unit, lambda: q.cumsum(), True)
    show("frame " + unit, lambda: q.to_frame().sum(), True)
    show("groups " + unit, lambda: q.groupby([1, 1, 2]).sum(), True)
    show("fits " + unit, lambda: pd.Series(np.array([2**62, 2**61, 5], dtype="m8[%s]" % unit)).sum())
show("back again", lambda: pd.Series(np.array([2**62, 2**62, -2**62], dtype="m8[ns]")).sum())
show("running", lambda: pd.Series(np.array([2**61, None, 5], dtype="m8[ns]")).cumsum())

show("range", lambda: pd.date_range("2262-04-01", periods=30, freq="D", unit="ns"), True)
show("range that fits", lambda: pd.date_range("2262-04-10", periods=2, freq="D", unit="ns"))
show("range to", lambda: pd.date_range(end="1677-10-01", periods=30, freq="D", unit="ns"))
show("down too far", lambda: pd.date_range("1677-09-24", periods=30, freq="-1D", unit="ns"))
show("ends", lambda: pd.date_range("2262-03-01", periods=30, freq="ME", unit="ns"))
show("hours", lambda: pd.date_range("2262-04-11", periods=30, freq="h", unit="ns"), True)
show("business", lambda: pd.date_range("2262-04-01", periods=30, freq="B", unit="ns"))
show("spans", lambda: pd.timedelta_range("106751 days", periods=30, freq="D", unit="ns"))

show("ceil", lambda: last.ceil("D"), True)
show("round", lambda: last.round("D"), True)
show("floor", lambda: first.floor("D"), True)
show("span ceil", lambda: pd.Timedelta.max.ceil("D"), True)
show("span floor", lambda: pd.Timedelta.min.floor("D"), True)
show("column ceil", lambda: near.dt.ceil("400D"), True)
show("column round", lambda: near.dt.round("4000D"), True)
show("column floor", lambda: pd.Series([first]).dt.floor("400D"), True)
show("column fits", lambda: near.dt.floor("400D"))
show("spans ceil", lambda: pd.Series([pd.Timedelta.max]).dt.ceil("400D"), True)

for off in (pd.offsets.Day(300), pd.offsets.Hour(3000), pd.offsets.BDay(), pd.offsets.BDay(300)):
    show(str(off), lambda: late + off, True)
for off in (pd.DateOffset(years=1), pd.offsets.MonthEnd(), pd.offsets.YearEnd(), pd.offsets.Week(4)):
    show(str(off), lambda: late + off)
show("day that fits", lambda: late - pd.offsets.Day(300))
show("one more", lambda: last + pd.Timedelta(1), True)
show("one less", lambda: first - pd.Timedelta(1), True)
show("a day", lambda: last + td(days=1), True)
show("NumPy's", lambda: last + np.timedelta64(1, "D"), True)
show("apart", lambda: last - first, True)
show("us", lambda: pd.Series([2**63 - 10], dtype="M8[us]")[0] + pd.Timedelta(days=1), True)
show("span + 1", lambda: pd.Timedelta.max + pd.Timedelta(1), True)
show("span - 1", lambda: pd.Timedelta.min - pd.Timedelta(1), True)
show("span * 2", lambda: pd.Timedelta.max * 2, True)
show("span * 2.5", lambda: pd.Timedelta.max * 2.5, True)
show("span / .5", lambda: pd.Timedelta.max / .5, True)
show("span // .5", lambda: pd.Timedelta.max // .3, True)
for k in (2.0, 1e9, .3):
    show("span * %r" % k, lambda: pd.Timedelta.max * k, True)
    show("column * %r" % k, lambda: pd.Series([pd.Timedelta.max]) * k, True)
    show("column / %r" % k, lambda: pd.Series([pd.Timedelta.max]) / (k / 10), True)
show("-span", lambda: -pd.Timedelta.min)
show("zone", lambda: last.tz_localize("US/Pacific"))

show("least in JSON", lambda: pd.read_json(StringIO('[{"date":-9223372036854775808}]')))
for unit in ("s", "ns", "D"):
    show("least " + unit, lambda: pd.to_datetime(pd.Series([-2**63, 5]), unit=unit))
    show("least span " + unit, lambda: pd.to_timedelta(pd.Series([-2**63, 5]), unit=unit))
