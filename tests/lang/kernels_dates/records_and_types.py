import numpy as np
from numba import njit

@njit
def held(t, today):
    total, days = 0.0, today - today
    for i in range(t.size):
        if t[i]["day"] <= today:
            total += t[i]["price"]
            days = days + (today - t[i]["day"])
    return total, days

trade = np.dtype([("day", "M8[D]"), ("price", "f8")])
t = np.array([("2024-01-05", 10.5), ("2024-03-03", 11.0), ("2023-12-31", 9.0)], dtype=trade)
print(held(t, np.datetime64("2024-02-01")))

@njit
def pick(d, k):
    if k == 0:
        return d[0]
    x = d[k]
    y = x
    while y < d[0]:
        y = y + STEP
    return y

STEP = np.timedelta64(30, "D")
d = np.array(["2024-03-05", "2023-01-01"], dtype="M8[D]")
print(pick(d, 0), pick(d, 1), repr(pick(d.astype("M8[s]"), 1)))

@njit
def counts(d):
    seen = {}
    for x in d:
        if x in seen:
            seen[x] += 1
        else:
            seen[x] = 1
    return seen

for k, v in counts(np.array(["2024-03-05", "2023-01-01", "2024-03-05"], dtype="M8[D]")).items():
    print(k, v)
