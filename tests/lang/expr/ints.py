print(7 // 2, -7 // 2, 7 // -2, -7 // -2)
print(7 % 3, -7 % 3, 7 % -3, -7 % -3)
print(divmod(7, -3), 2 ** 10, 2 ** -1, (-2) ** 3)
print(1 << 10, 1024 >> 3, -1 >> 1, 5 & 3, 5 | 3, 5 ^ 3, ~5)
print(7 / 2, 6 / 3, -7 / 2)
print(0x1F, 0o17, 0b101, 1_000_000)
print(abs(-5), -(-3), +4)
print(int("42"), int("-7"), int("ff", 16), int("0b11", 0), int(3.9), int(-3.9))
print((5).bit_length(), (255).bit_length())
print(10 ** 18, 9223372036854775807, -9223372036854775808)
print(True + True, True * 5, -True, ~True)
print(5 == 5.0, 5 is not None, 3 != 4)
print(1 if 0 else 2)
print(hex(255), oct(8), bin(5), hex(-255))
print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2))
print(min(3, 1, 2), max([4, 9, 2]), sum([1, 2, 3]), sum([1, 2], 10))
for a, b in [(1, 0), (1.0, 0), (0, 0)]:
    for op in ("/", "//", "%"):
        try:
            print(a / b if op == "/" else a // b if op == "//" else a % b)
        except ZeroDivisionError as e:
            print(e)
try:
    0 ** -1
except ZeroDivisionError as e:
    print(e)
try:
    1 << -1
except ValueError as e:
    print(e)
