# stderr: ignore
"""A folder where a module is expected, a module that exits, one that deletes itself, one that replaces itself, deep chains."""
import sys
try:
    import as_folder
    print("namespace", hasattr(as_folder, "__file__") and as_folder.__file__ is not None)
except ImportError as e:
    print("ImportError", e)
try:
    import exits
except SystemExit as e:
    print("SystemExit", e.code, "exits" in sys.modules)
import replaces
print(replaces.answer, type(replaces).__name__)
import chain0
print(chain0.depth)
try:
    import self_import
    print(self_import.ok)
except ImportError as e:
    print(e)
try:
    import empty, blank
    print(empty.__name__, blank.__doc__)
    from empty import x
except ImportError as e:
    print(str(e).split(" (")[0])
def late():
    from chain3 import depth as d, nothing
try:
    late()
except ImportError as e:
    print(str(e).split(" (")[0])
import loop.a
print(loop.a.value, loop.b.value)
raise SystemExit(4)
