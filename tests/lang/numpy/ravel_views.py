"""When ravel is a view and when a copy: contiguous memory only, whatever reshape(-1) could do with strides."""
import numpy as np

a = np.arange(12.0)
m = a.reshape(3, 4)
views = {"every second": a[::2], "backwards": a[::-1], "rows": m, "columns": m.T, "one column": m[:, 1], "narrow": m[:, 1:3], "empty": a[:0], "one": a[::20],
         "column matrix": m[:, :1], "broadcast": np.broadcast_to(a[:1], (5,))}
for name, v in views.items():
    print(name, [int(np.shares_memory(v.ravel(order), a)) for order in "CFAK"], int(np.shares_memory(v.reshape(-1), a)), v.ravel("A").tolist())
flat = m[:, 1].ravel()
flat[:] = -1
print(m[:, 1], flat.flags.writeable)
line = m.ravel()
line[::5] = 100
print(m)
r = np.ravel(m.T, order="F")
r += 1
print(np.shares_memory(r, a), a.sum())
w = np.broadcast_to(a[:1], (4,)).ravel()
w[0] = 7
print(w, a[0])
try:
    m.ravel("Q")
except (ValueError, TypeError) as e:
    print(type(e).__name__)
