import numpy as np
for spec in ["M8", "m8", "M8[D]", "<M8[ns]", "datetime64[us]", "timedelta64[h]", "m8[W]", np.datetime64, np.timedelta64, "datetime64"]:
    t = np.dtype(spec)
    print(repr(t), str(t), t.name, t.str, t.kind, t.char, t.num, t.itemsize)
print(np.dtype("M8[D]") == "datetime64[D]", np.dtype("M8[D]") == np.dtype("M8[s]"), np.dtype("M8[D]") == np.datetime64, np.dtype("M8[D]") < np.dtype("M8[s]"))
d = np.datetime64("2024-01-05")
print(isinstance(d, np.datetime64), isinstance(d, np.generic), isinstance(np.timedelta64(1), np.signedinteger), d.dtype.type is np.datetime64)
print(np.issubdtype(d.dtype, np.datetime64), np.issubdtype("m8[s]", np.timedelta64), np.issubdtype("M8[s]", np.number), np.issubdtype("m8[s]", np.integer))
a = np.array([d])
print(a.dtype.kind == "M", hash(np.dtype("M8[D]")) == hash(a.dtype), {np.dtype("M8[D]"): 1}[a.dtype], len({np.dtype("M8[D]"), np.dtype("M8[h]")}))
