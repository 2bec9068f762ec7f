# Normal forms, categories, combining classes
import pandas as pd
import unicodedata
for f in ("NFC","NFD","NFKC","NFKD"): print([hex(ord(c)) for c in unicodedata.normalize(f,"Čapek ﬁ Å é")])
print("".join(c for c in unicodedata.normalize("NFD","Žluťoučký kůň") if unicodedata.category(c)!="Mn"), unicodedata.category("a"), unicodedata.category("€"), unicodedata.combining("\u030c"))
print(unicodedata.normalize("NFKD","Élan").encode("ascii","ignore").decode(), unicodedata.is_normalized("NFC","é"), unicodedata.is_normalized("NFD","é"))
for a in (("NFX","a"),("NFC",1),(1,"a")):
    try: unicodedata.normalize(*a)
    except (ValueError,TypeError) as e: print(type(e).__name__, e)
try: unicodedata.category("ab")
except TypeError as e: print("TypeError")
s = pd.Series(["Čapek", "José", None, "abc"])
print(s.str.normalize("NFKD").str.encode("ascii", errors="ignore").str.decode("utf-8"))
