"""Two files that import each other: what each sees of the other while loading."""
import first
print(first.ready, first.second.ready)
try:
    import one
except ImportError as e:
    print(type(e).__name__, str(e).split(" (/")[0])
import sys
print("one" in sys.modules, "two" in sys.modules)
from late import use
print(use(5))
