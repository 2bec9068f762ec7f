# oracle: python
import numpy as np
from numba import njit

@njit
def put(out, x):
    out[0] = x
    out[1:] = x
    return out

print(put(np.zeros(3, "M8[s]"), np.datetime64("2024-05-06")), put(np.zeros(3, "M8[M]"), np.datetime64("2024-05-06")))
print(put(np.zeros(3, "M8[D]"), np.datetime64("2024-05")), put(np.zeros(3, "M8[Y]"), np.datetime64("1969-12-31T23:59:59")))
print(put(np.zeros(3, "m8[h]"), np.timedelta64(-90, "m")), put(np.zeros(3, "m8[ms]"), np.timedelta64(2, "D")), put(np.zeros(3, "m8[M]"), np.timedelta64(2, "Y")))
print(put(np.zeros(3, "M8[ns]"), np.datetime64("NaT", "D")), put(np.zeros(3, "M8[W]"), np.datetime64("2024-05-06")))

@njit
def first_of_months(d, out):
    for i in range(d.size):
        out[i] = d[i]
    return out

d = np.arange("2023-12-30", "2024-03-03", 13, dtype="M8[D]")
months = first_of_months(d, np.empty(d.size, "M8[M]"))
print(months, first_of_months(months, np.empty(d.size, "M8[D]")), d - first_of_months(months, np.empty(d.size, "M8[D]")))
