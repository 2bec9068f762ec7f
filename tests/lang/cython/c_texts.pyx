# char *, C's functions of texts, members of structs that are texts or pointers to functions
from libc.string cimport (strlen, strcmp, strncmp, memcmp, strcpy, strncpy, strcat, strncat, strchr, strrchr, strstr)
from libc.stdio cimport sprintf, snprintf

ctypedef int (*operation)(int, int)
cdef struct Entry:
    operation apply
    const char *name


cdef int plus(int a, int b):
    return a + b


cdef int times(int a, int b):
    return a * b


cdef Py_ssize_t position(bytes s, char c):
    cdef const char *p = s
    cdef Py_ssize_t i
    for i in range(len(s)):
        if p[i] == c:
            return i
    return -1


cdef Py_ssize_t size_of(const char *s):
    return strlen(s)


def joined(list parts):
    cdef char to[64]
    cdef bytes part
    to[0] = 0
    for part in parts:
        strcat(to, part)
        strcat(to, b";")
    return to


cdef Entry entries[2]
entries[0].apply = plus
entries[0].name = "plus"
entries[1] = Entry(times, "times")
cdef Entry *e
cdef int i
for i in range(2):
    e = &entries[i]
    print(e.name, e.apply(3, 4), entries[i].apply(i, 2))
cdef char *cs = b"hello cython"
cdef bytes b = cs
print(strlen(cs), cs[1], cs[:5], cs[6:], <bytes>cs, b.upper(), size_of("four"), cs.decode('ascii'))
print(position(b'abcdef', b'd'), position(b'abc', c'z'))
print(strcmp(cs, "hello cython"), strcmp("a", "b") < 0, strcmp("ab", "a") > 0, strncmp("abc", "abd", 2), memcmp(cs, "help", 4) < 0)
cdef char buf[16]
strcpy(buf, "copy")
strncat(buf, "right", 2)
print(buf, buf[:2], strlen(buf))
strncpy(buf, "nine", 6)
print(buf, buf[4], sprintf(buf, "%d-%s", 7, "x"), buf, snprintf(buf, 5, "%5.2f", 3.14159), buf)
cdef char *found = strchr(cs, b'c')
print(found, strrchr(cs, b'h'), strstr(cs, "lo"), strchr(cs, b'z') == NULL)
print(joined([b'ab', b'', b'cd']))
cdef const char *words[3]
words[:] = ["ab", "cd", "ef"]
print(words[1], [w for w in words])
