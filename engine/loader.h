/* loader.h - object bytes to callable code: a bounds-checked loader of x86-64 ELF relocatable objects.
 *
 * It trusts nothing in the bytes: whatever they are, the result is code or a status. Symbols that the object does not
 * define come from `resolve` alone (a whitelist); one that it does not know is an error by name. Code pages are never
 * writable and executable at once; there are no writable data sections. */
#ifndef QN_LOADER_H
#define QN_LOADER_H

#include "runtime/base/base.h"

typedef struct qn_image qn_image;
typedef void *(*qn_resolve_fn)(const char *name); /* NULL: no such symbol */

QN_MUST_USE qn_status qn_image_load(const void *bytes, size_t n, qn_resolve_fn resolve, qn_image **out, qn_error *err);
void *qn_image_find(const qn_image *c, const char *symbol); /* a global function; NULL when there is none */
void qn_image_free(qn_image *c);                            /* NULL is fine; nothing may still run in it */

/* helpers.c: the address of a row of runtime/helper.def, runtime/libcall.def or runtime/math/math.def. */
void *qn_helper_find(const char *name);

#endif
