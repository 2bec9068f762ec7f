import pandas as pd, numpy as np
i = pd.date_range("2024-01-01", periods=6, freq="15min", name="time")
s = pd.Series(range(6), index=i); d = s.to_frame("a")
m = np.array([1,0,1,0,1,0],bool)
for x in (s[::2], s.iloc[::3], s.iloc[[0,2,4]], s[m], d[m], d.iloc[::2], d.loc[m], s.loc[m], d[::2], d[1:4], i[m], i[::2], i[[0,2]], i[[1,2]], i.take([0,2,4]), s.iloc[[3]], s[s>2], d[d.a>2], d.query("a%2==0"), s.iloc[::-2], s.drop(i[0]), s.dropna(), s.sort_values(ascending=False), d.sort_values("a", ascending=False), d.head(2), d.tail(3), s.where(s>3).dropna(), d.mask(d>3).dropna(), s.nlargest(3), s.sample(frac=1, random_state=1).sort_index(), s.loc[i[1]:i[3]], s.truncate(i[2])):
    f = x.index.freq if not isinstance(x, pd.Index) else x.freq
    print(f)
d2 = d.join(d.add_suffix("b")); print(d2.index.freq, d.join(d.iloc[2:].add_suffix("b")).index.freq, d.merge(d, left_index=True, right_index=True).index.freq, pd.concat([d, d.iloc[1:].add_suffix("x")], axis=1).index.freq)
print(pd.concat([d.iloc[:3], d.iloc[3:]]).index.freq, (s + s.iloc[2:]).index.freq, d.reset_index().set_index("time").index.freq, s.index.shift(1).freq, (s.index + pd.Timedelta("1h")).freq, s.index.union(i + pd.Timedelta("90min")).freq, i.intersection(i[2:]).freq)
print(pd.DatetimeIndex(["2024-01-31 10:00","2024-02-29 11:00","2024-03-31"]).normalize(), i.normalize(), pd.date_range("2024-01-01", periods=3).normalize())
q = pd.DataFrame({"k": list("aabbb"), "t": pd.date_range("2024-01-01", periods=5, freq="7min"), "v": [1.,2,3,4,5], "w": list("vwxyz")})
print(q.groupby("k").resample("10min", on="t")[["v"]].sum(), q.groupby("k").resample("10min", on="t")["v"].mean(), q.groupby("k").resample("10min", on="t").last(), q.groupby("k").resample("10min", on="t").size(), q.groupby("k").resample("10min", on="t").v.agg(["min", "max"]))
x = s.reindex(pd.date_range("2024-01-01", periods=4, freq="20min"), method="nearest", tolerance="5min"); print(x)
print(s.reindex(pd.date_range("2024-01-01", periods=4, freq="20min"), method="ffill", tolerance=pd.Timedelta("4min")), s.index.get_indexer([pd.Timestamp("2024-01-01 00:16")], method="nearest", tolerance="2min"))
