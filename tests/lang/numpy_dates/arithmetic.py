import numpy as np
d = np.array(["2024-01-31", "2024-02-29", "NaT"], dtype="M8[D]")
s = np.array([1, -86400, 5], dtype="m8[s]")
print(d - d[0], d - np.datetime64("2024"), d + 1, 1 + d, d - 5, sep="\n")
print(d + s, (d + s).dtype, d - s, sep="\n")
print(np.datetime64("2024-01") + np.timedelta64(40, "D"), np.datetime64("2024") - np.datetime64("2020-02-29"))
print(s * 2, s * 2.5, 2 * s, s / 2, s // 2, s / 2.5, -s, abs(s), +s, sep="\n")
print(s / np.timedelta64(1, "m"), s // np.timedelta64(7, "s"), s % np.timedelta64(7, "s"), sep="\n")
q, r = divmod(s, np.timedelta64(60, "s"))
print(q, r)
print(np.timedelta64(7, "D") / np.timedelta64(12, "h"), np.timedelta64(1, "Y") + np.timedelta64(1, "M"), divmod(np.timedelta64(7, "D"), np.timedelta64(2, "D")))
x = d.copy()
x += np.timedelta64(1, "D")
x[0] -= 3
print(x)
x[:2] = np.datetime64("2030-05", "M"), "2031-06-07"
print(x, x[0] == np.datetime64("2030-05-01T00:00"))
print(np.add(d, s, out=np.zeros(3, "M8[ms]")), np.multiply.outer(np.array([1, 2]), s[:2]))
