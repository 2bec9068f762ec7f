/* pending.c - what lands in the next steps; each goes with the file that replaces it. */
#include "runtime/object/internal.h"
#define NONE {{NULL, NULL, false, false}}
const qn_method qn_str_methods[] = NONE;
static int no(qn_rt *rt, const char *what) { return qn_raise(rt, QN_E_NotImplementedError, "%s", what); }
int qn_int_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) { return spec.n ? no(rt, "format") : qn_str(rt, v, out); }
int qn_float_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) { return spec.n ? no(rt, "format") : qn_str(rt, v, out); }
int qn_complex_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) { return spec.n ? no(rt, "format") : qn_str(rt, v, out); }
int qn_str_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) { return spec.n ? no(rt, "format") : qn_str(rt, v, out); }
int qn_str_percent(qn_rt *rt, qn_value f, qn_value a, qn_value *out) { (void)f, (void)a, (void)out; return no(rt, "%"); }
