/* pending.c - what lands in the next steps; each goes with the file that replaces it. */
#include "runtime/object/internal.h"
#define NONE {{NULL, NULL, false, false}}
const qn_method qn_str_methods[] = NONE, qn_int_methods[] = NONE, qn_float_methods[] = NONE, qn_complex_methods[] = NONE;
static int no(qn_rt *rt, const char *what) { return qn_raise(rt, QN_E_NotImplementedError, "%s", what); }
int qn_int_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) { return spec.n ? no(rt, "format") : qn_str(rt, v, out); }
int qn_float_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) { return spec.n ? no(rt, "format") : qn_str(rt, v, out); }
int qn_complex_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) { return spec.n ? no(rt, "format") : qn_str(rt, v, out); }
int qn_str_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) { return spec.n ? no(rt, "format") : qn_str(rt, v, out); }
int qn_str_percent(qn_rt *rt, qn_value f, qn_value a, qn_value *out) { (void)f, (void)a, (void)out; return no(rt, "%"); }
#define C(fn_) int fn_(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) { (void)args, (void)out; return no(rt, (cls)->name); }
C(qn_int_construct) C(qn_float_construct) C(qn_bool_construct) C(qn_complex_construct) C(qn_str_construct) C(qn_bytes_construct)
C(qn_list_construct) C(qn_tuple_construct) C(qn_set_construct) C(qn_range_construct) C(qn_slice_construct) C(qn_type_construct)
C(qn_object_construct)
int qn_builtins_install(qn_rt *rt, qn_value m) { (void)rt, (void)m; return 0; }
