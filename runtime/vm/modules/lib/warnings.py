# warnings: they go to standard error, or into the list of catch_warnings(record=True). Where a warning arose is not known.
import sys as _sys

_filters = []
_recording = []
_seen = set()


class WarningMessage:
    def __init__(self, message, category):
        self.message = message
        self.category = category


def _action(category, text):
    for action, message, wanted in _filters:
        if issubclass(category, wanted) and text.startswith(message):
            return action
    return "ignore" if issubclass(category, (DeprecationWarning, PendingDeprecationWarning, ImportWarning)) else "default"


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
        message = category(message)
    else:
        message = category(message)
    action = _action(category, str(message))
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action != "always":
        key = (str(message), category)
        if key in _seen and not (_recording and _recording[-1] is not None):
            return
        _seen.add(key)
    if _recording and _recording[-1] is not None:
        _recording[-1].append(WarningMessage(message, category))
    else:
        print("%s: %s" % (category.__name__, message), file=_sys.stderr)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _filters.insert(len(_filters) if append else 0, (action, message, category))


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, "", category, append=append)


def resetwarnings():
    _filters.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self.record = record
        self.action = action
        self.category = category

    def __enter__(self):
        self.saved = list(_filters)
        log = [] if self.record else None
        _recording.append(log)
        if self.action is not None:
            simplefilter(self.action, self.category)
        return log

    def __exit__(self, *exc_info):
        _filters[:] = self.saved
        _recording.pop()
