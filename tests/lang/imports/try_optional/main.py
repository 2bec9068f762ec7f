"""Imports that may fail, as scripts guard them."""
try:
    import settings_local as settings
except ImportError:
    import settings
try:
    from fast_impl import solve
except ImportError:
    def solve(x):
        return x * 2
print(settings.NAME, solve(4))
def lazy(flag):
    if flag:
        import json_fast as json
    else:
        import settings as json
    return json.NAME
print(lazy(False))
try:
    lazy(True)
except ModuleNotFoundError as e:
    print("no", e.name)
try:
    import needs_other
except ImportError as e:
    print("needs_other:", e.name)
from settings import NAME as first, DEBUG as second
print(first, second)
