# Every how of merge, with repeated and missing keys.
import pandas as pd

left = pd.DataFrame({"k": ["b", "a", "c", "b", None], "v": [1, 2, 3, 4, 5]})
right = pd.DataFrame({"k": ["a", "b", "d", "b", None], "w": [10.5, 20.5, 30.5, 40.5, 50.5]})
for how in ["inner", "left", "right", "outer", "left_anti", "right_anti"]:
    print(how)
    print(left.merge(right, on="k", how=how))
print(left.merge(right, how="cross").head(7))
print(pd.merge(left, right, on="k", how="inner", sort=True))
print(pd.merge(left, right, on="k", how="left", sort=True))
print(pd.merge(left, right))
