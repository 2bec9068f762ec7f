# Rows by the time of day of their labels: positions, frames, columns, over midnight, zones, missing times.
import datetime
import numpy as np
import pandas as pd


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


index = pd.date_range("2024-03-30 22:00", periods=9, freq="30min")
for unit in ("s", "ms", "us", "ns"):
    x = index.as_unit(unit)
    print(unit, x.indexer_at_time("23:30"), x.indexer_at_time(datetime.time(0, 30)), x.indexer_between_time("23:00", "0:30"), x.indexer_at_time("12:00"))
print(index.indexer_at_time("11:30PM"), index.indexer_at_time("23:30:00"), index.indexer_at_time("23:30").dtype)
print(index.indexer_between_time("22:30", "23:30", include_start=False), index.indexer_between_time("22:30", "23:30", include_end=False))
print(index.indexer_between_time("23:00", "01:00", include_start=False, include_end=False), index.indexer_between_time("10:00 pm", "103000PM"))
print(index.indexer_between_time("2330", "233000"))
fine = pd.DatetimeIndex(["2024-01-01 10:00:00.000001", None, "2024-01-02 10:00:00", "2024-01-02 23:59:59.999999"])
print(fine.indexer_between_time("10:00", "10:00"), fine.indexer_at_time(datetime.time(10, 0, 0, 1)))
print(fine.indexer_between_time("00:00", "23:59"), fine.indexer_between_time("23:00", "09:00"))
berlin = index.tz_localize("UTC").tz_convert("Europe/Berlin")
print(berlin.indexer_at_time("00:30"), berlin.indexer_at_time(datetime.time(0, 30, tzinfo=datetime.timezone.utc)))
show(lambda: index.indexer_at_time(datetime.time(0, 30, tzinfo=datetime.timezone.utc)))
show(lambda: index.indexer_at_time("23:30", asof=True))
show(lambda: index.indexer_at_time(23))
show(lambda: index.indexer_between_time("evening", "01:00"))
show(lambda: index.indexer_between_time(22, "01:00"))

s = pd.Series(np.arange(9), index=index)
df = pd.DataFrame({"a": s, "b": s * 0.5})
print(s.at_time("23:30"))
print(df.between_time("23:30", "00:30", inclusive="left"))
print(df.between_time("23:30", "00:30", inclusive="neither", axis="index"))
print(df.T.at_time("01:00", axis=1))
print(df.T.between_time("01:00", "02:00", axis="columns"))
print(fine.to_series().reset_index(drop=True).set_axis(fine).between_time("23:00", "10:00"))
show(lambda: s.at_time("23:30", asof=True))
show(lambda: s.at_time("23:30", axis=1))
show(lambda: df.between_time("23:30", "00:30", inclusive="all"))
show(lambda: df.T.at_time("01:00"))
show(lambda: df.between_time("25:00", "00:30"))
