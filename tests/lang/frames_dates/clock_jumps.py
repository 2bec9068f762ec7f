"""Wall times where a clock jumps: shown twice in autumn, never in spring."""
import numpy as np
import pandas as pd

autumn = pd.Series(pd.to_datetime(["2018-10-28 01:30:00", "2018-10-28 02:00:00", "2018-10-28 02:30:00", "2018-10-28 02:00:00", "2018-10-28 02:30:00",
                                   "2018-10-28 03:00:00", "2018-10-28 03:30:00"]))
print(autumn.dt.tz_localize("CET", ambiguous="infer"))
three = pd.Series(pd.to_datetime(["2018-10-28 01:20:00", "2018-10-28 02:36:00", "2018-10-28 03:46:00"]))
print(three.dt.tz_localize("CET", ambiguous=np.array([True, True, False])))
print(three.dt.tz_localize("CET", ambiguous=[True, False, False]))
print(pd.DatetimeIndex(three).tz_localize("CET", ambiguous=False))
for how in ("infer", "raise", "other", [True]):
    try:
        print(three.dt.tz_localize("CET", ambiguous=how))
    except ValueError as e:
        print("ValueError", e)
spring = pd.Series(pd.to_datetime(["2015-03-29 02:30:00", "2015-03-29 03:30:00"]))
for how in ("shift_forward", "shift_backward", "NaT", pd.Timedelta("1h"), pd.Timedelta("-1h"), pd.Timedelta("10min"), "raise", "later"):
    try:
        print(how, spring.dt.tz_localize("Europe/Warsaw", nonexistent=how).tolist())
    except ValueError as e:
        print("ValueError", e)
days = pd.date_range("2018-03-01 09:00", periods=3)
print(days.tz_localize("US/Eastern"), days.tz_localize("US/Eastern").tz_localize(None))
hours = pd.date_range("2014-08-01 09:00", freq="h", periods=3, tz="Europe/Berlin")
print(hours.tz_convert(None), hours.tz_localize(None), hours.tz_convert("US/Central"))
print(pd.Timestamp("2018-10-28 02:30").tz_localize("CET", ambiguous=True), pd.Timestamp("2018-10-28 02:30").tz_localize("CET", ambiguous=False))
print(pd.Series(pd.date_range("2018-10-27 23:30", periods=3, freq="h", tz="UTC").tz_convert("CET")).dt.floor("h", ambiguous="infer"))
