"""Particle-mesh with structured arrays in kernels; event records; sorting and grouping by fields."""
import numpy as np
from numba import njit, from_dtype, types, literal_unroll, prange
from numba.core.errors import TypingError

particle = np.dtype([("pos", np.float64, 3), ("vel", np.float64, (3,)), ("q", np.int8), ("id", np.uint32), ("ok", np.bool_)], align=True)
event = np.dtype([("t", "f8"), ("kind", "u1"), ("xy", [("x", "f4"), ("y", "f4")])])

@njit
def init(ps, seed):
    np.random.seed(seed)
    for i in range(ps.size):
        p = ps[i]
        p.id = i * 10
        for k in range(3):
            p.pos[k] = np.random.random()
            p["vel"][k] = np.random.normal(0.0, 0.1)
        p.q = -1 if i % 3 == 0 else 1
        p.ok = i % 2 == 0

@njit
def deposit(ps, n):
    rho = np.zeros((n, n))
    for p in ps:
        x, y = p.pos[0] * n, p.pos[1] * n
        i, j = int(x), int(y)
        fx, fy = x - i, y - j
        rho[i % n, j % n] += p.q * (1 - fx) * (1 - fy)
        rho[(i + 1) % n, j % n] += p.q * fx * (1 - fy)
        rho[i % n, (j + 1) % n] += p.q * (1 - fx) * fy
        rho[(i + 1) % n, (j + 1) % n] += p.q * fx * fy
    return rho

@njit(parallel=True)
def push(ps, dt):
    for i in prange(len(ps)):
        ps[i].pos[:] += dt * ps[i].vel
        for k in range(3):
            ps[i].pos[k] %= 1.0

@njit
def fields(rec):
    s = 0.0
    for f in literal_unroll(("t", "kind")):
        s += rec[f]
    return s

@njit
def nested(evs):
    out = np.empty(evs.shape[0], dtype=np.float32)
    for i in range(evs.shape[0]):
        out[i] = evs[i].xy.x * evs[i].xy["y"]
    return out

ps = np.zeros(12, particle)
init(ps, 3)
print(particle, particle.itemsize, particle.names, particle.alignment)
print(ps["id"], ps["q"], ps["ok"], ps["pos"].shape, ps["pos"].sum().round(6))
rho = deposit(ps, 4); print(rho.round(4), rho.sum().round(10))
push(ps, 0.5); print(ps["pos"].min() >= 0, ps[3]["pos"].round(5), ps[3]["q"])
print(ps[ps["ok"]]["id"], np.sort(ps, order=["q", "id"])["id"], np.argsort(ps["vel"][:, 0])[:4])
ev = np.array([(0.5, 1, (1, 2)), (1.5, 2, (3, 4)), (0.1, 1, (5, 6))], dtype=event)
print(ev, ev.dtype, ev["xy"]["x"], ev[0], ev[1]["xy"], fields(ev[1]), nested(ev))
ev.sort(order="t"); print(ev["kind"], ev["t"])
v = ev.view(np.recarray); print(v.t, v[0]["kind"], v.xy.y)
for k in np.unique(ev["kind"]):
    m = ev["kind"] == k
    print(k, ev["t"][m].mean(), m.sum())
print(ev.tobytes()[:9], np.frombuffer(ev.tobytes(), dtype=event)["t"])
a = np.rec.array([(1, 2.5), (3, 4.5)], names="a,b"); print(a.a, a.b.dtype, a[1], a.tolist(), a.dtype.descr)
b = np.zeros(3, dtype={"names": ["r", "g"], "formats": ["u1", "f4"], "offsets": [0, 4], "itemsize": 12}); b["r"] = [1, 2, 3]; print(b, b.dtype, b.strides)
b[1] = (9, 1.25); print(b[1].item(), b[["g", "r"]], b.dtype["g"], np.dtype(b.dtype).hasobject)
