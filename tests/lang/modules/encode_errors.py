# Encoding to narrow codecs: error handlers and messages
s="Žá€b"
for e in ("ignore","replace","backslashreplace","xmlcharrefreplace","strict","bogus"):
    for c in ("ascii","latin-1","utf-8"):
        try: print(s.encode(c,e), s.encode(c, errors=e)==s.encode(c,e), s.encode(errors=e))
        except Exception as x: print(type(x).__name__, x)
print(bytes(s,"utf8").decode("ascii","ignore"), bytes("abc","ascii"), b"a\xff".decode("utf8","replace"), b"a\xff".decode(errors="ignore"), b"a\xff".decode("utf-8","backslashreplace"))
print("abc".encode("ASCII","ignore"), bytes("éa","ascii","ignore"), str(b"\xe9a","ascii","replace"))
