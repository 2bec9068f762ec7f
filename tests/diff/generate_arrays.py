"""Random array programs: functions over arrays that take views of views, store into overlapping parts, broadcast, mask, index with arrays,
work in place, reduce over axes and join, whose results are printed. Each means the same under NumPy.

The generator knows the shape and dtype of every array and a bound of what it holds: small ints and multiples of 2**-k, so that sums
are exact in any order and int32 never wraps. What was divided or went through a function of libm is *inexact* from then on: it is only
used where a last place does not decide, and compared with a tolerance (lines that begin with `~`)."""
import random

from array_values import INTS, LIMIT, Array, Memory, Value, Values, size_of
from more_statements import SMALL, MoreStatements


class Function(Values, MoreStatements):
    def __init__(self, r, name, statements):
        self.r, self.name, self.lines, self.depth, self.fresh = r, name, [], 1, 0
        self.arrays, self.scalars, self.params, self.made = [], [], [], []
        self.outputs = []
        for i in range(r.randrange(2, 5)):
            self.parameter(f"a{i}")
        for _ in range(statements):
            self.statement()
    def parameter(self, name):
        dtype = self.pick("float64", "float64", "float64", "int64", "int64", "int32", "float32", "bool", "complex128", "uint8", "int8", "complex64")
        shape = self.shape()
        if self.arrays and self.chance(0.5):
            shape = self.r.choice(self.arrays).shape
        memory = Memory(dtype, {"bool": 1, "uint8": 9, "int8": 9}.get(dtype, 8), 2 if dtype[0] in "fc" else 0, True)
        layout = self.pick("C", "C", "C", "F", "step", "back", "turned", "inner", "still")
        self.params.append((name, shape, dtype, layout, self.r.randrange(1000)))
        self.arrays.append(Array(name, shape, memory, layout != "still"))
    # --- statements
    def bind(self, text, shape, memory, prefix="v", writable=True):
        name = self.new(prefix)
        self.line(f"{name} = {text}")
        a = Array(name, shape, memory, writable)
        self.arrays.append(a)
        return a

    def fresh_array(self, v):
        return self.bind(v.text, v.shape, Memory(v.dtype, v.mag, v.bits, v.exact))

    def any_array(self, rank=None, kinds=None, writable=False, full=False):
        found = [a for a in self.arrays if (rank is None or len(a.shape) in rank) and (not kinds or a.memory.dtype[0] in kinds) and
                 (not writable or a.writable) and (not full or size_of(a.shape))]
        return self.r.choice(found) if found else None

    def statement(self):
        options = [self.compute, self.compute, self.compute, self.view, self.view, self.store, self.store, self.store, self.in_place, self.in_place,
                   self.masked, self.masked, self.fancy, self.fancy, self.reduce, self.reduce, self.rearrange, self.join, self.order, self.product,
                   self.loop, self.convert]
        options += self.more()
        for _ in range(6):
            if self.r.choice(options)() is not False:
                return

    def compute(self):
        a = self.any_array()
        target = a.shape if self.chance(0.8) else self.shape()
        v = self.number(target, 0, self.pick("if", "if", "i", "ifc")) if self.chance(0.85) else self.condition(target)
        if not v.shape or "(" not in v.text or len(v.shape) > 4:
            return False  # a name or a subscript would be a view of memory that is known under another name
        self.fresh_array(v)

    def view(self):
        a = self.any_array(full=True)
        if not a or len(self.arrays) > 9:
            return False
        k, n, m = self.r.randrange(9), len(a.shape), a.memory
        if k < 3:
            shape = tuple(self.r.randrange(1, s + 1) if self.chance(0.6) else s for s in a.shape)
            text = self.view_text(a, shape)
            if text == a.name:
                return False
            self.bind(text, shape, m, "w", a.writable)
        elif k == 3 and n > 1:
            self.bind(f"{a.name}.T", a.shape[::-1], m, "w", a.writable)
        elif k == 4 and n > 1:
            axis = self.r.randrange(n)
            i = self.r.randrange(a.shape[axis]) - (a.shape[axis] if self.chance(0.3) else 0)
            text = f"{a.name}[{', '.join([':'] * axis + [str(i)])}]" if self.chance(0.7) or axis != n - 1 else f"{a.name}[..., {i}]"
            self.bind(text, a.shape[:axis] + a.shape[axis + 1:], m, "w", a.writable)
        elif k == 5 and n < 3:
            at = self.r.randrange(n + 1)
            self.bind(f"{a.name}[{', '.join([':'] * at + [self.pick('None', 'np.newaxis')])}]", a.shape[:at] + (1,) + a.shape[at:], m, "w", a.writable)
        elif k == 6:
            self.bind(f"{a.name}[::-1]", a.shape, m, "w", a.writable)
        elif k == 7 and n > 1:
            x, y = self.r.sample(range(n), 2)
            shape = list(a.shape)
            shape[x], shape[y] = shape[y], shape[x]
            self.bind(f"np.swapaxes({a.name}, {x}, {y})" if self.chance(0.5) else f"{a.name}.swapaxes({x}, {y})", shape, m, "w", a.writable)
        elif k == 8 and n == 3:
            order = self.r.sample(range(3), 3)
            self.bind(f"{a.name}.transpose({self.pick(str(tuple(order)), ', '.join(map(str, order)))})", [a.shape[i] for i in order], m, "w", a.writable)
        else:
            return False

    def value_for(self, a, target):
        """What may be stored into memory of a's dtype."""
        d = a.memory.dtype
        if d == "bool":
            return self.condition(target)
        kinds = {"i": "i", "u": "i", "f": "if", "c": "ifc"}[d[0]]
        v = self.number(target, 1, kinds)
        if v.mag * 2 ** v.bits > LIMIT[d] or (d in ("float32", "complex64") and not v.exact):
            return None
        if d in ("uint8", "int8"):
            return Value(f"(abs({v.text}) % 8)", v.shape, "int64", 8) if v.exact and v.dtype in INTS else None
        return v if v.mag < 2 ** 28 or d != "int32" else None

    def store(self):
        a = self.any_array(writable=True, full=True)
        if not a:
            return False
        target = tuple(self.r.randrange(1, s + 1) if self.chance(0.6) else s for s in a.shape)
        place = self.view_text(a, target)
        if self.chance(0.35):  # overlapping: the same memory on both sides
            v = a.value(self.view_text(a, target), target)
            if len(target) == 1:  # NumPy itself is wrong when both go forward by different steps
                k = self.r.randrange(1, a.shape[0] + 1)
                place, v = (f"{a.name}[{k}:]", a.value(f"{a.name}[:{a.shape[0] - k}]", (a.shape[0] - k,)))
                if self.chance(0.5):
                    place, v.text = v.text, place
                target = v.shape
            if self.chance(0.5) and a.memory.dtype not in ("bool", *SMALL):
                b = self.leaf(target, ["int64"] if a.memory.dtype[0] == "i" else ["int64", "float64"])
                v = self.arithmetic(v, b, self.pick("+", "-")) or v
        else:
            v = self.value_for(a, target)
            if v and len(target) == 1 and v.dtype != "bool" and "(" not in v.text:
                v.text = f"({v.text} * 1)"  # it may be the same memory by another step
        if not v or v.mag * 2 ** v.bits > LIMIT[a.memory.dtype] or (a.memory.dtype[0] == "i" and v.dtype[0] != "i" and v.dtype != "uint8"):
            return False
        if a.memory.dtype != "bool" and v.dtype == "bool" or (v.dtype == "complex128" and a.memory.dtype != "complex128"):
            return False
        a.memory.take(v)
        self.line(f"{place if place != a.name else a.name + '[:]'} = {v.text}")

    def in_place(self):
        a = self.any_array(writable=True, full=True, kinds="ifc")
        if not a or a.memory.dtype in SMALL:
            return False
        d = a.memory.dtype
        target = tuple(self.r.randrange(1, s + 1) if self.chance(0.5) else s for s in a.shape)
        place = a.name if self.chance(0.4) else self.view_text(a, target)
        if place == a.name:
            target = a.shape
        v = a.value(self.view_text(a, target), target) if self.chance(0.3) else self.leaf(target, {"i": ["int64"], "f": ["int64", "float64"], "c": ["int64", "float64", "complex128"]}[d[0]])
        if d == "int32" and v.dtype == "int64" and v.shape:
            return False
        op = self.pick("+", "-", "*", "+", "-")
        after = self.arithmetic(a.value(None, target), v, op)
        if not after or not after.fits() or after.text[0] != "(" or "%" in after.text or after.mag * 2 ** after.bits > LIMIT[d] or (d == "float32" and not v.exact):
            return False
        a.memory.take(Value("", (), d, after.mag, after.bits, after.exact))
        self.line(f"{place} {op}= {v.text}")

    def masked(self):
        a = self.any_array(full=True)
        if not a:
            return False
        d = a.memory.dtype
        c = self.condition(a.shape)
        if c.shape != a.shape and not (len(c.shape) == 1 and c.shape == a.shape[:1]):
            return False
        k = self.r.randrange(5)
        if k == 0 or not a.writable or d == "bool":
            if d in ("bool", "complex128", "complex64"):
                return False
            rest = f"{a.name}[{c.text}]"
            if self.chance(0.5):
                self.scalar_of(f"{rest}.sum()", a, size_of(a.shape))
            else:
                self.output(rest, a.memory.exact)
            return None
        if k < 3:
            v = self.scalar(["int64"] if d[0] in "iu" else ["int64", "float64"])
            if d in ("uint8", "int8"):
                v = Value(str(self.r.randrange(9)), (), "int64", 9)
        else:
            v = a.value(f"{a.name}[{c.text}]")
            if k == 4 and d in ("int64", "float64"):
                op = self.pick("+", "-", "*")
                after = self.arithmetic(a.value(), self.scalar(["int64"]), op)
                if not after or "%" in after.text or "np." in after.text or not after.fits():
                    return False
                a.memory.take(after)
                n = self.pick(2, 3, 5, -2)
                self.line(f"{a.name}[{c.text}] {op}= {n}")
                return None
            f = self.pick("{} * 1", "-{}", "{} + 1") if d not in ("float32", "int32", *SMALL) else "{}"
            v = Value(f.format(v.text), (), d, v.mag + 1, v.bits, v.exact)
        if v.mag * 2 ** v.bits > LIMIT[d]:
            return False
        a.memory.take(v)
        self.line(f"{a.name}[{c.text}] = {v.text}")

    def index_array(self, n, count=None):
        """An array of indices into n elements."""
        own = [a for a in self.arrays if a.memory.dtype == "int64" and len(a.shape) == 1 and a.memory.exact and size_of(a.shape)]
        if own and not count and self.chance(0.4):
            a = self.r.choice(own)
            return f"{a.name} % {n}", a.shape[0]
        items = [self.r.randrange(-n, n) if self.chance(0.2) else self.r.randrange(n) for _ in range(count or self.r.randrange(1, 6))]
        return f"np.array({items})", len(items)

    def fancy(self):
        a = self.any_array(full=True)
        if not a:
            return False
        n, m = len(a.shape), a.memory
        k = self.r.randrange(6)
        axis = self.r.randrange(n) if n < 3 else 0
        text, count = self.index_array(a.shape[axis])
        subscript = ", ".join([":"] * axis + [text])
        shape = a.shape[:axis] + (count,) + a.shape[axis + 1:]
        if k < 3:
            whole = f"{a.name}[{subscript}]"  # NumPy lays axes of its result otherwise, which views of it would tell
            self.bind((whole if axis == 0 else f"np.ascontiguousarray({whole})") if self.chance(0.7) else f"np.take({a.name}, {text}, axis={axis})", shape, Memory(m.dtype, m.mag, m.bits, m.exact))
        elif k == 3 and n == 2:
            i, count = self.index_array(a.shape[0])
            j, _ = self.index_array(a.shape[1], count)
            self.bind(f"{a.name}[{i}, {j}]", (count,), Memory(m.dtype, m.mag, m.bits, m.exact))
        elif not a.writable or m.dtype == "bool":
            return False
        elif k == 4:
            v = self.value_for(a, shape) if self.chance(0.4) else self.scalar(["int64"])
            if not v or m.dtype in SMALL or v.dtype[0] > m.dtype[0] and m.dtype[0] != "c" and v.dtype[0] == "f" or (v.dtype == "complex128" and m.dtype != v.dtype):
                return False
            if m.dtype[0] == "i" and v.dtype[0] != "i":
                return False
            m.take(v)
            self.line(f"{a.name}[{subscript}] = {v.text}")
        else:
            if m.dtype not in ("int64", "float64") or m.mag > 2 ** 20:
                return False
            m.take(Value("", (), m.dtype, m.mag + 3, m.bits, m.exact))
            self.line(f"{a.name}[{subscript}] {self.pick('+', '-')}= {self.pick('1', '2', '3')}" if self.chance(0.7) else
                      f"np.add.at({a.name}, {text}, 2)" if axis == 0 and m.mag < 2 ** 10 else f"{a.name}[{subscript}] += 1")
            m.mag += 20

    def scalar_of(self, text, a, times):
        m = a.memory
        name = self.new("s")
        dtype = {"b": "int64", "u": "int64", "i": "int64", "f": "float64", "c": "complex128"}[m.dtype[0]]
        v = Value(name, (), dtype, m.mag * max(times, 1), m.bits, m.exact)
        if not v.fits() or m.dtype == "float32":
            return False
        self.line(f"{name} = {text}")
        if dtype != "complex128" and m.exact and v.mag < 10 ** 6 and m.dtype[0] != "u":
            self.scalars.append(v)
        self.output(name, m.exact)
        return None

    def output(self, text, exact):
        if not text.isidentifier():
            name = self.new("o")
            self.line(f"{name} = {text}")
            text = name
        if self.depth == 1:
            self.outputs.append((text, exact))

    def reduce(self):
        a = self.any_array(full=True)
        if not a:
            return False
        m, n = a.memory, len(a.shape)
        d = m.dtype
        if d == "complex64" or d == "int8" and m.mag > 50:
            return False
        source, shape = a.name, a.shape
        if self.chance(0.4) and d in ("int64", "float64"):
            v = self.number(a.shape, 1)
            if v.shape != a.shape or v.dtype not in ("int64", "float64") or not v.exact:
                return False
            source, m, d = v.text, Memory(v.dtype, v.mag, v.bits, v.exact), v.dtype
        if d == "float32" or not m.exact:
            return False
        f = self.pick("sum", "min", "max", "any", "all", "argmin", "argmax", "mean", "cumsum", "count_nonzero", "ptp", "prod", "std")
        if d == "complex128" and f not in ("sum", "cumsum") or d == "uint8" and f in ("sum", "cumsum", "prod"):
            return False  # sums of uint8 are uint64, whose negative numbers no kernel has
        call = f"np.{f}({source}" if f in ("count_nonzero", "ptp") or self.chance(0.6) else f"({source}).{f}("
        comma = "" if call.endswith("(") else ", "
        options = [None] + list(range(n)) + [-1]
        if n == 3 and f in ("sum", "min", "max", "any", "all", "mean"):
            options += [(0, 1), (1, 2), (0, 2)]
        axis = self.r.choice(options)
        times = size_of(shape)
        exact = f not in ("mean", "std")
        if f == "prod" and (m.mag * 2 ** m.bits) ** times > 2 ** 40:
            return False
        mag = {"sum": m.mag * times, "cumsum": m.mag * times, "prod": (m.mag + 1) ** min(times, 20), "any": 1, "all": 1, "argmin": 99, "argmax": 99, "count_nonzero": 999,
               "ptp": 2 * m.mag}.get(f, m.mag)
        bits = m.bits * (times if f == "prod" else 1)
        out = "bool" if f in ("any", "all") else "int64" if f in ("argmin", "argmax", "count_nonzero") else "float64" if f in ("mean", "std") else d
        if f in ("sum", "cumsum", "prod") and d in ("bool", "int32", "uint8", "int8"):
            out = "int64"
        if d == "bool" and f in ("ptp", "std", "prod", "cumsum"):
            return False
        if axis is None:
            if f == "cumsum":
                return False if mag * 2 ** bits > LIMIT[out] else self.bind(f"{call})", (times,), Memory(out, mag, bits, True)) and None
            name = self.new("s")
            self.line(f"{name} = {call})")
            self.output(name, exact)
            if exact and out in ("int64", "float64") and mag < 10 ** 6 and self.depth == 1:
                self.scalars.append(Value(name, (), out, mag, bits))
            return None
        axes = axis if isinstance(axis, tuple) else (axis % n,)
        keep = f not in ("cumsum", "ptp") and self.chance(0.3) and f in ("sum", "min", "max", "any", "all", "mean")
        rest = shape if f == "cumsum" else tuple(1 if i in axes else s for i, s in enumerate(shape) if keep or i not in axes)
        text = f"{call}{comma}axis={axis}{', keepdims=True' if keep else ''})"
        if not rest:
            self.line(f"{self.new('s')} = {text}")
            self.output(f"s{self.fresh}", exact)
            return None
        if mag * 2 ** bits > LIMIT[out]:
            return False
        self.bind(text, rest, Memory(out, mag, bits, exact))

    def rearrange(self):
        a = self.any_array(full=True)
        if not a:
            return False
        n, m, s = len(a.shape), a.memory, a.shape
        new = Memory(m.dtype, m.mag, m.bits, m.exact)
        k = self.r.randrange(10)
        if k < 3:
            total = size_of(s)
            shapes = [(total,), (1, total), (total, 1)] + [(x, total // x) for x in range(2, total) if total % x == 0]
            shape = self.r.choice(shapes)
            text = f"{a.name}.reshape({self.pick(str(shape), ', '.join(map(str, shape)))})" if self.chance(0.7) else f"np.reshape({a.name}, {shape})"
            if self.chance(0.3) and len(shape) == 2:
                text = f"{a.name}.reshape({shape[0]}, -1)"
            # of a copy: a strided array that happens to be contiguous is seen again by NumPy and copied by kernels (docs/differences.md)
            self.bind(text.replace(f"{a.name}.", f"{a.name}.copy().").replace(f"({a.name},", f"({a.name}.copy(),"), shape, new, "v", False)
        elif k == 3:
            self.bind(f"{a.name}.{self.pick('copy().ravel()', 'flatten()')}", (size_of(s),), new, "v", False)
        elif k == 4:
            self.bind(f"np.{'flip' if n > 2 else self.pick('flip', 'flipud')}({a.name}, {self.r.randrange(n)})".replace("flipud", "flip"), s, m, "v", False)
        elif k == 5:
            self.bind(f"np.roll({a.name}, {self.r.randrange(-4, 5)}{'' if self.chance(0.5) else f', axis={self.r.randrange(n)}'})", s, new)
        elif k == 6 and size_of(s) < 60:
            self.bind(f"np.repeat({a.name}, 2)", (2 * size_of(s),), new)
        elif k == 7 and n == 1:
            self.bind(f"np.tile({a.name}, 2)", (2 * s[0],), new)
        elif k == 8 and n == 2:
            self.bind(f"np.{self.pick('fliplr', 'flipud')}({a.name})", s, m, "v", False)
        elif k == 9 and n == 2:
            turns = self.r.randrange(4)
            self.bind(f"np.rot90({a.name}, {turns})", s if turns % 2 == 0 else s[::-1], m, "v", False)
        else:
            return False

    def join(self):
        a = self.any_array(full=True)
        if not a:
            return False
        same = [b for b in self.arrays if b.memory.dtype == a.memory.dtype and len(b.shape) == len(a.shape)]
        axis = self.r.randrange(len(a.shape))
        fit = [b for b in same if b.shape[:axis] + b.shape[axis + 1:] == a.shape[:axis] + a.shape[axis + 1:]]
        b = self.r.choice(fit)
        new = Memory(a.memory.dtype, max(a.memory.mag, b.memory.mag), max(a.memory.bits, b.memory.bits), a.memory.exact and b.memory.exact)
        shape = a.shape[:axis] + (a.shape[axis] + b.shape[axis],) + a.shape[axis + 1:]
        if self.chance(0.3) and a.shape == b.shape and len(a.shape) < 3:
            self.bind(f"np.stack(({a.name}, {b.name}){', axis=-1' if axis else ''})", a.shape + (2,) if axis else (2,) + a.shape, new)
        elif axis == 0 and self.chance(0.3) and len(a.shape) > 1:
            self.bind(f"np.vstack(({a.name}, {b.name}))", shape, new)
        else:
            self.bind(f"np.concatenate(({a.name}, {b.name}){f', axis={axis}' if axis or self.chance(0.3) else ''})", shape, new)

    def order(self):
        a = self.any_array(full=True, kinds="if")
        if not a or not a.memory.exact or a.memory.dtype == "float32" or a.memory.dtype == "int8" and a.memory.mag > 50:
            return False
        n, m = len(a.shape), a.memory
        new = Memory(m.dtype, m.mag, m.bits, True)
        k = self.r.randrange(8)
        if k == 0:
            self.bind(f"np.sort({a.name})", a.shape, new)
        elif k == 1 and n == 1:
            self.bind(f"np.argsort({a.name}, kind='stable')", a.shape, Memory("int64", 99, 0, True))
        elif k == 2:
            self.output(f"np.unique({a.name})", True)
        elif k == 3:
            self.output(f"np.{self.pick('flatnonzero', 'argwhere')}({a.name} > {self.r.randrange(-2, 3)})", True)
        elif k == 4 and n == 1:
            self.bind(f"np.searchsorted(np.sort({a.name}), {a.name})", a.shape, Memory("int64", 99, 0, True))
        elif k == 5 and n == 1 and a.shape[0] > 1:
            self.bind(f"np.diff({a.name})", (a.shape[0] - 1,), Memory(m.dtype, 2 * m.mag, m.bits, True))
        elif k == 6 and a.writable and n == 1:
            self.line(f"{a.name}.sort()")
        elif k == 7 and n == 1:
            self.output(f"np.median({a.name})", False)
        else:
            return False

    def product(self):
        a = self.any_array(rank=(1, 2), full=True, kinds="if")
        if not a or not a.memory.exact or a.memory.dtype != "float64":
            return False
        for b in self.r.sample(self.arrays, len(self.arrays)):
            if b.memory.dtype != "float64" or not b.memory.exact or len(b.shape) > 2 or not size_of(b.shape) or a.shape[-1] != b.shape[0]:
                continue
            m = Memory("float64", a.memory.mag * b.memory.mag * a.shape[-1], a.memory.bits + b.memory.bits, True)
            shape = a.shape[:-1] + b.shape[1:]
            if m.mag * 2 ** m.bits > LIMIT["float64"]:
                continue
            text = self.pick(f"{a.name} @ {b.name}", f"np.dot({a.name}, {b.name})")
            if shape:
                self.bind(text, shape, m)
            else:
                self.output(text, True)
            return None
        return False

    def loop(self):
        a = self.any_array(writable=True, full=True, kinds="if")
        if not a or self.depth > 1 or a.shape[0] < 2 or a.memory.mag > 2 ** 12 or not a.memory.exact or a.memory.dtype in ("float32", "int32", *SMALL):
            return False
        i = self.new("k")
        rows = a.shape[0]
        k = self.r.randrange(3)
        scalars, arrays = list(self.scalars), list(self.arrays)
        if k == 0:
            self.line(f"for {i} in range(1, {rows}):")
            self.line(f"    {a.name}[{i}] = {a.name}[{i} - 1]{self.pick('', ' + 1', f' + {a.name}[{i}]')}")
            a.memory.mag *= 2 ** rows
        elif k == 1:
            self.line(f"for {i} in range({self.pick(2, 3)}):")
            self.depth += 1
            for _ in range(self.pick(1, 2)):
                before = a.memory.mag
                self.pick(self.compute, self.store)()
                a.memory.mag = max(before, a.memory.mag)
            for array in self.arrays:
                array.memory.mag *= 16
            self.line(f"{a.name}[{i} % {rows}] = {a.name}[{rows - 1} - {i} % {rows}]")
            self.depth -= 1
        else:
            self.line(f"for {i} in range({rows}):")
            self.line(f"    if {a.name}[{i}].sum() > 0:")
            self.line(f"        {a.name}[{i}] = {self.pick('0', '1', '-1')}")
        self.scalars, self.arrays = scalars, arrays

    def convert(self):
        a = self.any_array(full=True)
        if not a or not a.memory.exact:
            return False
        m, k = a.memory, self.r.randrange(5)
        if k == 0:
            self.bind(f"{a.name}.copy()", a.shape, Memory(m.dtype, m.mag, m.bits, True))
        elif k == 1 and m.dtype[0] != "c":
            self.bind(f"{a.name}.astype(np.float64)", a.shape, Memory("float64", m.mag, m.bits, True))
        elif k == 2 and m.dtype in ("float64", "bool", "int32", "uint8", "int8"):
            self.bind(f"{a.name}.astype(np.int64)", a.shape, Memory("int64", m.mag, 0, True))
        elif k == 3:
            self.bind(f"np.{self.pick('zeros_like', 'ones_like')}({a.name})", a.shape, Memory(m.dtype, 1, 0, True))
        elif k == 4:
            self.bind(f"np.full({a.shape}, {self.pick('2', '3')})", a.shape, Memory("int64", 3, 0, True))
        else:
            return False

    # --- text
    def text(self):
        seen, results = set(), []
        for a in reversed(self.arrays):
            if a.name not in seen and len(results) < 6:
                seen.add(a.name)
                results.append((a.name, a.memory.exact))
        results += self.outputs[:4]
        names = [p[0] for p in self.params]
        body = [*self.lines, f"    return ({', '.join(n for n, _ in results)},)"]
        arguments = ", ".join(f"make({shape}, '{dtype}', '{layout}', {seed})" for _, shape, dtype, layout, seed in self.params)
        exact = "".join("=" if e else "~" for _, e in results)
        params = "".join("=" if a.memory.exact else "~" for a in self.arrays[:len(names)])
        return [f"def {self.name}({', '.join(names)}):"] + body, f"attempt({self.name}, '{exact}', '{params}', [{arguments}])"


PROLOGUE = """import numpy as np
from numba import njit

def make(shape, dtype, layout, seed):
    n = 1
    for s in shape:
        n *= s
    state = seed * 7919 + 17
    values = []
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        v = state // 65536
        if dtype == 'bool':
            values.append(v % 2 == 1)
        elif dtype == 'uint8' or dtype == 'int8':
            values.append(v % 9)
        elif dtype[0] == 'i':
            values.append(v % 17 - 8)
        elif dtype[0] == 'c':
            values.append(complex((v % 33 - 16) / 4, (v // 7 % 33 - 16) / 4))
        else:
            values.append((v % 65 - 32) / 4)
    a = np.array(values, np.dtype(dtype)).reshape(shape)
    if layout == 'F':
        return np.asfortranarray(a)
    if layout == 'step':
        out = np.zeros([2 * s for s in shape], np.dtype(dtype))[tuple([slice(None, None, 2)] * len(shape))]
        out[...] = a
        return out
    if layout == 'back':
        out = np.zeros(shape, np.dtype(dtype))[::-1]
        out[...] = a
        return out
    if layout == 'turned':
        out = np.zeros(shape[::-1], np.dtype(dtype)).T
        out[...] = a
        return out
    if layout == 'inner':
        out = np.zeros([s + 2 for s in shape], np.dtype(dtype))[tuple([slice(1, -1)] * len(shape))]
        out[...] = a
        return out
    if layout == 'still' and shape[0]:
        return np.broadcast_to(a[:1], shape)
    return a

def word(v):
    if isinstance(v, (bool, np.bool_)):
        return "T" if v else "F"
    if isinstance(v, (int, np.integer)):
        return str(int(v))
    if isinstance(v, (complex, np.complexfloating)):
        return word(float(v.real)) + "j" + word(float(v.imag))
    return repr(float(v) + 0.0)

def show(mark, v):
    if isinstance(v, np.ndarray):
        kind = 'i' if v.dtype.kind == 'u' else v.dtype.kind
        return mark + kind + " " + "x".join([str(s) for s in v.shape]) + " " + " ".join([word(e) for e in v.flatten().tolist()])
    return mark + " " + word(v)

def attempt(f, exact, given, args):
    try:
        out = f(*args)
    except Exception as e:
        print(f.__name__, "raises", type(e).__name__, str(e).replace("\\n", " "))
        return
    for mark, v in zip(exact, out):
        print(f.__name__, show(mark, v))
    for mark, a in zip(given, args):
        print(f.__name__, "arg", show(mark, a))
"""


def functions(seed, count, statements=7):
    """(definition's lines, call) of each program."""
    r = random.Random(seed)
    return [Function(r, f"f{k}", r.randrange(3, statements + 1)).text() for k in range(count)]


def program(programs, decorator=""):
    text = [PROLOGUE]
    for lines, _ in programs:
        text.append((decorator + "\n" if decorator else "") + "\n".join(lines) + "\n")
    return "\n".join(text) + "\n".join(call for _, call in programs) + "\n"


if __name__ == "__main__":
    import sys
    print(program(functions(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2), "@njit"))
