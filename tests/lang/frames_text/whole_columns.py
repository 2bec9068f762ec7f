import pandas as pd

# methods of .str that go over whole columns: ASCII and not, missing rows, parts of a frame, labels
words = [" Apple", "banana ", "\tCherry pie\n", "", "egg egg", "ÄPFEL", "caña ", None, "x\u2003", "naïve\x1f", "日本語", "\x1c\x1dmix\x85"]
for s in (pd.Series(words[:5] * 3), pd.Series(words), pd.Series(words, dtype="string"), pd.Series(words)[3:9], pd.Series([None, None], dtype="str")):
    print(s.str.upper().tolist(), s.str.lower().tolist())
    print([repr(v) for v in s.str.strip().tolist()])
    print([repr(v) for v in s.str.lstrip().tolist()], [repr(v) for v in s.str.rstrip().tolist()])
    print(s.str.len().tolist(), s.str.len().dtype)
    for pat in ("an", "", "egg", "é", "語", "banana banana"):
        r = s.str.contains(pat, regex=False)
        print(pat, r.tolist(), r.dtype, s.str.startswith(pat).tolist(), s.str.endswith(pat).tolist())
    print(s.str.contains("an", na=True).tolist(), s.str.startswith("b", na=False).tolist(), s.str.startswith(("b", "e")).tolist())
s = pd.Series(["b", "A", "b"], index=["x", "y", "z"], name="n")
print(s.str.upper(), s.str.len(), s.str.contains("b"))
print(s.str.upper().str.lower().str.strip().str.endswith("b").sum())
ix = pd.Index(["Ab ", "cd", None], name="i")
print(ix.str.upper(), ix.str.len(), ix.str.strip())
print(pd.Index(["ab", "b"]).str.contains("a"))
# hits over the end of a row are none
t = pd.Series(["ab", "cab", "ca", "b", "abab", "a"] * 4)
print(t.str.contains("ab").tolist(), t.str.contains("bc", regex=False).sum(), t.str.contains("aba").sum())
print(t[t.str.contains("b")].str.upper().tolist()[:5])
print(t.iloc[5:9].str.len().tolist(), t.iloc[5:9].str.upper().tolist())
