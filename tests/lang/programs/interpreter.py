def tokenize(s):
    out, i = [], 0
    while i < len(s):
        c = s[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == "."):
                j += 1
            out.append(("num", float(s[i:j])))
            i = j
        elif c in "+-*/()^":
            out.append(("op", c))
            i += 1
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")
    return out + [("end", None)]


class Parser:
    def __init__(self, text):
        self.t = tokenize(text)
        self.i = 0

    def peek(self):
        return self.t[self.i][1]

    def take(self):
        tok = self.t[self.i]
        self.i += 1
        return tok

    def expr(self):
        v = self.term()
        while self.peek() in ("+", "-"):
            v = v + self.term() if self.take()[1] == "+" else v - self.term()
        return v

    def term(self):
        v = self.factor()
        while self.peek() in ("*", "/"):
            match self.take():
                case ("op", "*"):
                    v *= self.factor()
                case ("op", "/"):
                    v /= self.factor()
        return v

    def factor(self):
        match self.take():
            case ("num", n):
                v = n
            case ("op", "-"):
                return -self.factor()
            case ("op", "("):
                v = self.expr()
                if self.take()[1] != ")":
                    raise SyntaxError("expected )")
            case (kind, what):
                raise SyntaxError(f"unexpected {what}")
        if self.peek() == "^":
            self.take()
            v **= self.factor()
        return v


for text in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-4 / 8", "1 +", "2 * (3", "7 $ 2", "1 / 0"]:
    try:
        print(text, "=", Parser(text).expr())
    except (SyntaxError, ZeroDivisionError) as e:
        print(text, "->", type(e).__name__, e)
