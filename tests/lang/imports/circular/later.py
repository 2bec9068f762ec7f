import late
def twice(n):
    return 2 * n + late.BASE
