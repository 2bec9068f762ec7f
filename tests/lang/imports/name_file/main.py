import os.path
import parts
print(__name__, os.path.basename(__file__), os.path.isabs(__file__))
print(parts.__name__, parts.__file__.endswith("parts.py"), parts.__package__ == "", __package__)
print(parts.where(), parts.__doc__)
print(os.path.dirname(parts.__file__) == os.path.dirname(os.path.abspath(__file__)))
from parts import Thing, Oops
t = Thing(3)
print(t, Thing.__module__, Thing.grow.__module__, repr(Thing)[:20])
try:
    t.fail()
except Oops as e:
    print(type(e).__module__, type(e).__name__, e)
print(isinstance(t, parts.Thing), Thing is parts.Thing)
if __name__ == "__main__":
    print("run as a script")
    t.fail()
