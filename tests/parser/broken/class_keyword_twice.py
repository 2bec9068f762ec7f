class A(metaclass=B, metaclass=C): pass
