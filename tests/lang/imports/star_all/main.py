from plain import *
from listed import *
from pack import *
print(a, _only_listed, shown(), sub.value)
for name in ("_hidden", "b_listed", "other"):
    print(name, name in globals())
print(sorted(n for n in globals() if not n.startswith("_")))
def use():
    return a + shown()
print(use())
try:
    from wrong_all import *
except AttributeError as e:
    print(e)


# A module that has names from another one by a star shows and gives them like its own.
import again
print([n for n in dir(again) if not n.startswith("_")], again.a, vars(again)["own"])
