import numpy as np
bad = ["x", "2024-13", "2024-02-30", "2023-02-29", "2024-1-5", "2024-01-05T25", "2024-01-05T12:60", "2024-01-05T12:30:60", "2024-", "2024-01-",
       "2024-01-05T", "2024-01-05T1", "2024-01-05T12:", "2024-01-05x", "2024 ", "2024-01-05Z"]
for text in bad:
    try:
        print(np.datetime64(text))
    except ValueError as e:
        print(type(e).__name__, e)
def attempt(f):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(e)
attempt(lambda: np.datetime64(3))
attempt(lambda: np.datetime64(3.5, "D"))
attempt(lambda: np.datetime64("2024", "Q"))
attempt(lambda: np.timedelta64(1.5, "D"))
attempt(lambda: np.timedelta64("x"))
attempt(lambda: np.timedelta64(3, "Q"))
attempt(lambda: np.timedelta64(3, "D", "x"))
attempt(lambda: np.dtype("M8[x]"))
attempt(lambda: np.dtype("datetime64[]"))
attempt(lambda: np.array([1, 2], dtype="M8"))
attempt(lambda: np.array([1.5], dtype="M8[D]"))
attempt(lambda: np.array(["2024-01-45"], dtype="M8[D]"))
