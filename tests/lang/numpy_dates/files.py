import os, tempfile
import numpy as np
d = np.array(["2024-01-05", "NaT", "1969-07-20"], dtype="M8[D]")
t = np.array([[1, 2], ["NaT", 4]], dtype="m8[ms]")
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "d.npy")
    np.save(path, d)
    print(np.load(path), np.load(path).dtype, open(path, "rb").read()[10:70])
    np.savez(os.path.join(folder, "both.npz"), d=d, t=t)
    z = np.load(os.path.join(folder, "both.npz"))
    print(repr(z["t"]), (z["d"][[0, 2]] == d[[0, 2]]).all())
    rec = np.zeros(2, dtype=[("when", "M8[s]"), ("x", "f4")])
    rec["when"] = "2024-01-01T10:00:00", "2024-01-02"
    np.save(path, rec)
    print(np.load(path), np.load(path).dtype)
raw = d.tobytes()
print(np.frombuffer(raw, dtype="M8[D]"), np.frombuffer(raw, dtype="i8")[0])
