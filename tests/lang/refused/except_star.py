# oracle: none
try:
    pass
except* ValueError:
    pass
