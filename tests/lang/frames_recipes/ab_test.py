import math

import numpy as np
import pandas as pd


def z_test(p1, n1, p2, n2):
    p = (p1 * n1 + p2 * n2) / (n1 + n2)
    se = math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2))
    z = (p1 - p2) / se
    return z, math.erfc(abs(z) / math.sqrt(2))


rng = np.random.default_rng(99)
n = 2000
df = pd.DataFrame({"user_id": rng.permutation(n), "group": rng.choice(["control", "treatment"], n), "device": rng.choice(["ios", "android", "web"], n, p=[.3, .3, .4])})
df["landing_page"] = np.where(df["group"] == "treatment", "new_page", "old_page")
df["converted"] = (rng.random(n) < np.where(df.group == "treatment", 0.13, 0.11)).astype(int)
print(df.isnull().sum().sum(), df["user_id"].nunique() == len(df))
mismatch = df[(df["group"] == "treatment") != (df["landing_page"] == "new_page")]
print(mismatch.shape[0])
summary = df.groupby("group")["converted"].agg(["sum", "count", "mean", "std", "sem"])
print(summary.round(5))
c, t = summary.loc["control"], summary.loc["treatment"]
z, p = z_test(t["mean"], t["count"], c["mean"], c["count"])
print("z = %.4f, p = %.4f" % (z, p))
by_device = df.pivot_table(index="device", columns="group", values="converted", aggfunc=["mean", "size"])
print(by_device.round(4))
by_device["lift"] = by_device[("mean", "treatment")] / by_device[("mean", "control")] - 1
print(by_device["lift"].round(3))
boot = []
for seed in range(50):
    s = df.sample(frac=1, replace=True, random_state=seed)
    m = s.groupby("group")["converted"].mean()
    boot.append(m["treatment"] - m["control"])
boot = pd.Series(boot, name="diff")
print(boot.quantile([0.025, 0.5, 0.975]).round(4))
print(pd.crosstab(df["group"], df["converted"], margins=True, normalize="index").round(3))
daily = df.assign(day=np.arange(n) // 200).groupby(["day", "group"])["converted"].mean().unstack("group").expanding().mean()
print(daily.tail(3).round(4))
