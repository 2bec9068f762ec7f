import numpy as np
trade = np.dtype([("day", "M8[D]"), ("price", "f8"), ("lag", "m8[h]")])
t = np.array([("2024-01-05", 10.5, 3), ("2024-01-03", 11.0, 5), ("NaT", 9.0, 0)], dtype=trade)
print(trade, t.dtype.names)
print(t)
print(repr(t))
print(t["day"], t["lag"].sum(), t["day"].dtype, t[0], t[1]["day"], t[1]["lag"])
t["day"][2] = np.datetime64("2024-01-04")
t["lag"] += np.timedelta64(30, "m").astype("m8[h]") + 1
print(np.sort(t, order="day")["price"], np.argsort(t["day"]), t.tolist()[0])
print(t[t["day"] > np.datetime64("2024-01-03")]["price"].mean(), np.diff(np.sort(t["day"])))
z = np.zeros(2, dtype=trade)
z[0] = ("2020-02-29", 1.5, 7)
print(z, z["day"].min())
