# Slices of business quarters by text
import pandas as pd

pi = pd.period_range("2023Q1", periods=6, freq="Q-MAR")
s = pd.Series(range(6), index=pi)
print(s.loc["2023Q2":"2023Q4"].tolist(), s[:"2023Q2"].tolist(), s["2023Q2":].tolist())
print(s["2023":].tolist(), s["2023"].tolist(), s["2023Q3"])
print(pi.slice_indexer("2023Q2", "2023Q3"), pi.get_loc("2023Q2"))
print(s["2023-05":].tolist(), s[:"2022-12-31"].tolist())
f = s.to_frame("a")
print(f.loc["2023Q3":, "a"].tolist(), f.loc["2023Q3"].tolist())
d = pd.Series(range(4), index=pd.period_range("2023Q1", periods=4, freq="Q"))
print(d["2023Q2":"2023Q3"].tolist(), d[:"2023-05"].tolist())
