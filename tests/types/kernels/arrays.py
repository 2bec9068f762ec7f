"""Arrays: elements, views, slices, allocation, iteration, errors."""
import numpy as np

TABLE = np.array([3, 1, 4, 1, 5, 9, 2, 6])
WEIGHTS = np.array([0.5, 0.25, 0.125])


def shapes(a):
    return a.shape, a.ndim, a.size, len(a), a.itemsize


def negative(a):
    return a[-1], a[-2], a[0]


def elem2(a, i, j):
    return a[i, j], a[i][j], a[(i, j)]


def elem3(a, i, j, k):
    a[i, j, k] += 10
    return a[i, j, k] + a[i][j, k]


def rows(a):
    s = 0.0
    for i in range(a.shape[0]):
        r = a[i]
        r[0] = i
        s += r[-1]
    return s


def fill_slices(a):
    a[1:3] = 7
    a[:1] = -1
    a[-1:] = 9
    a[5:2] = 100
    return a[1:4]


def fill_2d(a):
    a[0, :] = 1
    a[:, -1] = 2
    a[1:, 1:2] = 3
    return a[:, 0]


def steps(a):
    b = a[::2]
    c = a[::-1]
    d = a[1::3]
    b[0] = 50
    c[0] = 60
    return b[1], c[1], d[0], len(b), len(c), len(d), len(a[7:100]), len(a[-3:-1]), len(a[::-2])


def overlap(a):
    a[1:] = a[:-1]
    return a[0]


def overlap_reverse(a):
    a[:] = a[::-1]
    return a[0]


def broadcast(a, b):
    a[:] = b
    return a[0, 0]


def bad_broadcast(a):
    a[0:2] = a[0:3]
    return 0


def transpose(a):
    t = a.T
    t[0, 1] = 99
    return t.shape, t[1, 0], t


def copies(a):
    b = a.copy()
    b[0] = 77
    c = np.copy(a)
    c[-1] = 78
    return b, c


def new_axis(a):
    b = a[None, :]
    c = a[:, np.newaxis]
    return b.shape, c.shape, c[1, 0]


def ellipsis(a):
    return a[..., 0].shape, a[0, ...].shape


def zeros3(n, m):
    a = np.zeros((n, m, 2))
    for i in range(n):
        for j in range(m):
            a[i, j, 0] = i
            a[i, j, 1] = j
    return a


def bad_size(n):
    a = np.zeros(n)
    return a


def global_table(i):
    s = 0.0
    for w in WEIGHTS:
        s += w
    return TABLE[i] + s


def row_helper(r, k):
    r[k] = r[k] * 2
    return r[k]


def call_rows(a):
    s = 0.0
    for i in range(len(a)):
        s += row_helper(a[i], 1)
    return s


def returned_view(a):
    return a[1:3]


def index_by_array(a, b):
    s = 0.0
    for i in range(len(b)):
        s += a[b[i]]
    return s


def index_by_u1(a, b):
    s = 0.0
    for i in range(len(b)):
        s += a[b[i]]
    return s


def accumulate(x, idx):
    for i in range(len(idx)):
        x[idx[i]] += 1
    return x[0]


def bools(a):
    b = np.zeros(len(a), dtype=np.bool_)
    c = 0
    for i in range(len(a)):
        b[i] = a[i] > 0
        if b[i]:
            c += 1
    return b, c


def dtypes(a):
    a[0] = 300
    a[1] = -1
    a[2] = 2.9
    return a[0] + a[1] + a[2]


def complex_array(a):
    s = 0j
    for z in a:
        s += z * z.conjugate()
    a[0] = 1
    return s


def swap_rows(a, i, j):
    for k in range(a.shape[1]):
        a[i, k], a[j, k] = a[j, k], a[i, k]
    return a[i, 0]


def chained_slices(a):
    b = a[1:]
    c = b[1:-1]
    c[0] = 42
    return c[0], b[1], a[2], len(c)


def fortran(a):
    s = 0.0
    for j in range(a.shape[1]):
        col = a[:, j]
        for i in range(len(col)):
            s += col[i] * (i + 1)
    a[1, :] = 5
    return s


def multi_assign_slices(a):
    a[1:3, 0] = a[0, 1:3] = 8
    return a[0, 0]


def fill_method(a):
    a.fill(3)
    return a[0]


def view_in_loop(a):
    v = a
    n = 0
    while len(v) > 1:
        v = v[1:]
        n += 1
    return n, v[0]


def retype_array(a):
    b = a
    for i in range(3):
        b = b[::2]
    return len(b)


def alloc_in_loop(n):
    s = 0.0
    for i in range(n):
        t = np.ones(3) 
        t[i % 3] = i
        s += t[0] + t[1] + t[2]
    return s


def raise_after_alloc(n):
    for i in range(n):
        t = np.zeros(100)
        t[0] = i
        if t[0] > 5:
            raise RuntimeError("stop")
    return 0


def out_of_bounds_3d(a, i, j, k):
    return a[i, j, k]


A = ("arr", "f8", (8,), 1)
M = ("arr", "f8", (3, 4), 2)
T = ("arr", "f8", (2, 3, 4), 3)
CASES = [
    ("shapes", M), ("shapes", ("arr", "i2", (5,), 0)), ("negative", A), ("negative", ("arr", "u1", (3,), 0)), ("negative", ("arr", "c8", (3,), 0)),
    ("elem2", M, ("i8", 1), ("i8", -1)), ("elem2", M, ("i4", 2), ("u1", 3)), ("elem2", M, ("i8", 1), ("i8", 4)), ("elem2", M, ("i8", -4), ("i8", 0)),
    ("elem3", T, ("i8", 1), ("i8", 2), ("i8", -4)), ("elem3", T, ("i8", 1), ("i8", 3), ("i8", 0)), ("rows", M), ("fill_slices", A), ("fill_slices", ("arr", "i4", (8,), 2)),
    ("fill_2d", M), ("steps", A), ("overlap", A), ("overlap_reverse", A), ("broadcast", M, ("arr", "f8", (4,), 1)), ("broadcast", M, ("arr", "i4", (4,), 1)),
    ("broadcast", M, ("arr", "f8", (3, 1), 1)), ("transpose", M), ("copies", A), ("new_axis", A), ("ellipsis", T),
    ("zeros3", ("i8", 2), ("i8", 3)), ("zeros3", ("i8", 0), ("i8", 3)), ("global_table", ("i8", 4)), ("global_table", ("i8", 8)),
    ("call_rows", M), ("returned_view", A), ("returned_view", M), ("index_by_array", A, ("arr", "u8", (5,), 0)), ("index_by_array", A, ("arr", "i8", (4,), 1)), ("index_by_u1", A, ("arr", "u1", (3,), 0)),
    ("accumulate", A, ("arr", "i8", (6,), 1)), ("bools", A), ("dtypes", ("arr", "i8", (4,), 1)), ("dtypes", ("arr", "u1", (4,), 1)), ("dtypes", ("arr", "i1", (4,), 1)), ("dtypes", ("arr", "f4", (4,), 1)),
    ("dtypes", ("arr", "u8", (4,), 1)), ("dtypes", ("arr", "i2", (4,), 1)), ("complex_array", ("arr", "c16", (4,), 1)), ("complex_array", ("arr", "c8", (4,), 1)),
    ("swap_rows", M, ("i8", 0), ("i8", 2)), ("chained_slices", A), ("fortran", M), ("fortran", ("arr", "f8", (3, 4), 2, "F")), ("transpose", ("arr", "f8", (3, 4), 2, "F")),
    ("elem2", ("arr", "f8", (3, 4), 2, "F"), ("i8", 1), ("i8", 2)), ("multi_assign_slices", M), ("fill_method", A), ("fill_method", M), ("view_in_loop", A),
    ("retype_array", A), ("alloc_in_loop", ("i8", 10)), ("raise_after_alloc", ("i8", 3)), ("raise_after_alloc", ("i8", 10)), ("out_of_bounds_3d", T, ("i8", 0), ("i8", 0), ("i8", 9)),
]
