from enum import IntEnum, IntFlag, Flag, auto, unique, StrEnum, Enum
class Perm(Flag):
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    ALL = READ | WRITE | EXEC
p = Perm.READ | Perm.WRITE
print(p, repr(p), p.value, Perm.READ in p, Perm.EXEC in p, p & Perm.WRITE, p ^ Perm.ALL, ~p, bool(p & Perm.EXEC), list(p), Perm(5), len(p), Perm.ALL)
try: Perm(16)
except ValueError as e: print(e)
class Opt(IntFlag):
    A = 1
    B = 2
    C = 4
o = Opt.A | Opt.C
print(o, repr(o), o + 1, o == 5, Opt(7), repr(Opt(7)), Opt.B in o, o & 4, repr(o | 8), repr(~Opt.A), Opt.A < Opt.B)
class Http(IntEnum):
    OK = 200
    NOT_FOUND = 404
    def ok(self): return self < 400
print(Http.OK, repr(Http(404)), Http.OK + 1, Http.OK.ok(), Http.NOT_FOUND.ok(), Http["OK"] == 200, [*Http], sorted([Http.NOT_FOUND, Http.OK]), f"{Http.OK:5d}|", Http.OK in (200, 1), {200: "yes"}[Http.OK], range(Http.OK)[-1], "%d %s" % (Http.OK, Http.OK), int(Http.OK), isinstance(Http.OK, int), list(range(3))[Small.TWO] if (Small := IntEnum("Small", "ONE TWO")) else 0)
class Unit(StrEnum):
    KG = auto()
    METER = "m"
print(Unit.KG, Unit.METER == "m", Unit("kg"), Unit.METER.upper(), f"{Unit.KG:>5}", "x" + Unit.METER, repr(Unit.KG), Unit.KG in {"kg": 1})
class Op(str, Enum):
    ADD = "+"
    SUB = "-"
print(Op.ADD == "+", Op("-").name, Op.ADD.value * 3, repr(Op.SUB), Op.ADD in ("+",), isinstance(Op.ADD, str))
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e: print(e)
class Alias(Enum):
    A = 1
    B = 1
    C = 2
print(list(Alias), Alias.B is Alias.A, Alias.B.name, Alias.__members__, len(Alias), Alias(1), Alias["B"])
for bad in (lambda: Alias(9), lambda: Alias["Q"], lambda: setattr(Alias, "A", 3), lambda: delattr(Alias, "A"), lambda: Alias.A + 1, lambda: 3 in Http.OK):
    try: bad()
    except Exception as e: print(type(e).__name__, str(e)[:60])
