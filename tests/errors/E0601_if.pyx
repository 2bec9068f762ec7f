IF UNAME_SYSNAME == "Linux":
    x = 1
