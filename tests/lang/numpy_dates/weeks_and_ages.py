import numpy as np

def age(born, today):
    years = today.astype("M8[Y]") - born.astype("M8[Y]")
    before = (today - today.astype("M8[Y]")) < (born - born.astype("M8[Y]"))
    return years.astype(int) - before

born = np.array(["1990-05-17", "1984-02-29", "2001-12-31", "1969-07-20"], dtype="M8[D]")
today = np.datetime64("2024-05-16")
print(age(born, today), (today - born).astype("m8[W]"), (today - born) // np.timedelta64(365, "D"))
print(born.astype("M8[W]"), (born - born.astype("M8[W]")).astype(int))

def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month = (h + l - 7 * m + 114) // 31
    day = (h + l - 7 * m + 114) % 31 + 1
    return (np.datetime64("1970-01", "M") + (year - 1970) * 12 + month - 1).astype("M8[D]") + (day - 1)

years = np.arange(2020, 2030)
sundays = easter(years)
print(sundays, np.is_busday(sundays, weekmask="Sun").all(), sundays + 39)
first = years - 1970
thursdays = np.busday_offset(first.astype("M8[Y]").astype("M8[M]") + 10, 3, roll="forward", weekmask="Thu")
print(thursdays, [f"{x}" for x in thursdays[:2]])
for x in born:
    print(x, {0: "Mon", 1: "Tue", 2: "Wed", 3: "Thu", 4: "Fri", 5: "Sat", 6: "Sun"}[int((x.astype("M8[D]").astype(int) + 3) % 7)])
