/* builtins.h - the functions of builtins.def, between the files that define them and the table that installs them. */
#ifndef QN_OBJECT_BUILTINS_H
#define QN_OBJECT_BUILTINS_H

#include "runtime/object/internal.h"

#define BUILTIN(name, fn) int fn(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
#define BUILTIN_TYPE(name, cls)
#include "runtime/object/builtins.def"
#undef BUILTIN
#undef BUILTIN_TYPE

extern qn_class qn_enumerate_class, qn_filter_class, qn_map_class, qn_reversed_class, qn_zip_class;

/* The head of a builtin; `self` is never used. */
#define QN_BUILTIN(fn) int fn(qn_rt *rt, qn_value self QN_UNUSED, const qn_args *args, qn_value *out)

#endif
