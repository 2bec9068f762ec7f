# df.explain() is not in pandas: where it is, it says what waits and what ran, and looks at no values.
import contextlib
import io

import numpy as np
import pandas as pd

n = 50_000
df = pd.DataFrame({"x": np.arange(n) % 100 - 50.0, "y": np.arange(n) / 8})
df["z"] = df.x * df.y + 1
part = df[df.x > 0]


def text_of(what):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        what.explain()
    return out.getvalue()


ok = True
if hasattr(df, "explain"):
    text = text_of(df)
    ok = "compute z: (x * y) + 1, float64, in one loop over blocks" in text and "there   x: float64" in text and "50000 rows, 3 columns" in text
    text = text_of(part)
    ok = ok and "take    x: 24500 of 50000 rows of float64" in text and "rows of (" in text
    text = text_of(df.x > 3)
    ok = ok and text.startswith("Series, 50000 rows\n  compute x: float64 > 3, bool")
total = part.y.sum()
if hasattr(df, "explain"):
    ok = ok and "sum of a column's rows: 24500 of 50000 rows," in text_of(df)
    len(part.z.to_numpy())
    text = text_of(part)
    ok = ok and "there   z: float64" in text and "find the rows of a mask: 24500 of 50000 rows" in text and "compute an expression: 24500 of 50000 rows" in text
print(ok, total, part.shape)
