# einsum, einsum_path, tensordot, vecdot, cross and their kin. Loaded at the first call of one of them.
#
# A sum of products is done two operands at a time, by matmul where something is summed and by broadcasting where nothing is;
# the order of pairs is the cheapest next one, whatever optimize= says (which only changes what einsum_path tells).
import numpy as np
from _numpy import einsum as _simple, product_in_order as _product, store_out as _store_out

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


# --- what is asked for ---------------------------------------------------------------------------------------------------
# einsum(a, [0, 1], b, [1, 2], [0, 2]) as text and operands.
def from_lists(operands):
    rest = list(operands)
    arrays, lists = [], []
    while len(rest) >= 2:
        arrays.append(rest.pop(0))
        lists.append(rest.pop(0))
    out = rest[0] if rest else None
    numbers = sorted({x for part in lists + ([out] if out is not None else []) for x in part if x is not Ellipsis})
    name = {x: LETTERS[26:][i] if i < 26 else LETTERS[i - 26] for i, x in enumerate(numbers)}

    def text(part):
        return "".join(["..." if x is Ellipsis else name[x] for x in part])
    return ",".join([text(part) for part in lists]) + ("->" + text(out) if out is not None else ""), arrays


# (labels of each operand, labels of the result, operands): without dots.
def parsed(operands):
    if len(operands) == 0:
        raise ValueError("must specify the einstein sum subscripts string and at least one operand, or at least one operand and its corresponding subscripts list")
    if isinstance(operands[0], str):
        text, arrays = operands[0].replace(" ", ""), list(operands[1:])
    else:
        text, arrays = from_lists(operands)
    arrays = [np.asarray(a) for a in arrays]
    for ch in text:
        if ch not in LETTERS and ch not in ".,->":
            raise ValueError(f"invalid subscript '{ch}' in einstein sum subscripts string, subscripts must be letters")
    if ("-" in text or ">" in text) and (text.count("-") > 1 or text.count(">") > 1 or text.count("->") != 1):
        raise ValueError("einstein sum subscript string does not contain proper '->' output specified")
    left, arrow, right = text.partition("->")
    parts = left.split(",")
    if len(parts) < len(arrays):
        raise ValueError("fewer operands provided to einstein sum function than specified in the subscripts string")
    if len(parts) > len(arrays):
        raise ValueError("more operands provided to einstein sum function than specified in the subscripts string")
    dots = 0
    for i, part in enumerate(parts):
        check_dots(part)
        named = len(part.replace("...", ""))
        if arrays[i].ndim < named:
            raise ValueError(f"einstein sum subscripts string contains too many subscripts for operand {i}")
        if "..." in part:
            dots = max(dots, arrays[i].ndim - named)
        elif arrays[i].ndim > named:
            raise ValueError(f"operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions.")
    spare = [c for c in LETTERS if c not in text][:dots]
    for i, part in enumerate(parts):
        n = arrays[i].ndim - len(part.replace("...", ""))
        parts[i] = part.replace("...", "".join(spare[len(spare) - n:]))
    if not arrow:
        counts = "".join(parts)
        right = "".join(spare) + "".join(sorted([c for c in set(counts) if counts.count(c) == 1 and c not in spare]))
    else:
        check_dots(right)
        if "..." not in right and dots:
            raise ValueError("output had too few broadcast dimensions")
        right = right.replace("...", "".join(spare))
    for c in right:
        if right.count(c) > 1:
            raise ValueError(f"einstein sum subscripts string includes output subscript '{c}' multiple times")
        if c not in "".join(parts):
            raise ValueError(f"einstein sum subscripts string included output subscript '{c}' which never appeared in an input")
    return parts, right, arrays


def check_dots(part):
    if "." in part and (part.count(".") != 3 or part.count("...") != 1):
        raise ValueError("einstein sum subscripts string contains a '.' that is not part of an ellipsis ('...')")


def sizes_of(parts, arrays):
    sizes = {}
    for i, part in enumerate(parts):
        for d, c in enumerate(part):
            n, first = arrays[i].shape[d], part.index(c)
            if first < d and n != arrays[i].shape[first]:
                raise ValueError(f"dimensions in operand {i} for collapsing index '{c}' don't match ({arrays[i].shape[first]} != {n})")
    for i, part in enumerate(parts):
        for d, c in enumerate(part):
            n = arrays[i].shape[d]
            if sizes.get(c, 1) == 1:
                sizes[c] = n
            elif n != 1 and n != sizes[c]:
                raise ValueError("operands could not be broadcast together with remapped shapes [original->remapped]: " +
                                 " ".join([remapped(p, a) for p, a in zip(parts, arrays)]) + " ")
    return sizes


def remapped(part, a):
    shape = ",".join([str(n) for n in a.shape]) + ("," if a.ndim == 1 else "")
    return f"({shape})->({shape})"


# --- doing it --------------------------------------------------------------------------------------------------------------
# a with its axes named by unique labels: diagonals of repeated ones; axes of 1 that others stretch are dropped.
def tidy(a, part, sizes, number):
    i = 0
    while i < len(part):
        c = part[i]
        j = part.find(c, i + 1)
        if j >= 0:
            if a.shape[i] != a.shape[j]:
                raise ValueError(f"dimensions in operand {number} for collapsing index '{c}' don't match ({a.shape[i]} != {a.shape[j]})")
            a = np.moveaxis(diagonal_of(a, i, j), -1, i)
            part = part[:j] + part[j + 1:]
        elif a.shape[i] == 1 and sizes[c] != 1:
            a = np.squeeze(a, i)
            part = part[:i] + part[i + 1:]
        else:
            i += 1
    return a, part


def diagonal_of(a, i, j):
    a = np.moveaxis(a, (i, j), (-2, -1))
    every = np.arange(a.shape[-1])
    return a[..., every, every]


# Sums what is not kept; then the axes in the order of `kept`.
def reduced(a, part, kept, dtype=None):
    away = tuple([i for i, c in enumerate(part) if c not in kept])
    if away:
        a = np.sum(a, axis=away, dtype=dtype or a.dtype) if a.dtype != np.bool_ else np.any(a, axis=away)
        part = "".join([c for c in part if c in kept])
    return a, part


def pair(a, pa, b, pb, kept):
    a, pa = reduced(a, pa, kept + pb)
    b, pb = reduced(b, pb, kept + pa)
    both = [c for c in pa if c in pb]
    batch = "".join([c for c in both if c in kept])
    summed = "".join([c for c in both if c not in kept])
    rows = "".join([c for c in pa if c not in pb])
    cols = "".join([c for c in pb if c not in pa])
    if not summed:
        x = np.transpose(a, [pa.index(c) for c in batch + rows]) if pa else a
        y = np.transpose(b, [pb.index(c) for c in batch + cols]) if pb else b
        x = np.reshape(x, x.shape + (1,) * len(cols))
        y = np.reshape(y, y.shape[:len(batch)] + (1,) * len(rows) + y.shape[len(batch):])
        return x * y, batch + rows + cols
    x = np.transpose(a, [pa.index(c) for c in batch + rows + summed])
    y = np.transpose(b, [pb.index(c) for c in batch + summed + cols])
    nb, nr, nc = len(batch), len(rows), len(cols)
    lead, m, n = x.shape[:nb], x.shape[nb:nb + nr], y.shape[y.ndim - nc:] if nc else ()
    k = product(y.shape[nb:nb + len(summed)])
    r = _product(x.reshape(lead + (product(m), k)), y.reshape(lead + (k, product(n))))
    return r.reshape(lead + m + n), batch + rows + cols


def product(shape):
    n = 1
    for k in shape:
        n *= k
    return n


# The pair whose result is smallest against what it frees, as NumPy's greedy path has it.
def next_pair(parts, right, sizes):
    best = None
    for i in range(len(parts)):
        for j in range(i + 1, len(parts)):
            union = set(parts[i]) | set(parts[j])
            kept = set(right).union(*[set(p) for k, p in enumerate(parts) if k != i and k != j]) & union
            size = product([sizes[c] for c in kept])
            removed = product([sizes[c] for c in parts[i]]) + product([sizes[c] for c in parts[j]]) - size
            cost = product([sizes[c] for c in union]) * (2 if union - kept else 1)
            key = (-removed, cost)
            if best is None or key < best[0]:
                best = (key, i, j)
    return best[1], best[2]


def einsum(*operands, out=None, optimize=False, dtype=None, order="K", casting="safe"):
    if out is None and dtype is None:
        r = _simple(*operands)
        if r is not None:
            return r
    parts, right, arrays = parsed(operands)
    sizes = sizes_of(parts, arrays)
    if dtype is not None:
        arrays = [a.astype(dtype) for a in arrays]
    elif len(arrays) > 1:
        common = arrays[0].dtype
        for a in arrays[1:]:
            common = np.promote_types(common, a.dtype)
        arrays = [a if a.dtype == common else a.astype(common) for a in arrays]
    for i in range(len(arrays)):
        arrays[i], parts[i] = tidy(arrays[i], parts[i], sizes, i)
    while len(arrays) > 1:
        i, j = next_pair(parts, right, sizes) if len(arrays) > 2 else (0, 1)
        others = right + "".join([p for k, p in enumerate(parts) if k != i and k != j])
        a, p = pair(arrays[i], parts[i], arrays[j], parts[j], others)
        arrays = [x for k, x in enumerate(arrays) if k != i and k != j] + [np.asarray(a)]
        parts = [x for k, x in enumerate(parts) if k != i and k != j] + [p]
    a, p = reduced(arrays[0], parts[0], right)
    a = np.asarray(a)
    missing = [c for c in right if c not in p]
    if missing:
        a = np.broadcast_to(a, tuple([sizes[c] for c in missing]) + a.shape)
        p = "".join(missing) + p
    if p != right:
        a = np.transpose(a, [p.index(c) for c in right])
    if out is not None:
        if out.ndim > a.ndim:
            raise ValueError("out parameter does not have the correct number of dimensions, has %d but should have %d" % (out.ndim, a.ndim))
        if out.shape != a.shape:
            raise ValueError("operand has a mismatch in its core dimensions: out has shape %s, the result %s" % (out.shape, a.shape))
        if not np.can_cast(a.dtype, out.dtype, casting):
            raise TypeError("Iterator requested dtype could not be cast from %r to %r, the operand %d dtype, according to the rule '%s'"
                            % (a.dtype, out.dtype, len(operands) - 1, casting))
        return _store_out(out, a, "reduction", "einsum")
    return a[()] if a.ndim == 0 else a


def einsum_path(*operands, optimize="greedy", einsum_call=False):
    parts, right, arrays = parsed(operands)
    sizes = sizes_of(parts, arrays)
    text = ",".join(parts) + "->" + right
    everything = set("".join(parts))
    naive = product([sizes[c] for c in everything]) * max(1, len(parts) - 1 + (1 if everything - set(right) else 0))
    explicit = None
    if isinstance(optimize, (list, tuple)) and len(optimize) > 1 and optimize[0] == "einsum_path":
        explicit = list(optimize[1:])
    path, rows, total, largest = [], [], 0, 0
    parts = [p for p in parts]
    terms = [p for p in parts]
    while True:
        if len(terms) <= 2 or optimize is False:
            picked = tuple(range(len(terms)))
        elif explicit is not None:
            picked = tuple(sorted(explicit[len(path)]))
        else:
            picked = next_pair(terms, right, sizes)
        union = set("".join([terms[k] for k in picked]))
        others = set(right).union(*[set(p) for k, p in enumerate(terms) if k not in picked])
        kept = union & others
        rest = [p for k, p in enumerate(terms) if k not in picked]
        result = right if not rest else "".join(sorted(kept, key=lambda c: (sizes[c], c)))
        largest = max(largest, product([sizes[c] for c in result]))
        total += product([sizes[c] for c in union]) * max(1, len(picked) - 1 + (1 if union - kept else 0))
        step = ",".join([terms[k] for k in reversed(picked)]) + "->" + result
        terms = rest + [result]
        rows.append((len(union), step, ",".join(terms) + "->" + right))
        path.append(picked)
        if not rest:
            break
    report = f"  Complete contraction:  {text}\n         Naive scaling:  {len(everything)}\n"
    report += "     Optimized scaling:  %d\n" % max([n for n, a, b in rows])
    report += f"      Naive FLOP count:  {naive:.3e}\n  Optimized FLOP count:  {total:.3e}\n"
    report += f"   Theoretical speedup:  {naive / total:3.3f}\n  Largest intermediate:  {largest:.3e} elements\n"
    report += "-" * 74 + "\n" + "%6s %24s %40s\n" % ("scaling", "current", "remaining") + "-" * 74
    for n, step, remaining in rows:
        report += f"\n{n:4d}    {step:>24} {remaining:>40}"
    return ["einsum_path"] + path, report


# --- tensordot, vecdot and their kin ------------------------------------------------------------------------------------------
def tensordot(a, b, axes=2):
    a, b = np.asarray(a), np.asarray(b)
    try:
        iter(axes)
    except TypeError:
        first, second = list(range(-axes, 0)), list(range(axes))
    else:
        first, second = axes
        first = [first] if isinstance(first, (int, np.integer)) else list(first)
        second = [second] if isinstance(second, (int, np.integer)) else list(second)
    if len(first) != len(second):
        raise ValueError("shape-mismatch for sum")
    for k in range(len(first)):
        if not (-a.ndim <= first[k] < a.ndim and -b.ndim <= second[k] < b.ndim):
            raise IndexError("tuple index out of range")
        if a.shape[first[k]] != b.shape[second[k]]:
            raise ValueError("shape-mismatch for sum")
    first = [x % a.ndim for x in first]
    second = [x % b.ndim for x in second]
    rows = [k for k in range(a.ndim) if k not in first]
    cols = [k for k in range(b.ndim) if k not in second]
    n = product([a.shape[k] for k in first])
    shape = tuple([a.shape[k] for k in rows]) + tuple([b.shape[k] for k in cols])
    x = np.transpose(a, rows + first).reshape((product([a.shape[k] for k in rows]), n))
    y = np.transpose(b, second + cols).reshape((n, product([b.shape[k] for k in cols])))
    return np.dot(x, y).reshape(shape)


def vecdot(x1, x2, /, out=None, *, axis=-1):
    a, b = np.asarray(x1), np.asarray(x2)
    if axis != -1:
        a, b = np.moveaxis(a, axis, -1), np.moveaxis(b, axis, -1)
    if a.shape[-1] != b.shape[-1]:
        raise ValueError("vecdot: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n),(n)->() "
                         f"(size {b.shape[-1]} is different from {a.shape[-1]})")
    if np.issubdtype(a.dtype, np.complexfloating):
        a = np.conjugate(a)
    r = np.matmul(a[..., None, :], b[..., :, None])[..., 0, 0]
    if r.ndim == 0:
        r = r[()]
    return _store_out(out, r, "ufunc", "vecdot")


def matvec(x1, x2, /):
    return np.matmul(x1, np.asarray(x2)[..., None])[..., 0]


def vecmat(x1, x2, /):
    a = np.asarray(x1)
    return np.matmul(np.conjugate(a)[..., None, :] if np.issubdtype(a.dtype, np.complexfloating) else a[..., None, :], x2)[..., 0, :]


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = np.asarray(a), np.asarray(b)
    if a.ndim < 1 or b.ndim < 1:
        raise ValueError("At least one array has zero dimension")
    a, b = np.moveaxis(a, axisa, -1), np.moveaxis(b, axisb, -1)
    if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    a0, a1, b0, b1 = a[..., 0], a[..., 1], b[..., 0], b[..., 1]
    if a.shape[-1] == 2 and b.shape[-1] == 2:
        return a0 * b1 - a1 * b0
    a3, b3 = a.shape[-1] == 3, b.shape[-1] == 3
    if a3 and b3:
        x, y = a1 * b[..., 2] - a[..., 2] * b1, a[..., 2] * b0 - a0 * b[..., 2]
    elif a3:  # what is absent is no number: it makes no nan of an infinity
        x, y = -(a[..., 2] * b1), a[..., 2] * b0
    else:
        x, y = a1 * b[..., 2], -(a0 * b[..., 2])
    r = np.stack(np.broadcast_arrays(x, y, a0 * b1 - a1 * b0), axis=-1)
    return np.moveaxis(r, -1, axisc)
