"""struct: numbers packed into bytes as C lays them out."""
from _struct import pack, unpack, unpack_from, calcsize


class error(Exception):
    pass


error.__module__ = "struct"


def pack_into(format, buffer, offset, *values):
    packed = pack(format, *values)
    if isinstance(buffer, (bytes, str)) or not hasattr(buffer, "__setitem__"):
        raise TypeError("argument must be read-write bytes-like object, not " + type(buffer).__name__)
    if not isinstance(buffer, bytearray):
        view = memoryview(buffer)
        if view.readonly or not view.c_contiguous:
            raise TypeError("argument must be read-write bytes-like object, not " + type(buffer).__name__)
        buffer = view.cast("B")
    room = len(buffer)
    if offset < 0:
        if offset + room < 0:
            raise error("offset %d out of range for %d-byte buffer" % (offset, room))
        offset += room
    if room - offset < len(packed):
        raise error("pack_into requires a buffer of at least %d bytes for packing %d bytes at offset %d (actual buffer size is %d)"
                    % (offset + len(packed), len(packed), offset, room))
    buffer[offset:offset + len(packed)] = packed


def iter_unpack(format, buffer):
    size = calcsize(format)
    if not isinstance(buffer, (bytes, bytearray)):
        buffer = memoryview(buffer).cast("B")
    if not size or len(buffer) % size:
        raise error("iterative unpacking requires a buffer of a multiple of %d bytes" % size)
    for i in range(0, len(buffer), size):
        yield unpack(format, buffer[i:i + size])


class Struct:
    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
