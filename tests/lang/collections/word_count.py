from collections import Counter, OrderedDict
text = """the quick brown fox jumps over the lazy dog the fox the end"""
words = text.split()
c = Counter(words)
print(c.most_common(3), c["the"], c["cat"], len(c), c.total())
letters = Counter(ch for ch in text if ch.isalpha())
print(letters.most_common(4))
top = OrderedDict(sorted(c.items(), key=lambda kv: (-kv[1], kv[0])))
print(list(top.items())[:4], next(iter(top)), next(reversed(top)))
print({k: v for k, v in c.items() if v > 1}, sorted(c.elements())[:3])
anagrams = {}
for w in ["listen", "silent", "enlist", "google", "elgoog"]:
    anagrams.setdefault("".join(sorted(w)), []).append(w)
print(anagrams, Counter("listen") == Counter("silent"))
c += Counter({"fox": 10, "dog": -5})
print(c.most_common(2), "dog" in c)
del c["fox"]
print(c["fox"], "fox" in c, c.get("fox"), c.get("fox", 7), c.pop("the"), c.setdefault("new", 3))
print(Counter(a=3, b=1) - Counter(a=1, b=2), Counter([1, 1, 2]) | Counter([2, 2]), Counter("ab") & Counter("bc"))
print(Counter({"x": 0, "y": -1}), +Counter({"x": 0, "y": -1}), sum([Counter("ab"), Counter("b")], Counter()))
