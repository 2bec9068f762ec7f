# Rows as lists with column labels: labels that repeat, too few, too many.
import pandas as pd

twice = pd.DataFrame([[1, 2, 3], [4, 5, 6]], columns=["a", "b", "a"])
print(twice)
print(twice.shape, twice["a"].shape, twice[twice.b > 2]["a"].values.tolist(), twice.b.tolist(), list(twice.columns))
print(pd.DataFrame([(1, "x"), (2, "y")], columns=["n", "n"]).dtypes)
for rows, columns in (([[1, 2, 3]], ["a", "b"]), ([[1, 2]], ["a", "b", "c"]), ([[1, 2], [3]], ["a", "b"]), ([1, 2], ["a"]), ([[1], [2]], ["a"]), ([], ["a", "a"])):
    try:
        print(pd.DataFrame(rows, columns=columns))
    except ValueError as e:
        print("ValueError", e)
