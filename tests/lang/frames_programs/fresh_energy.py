import tempfile, pathlib, argparse, json
import numpy as np
import pandas as pd


def parse(argv):
    p = argparse.ArgumentParser(description="meter report")
    p.add_argument("--freq", default="D", choices=["D", "W", "h"])
    p.add_argument("--top", type=int, default=3)
    p.add_argument("dir", type=pathlib.Path)
    return p.parse_args(argv)


class MeterBank:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self._frames = {}

    def load(self):
        for p in sorted(self.folder.glob("meter_*.csv")):
            key = p.stem.split("_")[1]
            self._frames[key] = pd.read_csv(p, parse_dates=["time"], index_col="time")
        return self

    @property
    def wide(self):
        return pd.concat({k: f["kwh"] for k, f in self._frames.items()}, axis=1, names=["meter"])

    def __len__(self):
        return len(self._frames)


with tempfile.TemporaryDirectory() as d:
    d = pathlib.Path(d)
    idx = pd.date_range("2024-05-01", periods=24 * 10, freq="h")
    for i, k in enumerate(["A1", "B2", "C3"]):
        rng = np.random.default_rng(i)
        v = np.abs(np.sin(np.arange(len(idx)) / 24 * 2 * np.pi)) * (i + 1) + rng.random(len(idx)) / 10
        f = pd.DataFrame({"time": idx, "kwh": v.round(4)})
        if k == "B2":
            f = f.drop(index=range(30, 40))
        if k == "C3":
            f.loc[100:105, "kwh"] = np.nan
        f.to_csv(d / f"meter_{k}.csv", index=False)
    args = parse(["--freq", "D", "--top", "2", str(d)])
    print(args.freq, args.top, args.dir == d)
    bank = MeterBank(args.dir).load()
    wide = bank.wide
print(len(bank), wide.shape)
print(wide.head())
print(wide.index)
print(wide.isna().sum())
filled = wide.interpolate(method="time", limit=3)
print(filled.isna().sum())
daily = filled.resample(args.freq).agg(["sum", "max"])
print(daily.head().round(3))
print(daily.columns)
tot = filled.resample("D").sum(min_count=20)
print(tot.round(2))
print(tot.rank(axis=1).tail(2))
print(tot.idxmax(), tot.idxmax(axis=1).value_counts())
prof = filled.groupby(filled.index.hour).mean().round(3)
prof.index.name = "hour"
print(prof.head(4).T)
wk = filled.groupby([filled.index.dayofweek < 5, filled.index.hour // 6]).sum().round(2)
wk.index = wk.index.set_names(["weekday", "quarter"])
print(wk)
peak = filled.stack().nlargest(args.top)
print(peak)
roll = filled["A1"].rolling("6h", min_periods=3).agg(["mean", "std"])
print(roll.iloc[[0, 1, 2, 50]].round(4))
ew = filled.ewm(span=12).mean().iloc[-2:].round(4)
print(ew)
tariff = pd.IntervalIndex.from_breaks([0, 7, 17, 21, 24], closed="left")
names = pd.Series(["night", "day", "peak", "eve"], index=tariff)
lab = names.loc[filled.index.hour].to_numpy()
cost = filled.mul(pd.Series(lab, index=filled.index).map({"night": .1, "day": .2, "peak": .35, "eve": .25}), axis=0)
print(cost.sum().round(2).to_dict())
print(cost.groupby(lab).sum().round(2))
print(filled.asfreq("12h").head(4))
print(filled.shift(24).sub(filled).abs().mean().round(4))
print(filled.loc["2024-05-03 10":"2024-05-03 13"])
print(filled.at_time("00:00").round(2).head(3))
print(filled.truncate(before="2024-05-10 21:00"))
print(json.loads(tot.head(2).to_json(date_format="iso", orient="split")))
print(filled.cov().round(3))
print(filled.corrwith(filled["A1"]).round(3))
print(wide["C3"].first_valid_index(), wide["B2"].last_valid_index(), wide["C3"].isna().idxmax())
gap = wide["B2"].isna()
runs = gap.ne(gap.shift()).cumsum()
print(gap.groupby(runs).agg(["first", "size"]))
