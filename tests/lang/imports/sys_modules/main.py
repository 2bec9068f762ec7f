import sys
import counter
counter.n += 1
import counter as again
print(again.n, again is counter, sys.modules["counter"] is counter)
del sys.modules["counter"]
import counter
print(counter.n, counter is again)
class Fake:
    n = "fake"
sys.modules["made_up"] = Fake
import made_up
print(made_up.n)
print(sys.modules["__main__"].Fake is Fake, __name__ in sys.modules)
vars_of = vars(counter)
print("n" in vars_of, counter.__dict__["n"])
counter.new = 5
print(counter.new, counter.get())
del counter.new
try:
    counter.new
except AttributeError as e:
    print(e)
print(hasattr(counter, "n"), getattr(counter, "zz", None))
setattr(counter, "n", 42)
print(counter.get())
print(sys.path[0].endswith("sys_modules"), type(counter).__name__)
