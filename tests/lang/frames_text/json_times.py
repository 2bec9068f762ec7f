# to_json(date_format="iso"): times, spans, zones, units, missing ones, keys.
import numpy as np
import pandas as pd

times = pd.to_datetime(["2020-01-02 03:04:05.123456", None, "1969-12-31 23:59:59.999999", "1900-02-28", "2262-04-11 01:00:00"], format="ISO8601")
spans = pd.to_timedelta(["1 days 02:03:04.5", None, "-1 days +02:03:04.000001", "0 days", "5 days 23:59:59.999999"])
fine = pd.Series(pd.to_datetime(["2020-01-02 03:04:05.123456789", "2021-01-01", None, "1950-06-07 08:09:10.000000009", "2000-01-01"], format="ISO8601")).astype("datetime64[ns]")
f = pd.DataFrame({"t": times, "d": spans, "z": times.tz_localize("Europe/Berlin"), "n": fine, "x": [1.5, 2, None, 4, 5], "s": list("abcde")})
for unit in ("s", "ms", "us", "ns"):
    print(f.to_json(date_format="iso", date_unit=unit, orient="records"))
for orient in ("columns", "index", "split", "values", "table"):
    print(f[["t", "d"]].to_json(date_format="iso", orient=orient))
print(f.to_json(date_format="iso", orient="records", lines=True))
for unit in ("s", "ms", "us", "ns"):
    s = pd.Series(np.array(["2020-01-02T03:04:05", "1965-01-02T03:04:05", "NaT"], dtype="M8[%s]" % unit))
    print(s.to_json(date_format="iso"), (s - s[0]).to_json(date_format="iso"))
keyed = pd.Series([1, 2], index=pd.to_datetime(["2020-01-01 10:00", "2021-01-01 00:00"]))
spanned = pd.Series([1, 2], index=pd.to_timedelta(["1h", "2 days"]))
for s in (keyed, keyed.tz_localize("US/Eastern"), spanned, keyed[:0], keyed[:1]):
    print(s.to_json(date_format="iso"), s.to_json(date_format="iso", orient="split"), s.to_frame("v").to_json(date_format="iso"), s.to_frame("v").to_json(date_format="iso", orient="index"))
print(pd.Series(range(3), index=pd.DatetimeIndex(["2020-01-01", None, "2021-01-01"])).to_json(date_format="iso"))
print(f[["t", "d"]][:2].to_json(date_format="iso", indent=2))
