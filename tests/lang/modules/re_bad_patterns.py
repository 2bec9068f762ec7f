import re

BAD = ["(", ")", "a)", "(?", "(?P", "(?P<", "(?P<n", "(?P<>a)", "(?P<1>a)", "(?P<a>b)(?P<a>c)", "(?P=x)", "(?P=x", "(?Px)", "(?<a)", "(?#open", "(?z)",
       "(?i", "(?i-", "(?i-i:a)", "(?-a:b)", "a(?i)b", "*", "a**", "a+*", "a{2}{3}", "^*", r"\b+", "a{4,2}", "[", "[]", "[^]", "[a", "[b-a]", r"[\d-z]", r"[a-\d]",
       r"\q", r"[\q]", "\\", r"\x4", r"\u12", r"\U0011ffff", r"\400", r"[\400]", r"\1", r"(a)\2", r"(\1)", "(?(1)a|b)", "(?(x)a|b)", "(a)(?(1)b|c|d)", "(?(0)a)",
       "a\nb(", "x|*y", "(?:", "(?=a", "(?<=a", "(?>a", "(?P<a", "((a)", "a||*"]
for p in BAD:
    try:
        re.compile(p)
        print(repr(p), "is a pattern")
    except re.error as e:
        print(repr(p), "->", e, e.pos, e.lineno, e.colno, e.msg == str(e), e.pattern == p)
GOOD = [("a{,3}", "aaaa"), ("a{", "a{"), ("a{1", "a{1"), ("a{x}", "a{x}"), ("x{2,}?", "xxxx"), ("[]-a]+", "]^_`a"), ("[a-]+", "-a"), ("[[:a]+", "[:a"), ("a|", "b"), ("(|a)+", "aa"),
        (r"\Aa\Z", "a\n"), ("a$", "a\n"), (r"[\b]", "\b"), (r"\07\0", "\x07\x00"), (r"\x41\u0042\U00000043", "ABC"), ("(?i:A)b", "ab"), ("(?s:.)-(?-s:.)", "\n-x"),
        ("(a)?(?(1)b|c)", "ab"), ("(a)?(?(1)b|c)", "c"), (r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\""), ("(?x) a b # c", "ab"), ("(?x)[ #]+\\ a", " # a"), (r"\v\f", "\x0b\x0c"),
        ("a++b", "aaab"), ("(?>a*)b", "aab"), ("(?<!a)b(?!c)", "abbcbd"), (r"\w+", "naïve_1"), (r"(?a)\w+", "naïve"), (r"[^\W\d]+", "12ab"), ("ß", "ẞß"), ("(?i)ß", "ẞ"), ("(?im)^K", "a\nk")]
for p, s in GOOD:
    m = re.search(p, s)
    print(repr(p), m and (m.span(), m.groups()), re.findall(p, s))
