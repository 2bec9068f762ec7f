# Nullable ints divided, also by zero; flags among objects; what a type refuses where values are missing.
import pandas as pd

x = pd.Series([3, None, 2], dtype="Int64")
z = pd.Series([3, 0, -2], dtype="Int64")
for r in (x // x, x % x, z // z, z % z, z // 0, z % 0, 5 // z, 5 % z, z / 0, z // 2, z % 1.5, x // pd.Series([1, 0, 2], dtype="Int64"), z // pd.Series([0, 1, 2])):
    print(r.dtype, r.tolist())

for s in (x, pd.Series([1.5, None], dtype="Float64"), pd.Series([True, None], dtype="boolean")):
    for v in ("z", 1.5, 2.0, 0, True):
        try:
            print(s.dtype, repr(v), s.fillna(v).tolist())
        except TypeError as e:
            print(e)
try:
    pd.DataFrame({"a": x}).fillna("z")
except TypeError as e:
    print(e)
print(pd.Index(x).fillna(0), pd.Index(pd.array([True, None], dtype="boolean")).fillna(0), pd.CategoricalIndex(["u", None]).fillna(0))

flags = pd.Series([True, None, False, True], dtype=object)
for r in (flags & flags, flags | True, flags ^ flags, flags & pd.Series([True] * 4), ~(flags | flags)):
    print(r.dtype, r.tolist())

kinds = [pd.Series(["a", None]), pd.Series(["a", None], dtype=object), pd.Series(["a", None], dtype="string"), pd.Series(pd.to_datetime(["2024-01-01", None])),
         pd.Series(pd.Categorical(["a", None])), pd.Series([1, None, 2.5], dtype=object)]
for what in ("sum", "max", "mean"):
    for s in kinds:
        try:
            print(what, s.dtype, repr(getattr(s, what)(skipna=False)))
        except TypeError as e:
            print(what, s.dtype, e)
