# string: constants, capwords, Template.
whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([x.capitalize() for x in s.split(sep)])


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _fill(self, mapping, safe):
        out = []
        text, d, i = self.template, self.delimiter, 0
        while i < len(text):
            at = text.find(d, i)
            if at < 0:
                break
            out.append(text[i:at])
            i = at + 1
            if text[i:i + 1] == d:
                out.append(d)
                i += 1
                continue
            braced = text[i:i + 1] == "{"
            j = i + braced
            while j < len(text) and (text[j] == "_" or text[j].isalnum()) and text[j].isascii():
                j += 1
            name = text[i + braced:j]
            if not name or name[0].isdigit() or braced and text[j:j + 1] != "}":
                if not safe:
                    before = text[:at].split("\n")
                    raise ValueError("Invalid placeholder in string: line %d, col %d" % (len(before), len(before[-1]) + 1))
                out.append(d)
                continue
            j += braced
            if safe and name not in mapping:
                out.append(text[at:j])
            else:
                out.append(str(mapping[name]))
            i = j
        out.append(text[i:])
        return "".join(out)

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, True)
