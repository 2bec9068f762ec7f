# urllib.parse: parts of addresses, queries, quoting, relative addresses.
import urllib.parse
from urllib.parse import (urlsplit, urlparse, urlunsplit, urlunparse, urljoin, urldefrag, parse_qs, parse_qsl, urlencode, quote, quote_plus, unquote,
                          unquote_plus, quote_from_bytes, unquote_to_bytes)

ADDRESSES = ["http://user:pa%20ss@Example.COM:8080/a/b;p=1?x=1&y=2#frag", "https://ex.com", "/index.html?utm=a&x=1", "mailto:a@b.c", "//cdn.x/y.js", "", "ftp://h/%7Ea",
             "http://[::1]:80/x", "a/b?c#d", "HTTP://x/?q#", "file:///etc/hosts", "data:text/plain,hi;x", " http://sp.ace/ ", "x:80"]
for a in ADDRESSES:
    s, p = urlsplit(a), urlparse(a)
    print(s, s.hostname, s.port, s.username, s.password)
    print(p, p.geturl(), s.geturl(), urlunsplit(s), urlunparse(p), urldefrag(a))
for rel in ["g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "g;x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "http:g", "mailto:x@y"]:
    print(rel, urljoin("http://a/b/c/d;p?q", rel), urljoin("http://a/b", rel))
for q in ["a=1&b=2&a=3", "a=&b", "a=1;b=2", "x=%C3%A9+y%20z&&n=%zz", "", "a=b=c", "=v"]:
    print(q, parse_qs(q), parse_qsl(q, keep_blank_values=True), parse_qs(q, separator=";"))
for bad in (lambda: parse_qsl("a", strict_parsing=True), lambda: urlsplit("http://x:99999").port, lambda: urlsplit("http://x:ab").port, lambda: urlencode("abc"),
            lambda: parse_qs("a=1&b=2", max_num_fields=1), lambda: urlsplit("http://[::1/x")):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for t in ["a b/c", "é€", "~x_y-z.", "100%", "a+b&c=d", "\n", ""]:
    print(repr(t), quote(t), quote(t, safe=""), quote_plus(t), quote_plus(t, safe="/&"), unquote(quote(t)) == t, unquote_plus(quote_plus(t)) == t)
print(unquote("%E9", encoding="latin-1"), repr(unquote("%ff%41%")), unquote("é%20%C3%A9"), quote_from_bytes(b"\x00a/\xff"), unquote_to_bytes("%00a%FFz"))
print(urlencode({"a": 1, "b": "x y", "c": [1, 2]}), urlencode({"c": [1, 2], "d": ("u", "v"), "e": "st"}, doseq=True), urlencode([("k", "é"), ("k", None), ("t", 1.5)]),
      urlencode({"q": "a/b c"}, quote_via=quote, safe="/"))
base = urllib.parse.urlparse("https://api.ex.com/v1/items?page=1&size=50")
print(base._replace(query=urlencode({**{k: v[0] for k, v in parse_qs(base.query).items()}, "page": 2})).geturl(), base[1], base.netloc, len(base))
