# stderr: ignore
def never():
    import tensorflow
    return tensorflow.zeros(3)
try:
    import cupy as xp
    GPU = True
except ImportError as e:
    GPU = False
    print(e, e.name)
try:
    from scipy_nope.integrate import quad
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    import flat.inner
except ImportError as e:
    print(e, e.name)
try:
    from flat import missing_name
except ImportError as e:
    print(str(e).split(" (")[0], e.name)
try:
    import math.nothing
except ImportError as e:
    print(e)
print(GPU)
import module_that_is_nowhere
