# PeriodIndex: made, printed, sliced, looked up by text, moved, turned into times.
import pandas as pd
pi = pd.period_range("2024-01", periods=4, freq="M")
print(pi, pi.to_timestamp(), pi.year, pi.dtype, pi.freq, pi.freqstr, pi + 1, pi - pi[0], pi.asfreq("D"), pi.asfreq("D", "start"), sep="\n")
print(pd.period_range("2024-01-01", "2024-01-10", freq="W"), pd.period_range(pd.Period("2024-01"), pd.Period("2024-04")), pd.period_range(end="2024-04", periods=3, freq="M"),
      pd.period_range("2024", periods=2), pd.period_range("2024-01", "2024-12", freq="3M"), pd.period_range("2024Q1", periods=3, freq="Q", name="q"), sep="\n")
print(pd.PeriodIndex(pd.to_datetime(["2024-01-03", "2024-05-01"]), freq="Q"), pd.PeriodIndex([pi[0], pi[1]]), pd.PeriodIndex(["2024-01", "NaT"], freq="M"), pd.PeriodIndex([], freq="M"),
      pd.PeriodIndex.from_fields(year=[2024, 2025], quarter=[1, 2]), pd.PeriodIndex.from_ordinals([1, 2], freq="M"), sep="\n")
print(pd.date_range("2024-01-31", periods=3, freq="ME").to_period(), pd.date_range("2024-01-31", periods=3, freq="W-WED").to_period(), pd.date_range("2024-01-31", periods=3, freq="QE").to_period(),
      pd.date_range("2024-01-01", periods=3, freq="QS").to_period(), pd.date_range("2024-01-01", periods=3, freq="MS").to_period("Q"), sep="\n")
print(pi.map(str), pi.strftime("%b"), pi.month, pi.start_time, pi.end_time, pi[0], pi.get_loc("2024-03"), "2024-03" in pi, "2025" in pi, pi.shift(2), pi.astype(str), pi.tolist(),
      pi.astype("int64"), pi.min(), pi.is_full, pi.is_monotonic_increasing, pi.inferred_type, sep="\n")
s = pd.Series([1, 2, 3, 4], index=pi, name="x")
print(s, s["2024-02"], s["2024"], s.loc["2024-02":], s.loc["2024-02":"2024-03"], s.loc[pd.Period("2024-03")], s.to_timestamp(), s.shift(1), s.shift(1, freq="M"), s.asfreq("D", how="start"), sep="\n")
print(s.resample("Q").sum(), s.groupby(lambda x: x.quarter).sum(), s.index.to_series(), s.reindex(pd.period_range("2023-12", periods=3, freq="M")), sep="\n")
print(pd.DataFrame({"a": [1, 2]}, index=pd.date_range("2024-01-01", periods=2, freq="MS")).to_period("Q"), pd.Series([1, 2], index=pd.date_range("2024-01-01", periods=2, freq="MS")).to_period(), sep="\n")
for e in [lambda: s["2025"], lambda: s.loc["2024-01-05"], lambda: pd.period_range("2024"), lambda: pd.PeriodIndex(["2024-01"]), lambda: pd.PeriodIndex([]), lambda: pd.RangeIndex(3).to_timestamp(),
          lambda: pd.to_datetime(["2024-01-05", "2024-03-01", "2024-03-07"]).to_period(), lambda: pd.Timestamp("2024-01-05").to_period(), lambda: pi < "x", lambda: pi + 0.5]:
    try:
        print(repr(e()))
    except Exception as x:
        print(type(x).__name__, x)
