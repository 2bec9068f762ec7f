x, name, pi = 42, "bob", 3.14159265
print(f"{x} {name} {pi}")
print(f"{x:5d}|{x:<5}|{x:^7}|{x:+}|{x:05}|{x:x}|{x:#x}|{x:b}|{x:,}|{1234567:,}|{1234567:_}")
print(f"{pi:.2f}|{pi:10.3f}|{pi:e}|{pi:g}|{pi:.0f}|{pi:%}|{0.256:.1%}|{1e10:g}|{1e-10:.3e}")
print(f"{name!r} {name!s:>6} {name:*^9} {name:.2}")
w, p = 10, 3
print(f"{pi:{w}.{p}f}|{name:>{w}}")
print(f"{x=} {x + 1 = } {name=!s} {pi=:.2f}")
print(f"{'nested ' + f'{x}'} {x if x else 0} {[i for i in range(3)]}")
print(f"{{literal}} {x!r:>5}")
print(f"a" "b" f"{x}")
print(f"""multi
{x}
line""")
print(rf"\n{x}")
d = {"k": 1}
print(f"{d['k']} {d}")
print(f"{(lambda v: v * 2)(4)}")
print(f"{True:d} {True} {None} {1 + 2j} {1 + 2j:.2f}")
print(f"{-5:>6}|{-5:06}|{5: }|{3.0}|{3.0:g}|{1e300}|{float('inf'):f}|{float('nan'):5}")
try:
    f"{x:z}"
except ValueError as e:
    print(e)
try:
    f"{name:d}"
except ValueError as e:
    print(e)
