import datetime as D, pickle, copy
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
x = D.datetime(2021, 10, 31, 1, 30, fold=1)
y = D.time(1, 30, fold=1)
for v in (x, y, D.datetime(2021, 1, 1, 2), D.time(3), D.datetime(2021, 10, 31, 1, 30, tzinfo=D.timezone.utc, fold=1)):
    for p in range(4, 6):
        t(lambda: (pickle.loads(pickle.dumps(v, p)), pickle.loads(pickle.dumps(v, p)).fold))
    t(lambda: (copy.copy(v).fold, copy.deepcopy(v).fold))
class DT(D.datetime): pass
class TM(D.time): pass
class DD(D.date): pass
t(lambda: pickle.loads(pickle.dumps(DT(2021, 1, 1, fold=1))).fold)
class TD(D.timedelta):
    pass
for a in (TD(1), TD(days=1, seconds=2), TD(microseconds=5), TD(0), TD(-1, 3, 4), DT(2021, 1, 1), TM(3), DD(2021, 1, 2)):
    t(lambda: a)
    t(lambda: str(a))
t(lambda: TD(1) + TD(2))
t(lambda: D.timedelta(1))
for text, form in [("2021 366", "%Y %j"), ("2020 366", "%Y %j"), ("2021 365", "%Y %j"), ("2021 001", "%Y %j"), ("2021 0", "%Y %j"), ("2021 367", "%Y %j"), ("366", "%j"), ("60", "%j"), ("9999 366", "%Y %j"), ("1900 366", "%Y %j"), ("2000 60 03 04", "%Y %j %m %d"), ("2021 60 03", "%Y %j %m"), ("2021 60 13", "%Y %j %d"),
    ("2021 52 1", "%Y %W %w"), ("2021 53 0", "%Y %U %w"), ("2021 00 1", "%Y %W %w"), ("2021 W 60", "%Y W %j"), ("2020 53 7", "%G %V %u"), ("2021 53 7", "%G %V %u")]:
    print(text, form)
    t(lambda: D.datetime.strptime(text, form))
class Z(D.tzinfo):
    def __init__(self, o, d=None): self.o, self.d = o, d
    def utcoffset(self, dt): return self.o
    def dst(self, dt): return self.d
    def tzname(self, dt): return self.d
for o in (D.timedelta(hours=25), D.timedelta(hours=24), -D.timedelta(hours=24), D.timedelta(hours=23, minutes=59), -D.timedelta(hours=23, minutes=59, seconds=59, microseconds=999999), None, 5, "x", D.timedelta(0)):
    z = Z(o, o)
    d = D.datetime(2021, 1, 2, 3, 4, tzinfo=z)
    m = D.time(3, 4, tzinfo=z)
    print("offset", o)
    for f in (d.utcoffset, d.dst, d.tzname, m.utcoffset, m.dst, m.tzname, d.isoformat, m.isoformat, d.timetuple, d.utctimetuple, lambda: d.strftime("%z"), lambda: d.astimezone(D.timezone.utc), lambda: d - D.datetime(2021, 1, 1, tzinfo=D.timezone.utc), lambda: d == D.datetime(2021, 1, 1, tzinfo=D.timezone.utc), lambda: d < D.datetime(2021, 1, 1, tzinfo=D.timezone.utc), d.timestamp, lambda: m == D.time(3, tzinfo=D.timezone.utc)):
        t(f)
import time
t(lambda: tuple(time.strptime("2021 366", "%Y %j")))
t(lambda: tuple(time.strptime("2020 366", "%Y %j")))
t(lambda: tuple(time.strptime("2021 60", "%Y %j")))
t(lambda: D.datetime(2021,1,1,fold=1).__reduce__()[0] is D.datetime)
t(lambda: copy.copy(DT(2021,1,1,fold=1)))
t(lambda: pickle.loads(pickle.dumps(TD(1,2,3))))
t(lambda: D.datetime(2021,1,1,tzinfo=D.timezone(D.timedelta(hours=-23))).utcoffset())
