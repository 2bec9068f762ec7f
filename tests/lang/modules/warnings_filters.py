import warnings
import numpy as np

a = np.array([1.0, 0.0])
for k in range(3):
    b = 1 / a
c = np.log(-a)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    1 / a
    np.sqrt(-a)
    warnings.warn("mine")
    warnings.warn("dep", DeprecationWarning)
print([(w.category.__name__, str(w.message), w.lineno) for w in seen])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        a / 0
    except RuntimeWarning as e:
        print("raised", e)
    try:
        np.mean([])
    except RuntimeWarning as e:
        print("raised", e)
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", "divide by zero")
    a / 0
    warnings.simplefilter("ignore", RuntimeWarning)
    np.log(-a)

def f(x):
    warnings.warn("from f", stacklevel=2)
    return x / 0
f(a)
warnings.warn("last", FutureWarning)

class Mine(UserWarning):
    pass

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("default")
    for k in range(3):
        warnings.warn(f"round {k // 2}", Mine)
    warnings.simplefilter("ignore", Mine)
    warnings.warn("not seen", Mine)
    warnings.simplefilter("error", Mine)
    try:
        warnings.warn(Mine("as an object"))
    except Mine as e:
        print("error:", e)
print(len(seen), [str(w.message) for w in seen], seen[0].category is Mine)
for bad in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("loud")):
    try:
        bad()
    except (TypeError, AssertionError) as e:
        print(type(e).__name__, e)
with np.errstate(divide="raise"):
    try:
        a / 0
    except FloatingPointError as e:
        print(e)
print(warnings.formatwarning("text", UserWarning, "file.py", 3, "  code()  "), end="")
