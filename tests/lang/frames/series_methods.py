import pandas as pd

s = pd.Series([5, 3, 8, 3], index=list("abcd"), name="n")
print(s.head(2), s.tail(1), s.nlargest(2), s.nsmallest(2))
print(s.idxmax(), s.idxmin(), s.argmax(), s.unique(), s.nunique(), s.tolist())
print(s.to_frame(), s.reset_index(), s.rename("m"))
print(s.agg(["sum", "mean"]), s.agg("max"))
print(s.add(1).tolist(), s.mul(2).tolist(), s.div(2).tolist(), s.floordiv(2).tolist(), s.pow(2).tolist())
print(s.any(), s.all(), s.empty, s.shape, s.size, s.ndim, s.name)
