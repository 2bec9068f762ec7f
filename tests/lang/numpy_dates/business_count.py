import numpy as np
print(np.busday_count("2024-01-01", "2024-02-01"), np.busday_count("2024-02-01", "2024-01-01"), np.busday_count("2024-01-06", "2024-01-06"))
print(np.busday_count("2024-01", np.array(["2024-02", "2024-03", "2025-01"], dtype="M8[M]")))
holidays = ["2024-01-01", "2024-05-27", "2024-07-04", "2024-12-25", "2024-12-28", "NaT"]
print(np.busday_count("2024-01-01", "2025-01-01", holidays=holidays), np.busday_count("2024-01-01", "2025-01-01", weekmask="1111110", holidays=holidays))
cal = np.busdaycalendar(weekmask="Mon Tue Wed Thu Fri", holidays=holidays)
print(cal.weekmask, cal.holidays)
days = np.arange("2024-12-20", "2025-01-03", dtype="M8[D]")
print(np.is_busday(days, busdaycal=cal), np.is_busday("2024-12-25"), np.is_busday(days[:3], weekmask=[0, 0, 0, 0, 0, 1, 1]))
rng = np.random.default_rng(0)
a = np.datetime64("2023-01-01") + rng.integers(0, 900, 200)
b = np.datetime64("2023-01-01") + rng.integers(0, 900, 200)
print(np.busday_count(a, b).sum(), np.busday_count(a, b)[:12], np.busday_count(a, b, weekmask="Sat Mon", holidays=days)[:12])
for f in [lambda: np.is_busday("2024-01-06", weekmask="00000"), lambda: np.is_busday("2024-01-06", weekmask="Foo"),
          lambda: np.is_busday("2024-01-06", weekmask="0000000"), lambda: np.busday_count("NaT", "2024-01-01"),
          lambda: np.is_busday("2024-01-05", weekmask="Mon", busdaycal=cal), lambda: np.is_busday(np.datetime64("2024-01-05T12"))]:
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(e)
