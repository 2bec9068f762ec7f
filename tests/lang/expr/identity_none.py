a = []
b = a
print(a is b, a is [], None is None, a is not None)
print(None == None, None == 0, type(None), None)
print(... is Ellipsis, NotImplemented is NotImplemented)
print(isinstance(5, int), isinstance(True, int), isinstance(5, (str, int)), issubclass(bool, int), isinstance("x", str))
print(type(5), type("x"), type([]), type(5) is int, type(5.0).__name__)
x = 5
print(x is x)
print(bool(0), bool(""), bool(" "), bool([0]), bool(0.0), bool(None))
print(id(a) == id(b), hash("a") == hash("a"))
