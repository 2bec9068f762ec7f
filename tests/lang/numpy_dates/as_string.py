import numpy as np
d = np.array(["2024-01-05T12:30:15.5", "NaT", "1999-12-31T00:00"], dtype="M8[ms]")
print(np.datetime_as_string(d), np.datetime_as_string(d, unit="D"), np.datetime_as_string(d, unit="s"))
for unit in ["Y", "M", "D", "h", "m", "s", "ms", "us", "auto"]:
    print(unit, str(np.datetime_as_string(d[0], unit=unit)), str(np.datetime_as_string(d[2], unit=unit)), str(np.datetime_as_string(d[0], unit=unit, timezone="UTC")))
print(list(map(str, d.astype("M8[D]").astype(str))), ", ".join(np.datetime_as_string(d[:1], unit="m")))
print(np.datetime_data("M8[D]"), np.datetime_data(d.dtype), np.datetime_data(np.dtype("m8")))
for f in [lambda: np.datetime_as_string(d, unit="D", casting="safe"), lambda: np.datetime_data("f8")]:
    try:
        print(f())
    except TypeError as e:
        print(e)
