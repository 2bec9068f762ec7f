import pandas as pd
from pandas.tseries import offsets

# Steps are whole numbers; hours of business keep fractions of seconds; normalize is of what comes out.


def tell(what, make):
    try:
        print(what, make())
    except (ValueError, TypeError) as e:
        print(what, type(e).__name__, e)


for name in ("BDay", "MonthEnd", "BusinessHour", "DateOffset", "YearEnd", "Hour", "QuarterEnd"):
    make = getattr(offsets, name)
    tell(name, lambda: make(2.0))
    tell(name, lambda: make(1.5))
    tell(name, lambda: make("x"))
times = ["2020-02-28 09:00:00", "2020-02-28 09:00:00.25", "2020-02-28 16:59:59.5", "2020-02-28 17:00:00", "2020-02-28 17:00:00.5", "2020-02-29 12:34:56.789",
         "2020-03-02 08:59:59.999999", "2020-03-02 11:30:15.000001", "2020-02-28 08:00:00", "2020-03-03 23:00:00.1"]
for text in times:
    t = pd.Timestamp(text)
    for n in (1, -1, 3, 8, -8, 20, -13):
        print(text, n, t + offsets.BusinessHour(n), t + offsets.BusinessHour(n, start="22:00", end="06:00"),
              t + offsets.BusinessHour(n, start=["09:00", "13:00"], end=["12:00", "17:00"]))
    print(t + offsets.BusinessHour(2, normalize=True), t + offsets.DateOffset(hours=14, normalize=True), t + offsets.MonthEnd(normalize=True),
          t + offsets.BDay(-1, normalize=True), t + offsets.Week(weekday=2, normalize=True), t - offsets.DateOffset(hours=14, normalize=True))
s = pd.Series(pd.to_datetime(times, format="ISO8601"))
print(s + offsets.DateOffset(hours=14, normalize=True))
print(s.dt.tz_localize("US/Eastern") + offsets.MonthBegin(normalize=True))
tell("Hour", lambda: offsets.Hour(1, normalize=True))
