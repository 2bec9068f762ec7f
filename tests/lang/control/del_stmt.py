a = [1, 2, 3, 4, 5]
del a[0], a[1:3]
print(a)
d = {"x": 1, "y": 2}
del d["x"]
print(d)
x = y = 5
del x, (y)
try:
    x
except NameError as e:
    print(e)


class C:
    pass


c = C()
c.v = 1
del c.v
print(hasattr(c, "v"))
try:
    del c.v
except AttributeError as e:
    print(e)
try:
    del d["zz"]
except KeyError as e:
    print("KeyError", e)
try:
    del zzz
except NameError as e:
    print(e)
