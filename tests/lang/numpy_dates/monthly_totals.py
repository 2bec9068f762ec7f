import numpy as np
rng = np.random.default_rng(12)
days = np.arange("2023-01-01", "2024-07-01", dtype="datetime64[D]")
sales = rng.poisson(20, days.size) + 5 * np.sin(np.arange(days.size) / 58.0)
months = days.astype("datetime64[M]")
labels, start = np.unique(months, return_index=True)
totals = np.add.reduceat(sales, start)
for m, x in zip(labels, totals):
    print(m, round(float(x), 3))
year = days.astype("datetime64[Y]").astype(int) + 1970
month = months.astype(int) % 12 + 1
day = (days - months).astype(int) + 1
weekday = (days.astype("datetime64[D]").view("int64") - 4) % 7
print(year[[0, -1]], month[[0, 200, -1]], day[[0, 58, 59, -1]], weekday[:8])
print([round(float(sales[weekday == k].mean()), 4) for k in range(7)])
quarters = months.astype(int) // 3
print(np.unique(quarters).size, [str(np.datetime64(int(q) * 3, "M")) for q in np.unique(quarters)])
leap = (np.datetime64("2024-03-01") - np.datetime64("2024-02-01")).astype(int) == 29
print(leap, days[sales.argmax()], labels[totals.argmin()])
