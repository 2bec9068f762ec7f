# -*- coding: utf-8 -*-
from __future__ import annotations
import a.b as c, d
from .. import (e, f as g,)
@dec(1)[2].x
async def fn(a, /, b: int = 1, *args: *Ts, c, d=2, **kw) -> "x":
    async with a as (b, *c), d: await e
    async for x, in y: yield [z async for z in w if z]
    else: pass
    return *a, b
class C(B, metaclass=M, **kw):
    x: int = 3; y = z = *a, b
    global q, r
    def m(self): nonlocal_ = super().__x
with (open(a) as b, c,): del a[0], b.c, (d, [e])
try: raise A from b
except* (E, F) as e: ...
else: x @= 1; y //= 2
finally: assert x, "y"
match x, *y:
    case [1, -2.5+3j, "s" "t", None | True, *_] if z: pass
    case {"k": v, a.b: 1, **rest} | C(1, x=2): pass
    case (a as b) | _: pass
while (n := f(*a, k=1, **b)) < 10 != 3 not in z is not None:
    if not a or b and c: break
    elif d if e else f: continue
    else: lambda *a, b=1, **c: (yield)
x = {**a, 1: 2}, {*b, 3}, {k: v for k, v in z}, {i for i in j}, (g for g in h)
print(f"{a!r:>{w}.{p}}{{}}{b = }" rf'\d{c}' u"\N{BULLET}\u00e9\x41\101\
", b"\xff\0" rb'\q', 0x_ff, 1_000e-3j, 0o17, 0b1, 1if 1else 2, """
multi""", a[1:2, ::3, *b, ...], ~-+x ** -y << 1 | 2 ^ 3 & 4 @ 5)
