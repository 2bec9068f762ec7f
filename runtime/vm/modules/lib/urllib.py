"""urllib: the package of urllib.parse. Nothing here opens addresses."""
