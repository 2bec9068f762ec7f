# What pandas says of operators between columns and scalars that do not go together: the class of the error and its words.
import operator as o
import numpy as np
import pandas as pd

text = pd.Series(["x", "y"])
moment = pd.Series(pd.to_datetime(["2020-01-01"] * 2))
columns = {"text": text, "int": pd.Series([1, 2]), "float": pd.Series([1.5, 2]), "bool": pd.Series([True, False]), "Int64": pd.Series([1, 2], dtype="Int64"),
           "moment": moment, "span": moment - moment, "category": text.astype("category")}
scalars = {"'ab'": "ab", "1": 1, "1.5": 1.5, "True": True, "None": None}


def told(*what, call):
    try:
        call()
        print(*what, "fine")
    except Exception as e:
        print(*what, type(e).__name__, e)


for name, op in (("add", o.add), ("sub", o.sub), ("mul", o.mul), ("div", o.truediv), ("pow", o.pow), ("and", o.and_), ("lt", o.lt)):
    for word, c in columns.items():
        if (word, name) in (("span", "div"), ("span", "mul")):
            continue
        for label, x in scalars.items():
            told(name, word, label, call=lambda: op(c, x))
            told(name, label, word, call=lambda: op(x, c))
    told(name, "text int", call=lambda: op(text, columns["int"]))
    told(name, "int text", call=lambda: op(columns["int"], text))
    told(name, "float int", call=lambda: op(columns["float"], columns["int"]))
    told(name, "text array", call=lambda: op(text, np.array([1, 2])))
for word, c in columns.items():
    for op in (o.neg, o.invert):
        told(op.__name__, word, call=lambda: op(c))
f = pd.DataFrame({"a": [1, 2], "b": [1.5, 2.5], "c": ["x", "y"]})
told("precedence", call=lambda: f[f.a > 1 & f.b < 2])
told("frame", call=lambda: f + 1)
told("frame", call=lambda: f > 1)
told("column", call=lambda: f["c"] - f["a"])
told("ufunc", call=lambda: np.array([1]) + "a")
