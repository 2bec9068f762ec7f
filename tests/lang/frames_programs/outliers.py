import numpy as np
import pandas as pd


rng = np.random.RandomState(3)
x = pd.DataFrame({"v": rng.normal(10, 2, 30).round(2), "g": np.where(rng.rand(30) < 0.5, "p", "q")})
x.loc[4, "v"] = 99
q = x["v"].quantile([0.25, 0.75])
iqr = q[0.75] - q[0.25]
low, high = q[0.25] - 1.5 * iqr, q[0.75] + 1.5 * iqr
print(round(low, 3), round(high, 3))
print(x[(x["v"] < low) | (x["v"] > high)])
x["clipped"] = x["v"].clip(low, high)
print(x.describe().round(3))
z = (x["v"] - x["v"].mean()) / x["v"].std()
print(z.abs().nlargest(3).round(3))
print(x.groupby("g")["clipped"].median().round(3))
print(x.sample(4, random_state=1))
