import numpy as np
import pandas as pd


visits = pd.DataFrame({"user": [1, 1, 2, 2, 2, 3, 4, 4], "month": [1, 2, 1, 2, 3, 2, 3, 3]})
visits["cohort"] = visits.groupby("user")["month"].transform("min")
visits["age"] = visits["month"] - visits["cohort"]
m = visits.groupby(["cohort", "age"])["user"].nunique().unstack(fill_value=0)
print(m)
print(m.div(m[0], axis=0).round(2))
print(pd.crosstab(visits["cohort"], visits["age"], margins=True))
print(visits.drop_duplicates("user")["cohort"].value_counts().sort_index())
