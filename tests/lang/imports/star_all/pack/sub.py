value = 77
