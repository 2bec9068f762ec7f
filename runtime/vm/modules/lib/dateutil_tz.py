"""dateutil.tz: zones by name."""
from datetime import timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

UTC = timezone.utc


def tzutc():
    return UTC


def tzoffset(name, offset):
    return timezone(offset if isinstance(offset, timedelta) else timedelta(seconds=offset), name) if name else timezone(timedelta(seconds=offset))


def gettz(name=None):
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return None
