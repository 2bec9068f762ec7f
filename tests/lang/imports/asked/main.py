"""A module's own __getattr__ gives what it lacks."""
import late
from late import f_one, here

print(here, f_one(1), late.f_two(2), getattr(late, "nothing", "none"), hasattr(late, "f_x"))
try:
    late.nothing
except AttributeError as e:
    print(e)
try:
    from late import nothing
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
