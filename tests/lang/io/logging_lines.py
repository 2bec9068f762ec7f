"""logging: levels, formats, handlers, the tree of loggers."""
import logging, sys, io
buf = io.StringIO()
logging.basicConfig(stream=buf, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
log = logging.getLogger("app.core")
log.debug("not shown")
log.info("started with %d items", 3)
log.warning("careful %s and %r", "now", "x")
log.error("bad")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
logging.info("root says %s", "hi")
print(buf.getvalue().split("Traceback")[0])
print(log.name, log.parent.name, log.getEffectiveLevel(), logging.getLevelName(30), logging.getLogger("app.core") is log)
own = logging.getLogger("app")
h = logging.StreamHandler(sys.stdout)
h.setLevel(logging.WARNING)
h.setFormatter(logging.Formatter("[%(levelname)-8s] %(message)s"))
own.addHandler(h)
own.propagate = False
log.info("below the handler")
log.warning("through the parent")
own.critical("stop")
log.setLevel("ERROR")
log.warning("off")
print(log.isEnabledFor(logging.ERROR), log.level, own.handlers == [h], repr(log))
logging.disable(logging.CRITICAL)
own.critical("disabled")
logging.disable(logging.NOTSET)
own.log(35, "level %s", 35)
try:
    log.setLevel("LOUD")
except ValueError as e:
    print(e)
logging.getLogger("quiet").addHandler(logging.NullHandler())
