# Columns of a frame that are given as views of dicts, iterators and deques; sets are refused.
from collections import Counter, deque

import pandas as pd

d = {"a": 1, "b": 2}


def show(f):
    try:
        print(f())
    except TypeError as e:
        print("TypeError", e)


show(lambda: pd.DataFrame({"k": d.keys(), "v": d.values()}))
show(lambda: pd.DataFrame({"k": d.keys(), "v": d.values()}, index=["x", "y"]))
show(lambda: pd.DataFrame({"k": d.keys(), "v": 5}))
show(lambda: pd.DataFrame({"v": d.values(), "k": d.keys()}, columns=["k"]))
show(lambda: pd.DataFrame({"k": d.items()}))
show(lambda: pd.DataFrame({"k": (x for x in [1, 2]), "v": [3, 4]}, dtype="float64"))
show(lambda: pd.DataFrame({"k": map(str, [1, 2]), "v": zip([1, 2], [3, 4])}))
show(lambda: pd.DataFrame({"k": deque([1, 2]), "v": reversed([3, 4]), "n": Counter("aab").values()}))
show(lambda: pd.DataFrame({"k": {}.keys()}))
show(lambda: pd.DataFrame({"k": {1, 2}}))
show(lambda: pd.DataFrame({"k": frozenset([1])}))
