import hashlib
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
texts = [b"", b"abc", bytes(range(256)) * 5] + [b"x" * n for n in (63, 64, 65, 111, 112, 127, 128, 129, 255, 256, 257)]
for name in ("sha384", "sha512", "blake2b", "blake2s"):
    for x in texts:
        print(name, len(x), getattr(hashlib, name)(x).hexdigest(), hashlib.new(name, x).digest()[:4])
    h = hashlib.new(name)
    h.update(b"ab"); g = h.copy(); g.update(b"c"); h.update(bytearray(b"x"))
    print(h.name, h.digest_size, h.block_size, h.hexdigest() == g.hexdigest(), g.hexdigest()[:16])
for c in (hashlib.blake2b, hashlib.blake2s):
    print(c.MAX_DIGEST_SIZE, c.MAX_KEY_SIZE, c.SALT_SIZE, c.PERSON_SIZE, c.__name__)
    for o in [dict(digest_size=8), dict(key=b"secret"), dict(key=b"k" * c.MAX_KEY_SIZE), dict(salt=b"salt"), dict(person=b"me", digest_size=20), dict(fanout=2, depth=2, leaf_size=4096, node_offset=1, node_depth=1, inner_size=16, last_node=True), dict(digest_size=0), dict(digest_size=65), dict(key=b"k" * 65), dict(salt=b"s" * 17), dict(person=b"s" * 17), dict(fanout=256), dict(fanout=-1), dict(depth=0), dict(node_depth=300), dict(inner_size=65), dict(leaf_size=2**33), dict(node_offset=2**48), dict(node_offset=2**48 - 1), dict(usedforsecurity=False)]:
        for x in (b"", b"abc" * 100):
            t(lambda: c(x, **o).hexdigest())
    h = c(b"a", key=b"k", digest_size=10); g = h.copy(); g.update(b"b")
    print(h.hexdigest(), g.hexdigest(), g.digest_size, h.name)
t(lambda: hashlib.blake2b("text"))
print(sorted(n for n in hashlib.algorithms_guaranteed if "sha3" not in n and "shake" not in n))
