"""logging: loggers in a tree by dotted names, handlers for streams and files, the % style of formats."""
import io
import os
import sys
import time

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0}
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
_start = time.time()


def getLevelName(level):
    if isinstance(level, str):
        return _levels.get(level, "Level %s" % level)
    return _names.get(level, "Level %s" % level)


def addLevelName(level, name):
    _names[level] = name
    _levels[name] = level


def _check(level):
    if isinstance(level, str):
        if level not in _levels:
            raise ValueError("Unknown level: %r" % (level,))
        return _levels[level]
    if isinstance(level, int):
        return level
    raise TypeError("Level not an integer or a valid string: %r" % (level,))


class LogRecord:
    def __init__(self, name, level, msg, args, exc_info):
        self.name = name
        self.levelno = level
        self.levelname = getLevelName(level)
        self.msg = msg
        self.args = args[0] if len(args) == 1 and isinstance(args[0], dict) and args[0] else args
        self.exc_info = exc_info
        self.created = time.time()
        self.msecs = (self.created - int(self.created)) * 1000
        self.relativeCreated = (self.created - _start) * 1000
        self.process = os.getpid()
        self.processName = "MainProcess"
        self.threadName = "MainThread"
        self.pathname = self.filename = self.module = self.funcName = ""
        self.lineno = 0
        threading = sys.modules.get("threading")
        if threading is not None:
            self.threadName = threading.current_thread().name
        mp = sys.modules.get("multiprocessing")
        if mp is not None:
            self.processName = mp.current_process().name

    def getMessage(self):
        msg = str(self.msg)
        return msg % self.args if self.args else msg


class Formatter:
    default_time_format = "%Y-%m-%d %H:%M:%S"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in ("%", "{"):
            raise ValueError("Style must be one of: %,{")
        self._fmt = fmt or "%(message)s"
        self._style = style
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        t = time.localtime(record.created)
        if datefmt:
            return time.strftime(datefmt, t)
        return "%s,%03d" % (time.strftime(self.default_time_format, t), record.msecs)

    def format(self, record):
        record.message = record.getMessage()
        if "asctime" in self._fmt:
            record.asctime = self.formatTime(record, self.datefmt)
        values = dict(record.__dict__)
        s = self._fmt % values if self._style == "%" else self._fmt.format(**values)
        if record.exc_info is not None:
            s += "\n" + sys._format_exception(record.exc_info).rstrip("\n")
        return s


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


class Handler:
    def __init__(self, level=NOTSET):
        self.level = _check(level)
        self.formatter = None
        self.filters = []
        _handlers.append(self)

    def setLevel(self, level):
        self.level = _check(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def addFilter(self, f):
        self.filters.append(f)

    def format(self, record):
        return (self.formatter or _default).format(record)

    def handle(self, record):
        for f in self.filters:
            if not (f.filter(record) if hasattr(f, "filter") else f(record)):
                return
        self.emit(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def flush(self):
        pass

    def close(self):
        pass


_handlers = []
_default = Formatter()


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except Exception as e:
            sys.stderr.write("--- Logging error ---\n" + sys._format_exception(e))

    def flush(self):
        if hasattr(self.stream, "flush"):
            self.stream.flush()


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__(io.open(filename, mode, -1, encoding, errors))
        self.baseFilename = os.path.abspath(filename)

    def close(self):
        self.stream.close()


class NullHandler(Handler):
    def emit(self, record):
        pass


class Logger:
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = _check(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.filters = []
        self.disabled = False

    def __repr__(self):
        return "<%s %s (%s)>" % (type(self).__name__, self.name, getLevelName(self.getEffectiveLevel()))

    def setLevel(self, level):
        self.level = _check(level)

    def getEffectiveLevel(self):
        at = self
        while at is not None:
            if at.level:
                return at.level
            at = at.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > _disabled[0] and level >= self.getEffectiveLevel()

    def addHandler(self, h):
        if h not in self.handlers:
            self.handlers.append(h)

    def removeHandler(self, h):
        if h in self.handlers:
            self.handlers.remove(h)

    def hasHandlers(self):
        at = self
        while at is not None:
            if at.handlers:
                return True
            at = at.parent if at.propagate else None
        return False

    def addFilter(self, f):
        self.filters.append(f)

    def getChild(self, suffix):
        return getLogger(suffix if self is root else self.name + "." + suffix)

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if exc_info is True:
            exc_info = sys.exc_info()[1]
        elif isinstance(exc_info, tuple):
            exc_info = exc_info[1]
        elif exc_info is False:
            exc_info = None
        record = LogRecord(self.name, level, msg, args, exc_info)
        for k, v in (extra or {}).items():
            setattr(record, k, v)
        self.handle(record)

    def handle(self, record):
        for f in self.filters:
            if not (f.filter(record) if hasattr(f, "filter") else f(record)):
                return
        found = False
        at = self
        while at is not None:
            for h in at.handlers:
                found = True
                if record.levelno >= h.level:
                    h.handle(record)
            at = at.parent if at.propagate else None
        if not found and record.levelno >= WARNING:
            sys.stderr.write(record.getMessage() + "\n")

    def debug(self, msg, *args, **kw):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kw)

    def info(self, msg, *args, **kw):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kw)

    def warning(self, msg, *args, **kw):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kw)

    warn = warning

    def error(self, msg, *args, **kw):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kw)

    def exception(self, msg, *args, exc_info=True, **kw):
        self.error(msg, *args, exc_info=exc_info, **kw)

    def critical(self, msg, *args, **kw):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kw)

    fatal = critical

    def log(self, level, msg, *args, **kw):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kw)


class RootLogger(Logger):
    pass


root = RootLogger("root", WARNING)
_loggers = {}
_disabled = [0]


def disable(level=CRITICAL):
    _disabled[0] = _check(level)


def getLogger(name=None):
    if not name or name == "root":
        return root
    if not isinstance(name, str):
        raise TypeError("A logger name must be a string")
    if name not in _loggers:
        logger = _loggers[name] = Logger(name)
        for other in _loggers.values():
            other.parent = _parent_of(other.name)
    return _loggers[name]


def _parent_of(name):
    while "." in name:
        name = name[:name.rfind(".")]
        if name in _loggers:
            return _loggers[name]
    return root


def basicConfig(*, filename=None, filemode="a", format=None, datefmt=None, style="%", level=None, stream=None, handlers=None, force=False,
                encoding=None, errors=None):
    if force:
        for h in list(root.handlers):
            root.removeHandler(h)
            h.close()
    if root.handlers:
        return
    if handlers is None:
        handlers = [FileHandler(filename, filemode, encoding, errors=errors) if filename else StreamHandler(stream)]
    fmt = Formatter(format or BASIC_FORMAT, datefmt, style)
    for h in handlers:
        if h.formatter is None:
            h.setFormatter(fmt)
        root.addHandler(h)
    if level is not None:
        root.setLevel(level)


def _ready():
    if not root.handlers:
        basicConfig()


def debug(msg, *args, **kw):
    _ready()
    root.debug(msg, *args, **kw)


def info(msg, *args, **kw):
    _ready()
    root.info(msg, *args, **kw)


def warning(msg, *args, **kw):
    _ready()
    root.warning(msg, *args, **kw)


warn = warning


def error(msg, *args, **kw):
    _ready()
    root.error(msg, *args, **kw)


def exception(msg, *args, **kw):
    _ready()
    root.exception(msg, *args, **kw)


def critical(msg, *args, **kw):
    _ready()
    root.critical(msg, *args, **kw)


fatal = critical


def log(level, msg, *args, **kw):
    _ready()
    root.log(level, msg, *args, **kw)


def shutdown():
    for h in _handlers:
        h.flush()


def captureWarnings(capture):
    """Warnings go to standard error in any case."""
