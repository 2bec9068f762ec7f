"""Module zoneinfo: zones of the system's zone files. The rules are read in C (runtime/base/zone.c)."""
import _pandas_dates as _native
from datetime import datetime, timedelta, tzinfo


class ZoneInfoNotFoundError(KeyError):
    pass


class InvalidTZPathWarning(RuntimeWarning):
    pass


TZPATH = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
_known = {}


class ZoneInfo(tzinfo):
    def __init__(self, key):
        _native.zone_at(key, 0)
        self.key = key
        _known[key] = self

    def _at(self, dt):
        if dt is None:
            return None
        utc = getattr(dt, "_utc_second", None)
        if utc is not None:
            return _native.zone_at(self.key, utc())
        wall = ((dt.toordinal() - 719163) * 24 + dt.hour) * 3600 + dt.minute * 60 + dt.second
        offsets = _native.zone_local(self.key, wall)
        if not offsets:
            return _native.zone_at(self.key, wall - _native.zone_at(self.key, wall - 86400)[0])
        return _native.zone_at(self.key, wall - offsets[0])

    def utcoffset(self, dt):
        a = self._at(dt)
        return None if a is None else timedelta(seconds=a[0])

    def dst(self, dt):
        a = self._at(dt)
        return None if a is None else timedelta(seconds=3600 if a[1] else 0)

    def tzname(self, dt):
        a = self._at(dt)
        return None if a is None else a[2]

    def fromutc(self, dt):
        wall = ((dt.toordinal() - 719163) * 24 + dt.hour) * 3600 + dt.minute * 60 + dt.second
        return dt + timedelta(seconds=_native.zone_at(self.key, wall)[0])

    @classmethod
    def no_cache(cls, key):
        return cls(key)

    def __repr__(self):
        return "zoneinfo.ZoneInfo(key=%r)" % self.key

    def __str__(self):
        return self.key

    def __eq__(self, other):
        return isinstance(other, ZoneInfo) and other.key == self.key

    def __hash__(self):
        return hash(self.key)
