# Unsigned words above all ints in text; int literals whose parts need more than 64 bits; hex with separators; recfunctions.
import numpy as np
h = np.uint64(0xf80d6856); h = h * np.uint64(0x100000001)
print(hex(h), bin(h)[:10], oct(h), hex(np.uint64(5)), f"{h}", str(h), "%s" % h, hex(np.uint8(255)), hex(np.int64(-5)))
print(f"{h:x} {h:#X} {h:,} {h:>24d} {h:b} {h:.3e} {h:030_}", "{:016x}".format(h), "{:d}".format(np.uint64(7)), "%s" % np.uint64(2**63-1))
print(2**63 - 1, -2**63, -(2**63), (1 << 63) - 1, 2**64 // 2**10 if 0 else 1, 10**19 - 9 * 10**18, -9223372036854775808)
b = bytes(range(7)); print(b.hex(), b.hex(" "), b.hex(":", 2), b.hex("-", -2), bytearray(b).hex(), b.hex(sep=b"_"))
import numpy.lib.recfunctions as rfn
a = np.array([(1, 2., 'x'), (3, 4., 'y')], dtype=[('a','i4'),('b','f8'),('n','U3')])
print(rfn.structured_to_unstructured(a[['a','b']]), rfn.drop_fields(a, 'n'), rfn.append_fields(a, 'c', np.array([9,8]), usemask=False), rfn.rename_fields(a, {'a':'z'}).dtype, rfn.unstructured_to_structured(np.arange(4).reshape(2,2), names=['p','q']))
