import numpy as np
days = np.arange("2024-01-01", "2024-02-10", dtype="datetime64[D]")
print(days)
print(repr(days))
print(np.arange("2024-01-01T00", "2024-01-03T00", 5, dtype="datetime64[h]"))
long = np.arange(0, 2000, dtype="timedelta64[m]")
print(long, repr(long))
print(np.array([1, -22, 333], dtype="m8[s]"), repr(np.array([[1], ["NaT"]], dtype="m8[s]")))
print(np.array(["NaT", "NaT"], dtype="M8[ms]"), repr(np.array(["1969-12-31T23:59:59.999", "NaT"], dtype="M8[ms]")))
print(repr(days.reshape(10, 4)[:3]))
with np.printoptions(threshold=6, edgeitems=2):
    print(days)
print([days[0], days[1] - days[0]])
print(f"{days[3]} {days[3]:>14}| {np.timedelta64(4, 'h')} %s" % days[4])
