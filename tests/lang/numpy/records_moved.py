"""Functions that only move elements move records whole; those that give views give views of records."""
import numpy as np

dt = [("a", "i8"), ("b", "f8"), ("k", "i4")]
s = np.array([(3, 1.5, 1), (1, 2.5, 2), (2, 0.5, 3), (1, -1.0, 4)], dtype=dt)
m = s.reshape(2, 2)

for made in (np.concatenate([s, s[:2]]), np.append(s, s[:1]), np.repeat(s, 2), np.repeat(s, [0, 1, 0, 3]), np.tile(s, 2), np.roll(s, 1), np.flip(s),
             np.take(s, [0, 2]), s.take([1, 1]), np.delete(s, 1), np.insert(s, 1, s[0]), np.insert(s, 0, (9, 9.5, 9)), np.resize(s, 6),
             np.where(s["a"] > 1, s, s[::-1]), np.where([True, False, True, False], s, s[0]), np.extract(s["a"] > 1, s), np.compress([1, 0, 1, 0], s),
             np.full(2, s[0]), np.full_like(s, 3), np.ones_like(s), np.atleast_1d(s[0]), np.ascontiguousarray(s[::2]), np.block([s, s]),
             np.broadcast_to(s[:1], 3), np.fromiter([(1, 2.0, 3)], dtype=s.dtype), np.frombuffer(s.tobytes(), dtype=s.dtype),
             s.astype([("a", "f4"), ("b", "f4"), ("k", "f4")]), np.column_stack([s, s[::-1]])):
    print(made.shape, made.tolist(), made.dtype.names)
for made in (np.vstack([s, s]), np.hstack([m, m]), np.stack([s, s], axis=1), np.concatenate([m, m], axis=1), np.expand_dims(s, 0), np.squeeze(s[None]),
             np.swapaxes(m, 0, 1), np.moveaxis(m, 0, 1), np.rot90(m), np.fliplr(m), np.flipud(m), m.T.reshape(4), m.transpose(), np.atleast_2d(s),
             np.take(m, [1, 0], axis=1), np.repeat(m, 2, axis=0), np.roll(m, 1, axis=1)):
    print(made.shape, made.tolist())
print([part.tolist() for part in np.split(s, 2)], [len(part) for part in np.array_split(s, 3)], [part.tolist() for part in np.split(s, [1, 3])])
print(np.array_equal(s, s), np.array_equal(s, s[:2]), np.shares_memory(s, s["a"]), np.may_share_memory(s, s[1:]), np.shares_memory(s, s.copy()))
print(s.dtype.descr, np.dtype([("p", "f8", (2, 3)), ("q", [("x", "i4")])]).descr, np.dtype("f4").descr, np.dtype(int).shape)
print(list(np.ndenumerate(m))[2], np.shape(m), np.ndim(m), np.size(m), s.flat[1])

# Views of records are views.
np.flip(s)[0] = (0, 0.0, 0)
np.split(s, 2)[0]["b"] = 7.0
np.expand_dims(s, 0)[0, 2]["k"] = 8
m.T[0, 1] = (5, 5.5, 5)
print(s)
np.copyto(s, s[::-1])
np.put(s, [0, 1], s[3])
print(s)
s.fill((1, 2.0, 3))
print(s, s.tobytes()[:8])

# Random order.
t = np.array([(i, i * 0.5, i * 2) for i in range(6)], dtype=dt)
r = np.random.default_rng(3)
r.shuffle(t)
print(t)
np.random.seed(5)
np.random.shuffle(t)
print(t)
print(r.permutation(t), np.random.permutation(t))
print(r.choice(t), r.choice(t, 2), r.choice(t, 3, replace=False), np.random.choice(t, 3, p=[0.5, 0.1, 0.1, 0.1, 0.1, 0.1]))
for wrong in (lambda: np.concatenate([t, np.zeros(2, dtype=[("z", "f8")])]), lambda: np.take(t, [9]), lambda: np.zeros(1, dtype=dt)["nope"]):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__)
