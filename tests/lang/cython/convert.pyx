def as_int(int x):
    return x


def as_double(double x):
    return x


def as_bool(bint b):
    return b


print(as_int(5), as_double(3), as_bool(7), as_bool([]))
try:
    as_int("a")
except TypeError as e:
    print("TypeError")
try:
    as_int(2 ** 40)
except OverflowError as e:
    print("OverflowError")
try:
    as_double("x")
except TypeError as e:
    print("TypeError")
