import numpy as np
import pandas as pd


log = pd.DataFrame({
    "sensor": list("ababacbb"),
    "temp": [20.5, np.nan, 21.0, 19.5, np.nan, 30.0, 18.0, 90.0],
    "ok": [True, True, False, True, True, True, True, False],
})
log["temp_filled"] = log.groupby("sensor")["temp"].ffill()
limits = {"a": 25, "b": 40}
log["limit"] = log["sensor"].map(limits)
log["alarm"] = log["temp"] > log["limit"]
print(log)
print(log.query("ok and temp < 50")[["sensor", "temp"]])
print(log.groupby("sensor")["temp"].agg(["count", "mean", "max"]))
print(log["temp"].interpolate().round(2).tolist())
print(log[log["temp"].between(19, 25)].index.tolist())
