# Roman numerals, bases, balanced brackets.
from numba import njit


@njit
def roman(n):
    out = ""
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    names = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
    for i in range(13):
        while n >= values[i]:
            out += names[i]
            n -= values[i]
    return out


@njit
def value(s):
    total = 0
    last = 0
    for c in s[::-1]:
        if c == "I":
            v = 1
        elif c == "V":
            v = 5
        elif c == "X":
            v = 10
        elif c == "L":
            v = 50
        elif c == "C":
            v = 100
        elif c == "D":
            v = 500
        else:
            v = 1000
        if v < last:
            total -= v
        else:
            total += v
            last = v
    return total


@njit
def to_base(n, base):
    digits = "0123456789abcdef"
    out = ""
    while n > 0:
        out = digits[n % base] + out
        n //= base
    return out


@njit
def balanced(s):
    stack = [" "]
    for c in s:
        if c == "(" or c == "[":
            stack.append(c)
        elif c == ")":
            if stack.pop() != "(":
                return False
        elif c == "]":
            if stack.pop() != "[":
                return False
    return len(stack) == 1


print(roman(1994), roman(2026), value("MCMXCIV"), value("XLII"))
print(to_base(255, 2), to_base(255, 16), to_base(12345, 7))
print(balanced("([x])(y)"), balanced("([)]"), balanced("(("))
