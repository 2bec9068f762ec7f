from plain import *
own = 1
