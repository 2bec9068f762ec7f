import numpy as np
import pandas as pd

rng = np.random.default_rng(11)
dates = pd.date_range("2020-03-01", "2020-05-31")
frames = []
for country, base in [("Italy", 40), ("Spain", 30), ("France", 25)]:
    new = rng.poisson(base + 20 * np.sin(np.arange(len(dates)) / 10) ** 2)
    frames.append(pd.DataFrame({"date": dates, "country": country, "new_cases": new, "new_deaths": (new * 0.1).astype(int)}))
covid = pd.concat(frames, ignore_index=True)
covid["cases"] = covid.groupby("country")["new_cases"].cumsum()
covid["deaths"] = covid.groupby("country")["new_deaths"].cumsum()
covid["new_7d"] = covid.groupby("country")["new_cases"].transform(lambda s: s.rolling(7).mean())
print(covid.tail(3))
wide = covid.pivot(index="date", columns="country", values="new_cases")
print(wide.head())
weekly = wide.resample("W").sum()
print(weekly.head(4))
monthly = wide.groupby([wide.index.year, wide.index.month]).sum()
monthly.index.names = ["year", "month"]
print(monthly)
print(wide.resample("MS").agg(["sum", "max"]))
print(wide.rolling("7D").mean().iloc[[6, 20, 60]].round(2))
print(wide.pct_change(7).loc["2020-04-01":"2020-04-05"].round(3))
peak = covid.loc[covid.groupby("country")["new_cases"].idxmax(), ["country", "date", "new_cases"]]
print(peak)
first_1000 = covid[covid.cases >= 1000].groupby("country").first()["date"]
print(first_1000)
covid["days_since"] = (covid["date"] - covid["country"].map(first_1000)).dt.days
print(covid.query("days_since == 10")[["country", "date", "cases"]])
latest = covid.sort_values("date").groupby("country").tail(1).set_index("country")
latest["cfr"] = latest["deaths"] / latest["cases"] * 100
print(latest[["cases", "deaths", "cfr"]].round(2).sort_values("cfr"))
covid["weekday"] = covid["date"].dt.day_name()
order = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
print(covid.groupby("weekday")["new_cases"].mean().reindex(order).round(1))
doubling = wide.cumsum().apply(lambda s: (s > s.iloc[-1] / 2).idxmax())
print(doubling)
print(wide.diff().abs().mean().round(2))
print(wide.index.to_series().diff().value_counts())
