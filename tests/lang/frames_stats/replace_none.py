# replace(…, None): NaN in a column of text for one value, None (objects) for those of lists and dicts.
import pandas as pd

s = pd.Series(["x", "y", None], name="b")
d = pd.DataFrame({"b": s, "n": [1, 2, 3]})
print(s.replace("x", None), s.replace({"x": None}), s.replace(["x"], None), s.replace("x", float("nan")), sep="\n")
print(s.replace(["x", "y"], ["a", None]), s.replace({"x": None, "y": "z"}), s.replace(r"^x", None, regex=True), sep="\n")
print(pd.Series([1, 2.5]).replace(1, None), pd.Series([1, 2.5]).replace({1: None}), sep="\n")
print(d.replace("x", None), d.replace({"x": None}), d.replace({"b": {"x": None}}), d.replace({"b": "x"}, None), d.replace({"b": ["x"]}, None), sep="\n")
print(d.replace(["x", 2], None))
