import numpy as np
import pandas as pd

df = pd.DataFrame({"From_To": ["LoNDon_paris", "MAdrid_miLAN", "londON_StockhOlm", "Budapest_PaRis", "Brussels_londOn"], "FlightNumber": [10045, np.nan, 10065, np.nan, 10085],
                   "RecentDelays": [[23, 47], [], [24, 43, 87], [13], [67, 32]], "Airline": ["KLM(!)", "<Air France> (12)", "(British Airways. )", "12. Air France", '"Swiss Air"']})
df["FlightNumber"] = df["FlightNumber"].interpolate().astype(int)
print(df["FlightNumber"].tolist())
temp = df.From_To.str.split("_", expand=True)
temp.columns = ["From", "To"]
temp["From"] = temp["From"].str.capitalize()
temp["To"] = temp["To"].str.capitalize()
df = df.drop("From_To", axis=1)
df = df.join(temp)
print(df)
df["Airline"] = df["Airline"].str.extract(r"([a-zA-Z\s]+)", expand=False).str.strip()
print(df["Airline"].tolist())
delays = df["RecentDelays"].apply(pd.Series)
delays.columns = ["delay_{}".format(n) for n in range(1, len(delays.columns) + 1)]
df = df.drop("RecentDelays", axis=1).join(delays)
print(df)
print(df.filter(like="delay").mean(axis=1).round(1).tolist())
letters, numbers = ["A", "B", "C"], list(range(4))
mi = pd.MultiIndex.from_product([letters, numbers])
s = pd.Series(np.arange(12) * 1.5, index=mi)
print(s.index.is_monotonic_increasing, s.index.nlevels)
print(s.loc[:, [1, 3]])
print(s.loc[pd.IndexSlice[:"B", 2:]])
print(s.groupby(level=0).sum(), s.unstack().sum(axis=0).tolist(), sep="\n")
new = s.swaplevel(0, 1)
print(new.index.is_monotonic_increasing, new.sort_index().head(3))
print(s.rename_axis(["letter", "number"]).reset_index(name="v").query("number == 2 and letter != 'A'"))
