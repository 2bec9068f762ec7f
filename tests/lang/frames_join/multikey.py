import pandas as pd
a = pd.DataFrame({"y": [2020, 2020, 2021, 2021], "q": [1, 2, 1, 3], "x": [1, 2, 3, 4]})
b = pd.DataFrame({"y": [2020, 2021, 2021], "q": [1, 1, 2], "z": ["p", "q", "r"]})
for how in ("inner", "left", "right", "outer"):
    print(a.merge(b, on=["y", "q"], how=how))
ai, bi = a.set_index(["y", "q"]), b.set_index(["y", "q"])
print(ai.join(bi))
print(ai.join(bi, how="outer"))
print(ai.merge(bi, left_index=True, right_index=True))
print(a.merge(bi, left_on=["y", "q"], right_index=True))
