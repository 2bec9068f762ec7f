"""platform: what the machine and the language are called."""
import os
import sys


def system():
    return "Linux"


def node():
    return os.uname().nodename


def release():
    return os.uname().release


def version():
    return os.uname().version


def machine():
    return os.uname().machine


def processor():
    return ""


def python_version():
    return "%d.%d.%d" % tuple(sys.version_info[:3])


def python_version_tuple():
    return tuple(str(part) for part in sys.version_info[:3])


def python_implementation():
    return "CPython"


def python_compiler():
    return ""


def python_build():
    return ("main", "")


def architecture(executable="", bits="", linkage=""):
    return ("64bit", "ELF")


def platform(aliased=False, terse=False):
    return "-".join((system(), release(), machine()))


class uname_result(tuple):
    system, node, release, version, machine, processor = (property(lambda self, i=i: self[i]) for i in range(6))

    def __repr__(self):
        return "uname_result(%s)" % ", ".join("%s=%r" % pair for pair in zip(("system", "node", "release", "version", "machine"), self))


def uname():
    return uname_result((system(), node(), release(), version(), machine(), processor()))
