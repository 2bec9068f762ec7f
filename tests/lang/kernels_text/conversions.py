from numba import njit


@njit
def ints(n):
    out = ""
    for i in range(-n, n + 1):
        out += str(i) + ";"
    return out


@njit
def big():
    return str(2**62), str(-2**62), str(0), str(True), str(False), str("s")


@njit
def digits(n):
    total = 0
    for c in str(n):
        total += ord(c) - ord("0")
    return total


@njit
def codes(s):
    out = 0
    for c in s:
        out = out * 31 + ord(c)
    return out, chr(97), chr(8364), ord("😀")


@njit
def plain(n, s):
    return f"{n} and {s}" + f"{s}{s}"


print(ints(3))
print(big())
print(digits(9875321))
print(codes("abc"))
print(plain(5, "x"))
for bad in (-1, 1114112):
    try:
        chr(bad)
    except ValueError as e:
        print("ValueError:", e)
