"""dateutil.easter: Easter Sunday of a year, by three calendars (Oudin's computation)."""
import datetime

EASTER_JULIAN, EASTER_ORTHODOX, EASTER_WESTERN = 1, 2, 3


def easter(year, method=EASTER_WESTERN):
    if not 1 <= method <= 3:
        raise ValueError("invalid method")
    g, e = year % 19, 0
    if method < 3:
        i = (19 * g + 15) % 30
        j = (year + year // 4 + i) % 7
        if method == 2:
            e = 10
            if year > 1600:
                e = e + year // 100 - 16 - (year // 100 - 16) // 4
    else:
        c = year // 100
        h = (c - c // 4 - (8 * c + 13) // 25 + 19 * g + 15) % 30
        i = h - h // 28 * (1 - h // 28 * (29 // (h + 1)) * ((21 - g) // 11))
        j = (year + year // 4 + i + 2 - c + c // 4) % 7
    p = i - j + e
    return datetime.date(int(year), int(3 + (p + 26) // 30), int(1 + (p + 27 + (p + 6) // 40) % 31))
