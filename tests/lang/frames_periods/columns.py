# Columns of periods: from dates, printing, arithmetic, comparison, casts, missing rows.
import pandas as pd
s = pd.Series(pd.to_datetime(["2024-01-15", "2024-02-20", None, "2024-02-21"]), name="when")
m = s.dt.to_period("M")
print(m, m.dtype, repr(m.dtype), sep="\n")
print(m.dt.year, m.dt.month, m.dt.quarter, m.dt.start_time, m.dt.end_time, m.dt.to_timestamp(), m.dt.to_timestamp("M", how="end"), sep="\n")
print(m.value_counts(), m.drop_duplicates(), m.astype(str), m.dt.strftime("%b %Y"), m - m.min(), m + 1, m == pd.Period("2024-02"), m >= "2024-02", sep="\n")
print((m - m.min()).apply(lambda x: x.n if x is not pd.NaT else -1))
print(m.astype("int64"), m.dropna().astype("int64"), m.astype("datetime64[ns]"), m.shift(1), m.min(), m.max(), m.isna(), m.rank(), sep="\n")
print(m.to_numpy(), m.to_list(), m.sort_values(ascending=False), m.dt.freq, m.dt.asfreq("D"), m.dt.days_in_month, m.nunique(), m.mode(), sep="\n")
print(m.describe(), m.diff(), m.fillna(pd.Period("2020-01")), m.isin([pd.Period("2024-01", "M")]), m.map(str), sep="\n")
d = pd.DataFrame({"m": m, "q": s.dt.to_period("Q"), "w": s.dt.to_period("W"), "y": s.dt.to_period("Y"), "n": [1, 2, 3, 4]})
print(d, d.dtypes, d.iloc[0], sep="\n")
d.info()
for e in ["A", "ME", "QE", "H", "foo", "2ME", "MS"]:
    try:
        print(s.dt.to_period(e))
    except Exception as x:
        print(type(x).__name__, x)
for e in [lambda: m < pd.Period("2024", "Y"), lambda: m.mean(), lambda: m.sum(), lambda: m + 1.5, lambda: m.dt.foo, lambda: m + m, lambda: m.dt.date, lambda: m.dt.to_period("M")]:
    try:
        print(repr(e()))
    except Exception as x:
        print(type(x).__name__, x)
print(pd.Series(["2024-01", "2024-02"], dtype="period[M]"), pd.Series(["2024-01", "2024-02"]).astype("period[M]"), pd.Series(pd.date_range("2024", periods=2)).astype("period[Q]"), sep="\n")
print(pd.Series([pd.Period("2024-01", "M"), pd.Period("2024", "Y")]), pd.PeriodDtype("Q"), pd.PeriodDtype("M") == "period[M]", isinstance(m.dtype, pd.PeriodDtype), sep="\n")
