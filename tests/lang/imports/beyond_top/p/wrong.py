from .missing import y
