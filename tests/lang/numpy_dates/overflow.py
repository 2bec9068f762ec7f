import numpy as np
print(np.timedelta64(2**62, "s") * 2, np.timedelta64(2**62, "s") + np.timedelta64(2**62, "s"), np.array([2**62], dtype="m8[s]") * 4)
print(np.timedelta64(2**62, "D"), np.datetime64(10**18, "s"), np.datetime64(-10**15, "m"))
print(np.array(["9999-12-31", "0001-01-01", "-5000-01-01"], dtype="M8[D]").astype("M8[us]"))
for f in [lambda: np.timedelta64(2**40, "W").astype("m8[as]"), lambda: np.timedelta64(1, "Y").astype("m8[as]")]:
    try:
        print(f())
    except OverflowError as e:
        print(e)
with np.errstate(all="ignore"):
    print(np.timedelta64(7, "D") // np.timedelta64(0, "D"), np.timedelta64(7, "D") % np.timedelta64(0, "D"), np.timedelta64(7, "D") / np.timedelta64(0, "D"))
    print(np.timedelta64(7, "D") / 0, np.timedelta64(7, "D") // 0, np.timedelta64(7, "D") * np.nan, np.timedelta64(7, "D") / np.inf)
t = np.array([-7, 7, -8], dtype="m8[D]")
print(t / 2, t // 2, t // np.timedelta64(2, "D"), t % np.timedelta64(3, "D"), t * -0.5, -t // np.timedelta64(3, "D"), np.sign(t), np.absolute(t))
