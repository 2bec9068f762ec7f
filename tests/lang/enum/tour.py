from enum import Enum, IntEnum, auto, unique, Flag, IntFlag, StrEnum
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def describe(self): return self.name, self.value
    @classmethod
    def fav(cls): return cls.BLUE
    def __str__(self): return 'my color! {0}'.format(self.value)
print(Color.RED, repr(Color.RED), Color(1), Color['RED'], Color.CRIMSON is Color.RED, list(Color), len(Color))
print(Color.RED.describe(), Color.fav(), Color.RED in Color, Color.__members__)
print(Color, type(Color.RED), isinstance(Color.RED, Color), Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.BLUE)
for c in Color: print(c.name, c.value)
try: Color(99)
except ValueError as e: print(e)
try: Color['X']
except KeyError as e: print(repr(e))
try: Color.RED = 5
except AttributeError as e: print(e)
try: Color.RED < Color.BLUE
except TypeError as e: print(e)
class Shape(IntEnum):
    CIRCLE = 1
    SQUARE = auto()
    TRI = auto()
print(Shape.CIRCLE, repr(Shape.SQUARE), Shape.TRI + 1, Shape.CIRCLE == 1, Shape.CIRCLE < Shape.TRI, [10,20,30,40][Shape.TRI], f'{Shape.TRI:>4}', '%d' % Shape.TRI, sorted(Shape, reverse=True), sum(Shape), {1: 'a'}[Shape.CIRCLE], max(Shape))
class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RWX = 7
print(Perm.R | Perm.W, repr(Perm.R|Perm.W), Perm.R & Perm.W, ~Perm.R, Perm.R in Perm.RWX, list(Perm.RWX), Perm(0), bool(Perm(0)), Perm.R ^ Perm.RWX, len(Perm.RWX), list(Perm))
try: Perm(8)
except ValueError as e: print(e)
class IP(IntFlag):
    A = auto(); B = auto(); C = auto()
print(IP.A | IP.B, repr(IP.A | IP.B), IP.A + 1, repr(IP(8)), repr(IP(9)), ~IP.A, repr(~IP.A), IP.A | 4, repr(IP.A|4))
class P(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass = mass; self.radius = radius
    @property
    def g(self): return 6.67300E-11 * self.mass / (self.radius * self.radius)
print(P.EARTH.value, P.EARTH.mass, round(P.EARTH.g, 3))
class St(StrEnum):
    AA = auto(); BB = 'x'
print(St.AA, St.BB, repr(St.AA), St.AA == 'aa', St.AA.upper(), 'q' + St.BB)
class CS(str, Enum):
    A = 'a'
print(CS.A, repr(CS.A), CS.A == 'a', f'{CS.A}', CS('a'), CS.A.upper())
An = Enum('Animal', 'ANT BEE CAT')
print(An, list(An), An.ANT.value)
try:
    @unique
    class M(Enum):
        ONE=1; TWO=2; UNO=1
except ValueError as e: print(e)
try:
    class MM(Enum):
        ONE=1
        ONE=2
except TypeError as e: print(e)
try:
    class Sub(Color): Z = 4
except TypeError as e: print(e)
d = {Color.RED: 'r', Color.BLUE: 'b'}
print(d[Color.RED], d)
match Color.RED:
    case Color.BLUE: print('b')
    case Color.RED: print('r!')
class Op(Enum):
    ADD = '+'; SUB = '-'
    def __call__(self, a, b): return a + b if self is Op.ADD else a - b
    @property
    def sym(self): return self.value * 2
    @staticmethod
    def parse(s): return Op(s)
    @classmethod
    def _missing_(cls, v): return cls.ADD if v == 'plus' else None
print(Op.ADD(1,2), Op.SUB.sym, Op.parse('-'), Op('plus'))
try: Op('zz')
except ValueError as e: print(e)
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label = label
        return obj
    PX = (0, 'P.X'); PY = (1, 'P.Y')
print(Coord.PY, Coord.PY.label, Coord.PY.value, Coord(1))
class O(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name
    N = auto(); S = auto()
print(list(O), O.N.value, hash(O.N) == hash(O.N), Color.RED.__class__, O.N.name)
class TimeP(tuple, Enum):
    A = (1, 2)
print(TimeP.A, TimeP.A.value)
print(Color.RED is Color(Color.RED), bool(Color.RED), Color.RED.name.lower(), [m.name for m in reversed(Color)])
try: Color.RED.value = 3
except AttributeError as e: print(e)
print(Shape(2), Shape['TRI'], Shape.TRI.name, Shape.TRI.value, type(Shape.TRI.value), int(Shape.TRI), Shape.TRI * 1.5, -Shape.TRI)
