print((255).bit_length(), (-8).bit_count(), (10).as_integer_ratio(), (0.75).as_integer_ratio(), (7).conjugate(), (3).real, (3).denominator, True + 1, (5).__add__(3), int.__mul__(4, 5), (2).__pow__(10))
print((0.1).hex(), float.fromhex("0x1.999999999999ap-4"), float.fromhex("1.5"), (2.0).is_integer(), (2.5).is_integer(), (-1.5).__abs__(), float("inf") > 1e308, float("nan") != float("nan"))
print(int("ff", 16), int("0b101", 0), int(" 42 "), int("1_000"), int(-3.9), int(True), int("z", 36), float("1e3"), float("-inf"), bool("False"), complex("1+2j"), round(2.5), round(3.5), round(-2.567, 2), round(1234, -2), divmod(-7, 3), divmod(7.5, 2), pow(2, 10, 1000), pow(3, -1, 7), abs(-3 + 4j))
print(bin(10), oct(64), hex(255), f"{10:b} {255:X} {255:#o} {1234567:,} {1e6:,.2f} {0.000012345:g} {123.456:e} {0.25:%} {5:+} {-5: } {42:>6}|{42:<6}|{42:^6}|{42:*^6} {3.0} {1e16} {1e-5} {True:d}")
print(9223372036854775807, -9223372036854775808, 9223372036854775806 + 1, 4611686018427387904 * -2)
for f in (lambda: 9223372036854775807 + 1, lambda: 2 ** 64, lambda: -(-9223372036854775807 - 1), lambda: abs(-9223372036854775807 - 1)):
    try: f(); print("big")
    except OverflowError: print("big")
for bad in (lambda: int("1.5"), lambda: int([]), lambda: float("a"), lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0 ** -1, lambda: round("a"), lambda: int("9", 8), lambda: pow(2, 3, 0), lambda: divmod(1, 0), lambda: float.fromhex("zz"), lambda: 1 << -1, lambda: chr(1114112), lambda: int(float("nan")), lambda: int(float("inf"))):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
