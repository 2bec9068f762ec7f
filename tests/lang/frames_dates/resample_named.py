# A dict given to a resampled or rolling Series makes a column for each name.
import pandas as pd

s = pd.Series([1.0, 2.0, 4.0, 8.0, 16.0, None], index=pd.date_range("2024-01-01", periods=6, freq="12h"), name="load")
print(s.resample("D").agg({"average": "mean", "top": "max"}))
print(s.resample("D").agg({"spread": lambda x: x.max() - x.min(), "n": "count"}))
print(s.rolling(2).agg({"average": "mean", "top": "max"}))
print(s.rolling("1D").agg({"spread": lambda x: x.max() - x.min(), "n": "count"}))
f = s.to_frame().assign(other=range(6))
print(f.resample("D").agg({"load": "mean", "other": "sum"}))
print(f.rolling(2).agg({"load": "mean", "other": ["sum", "min"]}))
print(f.rolling(2).agg({"load": ["mean", "max"]}).columns.tolist(), f.rolling(2).agg({"load": "mean", "other": ["sum"]}).columns.nlevels)
for wrong in (lambda: s.groupby([0, 0, 0, 1, 1, 1]).agg({"a": "mean"}), lambda: s.resample("D").agg({"a": ["mean", "sum"]}),
              lambda: s.rolling(2).agg({"a": ["mean", "sum"], "b": "max"}), lambda: f.resample("D")["other"].agg({"a": "first"})):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
