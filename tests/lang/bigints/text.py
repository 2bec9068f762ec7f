# Ints beyond 64 bits as text: str, repr, formats, %, literals, int(text, base), bytes, and the limit of digits.
import sys

x = 123456789012345678901234567890
for v in (x, -x, 2**64 - 1, -2**63 - 1, 10**40):
    print(v, repr(v), str(v), f"{v}", f"{v:d}", f"{v:,}", f"{v:_}", f"{v:x}", f"{v:#X}", f"{v:o}", f"{v:#b}", f"{v:_x}")
    print(f"{v:50}|{v:<50}|{v:^50}|{v:>+50}|{v:050}|{v:=50}|{v:*^60,}|{v: d}")
    print(f"{v:e}", f"{v:.3f}", f"{v:g}", f"{v:.0%}", f"{v:n}", "%d %i %u %x %X %o %s %r %5d %-40d| %+d %045d %.40d" % ((v,) * 13))
    print(hex(v), oct(v), bin(v), int(hex(v), 16), int(oct(v), 8), int(bin(v), 2), int(str(v)), int(hex(v), 0) == v)
print(0xFFFF_FFFF_FFFF_FFFF_FFFF, 0o7777777777777777777777777, 0b1 * 2**70, 1_000_000_000_000_000_000_000, -18446744073709551616, 9223372036854775808, -9223372036854775808)
print(int("z" * 30, 36), int("-" + "9" * 30), int(" 0x" + "f" * 20 + " ", 16), int("1_000_000_000_000_000_000_000"), int(b"99999999999999999999"), int("٣" * 25))
for bad in ("1" * 30 + "x", "_1" + "0" * 30, "1__0" * 10, ""):
    try:
        int(bad)
    except ValueError as e:
        print(e)
for v, n, signed in ((2**64 - 1, 8, False), (2**64, 8, False), (-2**63, 8, True), (-2**63 - 1, 8, True), (2**63, 8, True), (x, 16, False), (-x, 20, True), (-1, 3, True), (-1, 3, False)):
    try:
        big, little = v.to_bytes(n, "big", signed=signed), v.to_bytes(n, "little", signed=signed)
        print(big, little[::-1] == big, int.from_bytes(big, "big", signed=signed) == v, int.from_bytes(bytearray(little), "little", signed=signed) == v)
    except OverflowError as e:
        print(e)
print(int.from_bytes(b"\xff" * 12, "big"), int.from_bytes(b"\xff" * 12, "big", signed=True), int.from_bytes(b"\x80" + bytes(11), "big", signed=True), int.from_bytes([1] * 10, "little"))
print(sys.get_int_max_str_digits())
for f in (lambda: str(10**5000), lambda: int("7" * 5000), lambda: f"{10**4300}", lambda: "%d" % 10**5000, lambda: len(str(10**4299)), lambda: len(hex(10**5000)), lambda: sys.set_int_max_str_digits(5)):
    try:
        print(f())
    except ValueError as e:
        print(e)
sys.set_int_max_str_digits(0)
print(len(str(7**9000)), str(7**9000)[:20], str(7**9000)[-20:], int(str(3**9999)) == 3**9999)
