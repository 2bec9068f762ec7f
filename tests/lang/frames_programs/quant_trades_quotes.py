import numpy as np
import pandas as pd

rng = np.random.default_rng(11)
base = pd.Timestamp("2024-05-01 09:30:00")
nq, nt = 60, 15
q = pd.DataFrame({
    "time": base + pd.to_timedelta(np.sort(rng.integers(0, 60_000, nq)), unit="ms"),
    "sym": rng.choice(["MSFT", "AAPL"], nq),
    "mid": 100 + rng.normal(0, 0.2, nq).cumsum(),
})
q["bid"] = (q["mid"] - 0.01).round(2)
q["ask"] = (q["mid"] + 0.01).round(2)
q = q.drop(columns="mid")
t = pd.DataFrame({
    "time": base + pd.to_timedelta(np.sort(rng.integers(0, 60_000, nt)), unit="ms"),
    "sym": rng.choice(["MSFT", "AAPL"], nt),
    "qty": rng.integers(1, 10, nt) * 100,
    "side": rng.choice(["B", "S"], nt),
})
print(q.head(), t.head(), q.dtypes)
m = pd.merge_asof(t, q, on="time", by="sym")
print(m)
m2 = pd.merge_asof(t, q, on="time", by="sym", tolerance=pd.Timedelta("800ms"), direction="nearest")
print(m2[["time", "sym", "bid", "ask"]].head(8), m2["bid"].isna().sum())
m3 = pd.merge_asof(t, q.rename(columns={"time": "qtime"}), left_on="time", right_on="qtime", by="sym", direction="forward", allow_exact_matches=False)
m3["lag"] = (m3["qtime"] - m3["time"])
print(m3[["time", "qtime", "lag"]])
print(m3["lag"].describe())
m["px"] = np.where(m["side"].eq("B"), m["ask"], m["bid"])
m["notional"] = m["px"] * m["qty"]
m["signed"] = m["qty"].where(m["side"] == "B", -m["qty"])
m["pos"] = m.groupby("sym")["signed"].cumsum()
m["cash"] = -(m["px"] * m["signed"]).groupby(m["sym"]).cumsum()
print(m[["time", "sym", "side", "qty", "px", "pos", "cash"]].round(2).to_string())
s = m.groupby(["sym", "side"]).agg(n=("qty", "size"), qty=("qty", "sum"), notional=("notional", "sum"))
s["avg"] = s["notional"] / s["qty"]
print(s.round(3))
print(s.unstack("side")["avg"].round(3))
b = m.groupby([pd.Grouper(key="time", freq="10s"), "sym"])["notional"].sum().unstack(fill_value=0.0)
print(b.round(1))
q["spread"] = q["ask"] - q["bid"]
q["dur"] = (-q.groupby("sym")["time"].diff(-1)).dt.total_seconds().fillna(0)
tw = q.assign(w=q["spread"] * q["dur"]).groupby("sym")[["w", "dur"]].sum()
print((tw["w"] / tw["dur"]).round(6))
qs = q.set_index("time")
print(qs.groupby("sym")["bid"].resample("15s").ohlc().round(2))
print(qs.groupby("sym").resample("20s")[["bid", "ask"]].last())
r = qs.groupby("sym")["bid"].rolling("5s").agg(["mean", "count"])
print(r.head(10).round(3))
print(qs.index.duplicated().sum(), qs.index.is_monotonic_increasing, qs.index.inferred_type)
print(qs[qs["sym"] == "AAPL"]["bid"].asof(base + pd.Timedelta("30s")))
x = qs.loc[qs["sym"].eq("MSFT"), "bid"]
x = x[~x.index.duplicated(keep="last")]
print(x.asof(pd.date_range(base, periods=5, freq="12s")))
print(x.reindex(pd.date_range(base, periods=6, freq="10s"), method="ffill"))
print(x.reindex(pd.date_range(base, periods=6, freq="10s"), method="nearest", tolerance="2s"))
print(x.index.searchsorted(base + pd.Timedelta(seconds=20)), x.truncate(before=base + pd.Timedelta("50s")))
f = t.merge(q, on="sym", suffixes=("", "_q")).query("time_q <= time and time - time_q < '2s'")
print(len(f), f.groupby("sym").size().to_dict())
