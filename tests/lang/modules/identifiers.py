# hmac, shlex and uuid.
import hashlib
import hmac
import shlex
import uuid

for name in ("md5", "sha1", "sha256", "sha512", hashlib.sha256):
    h = hmac.new(b"key", b"The quick brown fox", name)
    print(h.name, h.digest_size, h.block_size, h.hexdigest())
h = hmac.new(b"k" * 100, digestmod="sha256")
h.update(b"part one, ")
c = h.copy()
h.update(b"part two")
print(h.hexdigest(), c.hexdigest() != h.hexdigest(), hmac.digest(b"k" * 100, b"part one, part two", "sha256") == h.digest())
print(hmac.compare_digest("abc", "abc"), hmac.compare_digest(b"abc", b"abd"), hmac.compare_digest(b"a", b"ab"))
for f in (lambda: hmac.new("key", b"", "md5"), lambda: hmac.new(b"key", b""), lambda: hmac.compare_digest("a", b"a")):
    try:
        f()
    except TypeError as e:
        print(e)

for line in ("a b  c", "one 'two three' \"four five\"", "a\\ b c\\\"d", "x='1 2'y", "''", "", '"a\\"b\\n" \'c\\d\'', "cp -r /tmp/a b # not a comment", "tab\tnew\nline"):
    print(shlex.split(line), shlex.join(shlex.split(line)))
print(shlex.split("run it # really", comments=True), shlex.quote("it's"), shlex.quote("plain-1.0"), shlex.quote(""), shlex.quote("a b;c"))
for bad in ("'open", "end\\", '"x'):
    try:
        shlex.split(bad)
    except ValueError as e:
        print(e)

u = uuid.UUID("12345678-1234-5678-9234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.urn, u.variant, u.version, u.time, u.clock_seq, u.node)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://example.com/"), uuid.NAMESPACE_OID, uuid.NAMESPACE_X500)
print(u == uuid.UUID(int=u.int), uuid.UUID(bytes=u.bytes) == u, uuid.UUID(bytes_le=u.bytes_le) == u, uuid.UUID(fields=u.fields) == u, u < uuid.UUID(int=2**128 - 1), hash(u) == hash(u.int))
print(uuid.UUID("{urn:uuid:12345678123456789234567812345678}"), uuid.UUID(int=5), sorted([uuid.UUID(int=9), uuid.UUID(int=3)]), {u: 1}[uuid.UUID(str(u))])
r = uuid.uuid4()
print(r.version, r.variant, len(str(r)), r != uuid.uuid4(), uuid.uuid1().version, uuid.uuid1() != uuid.uuid1(), uuid.UUID(int=7, version=4))
for f in (lambda: uuid.UUID("xyz"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"1"), lambda: uuid.UUID(int=1, version=9), lambda: setattr(u, "int", 5)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
