import numpy as np
import pandas as pd

rng = np.random.default_rng(11)
base = pd.Timestamp("2024-05-02 13:30:00")
syms = np.array(["AAA", "BBB", "CCC"])


def stream(n, scale):
    t = base + pd.to_timedelta(np.sort(rng.integers(0, 600_000, n)), unit="ms")
    return t, syms[rng.integers(0, 3, n)]


tq, sq = stream(60, 1)
mid = pd.Series(sq).map({"AAA": 100.0, "BBB": 50.0, "CCC": 20.0}).to_numpy() + rng.normal(0, .1, 60).cumsum() * .1
half = rng.choice([.01, .02, .05], 60)
quotes = pd.DataFrame({"time": tq, "sym": sq, "bid": (mid - half).round(2), "ask": (mid + half).round(2)})
tt, st = stream(25, 1)
trades = pd.DataFrame({"time": tt, "sym": st, "px": 0.0, "qty": rng.integers(1, 9, 25) * 100})
m = pd.merge_asof(trades, quotes, on="time", by="sym")
print(m.head(12))
print(m.isna().sum())
m["px"] = np.where(rng.random(25) < .5, m["bid"], m["ask"])
m["mid"] = m[["bid", "ask"]].mean(axis=1)
m["side"] = np.sign(m["px"] - m["mid"])
print(m.groupby("sym")["side"].value_counts(dropna=False).unstack(fill_value=0))
tol = pd.merge_asof(trades.drop(columns="px"), quotes, on="time", by="sym", tolerance=pd.Timedelta("15s"), allow_exact_matches=False)
print(tol["bid"].isna().sum(), tol.dropna().shape)
fwd = pd.merge_asof(trades, quotes.rename(columns={"time": "qtime"}), left_on="time", right_on="qtime", by="sym", direction="forward")
fwd["wait"] = fwd["qtime"] - fwd["time"]
print(fwd[["time", "sym", "qtime", "wait"]].tail(8))
print(fwd["wait"].describe())
near = pd.merge_asof(trades, quotes.assign(qt=quotes.time), on="time", by="sym", direction="nearest")
near["lag"] = (near["qt"] - near["time"]).dt.total_seconds()
print(near["lag"].abs().describe().round(3))

# markouts at several horizons
q2 = quotes.assign(mid=(quotes.bid + quotes.ask) / 2)[["time", "sym", "mid"]]
for h in ("5s", "30s", "2min"):
    f = m[["time", "sym"]].assign(time=m["time"] + pd.Timedelta(h))
    f = f.sort_values("time", kind="stable")
    fm = pd.merge_asof(f, q2, on="time", by="sym")
    m["mo_" + h] = (fm["mid"].to_numpy() - m["mid"].to_numpy()) * m["side"]
print(m.filter(like="mo_").agg(["mean", "std", "count"]).round(5))
print(m.groupby("sym")[["mo_5s", "mo_30s"]].mean().round(5))

# by index, strings, left_by/right_by
li = trades.set_index("time")[["sym", "qty"]]
ri = quotes.set_index("time")[["sym", "bid"]].rename(columns={"sym": "ticker"})
j = pd.merge_asof(li, ri, left_index=True, right_index=True, left_by="sym", right_by="ticker")
print(j.head(4))
print(j.index.name, j.columns.tolist())
try:
    pd.merge_asof(trades.sort_values("qty"), quotes, on="time")
except ValueError as e:
    print(e)
try:
    pd.merge_asof(trades.astype({"time": "int64"}), quotes, on="time")
except Exception as e:
    print(type(e).__name__, e)
print(quotes.set_index("time")["bid"].asof(base + pd.Timedelta("90s")))
piv = quotes.pivot_table(index="time", columns="sym", values="bid").ffill()
where = pd.date_range(base, periods=5, freq="2min")
print(piv.asof(where))
print(piv.reindex(where, method="ffill", tolerance="30s"))
ev = pd.concat([trades.assign(kind="T"), quotes.assign(kind="Q")], ignore_index=True).sort_values(["time", "kind"], ignore_index=True)
print(ev.head(6))
print(ev.kind.ne(ev.kind.shift()).cumsum().max(), ev["time"].diff().max())
o = pd.merge_ordered(trades[["time", "sym", "qty"]].head(5), quotes[["time", "sym", "ask"]].head(5), on="time", fill_method="ffill", suffixes=("_t", "_q"))
print(o)
