globals()['x'] = 5
try:
    print(x)
except NameError as e: print(e)
for n in ("p","q"): globals()[n] = n * 2
try:
    print(p, q)
except NameError as e: print(e)
def f(): return x + late
globals().update(late=7)
print(f(), globals()["late"], "late" in globals(), "none" in globals(), globals().get("late"), globals().get("nope", 1))
g = globals()
later = 9
print(g["later"])
import math
vars(math)
print(isinstance(g, dict), type(g).__name__, len(g) > 3, vars()["x"], locals()["x"])
for name, value in [("aa", 1), ("bb", 2)]:
    vars()[name] = value
print(aa + bb)
