/* cython_module.c - `cython` in pure-Python mode, where types are conversions and decorators leave functions as they are;
 * and libc for `cimport`. */
#include "runtime/vm/vm_int.h"

/* --- types: called, they convert as a cast does ----------------------------------------------------------------------- */
typedef struct cy_type {
  qn_obj obj;
  uint32_t ct;
  const char *name;
} cy_type;

static void type_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(cy_type)); }
static int type_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_buf_printf(out, "cython.%s", ((cy_type *)v.o)->name);
  return 0;
}
static int type_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  qn_value x;
  const cy_type *t = (const cy_type *)v.o;
  if (qn_args_parse(rt, args, t->name, "|value/", &x)) return -1;
  if (x.tag == QN_UNSET) x = qn_int(0);
  return qn_op_cyconv(rt, x, t->ct, out);
}
static int type_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) { /* double[:, :] */
  qn_value shadow, make, args[2] = {v, key};
  if (key.tag != QN_INT) return *out = qn_retained(v), 0;
  if (qn_vm_import(rt, QN_SV("_cython_shadow"), &shadow)) return -1; /* int[3] */
  int r = qn_dict_get_z(rt, ((qn_modobj *)shadow.o)->attrs, "array", &make);
  if (r > 0) r = qn_call_pos(rt, make, args, 2, out), qn_release(rt, make);
  return qn_release(rt, shadow), r;
}
static qn_class type_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "typedef", .module = "cython", .kind = QN_K_OTHER,
                              .base = &qn_object_class, .destroy = type_destroy, .repr = type_repr, .call = type_call,
                              .get_item = type_get_item};

/* --- decorators ---------------------------------------------------------------------------------------------------------- */
static int same(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { /* @cython.cfunc */
  (void)self;
  if (args->npos != 1) return qn_raise(rt, QN_E_TypeError, "this decorator takes the function it stands on");
  return *out = qn_retained(args->pos[0]), 0;
}

static int declare(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { /* cython.declare(cython.int, 3) */
  (void)self;
  bool made = args->npos && qn_is(args->pos[0], QN_K_TYPE); /* a struct */
  if (made || args->npos == 2) return qn_call_pos(rt, args->pos[0], args->pos + 1, args->npos - 1, out);
  return *out = qn_none(), 0;
}

#define C_DIV(name, op)                                                                                             \
  static int name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {                                   \
    qn_value v[2];                                                                                                  \
    int64_t a, b;                                                                                                   \
    (void)self;                                                                                                     \
    if (qn_args_parse(rt, args, #name, "a b/", v) || qn_as_index(rt, v[0], &a) || qn_as_index(rt, v[1], &b)) return -1; \
    if (b == 0) return qn_raise(rt, QN_E_ZeroDivisionError, "integer division or modulo by zero");                  \
    return *out = qn_int(b == -1 ? (1 op 2 ? 0 : (int64_t)(0 - (uint64_t)a)) : a op b), 0;                           \
  }
C_DIV(cdiv, /)
C_DIV(cmod, %)

/* `with cython.nogil:` */
static int enter(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)self, (void)args;
  return *out = qn_none(), 0;
}
static int leave(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)self, (void)args;
  return *out = qn_bool(false), 0;
}
static int gil_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  if (args->npos == 1) return *out = qn_retained(args->pos[0]), 0; /* @cython.nogil */
  (void)rt;
  return *out = qn_retained(v), 0;
}
static void gil_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(qn_obj)); }
static const qn_method gil_methods[] = {{.name = "__enter__", .fn = enter}, {.name = "__exit__", .fn = leave}, {.name = NULL}};
static qn_class gil_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "nogil", .module = "cython", .kind = QN_K_OTHER,
                             .base = &qn_object_class, .methods = gil_methods, .destroy = gil_destroy, .call = gil_call};

static int option(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { /* @cython.boundscheck(False), with cython.boundscheck(False): */
  (void)self, (void)args;
  qn_obj *o = qn_obj_new(rt, &gil_class, sizeof *o);
  return o ? (*out = qn_from_obj(o), 0) : -1;
}

static const struct {
  const char *name;
  uint32_t ct;
} types[] = {{"int", QN_CT_I32}, {"long", QN_CT_I64}, {"longlong", QN_CT_I64}, {"short", QN_CT_I16}, {"char", QN_CT_I8},
             {"uint", QN_CT_U32}, {"ulong", QN_CT_U64}, {"ulonglong", QN_CT_U64}, {"ushort", QN_CT_U16}, {"uchar", QN_CT_U8},
             {"Py_ssize_t", QN_CT_SSIZE}, {"size_t", QN_CT_U64}, {"ssize_t", QN_CT_SSIZE}, {"bint", QN_CT_BINT}, {"double", QN_CT_F64}, {"float", QN_CT_F32},
             {"object", QN_CT_OBJECT}, {"schar", QN_CT_I8}, {"longdouble", QN_CT_F64}, {"Py_hash_t", QN_CT_I64}, {"Py_UCS4", QN_CT_OBJECT},
             {"Py_UNICODE", QN_CT_OBJECT}, {"p_void", QN_CT_OBJECT}, {"pp_void", QN_CT_OBJECT}, {"p_char", QN_CT_OBJECT}, {"pp_char", QN_CT_OBJECT},
             {"p_int", QN_CT_OBJECT}, {"pp_int", QN_CT_OBJECT}, {"p_long", QN_CT_OBJECT}, {"p_double", QN_CT_OBJECT}, {"pp_double", QN_CT_OBJECT},
             {"p_float", QN_CT_OBJECT}, {"p_uchar", QN_CT_OBJECT}, {"p_uint", QN_CT_OBJECT}, {"p_Py_ssize_t", QN_CT_OBJECT}};

static int cython_init(qn_rt *rt, qn_value m) {
  for (size_t i = 0; i < QN_COUNT(types); i++) {
    cy_type *t = qn_obj_new(rt, &type_class, sizeof *t);
    if (!t) return -1;
    t->ct = types[i].ct;
    t->name = types[i].name;
    int bad = qn_module_set(rt, m, t->name, qn_from_obj(t));
    qn_release(rt, qn_from_obj(t));
    if (bad) return -1;
  }
  static const char *const gil[] = {"nogil", "gil"};
  for (size_t i = 0; i < QN_COUNT(gil); i++) {
    qn_obj *o = qn_obj_new(rt, &gil_class, sizeof *o);
    if (!o) return -1;
    int bad = qn_module_set(rt, m, gil[i], qn_from_obj(o));
    qn_release(rt, qn_from_obj(o));
    if (bad) return -1;
  }
  qn_value shadow, k, v;
  int64_t pos = 0;
  if (qn_vm_import(rt, QN_SV("_cython_shadow"), &shadow)) return -1;
  int bad = 0;
  while (!bad && qn_dict_next(((qn_modobj *)shadow.o)->attrs, &pos, &k, &v))
    if (qn_str_sv(k).p[0] != '_') bad = qn_module_set(rt, m, qn_str_sv(k).p, v);
  qn_release(rt, shadow);
  return bad ? -1 : qn_module_set(rt, m, "compiled", qn_bool(false));
}

#define ROW(n, f) {.name = n, .fn = f}
static const qn_method cython_functions[] = {
    ROW("cfunc", same), ROW("ccall", same), ROW("inline", same), ROW("final", same), ROW("cclass", same), ROW("locals", option),
    ROW("returns", option), ROW("boundscheck", option), ROW("wraparound", option), ROW("cdivision", option), ROW("nonecheck", option),
    ROW("exceptval", option), ROW("initializedcheck", option), ROW("infer_types", option), ROW("embedsignature", option),
    ROW("binding", option), ROW("profile", option), ROW("declare", declare), ROW("overflowcheck", option), ROW("cpow", option), ROW("annotation_typing", option),
    ROW("always_allow_keywords", option), ROW("linetrace", option), ROW("freelist", option), ROW("no_gc", same), ROW("no_gc_clear", same),
    ROW("internal", same), ROW("auto_pickle", option), ROW("language_level", option), ROW("iterable_coroutine", option), ROW("optimize", option),
    ROW("with_gil", same), ROW("collection_type", option), ROW("critical_section", same), ROW("trashcan", option), ROW("cdiv", cdiv), ROW("cmod", cmod),
    {.name = NULL}};
const qn_module_def qn_cython_module = {.name = "cython", .functions = cython_functions, .init = cython_init};

/* --- libc --------------------------------------------------------------------------------------------------------------------- */
static int libc_init(qn_rt *rt, qn_value m) {
  qn_value math;
  (void)m;
  if (qn_vm_import(rt, QN_SV("libc.math"), &math)) return -1;
  qn_release(rt, math);
  return 0;
}
const qn_module_def qn_libc_module = {.name = "libc", .init = libc_init};
