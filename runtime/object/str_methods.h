/* str_methods.h - the functions of str_methods.def, between the files that define them and the table in str_pad.c. */
#ifndef QN_OBJECT_STR_METHODS_H
#define QN_OBJECT_STR_METHODS_H

#include "runtime/base/unicode.h"
#include "runtime/object/internal.h"
#include "runtime/object/text.h"

#define STR_METHOD(name) int qn_str_m_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
#include "runtime/object/str_methods.def"
#undef STR_METHOD

#define QN_STR_METHOD(name) \
  int qn_str_m_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

/* A str of b, which is deinitialised. */
int qn_str_finish(qn_rt *rt, qn_buf *b, qn_value *out);
/* v must be a str: else TypeError with message, whose %s is the type's name. */
int qn_str_arg(qn_rt *rt, qn_value v, const char *message, qn_sv *out);

#endif
