"""warnings: filters, the place where a warning arises, catch_warnings."""
import sys as _sys
import _warnings

_DEFAULTS = [("default", None, DeprecationWarning, "__main__", 0), ("ignore", None, DeprecationWarning, None, 0),
             ("ignore", None, PendingDeprecationWarning, None, 0), ("ignore", None, ImportWarning, None, 0),
             ("ignore", None, ResourceWarning, None, 0)]
filters = list(_DEFAULTS)
defaultaction = "default"
onceregistry = {}
_seen = set()
_recording = []


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self._category_name, self.filename, self.lineno, self.line)


def _fits(pattern, text):
    if not pattern:
        return True
    if not any(c in pattern for c in ".^$*+?{}[]\\|()"):
        return text.lower().startswith(pattern.lower())
    import re
    return re.compile(pattern, re.IGNORECASE).match(text) is not None


def _action(category, text, module, line):
    for action, message, wanted, where, lineno in filters:
        if issubclass(category, wanted) and (not lineno or lineno == line) and _fits(message, text) and _fits(where, module):
            return action
    return defaultaction


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    line = (line or "").strip()
    return text + f"  {line}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    (_sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


_show = showwarning


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    place = _warnings.place(stacklevel)
    file, line, text, module = place if place is not None else ("sys", 1, "", "sys")
    _tell(message, category, file, line, text, module)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    _tell(message, category, filename, lineno, None, module or filename or "<unknown>")


def _tell(message, category, file, line, text, module):
    words = str(message)
    action = _action(category, words, module, line)
    if action == "ignore":
        return
    if not isinstance(message, Warning):
        message = category(message)
    if action == "error":
        raise message
    if action in ("default", "once", "module"):
        key = (words, category, file, line)[:4 if action == "default" else 3 if action == "module" else 2]
        if key in _seen:
            return
        _seen.add(key)
    if _recording and _recording[-1] is not None:
        _recording[-1].append(WarningMessage(message, category, file, line, line=None))
    elif showwarning is not _show:
        showwarning(message, category, file, line)
    else:
        _show(message, category, file, line, line=text)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError("invalid action: %r" % (action,))
    if not isinstance(message, str):
        raise AssertionError("message must be a string")
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise AssertionError("category must be a Warning subclass")
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError("invalid action: %r" % (action,))
    _add((action, None, category, None, lineno), append)


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _seen.clear()


def resetwarnings():
    filters.clear()
    _seen.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        self._saved = list(filters)
        log = [] if self._record else None
        _recording.append(log if self._record or not _recording else _recording[-1])
        _seen.clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        filters[:] = self._saved
        _recording.pop()
        _seen.clear()
