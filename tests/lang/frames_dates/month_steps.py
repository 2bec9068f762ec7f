# Steps to the ends and beginnings of months, quarters and years: columns as scalars.
import numpy as np
import pandas as pd
from pandas.tseries.offsets import MonthBegin, MonthEnd, QuarterBegin, QuarterEnd, YearBegin, YearEnd

when = pd.Series(pd.to_datetime(["2020-01-31 05:00", "2020-02-29", None, "2021-03-01 23:59:59", "2019-12-15", "2020-06-30", "2020-07-01", "1900-01-01", "2024-02-28"], format="ISO8601"))
for f in (MonthEnd, MonthBegin, QuarterEnd, QuarterBegin, YearEnd, YearBegin):
    for n in (1, 2, 0, -1, -3, 14):
        print(f.__name__, n, (when + f(n)).astype(str).tolist())
        assert [t + f(n) for t in when.dropna()] == (when + f(n)).dropna().tolist()
    print((when - f(1)).dt.tz_localize("UTC").tolist())
for o in (QuarterEnd(startingMonth=2), QuarterBegin(2, startingMonth=1), YearEnd(month=6), YearBegin(-1, month=4), MonthEnd(normalize=True)):
    print(o, (when + o).astype(str).tolist(), (when.dt.tz_localize("Europe/Paris") + o).tolist()[:2])
    print(pd.date_range("2020-01-31", periods=4, freq=o), o.is_on_offset(pd.Timestamp("2020-06-30")), o.rollback(pd.Timestamp("2020-05-05")), o.rollforward(pd.Timestamp("2020-05-05")))
print(when.iloc[:0] + MonthEnd(1), (when.astype("datetime64[s]") + MonthEnd(1)).dtype)
try:
    print(pd.Series(pd.to_datetime(["2262-04-11"])).astype("datetime64[ns]") + MonthEnd(1))
except Exception as e:
    print(type(e).__name__)
