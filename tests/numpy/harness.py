"""The arrays that calls of numpyfn.def run over, and their results as text. Runs unchanged under Quern and under CPython."""
import numpy as np

INTS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
DTYPES = ["bool"] + INTS + ["float32", "float64", "complex64", "complex128"]
LAYOUTS = ["C", "F", "strided", "negative", "transposed", "broadcast", "0-d", "nan"]


def numbers(n, seed):
    """n small ints, the same everywhere."""
    out = []
    state = seed * 7919 + 12345
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        out.append(state // 65536)
    return out


def flat(n, seed, dtype, special):
    raw = numbers(n, seed)
    if dtype == "bool":
        return np.array([v % 2 == 1 for v in raw], np.bool_)
    if dtype.startswith("int"):
        return np.array([v % 11 - 5 for v in raw], np.dtype(dtype))
    if dtype.startswith("uint"):
        return np.array([v % 7 for v in raw], np.dtype(dtype))
    values = [(v % 65 - 32) / 8.0 for v in raw]
    if special:
        for j in range(0, n, 3):
            values[j] = [float("nan"), float("inf"), -0.0, -float("inf"), 0.0][raw[j] % 5]
    if dtype.startswith("float"):
        return np.array(values, np.dtype(dtype))
    return np.array([complex(values[j], values[n - 1 - j]) for j in range(n)], np.dtype(dtype))


def lay1(a, layout):
    """One axis: a itself, or its elements lying otherwise."""
    n = len(a)
    if layout == "strided" or layout == "transposed":
        out = np.zeros(2 * n, a.dtype)[::2]
        out[:] = a
        return out
    if layout == "negative":
        out = np.zeros(n, a.dtype)[::-1]
        out[:] = a
        return out
    if layout == "broadcast" and n:
        return np.broadcast_to(a[:1], (n,))
    return a


def lay2(a, layout):
    shape = a.shape
    if layout == "F":
        return np.asfortranarray(a)
    if layout == "strided":
        out = np.zeros((2 * shape[0], 3 * shape[1]), a.dtype)[::2, 1::3]
        out[:] = a
        return out
    if layout == "negative":
        out = np.zeros(shape, a.dtype)[::-1, ::-1]
        out[:] = a
        return out
    if layout == "transposed":
        out = np.zeros((shape[1], shape[0]), a.dtype).T
        out[:] = a
        return out
    if layout == "broadcast" and shape[0]:
        return np.broadcast_to(a[0], shape)
    return a


def lay3(a, layout):
    shape = a.shape
    if layout == "F":
        return np.asfortranarray(a)
    if layout == "strided":
        out = np.zeros((shape[0], 2 * shape[1], shape[2]), a.dtype)[:, ::2]
        out[:] = a
        return out
    if layout == "negative":
        out = np.zeros(shape, a.dtype)[::-1, :, ::-1]
        out[:] = a
        return out
    if layout == "transposed":
        out = np.zeros((shape[1], shape[2], shape[0]), a.dtype).transpose((2, 0, 1))
        out[:] = a
        return out
    if layout == "broadcast" and shape[1]:
        return np.broadcast_to(a[:, :1], shape)
    return a


def square(dtype, positive):
    """A regular 3 x 3 matrix of small numbers; or one that is Hermitian and positive."""
    if dtype == "bool":
        return np.array([[True, False, True], [False, True, True], [True, True, True]])
    if positive:
        rows = [[6, 1, 2], [1, 7, 1], [2, 1, 8]]
        if dtype.startswith("complex"):
            rows = [[6, 1 + 1j, 2], [1 - 1j, 7, 1j], [2, -1j, 8]]
        return np.array(rows, np.dtype(dtype))
    rows = [[4, 1, 0], [2, 5, 1], [1, 0, 3]]
    if dtype.startswith("float"):
        rows = [[4.5, 1, -0.5], [-2, 5.25, 1], [1, 0, -3]]
    if dtype.startswith("complex"):
        rows = [[4.5, 1j, -0.5], [-2, 5.25 - 1j, 1], [1, 0, -3]]
    return np.array(rows, np.dtype(dtype))


def variable(name, dtype, layout, n):
    """The array behind one name in a call. Every call of this makes new memory."""
    special = layout == "nan"
    if name == "x" and layout == "0-d":
        return flat(1, 3, dtype, False).reshape(())
    if name == "x":
        return lay1(flat(n, 1, dtype, special), layout)
    if name == "y":
        return lay1(flat(n, 2, dtype, special), "negative" if layout == "strided" else layout)
    if name == "u":
        return lay1(np.sort(flat(n, 1, dtype, False)), layout)
    if name == "b":
        return lay1(flat(n, 4, "bool", False), layout)
    if name == "k":
        return lay1(np.array([v % 5 for v in numbers(n, 5)], np.int64), layout)
    if name == "m":
        return lay2(flat(3 * n, 6, dtype, special).reshape((n, 3)), layout)
    if name == "w":
        return lay2(flat(3 * n, 7, dtype, special).reshape((n, 3)), "C" if layout == "F" else layout)
    if name == "t":
        return lay3(flat(6 * n, 8, dtype, special).reshape((2, n, 3)), layout)
    if name == "q" or name == "h":
        return lay2(square(dtype, name == "h"), "C" if layout == "broadcast" else layout)
    if name == "r":
        return lay1(flat(3, 9, dtype, False), layout)
    if name == "c":
        return lay2(flat(n, 10, dtype, special).reshape((n, 1)), "C" if layout == "broadcast" else layout)
    if name == "i":
        return np.array([v % n for v in numbers(min(4, n), 11)] if n else [], np.int64)
    if name == "s":
        return flat(1, 3, dtype, False)[0]
    return np.dtype(dtype).type


def number(v):
    """Exact text of one number."""
    if isinstance(v, (bool, np.bool_)):
        return "T" if v else "F"
    if isinstance(v, (int, np.integer)):
        return str(int(v))
    if isinstance(v, (complex, np.complexfloating)):
        return number(float(v.real)) + "j" + number(float(v.imag))
    return repr(float(v))


def text(v):
    """A result: dtype, shape and elements of an array (of a large one a part), the like of anything else."""
    if isinstance(v, np.ndarray):
        line = v.reshape(-1) if v.flags.c_contiguous else v.flatten()
        step = 1 if v.size < 60 else v.size // 24
        plain = v.dtype.kind in "bifc" or v.dtype.itemsize < 8 and v.dtype.kind == "u"  # uint64 may be beyond Quern's ints
        words = [number(e) for e in line[::step].tolist()] if plain else [str(e) for e in line[::step]]
        return "array " + str(v.dtype) + " " + "x".join([str(e) for e in v.shape]) + " | " + " ".join(words)
    if isinstance(v, np.generic):
        return "scalar " + str(v.dtype) + "  | " + (number(v) if v.dtype.kind in "bifc" else str(v))
    if isinstance(v, (bool, int, float, complex)):
        return "python " + type(v).__name__ + "  | " + number(v)
    if isinstance(v, (tuple, list)):
        if len(v) > 40:
            return type(v).__name__[:4] + " " + str(len(v)) + " {" + "; ".join([text(e) for e in v[:20]]) + "}"
        return ("tupl" if isinstance(v, tuple) else "list") + " {" + "; ".join([text(e) for e in v]) + "}"
    return "other " + str(v)


def attempt(label, f, names, dtype, layout, n, told):
    """One line: the result, or the exception; whether there was a result."""
    try:
        args = [variable(name, dtype, layout, n) for name in names]
    except Exception as e:
        print(label, "no arguments", type(e).__name__, e)
        return False
    try:
        print(label, text(f(*args)))
        return True
    except Exception as e:
        message = str(e).split("\n")[0] if told else ""
        print(label, "raises", type(e).__name__, "|", message)
    return False
