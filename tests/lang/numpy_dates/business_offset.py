import numpy as np
print(np.busday_offset("2024-01-05", 1), np.busday_offset("2024-01-05", [-5, 0, 1, 5, 100]))
for roll in ["forward", "following", "backward", "preceding", "modifiedfollowing", "modifiedpreceding", "nat"]:
    print(roll, np.busday_offset(["2024-03-30", "2024-06-01", "2024-06-03", "NaT"], 0, roll=roll), np.busday_offset("2024-03-30", [1, -1, 7], roll=roll))
holidays = np.array(["2024-12-25", "2024-12-26", "2025-01-01"], dtype="M8[D]")
print(np.busday_offset("2024-12-24", np.arange(-3, 8), holidays=holidays))
thirds = np.busday_offset(np.arange("2024-01", "2025-01", dtype="M8[M]"), 2, roll="forward", weekmask="Fri")
print(thirds)
ends = np.busday_offset(np.arange("2024-02", "2024-08", dtype="M8[M]"), -1, roll="forward")
print(ends, np.is_busday(ends).all())
for f in [lambda: np.busday_offset("2024-01-06", 1), lambda: np.busday_offset("NaT", 1), lambda: np.busday_offset("2024-01-05", 1, roll="up"),
          lambda: np.busday_offset("2024-01-05T12", 1)]:
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(e)
rng = np.random.default_rng(1)
d = np.datetime64("2024-01-01") + rng.integers(0, 300, 50)
n = rng.integers(-30, 30, 50)
moved = np.busday_offset(d, n, roll="backward", holidays=holidays, weekmask="1111011")
print(moved[:8], (np.busday_count(d, moved, holidays=holidays, weekmask="1111011") - n).tolist())
