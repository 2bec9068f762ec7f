# Labels of several depths one behind the other: Index.append and pd.concat cut to the levels of the first, or make tuples.
import numpy as np
import pandas as pd

two = pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["x", "y"])
three = pd.MultiIndex.from_tuples([("a", 1, "u"), ("b", 3, "v")], names=["x", "y", "z"])
flat = pd.Index(["p", "q"], name="x")
pairs = pd.Index([("m", 1), ("n", 2)], tupleize_cols=False)
for first, others in [(two, [three]), (three, [two]), (two, [flat]), (flat, [two]), (flat, [three]), (two, [two.rename(["x", "w"])]), (two, [pairs]),
                      (two, [three[:0]]), (two, [three, two]), (three, [two, three])]:
    made = first.append(others)
    print(made, made.names, made.nlevels)
    frames = [pd.DataFrame({"v": np.arange(len(k))}, index=k) for k in [first] + others]
    whole = pd.concat(frames)
    print(whole, whole.index.names, pd.concat([f["v"] for f in frames]).index.nlevels)
