# strptime takes no more digits than a directive has values; dates less datetimes
from datetime import datetime, date
for t,f in (("2024-13","%Y-%m"),("2024-01-32","%Y-%m-%d"),("25:00","%H:%M"),("2024-00","%Y-%m"),("12:61","%H:%M"),("99","%y %m"),("2024-1x","%Y-%m"),("abc","%Y"),("2024 13","%Y %H"),("10:5:7","%H:%M:%S"),("367","%j"),("13PM","%I%p")):
    try: print(datetime.strptime(t,f))
    except ValueError as e: print(e)
for a,b in ((date(2024,1,2),datetime(2024,1,1)),(datetime(2024,1,1),date(2024,1,2))):
    for f in (lambda: a-b, lambda: a<b, lambda: a==b, lambda: a!=b):
        try: print(f())
        except TypeError as e: print(e)
