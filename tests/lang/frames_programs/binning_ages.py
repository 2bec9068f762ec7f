import numpy as np
import pandas as pd


ages = pd.Series([3, 17, 18, 25, 40, 64, 65, 90], name="age")
labels = ["child", "adult", "senior"]
g = pd.cut(ages, bins=[0, 18, 65, 120], labels=labels, right=False)
print(g)
print(g.value_counts(sort=False))
print(pd.cut(ages, 4))
print(pd.qcut(ages, 4, labels=["q1", "q2", "q3", "q4"]).tolist())
print(pd.cut(ages, [0, 50, 100], labels=False).tolist())
codes, edges = pd.cut(ages, 3, labels=False, retbins=True)
print(codes.tolist(), edges.round(3).tolist())
