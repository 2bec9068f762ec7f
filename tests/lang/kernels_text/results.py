# oracle: python
# Strings as results, in tuples, lists, dicts, Optional; unset on a path; in arguments of kernels called by kernels.
from numba import njit


@njit
def fizzbuzz(n):
    s = ""
    for i in range(1, n):
        if i % 15 == 0:
            s += "FizzBuzz "
        elif i % 5 == 0:
            s += "Buzz "
        elif i % 3 == 0:
            s += "Fizz "
        else:
            s += str(i) + " "
    return s.rstrip()


@njit
def sign(x):
    if x > 0:
        return "positive"
    elif x < 0:
        return "negative"
    return None


@njit
def several(x):
    return ("a", x), ["p", "q"], {"k": x}, f"{x:03d}"


@njit
def unset(flag):
    if flag:
        name = "yes"
    return name


@njit
def lengths(names):
    n = 0
    for s in names:
        n += len(s)
    return n


@njit
def shout(s, times=2):
    return s.upper() + "!" * times


@njit
def outer(a, b):
    return shout(a) + shout(b, times=1) + shout("z", 0)


print(fizzbuzz(16))
print(sign(1), sign(-1), sign(0))
print(several(7))
print(unset(True))
try:
    unset(False)
except UnboundLocalError:
    print("UnboundLocalError")
print(lengths(["a", "bcd"]), lengths(("ab", "c")))
print(outer("ab", "cd"))
