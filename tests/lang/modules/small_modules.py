"""Encodings by name, colorsys, errno, html, codecs, platform, hashes of SHA-3, base85; JSON with control characters."""
import base64
import codecs
import colorsys
import errno
import hashlib
import html
import json
import os
import platform
import sys
import tempfile


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for name in ("utf-16", "utf_16_le", "UTF-16BE", "utf-32", "utf-32-be", "cp1252", "windows-1252", "cp437", "iso-8859-15", "ISO8859_2", "koi8-r", "utf-8-sig", "U8",
             "Latin_1", "US-ASCII", "unicode_escape", "mac_roman", "no-such"):
    for text in ("", "aé", "€ ω\U0001f600\n"):
        show(lambda: text.encode(name))
        show(lambda: text.encode(name, "replace").decode(name))
        show(lambda: text.encode(name, "xmlcharrefreplace") if name[:2] in ("cp", "is", "ko") else None)
for data in (b"\xff\xfea\x00", b"\xfe\xff\x00a", b"a\x00b", b"\x00\xd8a\x00", b"\x81\x8d", b"\\n\\x41\\u20ac\\101\\q", b"\\x4"):
    for name in ("utf-16", "utf-16-le", "cp1252", "unicode_escape"):
        for errors in ("strict", "ignore", "replace"):
            if not (errors == "strict" and data == b"\\x4") and b"\\q" not in data:
                show(lambda: data.decode(name, errors))
path = os.path.join(tempfile.mkdtemp(), "t.txt")
for name in ("cp1252", "iso-8859-15", "cp437"):
    with open(path, "w", encoding=name) as f:
        f.write("aé\nü\n" * 3)
    with open(path, "rb") as f:
        print(f.read())
    with open(path, encoding=name) as f:
        print(f.readlines(), f.encoding)
show(lambda: open(path, "w", encoding="cp437").write("€"))
with codecs.open(path, "w", "utf-8") as f:
    f.write("é")
print(codecs.open(path, encoding="utf-8").read(), codecs.encode("Hello", "rot13"), codecs.decode(b"6162", "hex"), codecs.BOM_UTF8)
for rgb in ((0.2, 0.4, 0.6), (1, 0, 0), (0.5, 0.5, 0.5), (0, 0, 0), (0.9, 0.1, 0.3)):
    print(colorsys.rgb_to_hsv(*rgb), colorsys.rgb_to_hls(*rgb), colorsys.rgb_to_yiq(*rgb))
    print(colorsys.hsv_to_rgb(*rgb), colorsys.hls_to_rgb(*rgb), colorsys.yiq_to_rgb(*rgb))
print(errno.ENOENT, errno.errorcode[17], errno.EAGAIN == errno.EWOULDBLOCK)
print(html.escape("<a href='x'>\"&\"</a>"), html.escape("'\"", quote=False), html.unescape("&lt;&eacute;&#65;&#x42;&amp;&nbsp;&copy 1 &unknown &hellip;"))
print(platform.system(), platform.python_implementation(), platform.architecture()[0], isinstance(platform.platform(), str))
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.float_repr_style)
for text in (b"", b"abc", b"x" * 200):
    for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512"):
        print(name, getattr(hashlib, name)(text).hexdigest()[:24], hashlib.new(name, text).digest_size, hashlib.new(name).block_size)
    print(hashlib.shake_128(text).hexdigest(12), hashlib.shake_256(text).digest(3))
print(hashlib.pbkdf2_hmac("sha256", b"p", b"s", 10).hex(), hashlib.pbkdf2_hmac("sha1", b"p", b"s", 3, 30).hex())
for data in (b"", b"hello", b"\0\0\0\0ab", bytes(range(20))):
    for encode, decode in ((base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode)):
        print(encode(data), encode(data, pad=True), decode(encode(data)) == data)
show(lambda: json.loads('["a\tb"]', strict=False))
show(lambda: json.loads('["a\tb"]'))
show(lambda: json.JSONDecoder(strict=False).decode('"\n"'))
show(lambda: json.loads(bytearray(b"[1]")))
