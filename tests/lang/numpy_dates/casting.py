import numpy as np
d = np.array(["2024-01-05", "NaT", "1969-12-31"], dtype="M8[D]")
for unit in ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns"]:
    print(unit, d.astype("M8[%s]" % unit), d.astype("M8[%s]" % unit).astype(np.int64))
print(d.astype(int), d.astype("M8[M]").astype(int) % 12 + 1, d.astype(object), d.astype(bool), d.astype("m8[D]"))
s = np.array([90, -30, "NaT"], dtype="m8[s]")
print(s.astype("m8[m]"), s.astype("m8[ms]"), s.astype(float), s.astype("i4")[:2], np.timedelta64(1, "Y").astype("m8[D]"), np.timedelta64(40, "D").astype("m8[M]"))
print(np.array([1.9, np.nan]).astype("m8[s]"), np.array([0, 366]).astype("M8[D]"), np.array([0, 1]).view("M8[Y]"), d.view("i8")[[0, 2]])
print(np.datetime64("2024-05-06T07:08:09").astype("M8[M]"), np.datetime64("2024-05-06").astype(int), repr(np.datetime64("2024-05-06").astype("M8[s]")))
for a, to, rule in [(d, "M8[M]", "safe"), (d, "M8[s]", "safe"), (d, "M8[Y]", "same_kind"), (d, "i8", "same_kind"), (s, "m8[M]", "same_kind"), (s, "m8[h]", "same_kind")]:
    try:
        print(a.astype(to, casting=rule))
    except TypeError as e:
        print(e)
print([np.can_cast(a, b) for a, b in [("M8[D]", "M8[s]"), ("M8[s]", "M8[D]"), ("i8", "m8[s]"), ("m8[s]", "i8"), ("M8[D]", "m8[D]")]])
print(np.promote_types("M8[D]", "M8[s]"), np.promote_types("m8[W]", "m8[h]"), np.result_type(np.datetime64("2024"), np.timedelta64(1, "D")))
print(np.array([10000], dtype="M8[Y]").astype("M8[D]"), np.array(["1600-02-29", "0001-01-01", "9999-12-31"], dtype="M8[s]").astype("M8[D]"))
