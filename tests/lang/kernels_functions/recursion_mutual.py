from numba import njit


@njit
def is_even(n):
    if n == 0:
        return True
    return is_odd(n - 1)


@njit
def is_odd(n):
    if n == 0:
        return False
    return is_even(n - 1)


@njit
def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


@njit
def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


@njit
def female(n):
    return 1 if n == 0 else n - male(female(n - 1))


@njit
def male(n):
    return 0 if n == 0 else n - female(male(n - 1))


@njit
def power(x, n):
    if n == 0:
        return 1.0
    half = power(x, n // 2)
    if n % 2:
        return half * half * x
    return half * half


@njit
def binomial(n, k):
    if k == 0 or k == n:
        return 1
    return binomial(n - 1, k - 1) + binomial(n - 1, k)


print(is_even(10), is_odd(7), is_even(3))
print(hanoi(8, 0, 1, 2), gcd(84, 36))
print([female(i) for i in range(12)], [male(i) for i in range(12)])
print(power(1.5, 13), power(2, 10), binomial(12, 5))
