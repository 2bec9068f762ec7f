import pandas as pd

print(pd.Series(range(60)))
print(pd.Series(range(61)))
print(pd.DataFrame({"a": range(61), "b": range(100, 161)}))
print(pd.DataFrame({"a": range(60)}).tail(3))
print(pd.DataFrame({f"c{i}": [i, i + 1] for i in range(30)}))
print(pd.DataFrame({f"column{i}": [i * 1.5] for i in range(8)}))
print(pd.Series(["text"] * 70, name="t"))
print(pd.Series([1] * 1000))
