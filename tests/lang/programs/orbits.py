"""Celestial mechanics: Kepler equation, orbital elements, calendars, adaptive RK45 with dense table."""
import math
from dataclasses import dataclass, KW_ONLY, fields, field
from datetime import datetime, timedelta, timezone
from typing import Callable, Iterator
import numpy as np

MU = 398600.4418


@dataclass
class Orbit:
    a: float
    e: float
    _: KW_ONLY
    inc: float = 0.0
    raan: float = 0.0
    argp: float = 0.0
    M0: float = 0.0
    epoch: datetime = datetime(2024, 1, 1, tzinfo=timezone.utc)

    @property
    def period(self) -> timedelta:
        return timedelta(seconds=2 * math.pi * math.sqrt(self.a ** 3 / MU))

    def E(self, when: datetime) -> float:
        n = math.sqrt(MU / self.a ** 3)
        M = math.fmod(self.M0 + n * (when - self.epoch).total_seconds(), math.tau)
        E = M if self.e < .8 else math.pi
        for _ in range(30):
            dE = (E - self.e * math.sin(E) - M) / (1 - self.e * math.cos(E))
            E -= dE
            if abs(dE) < 1e-15:
                break
        return E

    def state(self, when):
        E = self.E(when)
        nu = 2 * math.atan2(math.sqrt(1 + self.e) * math.sin(E / 2), math.sqrt(1 - self.e) * math.cos(E / 2))
        r = self.a * (1 - self.e * math.cos(E))
        p = self.a * (1 - self.e ** 2)
        rp = r * np.array([math.cos(nu), math.sin(nu), 0])
        vp = math.sqrt(MU / p) * np.array([-math.sin(nu), self.e + math.cos(nu), 0])
        R = rot(3, self.raan) @ rot(1, self.inc) @ rot(3, self.argp)
        return R @ rp, R @ vp


def rot(axis, t):
    c, s = math.cos(t), math.sin(t)
    i, j = {1: (1, 2), 2: (2, 0), 3: (0, 1)}[axis]
    R = np.eye(3)
    R[i, i] = R[j, j] = c
    R[i, j], R[j, i] = -s, s
    return R


def elements(r, v):
    h = np.cross(r, v)
    n = np.cross([0, 0, 1], h)
    rm, vm = np.linalg.norm(r), np.linalg.norm(v)
    ev = ((vm ** 2 - MU / rm) * r - (r @ v) * v) / MU
    e = np.linalg.norm(ev)
    a = 1 / (2 / rm - vm ** 2 / MU)
    return a, e, np.degrees(np.arccos(h[2] / np.linalg.norm(h))), np.degrees(np.arctan2(n[1], n[0])) % 360


C = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1]
A = [[], [1 / 5], [3 / 40, 9 / 40], [44 / 45, -56 / 15, 32 / 9], [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
     [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656], [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84]]
B5 = np.array([35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84, 0])
B4 = np.array([5179 / 57600, 0, 7571 / 16695, 393 / 640, -92097 / 339200, 187 / 2100, 1 / 40])


def rk45(f: Callable, y: np.ndarray, t: float, t1: float, tol=1e-9, h=10.0) -> Iterator[tuple[float, np.ndarray, int]]:
    rejected = 0
    while t < t1:
        h = min(h, t1 - t)
        K = np.zeros((7, y.size))
        for i, (c, row) in enumerate(zip(C, A)):
            K[i] = f(t + c * h, y + h * (np.dot(row, K[:i]) if row else 0))
        err = np.max(np.abs(h * (B5 - B4) @ K) / (1 + np.abs(y)))
        if err <= tol:
            t += h
            y = y + h * B5 @ K
            yield t, y, rejected
        else:
            rejected += 1
        h *= min(5, max(.2, .9 * (tol / max(err, 1e-16)) ** .2))


o = Orbit(7000, .1, inc=math.radians(51.6), raan=1.0, argp=.5)
print(o, o.period, [f.name for f in fields(o)])
t0 = o.epoch
for k in range(4):
    w = t0 + k * o.period / 4
    r, v = o.state(w)
    print(f"{w:%Y-%m-%dT%H:%M:%S.%f%z}", r.round(6), v.round(9))
print([round(float(x), 8) for x in elements(*o.state(t0 + timedelta(hours=5)))])


def grav(t, y):
    r = y[:3]
    return np.concatenate((y[3:], -MU * r / np.linalg.norm(r) ** 3))


y0 = np.concatenate(o.state(t0))
steps = list(rk45(grav, y0, 0, 3000))
t, y, rej = steps[-1]
print(len(steps), rej, t, y.round(3), np.abs(y - np.concatenate(o.state(t0 + timedelta(seconds=3000)))).max() < 1e-2)


def julian(d: datetime) -> float:
    a = (14 - d.month) // 12
    y, m = d.year + 4800 - a, d.month + 12 * a - 3
    jdn = d.day + (153 * m + 2) // 5 + 365 * y + y // 4 - y // 100 + y // 400 - 32045
    return jdn + (d.hour - 12) / 24 + d.minute / 1440 + d.second / 86400


for s in ("2000-01-01T12:00:00", "2024-02-29T23:59:59.5+05:30", "1999-12-31"):
    d = datetime.fromisoformat(s)
    print(s, repr(julian(d)), d.timetuple().tm_yday, d.strftime("%A %j %U %p %y"), d.tzinfo, d.weekday(), d.utcoffset())
est = timezone(timedelta(hours=-5), "EST")
d = datetime(2024, 6, 1, 12, tzinfo=timezone.utc).astimezone(est)
print(d, repr(d), d.tzname(), d.timestamp(), d == datetime(2024, 6, 1, 17, tzinfo=timezone.utc), datetime.strptime("3 Mar 2021 07:05 +0200", "%d %b %Y %H:%M %z"))
try:
    print(datetime(2024, 1, 1) < d)
except TypeError as e:
    print(e)
try:
    Orbit(1, 2, 3)
except TypeError as e:
    print(e)
print(timedelta(days=-1, hours=3), repr(timedelta(milliseconds=-5)), abs(timedelta(-2)), timedelta(1) // timedelta(hours=5), timedelta(hours=25) % timedelta(days=1), str(timedelta(days=400, microseconds=1)))
