import pandas as pd

a = pd.DataFrame({"x": [1, 2], "y": ["p", "q"]})
b = pd.DataFrame({"x": [3], "y": ["r"]})
print(pd.concat([a, b]))
print(pd.concat([a, b], ignore_index=True))
print(pd.concat([pd.Series([1, 2]), pd.Series([3])]))
print(pd.concat([a, pd.DataFrame({"x": [9]})]))
