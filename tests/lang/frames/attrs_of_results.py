"""attrs go to what methods and operators make: of the object, of the other operand where it has some, or of both where they agree."""
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
d = pd.DataFrame({"a": [3.0, 1, 2], "c": [1, 2, 3]}, index=pd.date_range("2024", periods=3))
d.attrs["k"] = 1
empty, other = d.copy(), d.copy()
empty.attrs, other.attrs = {}, {"k": 2}

for name in ("T cummax count sum mean describe diff ffill shift rank stack unstack melt isna corr duplicated idxmax mode quantile reset_index "
             "convert_dtypes infer_objects interpolate dtypes memory_usage value_counts").split():
    got = getattr(d, name)
    print(name, (got() if callable(got) else got).attrs)
for name, f in (("fillna", lambda x: x.fillna(0)), ("replace", lambda x: x.replace(1, 2)), ("where", lambda x: x.where(x > 1)), ("map", lambda x: x.map(str)),
                ("apply", lambda x: x.apply(lambda c: c)), ("rows", lambda x: x.apply(lambda r: r.sum(), axis=1)), ("agg", lambda x: x.agg(["sum"])),
                ("filter", lambda x: x.filter(["a"])), ("xs", lambda x: x.xs("2024-01-01")), ("to_frame", lambda x: x.c.to_frame()),
                ("explode", lambda x: x.explode("a")), ("clip", lambda x: x.clip(1, 2)), ("pivot_table", lambda x: x.pivot_table(index="a")),
                ("neg", lambda x: -x.a), ("radd", lambda x: 1 + x), ("series", lambda x: x.a * 2 > 3), ("unbound", lambda x: pd.DataFrame.cumsum(x)),
                ("sorted", lambda x: x.a.sort_values()), ("head", lambda x: x.a.head(1)), ("lookup", lambda x: x.a.map({1: 2}))):
    print(name, f(d).attrs, f(empty).attrs)
for name, f in (("merge", lambda x, y: x.merge(y, on="a")), ("join", lambda x, y: x.join(y.add_prefix("z"))), ("compare", lambda x, y: x.compare(y + 1)),
                ("add", lambda x, y: x.add(y)), ("plus", lambda x, y: x + y), ("column", lambda x, y: x.a + y.a), ("eq", lambda x, y: x == y),
                ("by rows", lambda x, y: x.sub(y.a, axis=0)), ("combine_first", lambda x, y: x.combine_first(y)), ("where", lambda x, y: x.where(x > 1, y)),
                ("corrwith", lambda x, y: x.corrwith(y)), ("pipe", lambda x, y: x.pipe(lambda q: y)), ("map", lambda x, y: x.a.map(y.a))):
    print(name, *[f(x, y).attrs for x, y in ((d, d), (d, empty), (empty, d), (d, other))])
print(d.attrs, empty.attrs, other.attrs)
made = d.cumsum()
made.attrs["more"] = 2
print(d.attrs, made.attrs)
