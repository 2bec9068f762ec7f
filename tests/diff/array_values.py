"""What the random array programs of generate_arrays.py compute with: values whose shape, dtype and bound are known, and expressions of them
that stay exact or say that they do not."""

INTS, FLOATS = ("int64", "int32"), ("float64", "float32")
LIMIT = {"int64": 2 ** 40, "int32": 2 ** 28, "uint8": 250, "int8": 120, "complex64": 2 ** 12, "float64": 2 ** 40, "float32": 2 ** 18, "complex128": 2 ** 30, "bool": 2}


class Value:
    """What is known of an array or scalar: shape, dtype, bound, bits behind the point, and whether it is exact."""

    def __init__(self, text, shape, dtype, mag, bits=0, exact=True):
        self.text, self.shape, self.dtype, self.mag, self.bits, self.exact = text, tuple(shape), dtype, mag, bits, exact

    def fits(self):
        return not self.exact or self.mag * 2 ** self.bits <= LIMIT[self.dtype]


class Memory:
    """What the elements of one allocation may be; its views share it."""

    def __init__(self, dtype, mag, bits, exact):
        self.dtype, self.mag, self.bits, self.exact = dtype, mag, bits, exact

    def take(self, v):
        self.mag, self.bits, self.exact = max(self.mag, v.mag), max(self.bits, v.bits), self.exact and v.exact


class Array:
    def __init__(self, name, shape, memory, writable=True):
        self.name, self.shape, self.memory, self.writable = name, tuple(shape), memory, writable

    def value(self, text=None, shape=None):
        m = self.memory
        return Value(text or self.name, self.shape if shape is None else shape, m.dtype, m.mag, m.bits, m.exact)


def size_of(shape):
    n = 1
    for s in shape:
        n *= s
    return n


def joined(a, b):
    """The shape that two broadcast to, or None."""
    out = []
    for i in range(1, max(len(a), len(b)) + 1):
        x, y = a[-i] if i <= len(a) else 1, b[-i] if i <= len(b) else 1
        if x != y and x != 1 and y != 1:
            return None
        out.append(y if x == 1 else x)
    return tuple(reversed(out))


def promoted(a, b):
    order = ["bool", "uint8", "int8", "int32", "int64", "float64", "float32", "complex128"]  # float32: it or float64, numbers that both hold
    return max(a, b, key=order.index)

class Values:
    """Expressions over the arrays and scalars that a function has so far."""

    # --- small things
    def chance(self, p):
        return self.r.random() < p

    def pick(self, *options):
        return self.r.choice(options)

    def new(self, prefix):
        self.fresh += 1
        return f"{prefix}{self.fresh}"

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    def shape(self):
        rank = self.pick(1, 1, 2, 2, 2, 3)
        return tuple(self.pick(1, 2, 3, 4, 5, 6, 7) if not self.chance(0.03) else 0 for _ in range(rank))
    # --- values
    def cut(self, n, want):
        """A subscript that takes `want` of `n` elements."""
        if n == want and self.chance(0.6):
            return ":" if self.chance(0.8) else "::-1"
        if want == 0:
            return f"{n}:"
        steps = [s for s in (1, 1, 1, 2, 3) if (want - 1) * s < n]
        step = self.r.choice(steps)
        first = self.r.randrange(n - (want - 1) * step)
        last = first + (want - 1) * step
        if self.chance(0.25):
            stop = "" if first == 0 else str(first - 1)
            return f"{last}:{stop}:{-step}"
        start = "" if first == 0 and self.chance(0.7) else str(first) if self.chance(0.8) or first == 0 else str(first - n)
        stop = "" if last + step >= n else str(last + 1) if self.chance(0.6) else str(last + 1 - n)
        return f"{start}:{stop}" + (f":{step}" if step > 1 else "")

    def view_text(self, a, shape):
        """a cut down to `shape` (same rank, each length the wanted one or less)."""
        cuts = [self.cut(n, w) for n, w in zip(a.shape, shape)]
        while len(cuts) > 1 and cuts[-1] == ":" and self.chance(0.7):
            cuts.pop()
        if cuts == [":"] * len(cuts):
            return a.name
        return f"{a.name}[{', '.join(cuts)}]"

    def leaf(self, target, dtypes=None):
        """An operand that broadcasts into `target` without changing it."""
        options = []
        for a in self.arrays:
            if dtypes and a.memory.dtype not in dtypes:
                continue
            if len(a.shape) <= len(target):
                tail = target[len(target) - len(a.shape):]
                if all(n >= w or n == 1 for n, w in zip(a.shape, tail)):
                    options.append((a, tuple(w if n >= w else 1 for n, w in zip(a.shape, tail))))
        if options and self.chance(0.8):
            a, shape = self.r.choice(options)
            return self.usable(a.value(self.view_text(a, shape), shape))
        if len(target) == 2 and self.chance(0.15):  # a column out of a vector
            vectors = [a for a in self.arrays if a.shape == target[:1] and (not dtypes or a.memory.dtype in dtypes)]
            if vectors:
                a = self.r.choice(vectors)
                return self.usable(a.value(f"{a.name}[:, {self.pick('None', 'np.newaxis')}]", (a.shape[0], 1)))
        return self.scalar(dtypes)

    def usable(self, v):
        """Small dtypes would wrap in NumPy and not in a kernel: wider."""
        if v.dtype == "complex64":
            return Value(f"{v.text}.astype(np.complex128)", v.shape, "complex128", v.mag, v.bits, v.exact)
        if v.dtype in ("uint8", "int8"):
            return Value(f"{v.text}.astype(np.int64)", v.shape, "int64", v.mag)
        return v

    def scalar(self, dtypes=None):
        kinds = {d[0] for d in dtypes} if dtypes else {"i", "f"}
        own = [s for s in self.scalars if not dtypes or s.dtype in dtypes]
        if own and self.chance(0.4):
            return self.r.choice(own)
        if "f" in kinds and self.chance(0.5):
            x = self.pick(0.5, 1.5, -0.25, 2.0, -1.0)
            return Value(repr(x) if x >= 0 else f"({x!r})", (), "float64", 2, 2)
        if "i" in kinds or "f" in kinds:
            n = self.pick(0, 1, 2, 3, -1, -2, 5)
            return Value(str(n) if n >= 0 else f"({n})", (), "int64", 5)
        return Value(self.pick("True", "False"), (), "bool", 1)

    def tamed(self, v):
        """The same kind of value within its bound."""
        if v.fits():
            return v
        if v.dtype in INTS:
            return Value(f"({v.text} % {self.pick(7, 11, 64)})", v.shape, v.dtype, 64)
        if v.dtype in FLOATS:
            return Value(f"np.floor(np.clip({v.text}, -9.0, 9.0))", v.shape, v.dtype, 9, 0, v.exact)
        return None

    def number(self, target, d=0, kinds="if"):
        """An expression of numbers that broadcasts into `target`; its own shape may be smaller."""
        numeric = [t for t in ("int64", "int32", "uint8", "int8", "float64", "float32", "complex128", "complex64") if t[0] in kinds or (t == "uint8" and "i" in kinds)]
        if d > 2 or self.chance(0.3):
            return self.leaf(target, numeric)
        k = self.r.randrange(16)
        a = self.number(target, d + 1, kinds)
        if k < 7:
            b = self.number(target, d + 1, kinds)
            return self.arithmetic(a, b, self.pick("+", "-", "*", "+", "-")) or a
        if k == 7 and a.dtype != "complex128":
            b = self.number(target, d + 1, kinds)
            return self.divided(a, b) or a
        if k == 8:
            return Value(f"(-{a.text})", a.shape, a.dtype, a.mag, a.bits, a.exact)
        if k == 9 and a.dtype != "complex128":
            return Value(f"{self.pick('abs', 'np.abs')}({a.text})", a.shape, a.dtype, a.mag, a.bits, a.exact)
        if k == 10 and a.dtype == "float64" and a.shape:
            return self.smooth(a)
        if k == 11 and a.dtype != "complex128":
            b = self.number(target, d + 1, kinds)
            shape = joined(a.shape, b.shape)
            if b.dtype != "complex128" and (a.shape or b.shape) and a.dtype == b.dtype:
                return Value(f"np.{self.pick('maximum', 'minimum')}({a.text}, {b.text})", shape, a.dtype, max(a.mag, b.mag), max(a.bits, b.bits), a.exact and b.exact)
            return a
        if k == 12 and "f" in kinds:
            c, b = self.condition(target, d + 1), self.number(target, d + 1, kinds)
            if c.shape and ("float32" not in (a.dtype, b.dtype) or a.exact and b.exact):  # a kernel keeps a number's float64, as Numba does
                shape = joined(joined(a.shape, b.shape), c.shape)
                return Value(f"np.where({c.text}, {a.text}, {b.text})", shape, promoted(a.dtype, b.dtype), max(a.mag, b.mag), max(a.bits, b.bits), a.exact and b.exact)
            return a
        if k == 13 and a.dtype in FLOATS and a.exact and a.shape:
            return Value(f"np.{self.pick('floor', 'ceil', 'trunc', 'rint')}({a.text})", a.shape, a.dtype, a.mag + 1, 0)
        if k == 14 and a.dtype != "complex128" and a.shape:
            return Value(f"np.clip({a.text}, {self.pick('-2', '-3', '0')}, {self.pick('1', '3', '4')})", a.shape, a.dtype, 4, a.bits, a.exact)
        if k == 15 and a.mag < 100 and a.shape and a.dtype not in ("float32",):
            v = Value(f"{a.text} ** 2" if a.text.isidentifier() else f"({a.text}) ** 2", a.shape, a.dtype, a.mag ** 2 * 2, a.bits * 2, a.exact)
            v.text = f"({v.text})"
            return v if v.fits() else a
        return a

    def arithmetic(self, a, b, op):
        dtype = promoted(a.dtype, b.dtype)
        if dtype == "bool":
            return None
        mag = a.mag * b.mag * (2 if dtype == "complex128" else 1) if op == "*" else a.mag + b.mag
        bits = a.bits + b.bits if op == "*" else max(a.bits, b.bits)
        if "float32" in (a.dtype, b.dtype) and not (a.exact and b.exact):
            return None
        return self.tamed(Value(f"({a.text} {op} {b.text})", joined(a.shape, b.shape), dtype, mag, bits, a.exact and b.exact))

    def divided(self, a, b):
        if b.dtype == "complex128" or "float32" in (a.dtype, b.dtype):
            return None
        shape = joined(a.shape, b.shape)
        below = f"(abs({b.text}) + 1)"
        if a.dtype in INTS and b.dtype in INTS and self.chance(0.6):
            return Value(f"({a.text} {self.pick('//', '%')} {below})", shape, promoted(a.dtype, b.dtype), max(a.mag, b.mag) + 1)
        return Value(f"({a.text} / {below})", shape, "float64", a.mag, 0, False)

    def smooth(self, a):
        f = self.pick("np.sqrt(np.abs({}))", "np.exp(np.clip({}, -4.0, 3.0))", "np.sin({})", "np.cos({})", "np.tanh({})", "np.log(np.abs({}) + 1.0)",
                      "np.arctan({})", "np.hypot({}, 1.0)")
        return Value(f.format(a.text), a.shape, "float64", a.mag + 30, 0, False)

    def condition(self, target, d=0):
        """A mask expression."""
        bools = [a for a in self.arrays if a.memory.dtype == "bool"]
        if bools and self.chance(0.25):
            v = self.leaf(target, ["bool"])
            if v.dtype == "bool" and v.shape:
                return v
        for _ in range(4):
            a, b = self.number(target, d + 1), self.number(target, 3)
            if a.exact and b.exact and (a.shape or b.shape) and "complex128" not in (a.dtype, b.dtype):
                v = Value(f"({a.text} {self.pick('<', '<=', '>', '>=', '==', '!=')} {b.text})", joined(a.shape, b.shape), "bool", 1)
                if d < 2 and self.chance(0.2):
                    o = self.condition(target, d + 1)
                    if o.shape:
                        return Value(f"({v.text} {self.pick('&', '|', '^')} {o.text})", joined(v.shape, o.shape), "bool", 1)
                return Value(f"(~{v.text})", v.shape, "bool", 1) if self.chance(0.1) else v
        return Value("True", (), "bool", 1)
