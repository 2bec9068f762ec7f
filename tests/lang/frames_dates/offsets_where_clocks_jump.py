import pandas as pd, numpy as np
from pandas.tseries.offsets import *


def t(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, str(e)[:110])


NY = "America/New_York"
g = pd.Timestamp("2024-03-09 02:30", tz=NY)
a = pd.Timestamp("2024-11-02 01:30", tz=NY)
for o in (Day(1), Day(2), DateOffset(days=1), DateOffset(1), BDay(1), Week(1), MonthEnd(1), DateOffset(months=1), CDay(1), CDay(2), Hour(24), DateOffset(hours=24), pd.Timedelta("1D"), BusinessHour(3), Week(weekday=6), DateOffset(day=10), DateOffset(weeks=1), SemiMonthEnd(1)):
    if type(o) is not DateOffset:
        t(f"gap {o}", lambda: g + o)
    t(f"two {o}", lambda: a + o)
    t(f"gap arr {o}", lambda: (pd.DatetimeIndex([g, g - pd.Timedelta("3D")]) + o).tolist())
    t(f"two arr {o}", lambda: (pd.DatetimeIndex([a]) + o).tolist())
    t(f"gap ser {o}", lambda: (pd.Series([g]) + o).tolist())
m = pd.Timestamp("2024-02-10 02:30", tz=NY)
t("range", lambda: pd.date_range("2024-03-09 02:30", periods=3, freq="D", tz=NY))
t("range2", lambda: pd.date_range("2024-11-02 01:30", periods=3, freq="D", tz=NY))
t("range3", lambda: pd.date_range(g, periods=3, freq="D"))
t("range b", lambda: pd.date_range("2024-03-08 02:30", periods=3, freq="B", tz=NY))
t("range w", lambda: pd.date_range("2024-03-03 02:30", periods=3, freq="W", tz=NY))
t("range h", lambda: pd.date_range("2024-03-10 00:30", periods=3, freq="h", tz=NY))
t("stamp", lambda: pd.Timestamp("2024-03-10 02:30", tz=NY))
t("stamp2", lambda: pd.Timestamp("2024-11-03 01:30", tz=NY))
t("floor", lambda: pd.Timestamp("2024-11-03 01:30-05:00").tz_convert(NY).floor("h"))
t("normal", lambda: pd.Timestamp("2024-03-31 12:00", tz="Asia/Beirut").normalize())
t("replace2", lambda: a.replace(day=3))
t("replace3", lambda: a.replace(day=3, fold=1))
t("roll", lambda: MonthEnd().rollforward(g))
t("shift", lambda: pd.Series([1], index=pd.DatetimeIndex([g])).shift(1, freq="D"))
t("shift2", lambda: pd.Series([1, 2], index=pd.DatetimeIndex([g, g])).shift(1, freq="B"))
t("resample", lambda: pd.Series([1, 2], index=pd.DatetimeIndex([g, g + pd.Timedelta("2D")])).resample("D").sum())
