"""urllib.parse: addresses into their parts and back, relative addresses, queries, percent quoting (of text; bytes are quoted, not parsed)."""
from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl", "quote", "quote_plus",
           "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult"]

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero", "rtsp", "rtspu", "rsync", "svn",
               "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp", "tel"]
_scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
_safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"
_hex = "0123456789abcdefABCDEF"


class _Netloc:
    """What the part with the host says."""

    def _who(self):
        user, at, host = self.netloc.rpartition("@")
        name, colon, password = user.partition(":")
        return (name if at else None, password if at and colon else None, host)

    def _where(self):
        host = self._who()[2]
        if "[" in host:
            name, _, rest = host.partition("[")[2].partition("]")
            return name, rest.partition(":")[2] or None
        name, colon, port = host.partition(":")
        return name, port if colon and port else None

    @property
    def username(self):
        return self._who()[0]

    @property
    def password(self):
        return self._who()[1]

    @property
    def hostname(self):
        name, percent, zone = self._where()[0].partition("%")
        return name.lower() + percent + zone if name else None

    @property
    def port(self):
        port = self._where()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if not 0 <= int(port) <= 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)


class SplitResult(namedtuple("SplitResult", "scheme netloc path query fragment"), _Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment"), _Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(namedtuple("DefragResult", "url fragment")):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.lstrip("".join([chr(i) for i in range(33)]))
    scheme = scheme.strip("".join([chr(i) for i in range(33)]))
    for c in "\t\r\n":
        url, scheme = url.replace(c, ""), scheme.replace(c, "")
    netloc = query = fragment = ""
    i = url.find(":")
    if i > 0 and url[0].isascii() and url[0].isalpha() and all(c in _scheme_chars for c in url[:i]):
        scheme, url = url[:i].lower(), url[i + 1:]
    if url[:2] == "//":
        end = min([k for k in (url.find(c, 2) for c in "/?#") if k >= 0] + [len(url)])
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        i = path.find(";", path.rfind("/")) if "/" in path else path.find(";")
        if i >= 0:
            path, params = path[:i], path[i + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or (scheme and scheme in uses_netloc and url[:2] != "//"):
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    return url + "#" + fragment if fragment else url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, "%s;%s" % (url, params) if params else url, query, fragment))


def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    s, n, p, a, q, fragment = urlparse(url)
    return DefragResult(urlunparse((s, n, p, a, q, "")), fragment)


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    bscheme, bnetloc, bpath, bparams, bquery, _ = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = bnetloc
    if not path and not params:
        return urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment))
    parts = bpath.split("/")
    if parts[-1] != "":
        del parts[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = parts + path.split("/")
        segments[1:-1] = [x for x in segments[1:-1] if x]
    resolved = []
    for s in segments:
        if s == "..":
            if resolved:
                resolved.pop()
        elif s != ".":
            resolved.append(s)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return urlunparse((scheme, netloc, "/".join(resolved) or "/", params, query, fragment))


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if isinstance(safe, bytes):
        safe = safe.decode("ascii", "ignore")
    keep = _safe + safe
    return "".join([chr(b) if chr(b) in keep and b < 128 else "%%%02X" % b for b in bs])


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        return quote_from_bytes(string.encode(encoding or "utf-8", errors or "strict"), safe)
    if encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    if errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    if isinstance(string, str) and " " not in string or isinstance(string, bytes) and b" " not in string:
        return quote(string, safe, encoding, errors)
    space = " " if isinstance(safe, str) else b" "
    return quote(string, safe + space, encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode("utf-8")
    out, i, n = bytearray(), 0, len(string)
    while i < n:
        pair = string[i + 1:i + 3].decode("latin-1")
        if string[i] == 37 and len(pair) == 2 and pair[0] in _hex and pair[1] in _hex:
            out.append(int(pair, 16))
            i += 3
        else:
            out.append(string[i])
            i += 1
    return bytes(out)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        return string
    out, i, n = [], 0, len(string)
    while i < n:  # runs of ASCII are decoded, other characters stay
        k = i
        while k < n and string[k].isascii():
            k += 1
        if k > i:
            out.append(unquote_to_bytes(string[i:k]).decode(encoding or "utf-8", errors or "replace"))
        i = k
        while k < n and not string[k].isascii():
            k += 1
        out.append(string[i:k])
        i = k
    return "".join(out)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    out = []
    for pair in qs.split(separator) if qs else []:
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition("=")
        if not equals:
            if strict_parsing:
                raise ValueError("bad query field: %r" % (pair,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            out.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return out


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    out = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        out.setdefault(name, []).append(value)
    return out


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()
    elif isinstance(query, str) or len(query) and not isinstance(query[0], tuple):
        raise TypeError("not a valid non-string sequence or mapping object")

    def one(x):
        return quote_via(x, safe) if isinstance(x, bytes) else quote_via(x if isinstance(x, str) else str(x), safe, encoding, errors)
    out = []
    for k, v in query:
        if doseq and not isinstance(v, (str, bytes)) and hasattr(v, "__len__"):
            out += [one(k) + "=" + one(x) for x in v]
        else:
            out.append(one(k) + "=" + one(v))
    return "&".join(out)
