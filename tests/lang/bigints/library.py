# What the standard modules do with ints beyond 64 bits.
import itertools
import json
import math
import pickle
import random
import statistics
import struct
from fractions import Fraction

print(math.factorial(0), math.factorial(21), math.factorial(60), math.comb(100, 50), math.comb(10**20, 3), math.perm(30), math.perm(10**20, 2), math.comb(5, 2**70))
print(math.gcd(2**100 * 3, 6**50), math.gcd(-2**70, 0), math.lcm(2**40, 3**40, 5), math.lcm(-2**70, 6), math.isqrt(10**40), math.isqrt(2**63), math.prod([2**40] * 4))
print(math.sqrt(2**1000), math.log(10**400), math.log2(2**2000), math.log10(10**400), math.log(3**2000, 3), math.log2(2**64 + 1), math.fsum([2**70, 0.5]), math.hypot(2**70, 1))
print(math.floor(1e300) == int(1e300), math.ceil(-1e25), math.trunc(1e25), math.floor(2**70), math.copysign(2**70, -1), math.isfinite(2**70), math.isclose(2**70, 2.0**70))
for f in (lambda: math.sqrt(10**400), lambda: math.log(-(2**70)), lambda: math.factorial(2**70), lambda: math.factorial(-(2**70)), lambda: math.isqrt(-(2**70)), lambda: math.comb(-(2**70), 1),
          lambda: float(10**400), lambda: int(float("inf")), lambda: [1][2**70], lambda: [1] * 2**70, lambda: "ab"[: 2**70], lambda: chr(2**70), lambda: bytes(2**70),
          lambda: struct.pack("<Q", 2**64), lambda: struct.pack("<q", 2**63), lambda: struct.pack("<Q", -1), lambda: random.randrange(2**70, 2**70), lambda: 2**70 < "a"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(round(2**70 + 0.5), round(1e22), round(12345678901234567890123, -3), round(-25 * 10**20, -21), round(2**70, 3), round(2**63 - 1, -1), abs(-(2**63)))
print((0.1).as_integer_ratio(), (1e-300).as_integer_ratio()[1].bit_length(), (2.0**100).as_integer_ratio(), (2**70).as_integer_ratio(), float.fromhex("0x1p80") == 2**80)
print(sum([2**63] * 4), sum([2**70, 0.5]), min(2**70, 5), max(2**70, 1e30), sorted([3, 2**70, -(2**70), 1e30, 2**64, 2**63]), divmod(-(2**70), 10**9))
print(hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(2**122 + 5), hash(-(2**64)), hash(10**30) == hash(1e30), hash(Fraction(2**70, 3)) is not None)
random.seed(12345678901234567890123)
print(random.random(), random.getrandbits(128), random.getrandbits(65), random.getrandbits(64), random.randrange(10**30), random.randint(-(2**70), 2**70), random.randrange(0, 10**25, 7))
random.seed(-(2**100))
print(random.random(), random.randrange(2**64), random.randint(0, 2**64 - 1), random.choice(range(10)))
print(json.dumps({"a": 2**70, "b": [-(10**20)]}), json.loads("[123456789012345678901234567890, -18446744073709551616]"), pickle.loads(pickle.dumps([2**70, -(2**90), {2**64: 1}])))
print(struct.pack("<Q", 2**64 - 1), struct.unpack("<Q", b"\xff" * 8), struct.unpack(">q", b"\x80" + b"\0" * 7))
print(sum((Fraction(1, k) for k in range(1, 60)), Fraction(0)), Fraction(0.1), Fraction(10**30, 10**20), statistics.mean([2**70, 2**70 + 2]), statistics.pvariance([10**20, 10**20 + 4]))
print(list(itertools.islice(itertools.count(2**63 - 2), 4)), list(itertools.accumulate([2**62] * 4)), list(itertools.islice(itertools.count(2**70, -1), 2)))
print(isinstance(2**70, int), type(2**70), (2**70).real, (2**70).imag, (2**70).numerator, (2**70).denominator, (2**70).conjugate(), (2**70).__index__(), int(2**70))
print((2**70).__add__(1), (2**70).__radd__(1), (2**70).__neg__(), (2**70).__eq__(2.0**70), (2**70).__lt__(5), (2**70).__float__(), (2**70).__bool__(), (2**70).__round__(-5), int.__mul__(2**40, 2**40))


class Money(int):
    def __add__(self, other):
        return Money(int(self) + int(other))


m = Money(2**70) + 5
print(m, type(m).__name__, m * 2, m == 2**70 + 5, hash(m) == hash(2**70 + 5), f"{m:,}", m.bit_length(), [m], m % 7, -m, m / 3, int(m) is not None)
match 2**70:
    case 1180591620717411303424:
        print("matched")
match 2**64:
    case int(n):
        print(n)
