# Text of numbers, bits, questions about dtypes.
import numpy as np

print(np.base_repr(255, 16), np.base_repr(-5), np.base_repr(7, padding=3), np.binary_repr(10), np.binary_repr(-3, width=5), np.binary_repr(3, width=6))
for x in (1.0, 0.1, 1e20, np.float32(0.1), 123.456789, -np.inf, np.nan, 5e-324):
    print(np.format_float_positional(x, trim="-") if abs(x) != 5e-324 else "tiny", np.format_float_scientific(x), np.format_float_scientific(x, precision=2))
print(np.format_float_positional(123.456789, precision=2), np.format_float_positional(3.14159, precision=3, unique=False), np.format_float_positional(2.5, pad_left=5))
print(np.format_float_positional(16.0, trim="0"), np.format_float_positional(16.0, trim="."), np.format_float_scientific(12.5, exp_digits=3, sign=True))
bits = np.array([[1, 0, 1, 1, 0, 0, 1, 0, 1], [0, 1, 1, 1, 0, 0, 0, 0, 0]], dtype=bool)
packed = np.packbits(bits, axis=1)
print(packed, np.unpackbits(packed, axis=1, count=9), np.packbits(bits), np.packbits([1, 0, 1], bitorder="little"))
print(np.unpackbits(np.array([6], dtype=np.uint8)), np.unpackbits(np.array([6], dtype=np.uint8), count=5, bitorder="little"))
print(np.common_type(np.arange(3)), np.common_type(np.ones(2, np.float32), np.ones(2, np.complex64)))
print(np.min_scalar_type(10), np.min_scalar_type(-300), np.min_scalar_type(70000), np.min_scalar_type(1e50), np.min_scalar_type(np.arange(3)))
print(np.isdtype(np.float32, "real floating"), np.isdtype(np.int8, ("bool", "integral")), np.isdtype(np.dtype("u2"), np.uint16))
print(np.typename("f"), np.mintypecode(["f", "d"]), np.isfortran(np.asfortranarray(np.ones((2, 3)))))
print(np.real_if_close([2.1 + 4e-14j, 5.2 + 3e-15j]), np.real_if_close([2.1 + 4e-3j]), np.sort_complex([3 + 1j, 1 - 1j, 1 + 0j]), np.sort_complex([2, 1]))
x = np.array([1, 256, 65535], dtype=np.uint16)
print(x.byteswap(), x.byteswap().byteswap(), np.array([1.0]).byteswap().tobytes(), x.getfield(np.uint8, 1))
for bad in (lambda: np.base_repr(5, 1), lambda: np.base_repr(5, 40), lambda: np.packbits([1.5]), lambda: np.unpackbits(np.array([300])), lambda: np.binary_repr(99, 3)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
