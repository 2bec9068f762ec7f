def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]
print(sieve(60), len(sieve(10000)))
b = bytearray(b"hello"); b[0] = 72; b.append(33); b += b" you"; b.extend([46, 46]); print(b, len(b), b[-1], b[1:4], bytes(b), b.decode())
b.insert(0, 62); print(b.pop(), b.pop(0), b); del b[1:3]; b[1:2] = b"EY"; print(b, b.find(b"you"), b.count(b"o"), 72 in b, b"Y" in b); b.reverse(); print(b, b.copy() == b, b > b"A"); b.clear(); print(b, bool(b), bytearray(3), bytearray("ab", "utf-8"))
data = b"one,two,,three"
print(data.split(b","), data.split(b",", 1), b" a b  c ".split(), b"-".join([b"x", b"y"]), data.replace(b",", b";", 2), data.startswith((b"x", b"one")), data.endswith(b"ee"), data.find(b"two"), data.rfind(b","), data.count(b","), data.index(b"t"))
print(b"MiXed".upper(), b"MiXed".lower(), b"  pad ".strip(), b"xxaxx".lstrip(b"x"), b"xxaxx".rstrip(b"x"), b"a\nb\r\nc".splitlines(), b"abc".hex(), bytes.fromhex("de ad"), list(b"az"), bytes([1, 2, 255]), b"ab" + b"c", b"ab" * 2, b"abc"[1], b"abc"[::-1])
print(b"%d-%s-%05.1f" % (5, b"q", 2.25), (258).to_bytes(2, "big"), (258).to_bytes(4, "little"), int.from_bytes(b"\x01\x02", "big"), (-2).to_bytes(2, "big", signed=True), int.from_bytes(b"\xfe\xff", "little", signed=True), (5).to_bytes(), int.from_bytes(b"", "big"))
for bad in (lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: b"abc".index(b"z"), lambda: bytearray().pop(), lambda: bytearray(b"a")[5], lambda: bytes.fromhex("zz"), lambda: b"a" + "b", lambda: b",".join(["x"]), lambda: {bytearray(): 1}):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(-2 ** 63, (-2 ** 63).bit_length(), 2 ** 62, -(2 ** 62) * 2, sum(bytearray(b"abc")), max(b"abc"), sorted(b"cab"), bytes(reversed(b"abc")) if hasattr(bytes, "__reversed__") else b"cba")
