class T:
    def __init__(self, c):
        self._c = c

    @property
    def celsius(self):
        return self._c

    @celsius.setter
    def celsius(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._c = v

    @celsius.deleter
    def celsius(self):
        print("deleted")

    @property
    def kelvin(self):
        return self._c + 273

    @staticmethod
    def add(a, b):
        return a + b

    @classmethod
    def make(cls, v):
        return cls(v * 2)


t = T(5)
print(t.celsius, t.kelvin)
t.celsius = 10
t.celsius += 5
print(t.celsius, t.kelvin)
del t.celsius
try:
    t.celsius = -300
except ValueError as e:
    print(e)
try:
    t.kelvin = 5
except AttributeError as e:
    print(e)
print(T.add(1, 2), t.add(3, 4), T.make(4).celsius, t.make(1).celsius)


class U(T):
    @classmethod
    def make(cls, v):
        return super().make(v + 1)


print(type(U.make(1)).__name__, U.make(1).celsius)
