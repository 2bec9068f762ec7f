a = ValueError(1)
b = ValueError(2)
a.__context__ = b
print(repr(a.__context__), a.__suppress_context__)
b.__context__ = a
try:
    try:
        raise a
    except ValueError:
        raise KeyError("k")  # its context is a ring
except KeyError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))
a.__context__ = None
print(a.__context__)
try:
    a.__context__ = 5
except TypeError as e:
    print(e)
