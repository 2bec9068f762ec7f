/* module.h - the parts of the library that are loaded when they are first needed: quern-llvm.so, quern-linalg.so, quern-team.so,
 * quern-plot.so. */
#ifndef QN_BASE_MODULE_H
#define QN_BASE_MODULE_H

#include <stddef.h>

/* Opens `file`, which lies beside libquern or where an installation or a build tree puts it, unless the environment variable
 * names another one. NULL: why, as a message ("cannot find quern-llvm.so beside libquern in ..."). */
void *qn_module_open(const char *file, const char *variable, char *why, size_t room);

#endif
