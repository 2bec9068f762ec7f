# exceptions tied to a ring are printed once each
a = ValueError(1)
b = ValueError(2)
c = ValueError(3)
a.__context__ = b
b.__context__ = c
c.__context__ = b
raise a
