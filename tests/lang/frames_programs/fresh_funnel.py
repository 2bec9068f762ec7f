from __future__ import annotations
import pandas as pd, numpy as np
from datetime import datetime, timedelta

STEPS = ["visit", "view_item", "add_to_cart", "checkout", "purchase"]
rng = np.random.RandomState(3)
events = []
start = datetime(2024, 3, 1, 9)
for user in range(1, 41):
    t = start + timedelta(hours=int(rng.randint(0, 24 * 60)))
    src = ["ads", "email", "organic"][rng.randint(3)]
    for k, step in enumerate(STEPS):
        events.append({"user_id": f"u{user:03d}", "ts": t, "event": step, "source": src, "amount": round(float(rng.gamma(2, 20)), 2) if step == "purchase" else None})
        t += timedelta(minutes=int(rng.randint(1, 90)))
        if rng.rand() < 0.15 + 0.08 * k:
            break
ev = pd.DataFrame.from_records(events)
ev["event"] = pd.Categorical(ev["event"], STEPS, ordered=True)
print(ev.shape, ev.ts.min(), ev.ts.max())
print(ev.head())
ev.info()
funnel = ev.groupby("event", observed=False)["user_id"].nunique().to_frame("users")
funnel["conv"] = funnel["users"] / funnel["users"].iloc[0]
funnel["step_conv"] = funnel["users"].div(funnel["users"].shift())
print(funnel)
print(funnel.style.format("{:.1%}", subset=["conv"]).to_string() if False else funnel.to_string(formatters={"conv": "{:.1%}".format, "step_conv": lambda v: "-" if pd.isna(v) else f"{v:.1%}"}))
bysrc = ev.pivot_table(index="source", columns="event", values="user_id", aggfunc="nunique", observed=False)
print(bysrc)
print(bysrc.div(bysrc["visit"], axis=0).round(3))
print(bysrc.pct_change(axis=1).round(2))
first = ev.sort_values("ts").groupby("user_id").first()
last = ev.sort_values("ts").groupby("user_id").last()
span = (last.ts - first.ts).rename("span")
print(span.describe())
print(span.dt.total_seconds().div(60).agg(["mean", "median"]))
times = ev.pivot(index="user_id", columns="event", values="ts")
print(times.head(3))
lag = times.diff(axis=1)
print(lag.mean())
drop = last["event"].value_counts().sort_index()
print(drop)
ev["week"] = ev["ts"].dt.to_period("W")
ev["day"] = ev["ts"].dt.day_name()
coh = ev[ev.event == "visit"].groupby("week")["user_id"].count()
print(coh)
rev = ev.dropna(subset=["amount"]).groupby([pd.Grouper(key="ts", freq="2W"), "source"])["amount"].agg(["sum", "count"])
print(rev)
print(rev.unstack(fill_value=0))
print(ev.groupby("day")["event"].value_counts().unstack().reindex(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
ev["prev"] = ev.groupby("user_id")["event"].shift()
print(ev.loc[ev.prev.notna(), ["prev", "event"]].value_counts().head())
tr = pd.crosstab(ev["prev"], ev["event"])
print(tr)
ev["gap_min"] = ev.groupby("user_id")["ts"].diff().dt.total_seconds() / 60
print(ev.groupby("event", observed=True)["gap_min"].agg(["mean", "max"]).round(1))
ev["session"] = (ev["gap_min"] > 60).groupby(ev["user_id"]).cumsum()
print(ev.groupby("session").user_id.nunique())
buyers = set(ev.loc[ev.event.eq("purchase"), "user_id"])
vis = ev[~ev.user_id.isin(buyers)].user_id.unique()
print(len(buyers), len(vis), vis[:5])
print(ev.set_index("ts").between_time("09:00", "12:00").shape)
print(ev.set_index("ts").sort_index().loc["2024-03-05":"2024-03-07", ["user_id", "event"]].head())
print(ev.amount.sum(), ev.amount.mean().round(3))
