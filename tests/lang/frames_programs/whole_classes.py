# Experiment tracker with classes holding frames: __getattr__, __len__, __iter__, operators, descriptors, cached_property, singledispatch.
import copy
import pickle
from collections import ChainMap, namedtuple
from dataclasses import dataclass, field
from functools import cached_property, singledispatch, total_ordering
import numpy as np
import pandas as pd


@dataclass
class Run:
    name: str
    params: dict
    log: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["step", "loss"]), repr=False)

    def add(self, step, loss):
        self.log.loc[len(self.log)] = [step, loss]
        return self

    @cached_property
    def best(self):
        return self.log.loc[self.log["loss"].idxmin()]


@total_ordering
class Board:
    def __init__(self, runs=()):
        self._runs = {r.name: r for r in runs}

    def __len__(self):
        return len(self._runs)

    def __iter__(self):
        return iter(self._runs.values())

    def __getitem__(self, k):
        return self._runs[k] if isinstance(k, str) else list(self._runs.values())[k]

    def __contains__(self, k):
        return k in self._runs

    def __add__(self, o):
        return Board(list(self) + list(o))

    def __eq__(self, o):
        return len(self) == len(o)

    def __lt__(self, o):
        return len(self) < len(o)

    def __getattr__(self, k):
        if k.startswith("_"):
            raise AttributeError(k)
        return self.table[k]

    @property
    def table(self):
        return pd.DataFrame([dict(ChainMap({"run": r.name, "best": r.log["loss"].min(), "n": len(r.log)}, r.params)) for r in self]).set_index("run")

    def __repr__(self):
        return f"Board({', '.join(self._runs)})"


rng = np.random.default_rng(1)
b1 = Board()
for i, (lr, opt) in enumerate([(0.1, "sgd"), (0.01, "adam"), (0.5, "sgd")]):
    r = Run(f"r{i}", {"lr": lr, "opt": opt})
    for s in range(5):
        r.add(s, round(float(np.exp(-lr * s) + rng.normal(0, .02)), 4))
    b1 = b1 + Board([r])
print(b1, len(b1), "r1" in b1, b1 > Board(), b1["r0"], sep="\n")
print(b1["r0"].log, b1["r0"].log.dtypes, sep="\n")
print(b1[1].best, b1[1].best.name)
print(b1.table)
print(b1.best.idxmin(), b1.opt.value_counts().to_dict())
try:
    b1.nothing
except KeyError as e:
    print("KeyError", e)
wide = pd.concat({r.name: r.log.set_index("step")["loss"] for r in b1}, axis=1)
print(wide)
print(wide.ewm(alpha=.5).mean().round(4).iloc[-1].to_dict(), wide.diff().lt(0).all().to_dict(), sep="\n")


@singledispatch
def show(x):
    return f"? {type(x).__name__}"


@show.register(pd.DataFrame)
def _(x):
    return f"frame {x.shape[0]}x{x.shape[1]}"


@show.register(pd.Series)
def _(x):
    return f"series {x.name!r}[{len(x)}]"


@show.register(np.ndarray)
@show.register(list)
def _(x):
    return f"seq {len(x)}"


@show.register
def _(x: pd.Timestamp):
    return f"time {x:%Y}"


print([show(v) for v in (wide, wide["r0"], wide.values, [1], pd.Timestamp("2024-01-01"), 3, wide.index)])
c = copy.deepcopy(b1)
c["r0"].log.loc[0, "loss"] = 99
print(b1["r0"].log.loc[0, "loss"], c["r0"].log.loc[0, "loss"], b1 == c)
p = pickle.loads(pickle.dumps(b1["r2"].log))
print(p.equals(b1["r2"].log), pickle.loads(pickle.dumps(wide["r1"])).round(3).tolist())
Point = namedtuple("Point", "x y")
pts = pd.DataFrame([Point(1, 2), Point(3, 4)])
print(pts, pd.DataFrame({"p": [Point(1, 2), Point(3, 4)]}), sep="\n")
print([Point(*t) for t in pts.itertuples(index=False, name=None)], pts.apply(lambda r: Point(*r), axis=1).tolist())


class Meta(type):
    frames = {}

    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, ns)
        m.frames[name] = pd.Series({k: v for k, v in ns.items() if not k.startswith("_") and not callable(v)}, dtype=object)
        return cls


class Config(metaclass=Meta):
    depth = 3
    rate = .5
    name = "x"


print(Meta.frames["Config"])


class Column:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return self if obj is None else obj.df[self.name]

    def __set__(self, obj, value):
        obj.df = obj.df.assign(**{self.name: value})


class Model:
    x, y = Column(), Column()

    def __init__(self, df):
        self.df = df


m = Model(pts)
m.x = m.y * 10
print(m.df, m.x.sum(), pts["x"].tolist())
with pd.option_context("mode.copy_on_write", True) if False else pd.option_context("display.precision", 3):
    print(wide.describe())
assert isinstance(wide, pd.DataFrame) and not isinstance(wide["r0"], pd.DataFrame), "types"
print(type(wide).__mro__[0].__name__, type(wide).__module__, pd.DataFrame.__name__, callable(pd.concat), wide.__class__ is pd.DataFrame)
print(sorted(k for k in vars(Board) if not k.startswith("__"))[:2], getattr(wide, "shape"), hasattr(wide, "nope"), dir(wide)[:0])
