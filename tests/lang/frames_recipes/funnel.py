import pandas as pd
import numpy as np

steps = ["visit", "signup", "cart", "purchase"]
rng = np.random.default_rng(2)
events = []
start = pd.Timestamp("2024-03-01 08:00")
for user in range(1, 41):
    t = start + pd.Timedelta(minutes=int(rng.integers(0, 600)))
    for i, step in enumerate(steps):
        if i and rng.random() > 0.65:
            break
        events.append({"user": user, "event": step, "ts": t, "source": ["ads", "seo", "mail"][user % 3]})
        t += pd.Timedelta(seconds=int(rng.integers(20, 900)))
df = pd.DataFrame(events).sort_values("ts").reset_index(drop=True)
df["event"] = pd.Categorical(df["event"], categories=steps, ordered=True)
print(df.head())
funnel = df.groupby("event", observed=False)["user"].nunique().to_frame("users")
funnel["step_rate"] = funnel["users"] / funnel["users"].shift(1)
funnel["total_rate"] = funnel["users"] / funnel["users"].iloc[0]
print(funnel.round(3))
wide = df.pivot(index="user", columns="event", values="ts")
wide["to_signup"] = wide["signup"] - wide["visit"]
print(wide["to_signup"].describe())
print((wide["purchase"] - wide["visit"]).dropna().dt.total_seconds().div(60).round(1).head())
by_source = df.pivot_table(index="source", columns="event", values="user", aggfunc="nunique", fill_value=0, observed=False)
print(by_source)
print(by_source.div(by_source["visit"], axis=0).round(2))
last = df.groupby("user")["event"].max()
print(last.value_counts(sort=False))
print(df.groupby("user").size().value_counts().sort_index())
print(df.groupby("user")["ts"].agg(lambda s: s.max() - s.min()).max())
