"""Statements of random array programs that go beyond generate_arrays.py's: out= and where=, mixed indexing, small dtypes, lines along
axes, copies by function, chains of views. A mixin of Function; each returns False when the arrays at hand do not fit."""
from array_values import INTS, LIMIT, Memory, Value, joined, promoted, size_of

SMALL = ("int8", "uint8", "complex64")  # stored, compared and moved; numbers are computed in a wide dtype


class MoreStatements:
    def more(self):
        return [self.into_out, self.into_out, self.mixed_index, self.mixed_index, self.mixed_store, self.chain, self.along, self.along, self.copied_by, self.folded_where,
                self.compared, self.column_math]

    # --- out= and where=
    def into_out(self):
        a = self.any_array(writable=True, full=True, kinds="ifc")
        if not a or a.memory.dtype in ("float32", *SMALL):
            return False
        d = a.memory.dtype
        target = tuple(self.r.randrange(1, s + 1) if self.chance(0.4) else s for s in a.shape)
        place = a.name if target == a.shape else self.view_text(a, target)
        x = a.value(place, target) if self.chance(0.4) else self.leaf(target, {"i": ["int64", "int32"], "f": ["int64", "float64"], "c": ["float64", "complex128"]}[d[0]])
        y = self.leaf(target, {"i": ["int64"], "f": ["int64", "float64"], "c": ["int64", "float64", "complex128"]}[d[0]])
        if d == "int32" and (promoted(x.dtype, y.dtype) != "int32" or not x.shape or (y.shape and y.dtype != "int32")):
            return False  # same_kind lets it pass, another width in a kernel
        op, f = self.pick(("+", "add"), ("-", "subtract"), ("*", "multiply"), ("+", "add"))
        if not (x.shape or y.shape) or promoted(x.dtype, y.dtype) == "bool" or joined(x.shape, y.shape) is None:
            return False
        after = self.arithmetic(x, y, op)
        if not after or "%" in after.text or "np." in after.text or not after.fits() or after.mag * 2 ** after.bits > LIMIT[d]:
            return False
        more = ""
        if self.chance(0.35):
            c = self.condition(target)
            if not c.shape:
                return False
            more = f", where={c.text}"
        a.memory.take(Value("", (), d, after.mag, after.bits, after.exact))
        self.line(f"np.{f}({x.text}, {y.text}, out={place}{more})")

    def folded_where(self):
        a = self.any_array(full=True, kinds="if")
        if not a or a.memory.dtype in ("float32", *SMALL) or not a.memory.exact:
            return False
        c = self.condition(a.shape)
        if c.shape != a.shape:
            return False
        axis = self.pick("", f", axis={self.r.randrange(len(a.shape))}")
        f = self.pick("sum", "sum", "max", "any", "all", "mean")
        start = ", initial=-1000" if f == "max" else ""
        if f == "mean":
            self.line(f"{self.new('q')} = np.mean(np.where({c.text}, {a.name}, 0){axis})")
            return self.output(f"q{self.fresh}", False)
        name = self.new("q")
        self.line(f"{name} = np.{f}({a.name}{axis}, where={c.text}{start})")
        self.output(name, True)

    # --- indices
    def mixed_index(self):
        a = self.any_array(rank=(2, 3), full=True)
        if not a:
            return False
        s, m, n = a.shape, a.memory, len(a.shape)
        k = self.r.randrange(8)
        i, count = self.index_array(s[0])
        if k == 0:
            text, shape = f"{a.name}[{i}, {self.cut(s[1], max(1, s[1] - 1))}]", (count, max(1, s[1] - 1)) + s[2:]
        elif k == 1:
            j, other = self.index_array(s[1])
            text, shape = f"{a.name}[np.array({list(range(min(2, s[0])))})[:, None], {j}]", (min(2, s[0]), other) + s[2:]
        elif k == 2:
            j, other = self.index_array(s[1])
            text, shape = f"{a.name}[{i}][:, {j}]", (count, other) + s[2:]
        elif k == 3:
            j, other = self.index_array(s[-1])
            text, shape = f"np.ascontiguousarray({a.name}[..., {j}])", s[:-1] + (other,)
        elif k == 4 and n == 3:
            j, _ = self.index_array(s[2], count)
            i, _ = self.index_array(s[0], count)
            text, shape = f"{a.name}[{i}, :, {j}]", (count, s[1])
        elif k == 5:
            mask = f"np.arange({s[0]}) % 2 == {self.pick(0, 0, 1) if s[0] > 1 else 0}"
            keep = len([v for v in range(s[0]) if v % 2 == int(mask[-1])])
            text, shape = f"{a.name}[{mask}]", (keep,) + s[1:]
        elif k == 6:
            j, other = self.index_array(s[1])
            text, shape = f"{a.name}[np.ix_({i}, {j})]", (count, other) + s[2:]
        else:
            at = self.r.randrange(s[0])
            j, other = self.index_array(s[1])
            text, shape = f"{a.name}[{at}, {j}]", (other,) + s[2:]
        if not size_of(shape):
            return False
        self.bind(f"{text}.copy()" if k != 3 else text, shape, Memory(m.dtype, m.mag, m.bits, m.exact))

    def mixed_store(self):
        a = self.any_array(rank=(2, 3), writable=True, full=True)
        if not a or a.memory.dtype in ("bool", *SMALL):
            return False
        s, d = a.shape, a.memory.dtype
        v = self.scalar(["int64"])
        k = self.r.randrange(4)
        i, count = self.index_array(s[0])
        if k == 0:
            place, rest = f"{a.name}[{i}, {self.cut(s[1], max(1, s[1] - 1))}]", None
        elif k == 1:
            place = f"{a.name}[{self.cut(s[0], max(1, s[0] - 1))}, {self.index_array(s[1])[0]}]"
        elif k == 2:
            place = f"{a.name}[np.arange({s[0]}) % 2 == 0, {self.cut(s[1], max(1, s[1] - 1))}]"
        else:
            place = f"{a.name}[{self.r.randrange(s[0])}, {self.index_array(s[1])[0]}]"
        if v.mag * 2 ** v.bits > LIMIT[d]:
            return False
        if self.chance(0.4) and d in ("int64", "float64") and a.memory.mag < 2 ** 20:
            a.memory.mag += 3
            self.line(f"{place} += {self.pick(1, 2, 3)}")
            return None
        a.memory.take(v)
        self.line(f"{place} = {v.text}")

    def chain(self):
        """A view of a view of a view, stored to at once."""
        a = self.any_array(rank=(2, 3), writable=True, full=True)
        if not a or a.memory.dtype in ("bool", *SMALL):
            return False
        v = self.scalar(["int64"])
        if v.mag * 2 ** v.bits > LIMIT[a.memory.dtype]:
            return False
        a.memory.take(v)
        first = f"{a.name}[{self.cut(a.shape[0], max(1, a.shape[0] - 1))}]"
        steps = self.r.sample(["[::-1]", ".T", "[..., ::2]", "[1:]", "[:, :1]", "[-1]"], 2)
        self.line(f"{first}{''.join(steps)}[...] = {v.text}")

    # --- lines along axes
    def along(self):
        a = self.any_array(full=True, kinds="if")
        if not a or not a.memory.exact or a.memory.dtype in ("float32", *SMALL) or size_of(a.shape) > 200:
            return False
        m, s, n = a.memory, a.shape, len(a.shape)
        axis = self.r.randrange(n)
        new = Memory(m.dtype, m.mag, m.bits, True)
        k = self.r.randrange(8)
        if k == 0:
            self.bind(f"np.sort({a.name}, axis={axis})", s, new)
        elif k == 1 and a.writable:
            self.line(f"{a.name}.sort(axis={axis - n if self.chance(0.3) else axis})")
        elif k == 2 and s[axis] > 1:
            self.bind(f"np.diff({a.name}, axis={axis})", s[:axis] + (s[axis] - 1,) + s[axis + 1:], Memory(m.dtype, 2 * m.mag, m.bits, True))
        elif k == 3:
            self.bind(f"np.argsort({a.name}, axis={axis}, kind='stable')", s, Memory("int64", 99, 0, True))
        elif k == 4:
            self.output(f"np.median({a.name}, axis={axis})", False)
        elif k == 5:
            self.output(f"np.{self.pick('nansum', 'nanmax', 'nanmin')}({a.name}, axis={axis})", True)
        elif k == 6 and m.dtype in INTS + ("float64",):
            f = self.pick("maximum", "minimum", "add")
            if m.mag * 2 ** m.bits * s[axis] > LIMIT[m.dtype]:
                return False
            self.output(f"np.{f}.{self.pick('reduce', 'accumulate')}({a.name}, axis={axis})", True)
        else:
            self.output(f"np.take_along_axis({a.name}, np.argsort({a.name}, axis={axis}, kind='stable'), axis={axis})", True)

    # --- copies and comparisons
    def copied_by(self):
        a = self.any_array(full=True)
        if not a:
            return False
        m = a.memory
        new = Memory(m.dtype, m.mag, m.bits, m.exact)
        f = self.pick("np.ascontiguousarray({})", "np.asfortranarray({})", "np.atleast_2d({}).copy()", "np.expand_dims({}, 0).copy()", "np.moveaxis({}, 0, -1).copy()")
        n = len(a.shape)
        if "atleast" in f and n == 1 or "expand" in f:
            shape = (1,) + a.shape
        else:
            shape = a.shape[1:] + a.shape[:1] if "moveaxis" in f else a.shape
        if len(shape) > 3:
            return False
        if "ascont" in f or "asfort" in f:
            f += ".copy()"
        self.bind(f.format(a.name), shape, new)

    def compared(self):
        a = self.any_array(full=True)
        b = self.any_array(full=True)
        if not a or a.memory.dtype in ("complex64", "complex128") or b.memory.dtype in ("complex64", "complex128") or not (a.memory.exact and b.memory.exact):
            return False
        if joined(a.shape, b.shape) is None or size_of(joined(a.shape, b.shape)) > 300:
            return False
        name = self.new("q")
        self.line(f"{name} = {self.pick(f'({a.name} {self.pick(chr(60), chr(62) + chr(61))} {b.name})', f'np.logical_and({a.name}, {b.name})', f'({a.name} != 0) + ({b.name} == 0)', f'({a.name} > 0) * ({b.name} > 0)')}")
        self.output(name, True)

    def column_math(self):
        """Rows less their means' like: a reduction with keepdims or [:, None] that broadcasts back."""
        a = self.any_array(rank=(2, 3), writable=True, full=True, kinds="if")
        if not a or a.memory.dtype not in ("int64", "float64") or not a.memory.exact or a.memory.mag * 2 ** a.memory.bits * 8 > LIMIT[a.memory.dtype]:
            return False
        axis, f = self.r.randrange(len(a.shape)), self.pick("max", "min")
        a.memory.mag *= 2
        self.line(f"{a.name}[...] = {a.name} - {a.name}.{f}(axis={axis}, keepdims=True)" if self.chance(0.5) else f"{a.name} -= np.{f}({a.name}, axis={axis}, keepdims=True)")
