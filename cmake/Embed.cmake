# Turns the file IN into a C array of bytes NAME with a zero at its end, in the file OUT.
file(READ ${IN} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE ${OUT} "static const unsigned char ${NAME}[] = {${bytes}0};\n")
