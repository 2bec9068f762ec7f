/* object.h - the door of runtime/object: values and objects shared by the VM, the modules, frames and kernels.
 *
 * A qn_value is 16 bytes: None, bool, int (64 bits), float and NumPy scalars up to 8 bytes lie in it; everything else is
 * a pointer to a counted qn_obj whose class (a table of functions) gives its behaviour.
 *
 * Protocol of every function here that can fail: 0 is success; -1 means that rt->exc holds the exception (qn_raise set
 * it). Functions with a third outcome say so (QN_NOT_IMPLEMENTED, QN_STOP). Results through `out` are owned by the
 * caller; arguments are borrowed. A function that fails leaves *out untouched.
 *
 * Threads: one thread at a time runs in a runtime (the session's lock; kernels release it while they compute), so
 * counts are plain integers. */
#ifndef QN_OBJECT_H
#define QN_OBJECT_H

#include "runtime/base/base.h"
#include "runtime/base/dtype.h"

typedef struct qn_rt qn_rt;
typedef struct qn_obj qn_obj;
typedef struct qn_class qn_class;

typedef enum qn_tag {
  QN_UNSET = 0, /* no value: an unbound local, a missing argument */
  QN_NONE,
  QN_BOOL,      /* .i 0 or 1 */
  QN_INT,       /* .i */
  QN_FLOAT,     /* .f */
  QN_ELLIPSIS,
  QN_NOTIMPL,   /* the NotImplemented singleton */
  QN_NPSCALAR,  /* NumPy scalar of ->dtype with ≤ 8 bytes; ints sign/zero-extended in .i, floats widened to double in .f,
                   complex64 as two floats in .bits; complex128 scalars are objects (QN_K_NPCOMPLEX) */
  QN_OBJ        /* .o */
} qn_tag;

typedef struct qn_value {
  uint8_t tag;   /* qn_tag */
  uint8_t dtype; /* QN_NPSCALAR: qn_dtype */
  uint16_t aux;
  uint32_t unit; /* datetime64/timedelta64 unit */
  union {
    int64_t i;
    double f;
    uint64_t bits;
    qn_obj *o;
  };
} qn_value;

/* What an object is, for switches and fast checks; user-defined classes are QN_K_INSTANCE. */
typedef enum qn_kind {
  QN_K_TYPE, QN_K_COMPLEX, QN_K_NPCOMPLEX, QN_K_STR, QN_K_BYTES, QN_K_TUPLE, QN_K_LIST, QN_K_DICT, QN_K_SET, QN_K_FROZENSET,
  QN_K_RANGE, QN_K_SLICE, QN_K_ITER, QN_K_FUNCTION, QN_K_NATIVE, QN_K_METHOD, QN_K_MODULE, QN_K_EXCEPTION, QN_K_INSTANCE,
  QN_K_CELL, QN_K_GENERATOR, QN_K_CODE, QN_K_ARRAY, QN_K_DTYPE, QN_K_KERNEL, QN_K_SERIES, QN_K_FRAME, QN_K_GROUPBY, QN_K_INDEX,
  QN_K_OTHER
} qn_kind;

struct qn_obj {
  const qn_class *cls;
  int64_t rc;
  qn_obj *prev, *next; /* the runtime's list of all objects: what is left at the end is freed (cycles) */
};

/* Arguments of a call: positional, then keywords (names interned in rt->intern). All borrowed. */
typedef struct qn_args {
  const qn_value *pos;
  uint32_t npos, nkw;
  const qn_sym *kwnames;
  const qn_value *kwvals;
} qn_args;

enum { QN_NOT_IMPLEMENTED = 1, QN_STOP = 1 }; /* third outcomes: binary/compare; next */

typedef enum qn_cmp { QN_LT, QN_LE, QN_EQ, QN_NE, QN_GT, QN_GE } qn_cmp;
typedef enum qn_binop {
  QN_ADD, QN_SUB, QN_MUL, QN_TRUEDIV, QN_FLOORDIV, QN_MOD, QN_POW, QN_MATMUL, QN_LSHIFT, QN_RSHIFT, QN_BITAND, QN_BITOR,
  QN_BITXOR, QN_DIVMOD, QN_BINOP_COUNT
} qn_binop;
typedef enum qn_unop { QN_NEG, QN_POS, QN_INVERT, QN_NOT } qn_unop;

typedef int (*qn_native_fn)(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
typedef struct qn_method { /* a row of a class's or module's table; ends with name NULL */
  const char *name;
  qn_native_fn fn;
  bool property; /* read as an attribute, no call */
} qn_method;

/* A class: every slot may be NULL (then the base's slot is used, then the default: identity, TypeError…). */
struct qn_class {
  qn_obj obj;          /* classes are objects too (cls = &qn_type_class); static classes have rc < 0 and live for ever */
  const char *name;    /* as type(x).__name__ */
  const char *module;  /* "builtins", "numpy"… */
  qn_kind kind;
  const qn_class *base;
  const qn_method *methods;
  void (*destroy)(qn_rt *rt, qn_obj *o); /* releases what it owns and frees itself with qn_obj_free */
  int (*repr)(qn_rt *rt, qn_value v, qn_buf *out);
  int (*str)(qn_rt *rt, qn_value v, qn_buf *out); /* NULL: repr */
  int (*format)(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out);
  int (*hash)(qn_rt *rt, qn_value v, uint64_t *out);
  int (*truth)(qn_rt *rt, qn_value v); /* 0, 1 or -1 */
  int (*compare)(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out); /* 1: not implemented */
  int (*binary)(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out); /* reflected: called on b's class */
  int (*inplace)(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out); /* 1: fall back to binary */
  int (*unary)(qn_rt *rt, qn_unop op, qn_value a, qn_value *out);
  int64_t (*length)(qn_rt *rt, qn_value v); /* -1: exception */
  int (*get_item)(qn_rt *rt, qn_value v, qn_value key, qn_value *out);
  int (*set_item)(qn_rt *rt, qn_value v, qn_value key, qn_value x);
  int (*del_item)(qn_rt *rt, qn_value v, qn_value key);
  int (*contains)(qn_rt *rt, qn_value v, qn_value x); /* 0, 1 or -1 */
  int (*iter)(qn_rt *rt, qn_value v, qn_value *out);
  int (*next)(qn_rt *rt, qn_value v, qn_value *out); /* 1 (QN_STOP): exhausted */
  int (*get_attr)(qn_rt *rt, qn_value v, qn_sym name, qn_value *out); /* before methods; 1: not found here */
  int (*set_attr)(qn_rt *rt, qn_value v, qn_sym name, qn_value x);
  int (*del_attr)(qn_rt *rt, qn_value v, qn_sym name);
  int (*call)(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out);
  int (*construct)(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out); /* calling the class: list(x) */
  void *user; /* classes made at run time: their own data */
};

/* What the layers above give the runtime (set once by the VM and the engine before anything runs). */
typedef struct qn_hooks {
  int (*call_function)(qn_rt *rt, qn_value fn, const qn_args *args, qn_value *out);   /* VM functions */
  int (*call_kernel)(qn_rt *rt, qn_value kernel, const qn_args *args, qn_value *out); /* compiled kernels */
  int (*write)(void *user, int fd, const char *p, size_t n); /* 1 stdout, 2 stderr; -1 on failure */
  void (*unlock)(qn_rt *rt); /* a helper that computes for long may let other threads in: unlock … lock */
  void (*lock)(qn_rt *rt);
  void *user;
} qn_hooks;

struct qn_rt {
  const qn_allocator *alloc;
  qn_arena arena;     /* names and other things that live as long as the runtime */
  jmp_buf arena_oom;
  qn_intern intern;
  qn_obj objects;     /* head of the list of all objects */
  size_t live;        /* how many */
  qn_value exc;       /* the exception in flight, QN_UNSET when none */
  qn_value handling;  /* the exception being handled (for __context__ and bare raise) */
  qn_hooks hooks;
  struct qn_random *random; /* np.random's global state, made at first use */
  void *vm;           /* owned by runtime/vm */
  void *engine;       /* owned by engine */
};

/* --- runtime ------------------------------------------------------------------------------------------------- */
int qn_rt_init(qn_rt *rt, const qn_allocator *alloc); /* -1: out of memory */
void qn_rt_deinit(qn_rt *rt);
qn_sym qn_sym_of(qn_rt *rt, const char *z); /* interned; NULL + MemoryError when out of memory */

/* --- counts --------------------------------------------------------------------------------------------------- */
void qn_obj_destroy(qn_rt *rt, qn_obj *o); /* the count reached 0 */
static inline void qn_retain(qn_value v) {
  if (v.tag == QN_OBJ && v.o->rc >= 0) v.o->rc++;
}
static inline void qn_release(qn_rt *rt, qn_value v) {
  if (v.tag == QN_OBJ && v.o->rc > 0 && --v.o->rc == 0) qn_obj_destroy(rt, v.o);
}
static inline qn_value qn_retained(qn_value v) { return qn_retain(v), v; }
void *qn_obj_new(qn_rt *rt, const qn_class *cls, size_t size); /* zeroed, rc = 1, linked; NULL + MemoryError */
void qn_obj_free(qn_rt *rt, qn_obj *o, size_t size);           /* from destroy: unlink and free */

/* --- making values ---------------------------------------------------------------------------------------------- */
static inline qn_value qn_none(void) { return (qn_value){.tag = QN_NONE}; }
static inline qn_value qn_bool(bool b) { return (qn_value){.tag = QN_BOOL, .i = b}; }
static inline qn_value qn_int(int64_t i) { return (qn_value){.tag = QN_INT, .i = i}; }
static inline qn_value qn_float(double f) { return (qn_value){.tag = QN_FLOAT, .f = f}; }
static inline qn_value qn_from_obj(void *o) { return (qn_value){.tag = QN_OBJ, .o = (qn_obj *)o}; }
static inline qn_value qn_np_int(qn_dtype d, int64_t i) { return (qn_value){.tag = QN_NPSCALAR, .dtype = (uint8_t)d, .i = i}; }
static inline qn_value qn_np_float(qn_dtype d, double f) { return (qn_value){.tag = QN_NPSCALAR, .dtype = (uint8_t)d, .f = f}; }

/* --- exceptions --------------------------------------------------------------------------------------------------- */
/* Exception classes are named by enum (exceptions.def: X-macro rows NAME, base): qn_exc_classes[QN_E_ValueError]. */
typedef enum qn_exc_id {
#define EXCEPTION(name, base) QN_E_##name,
#include "runtime/object/exceptions.def"
#undef EXCEPTION
  QN_E_COUNT
} qn_exc_id;
extern const qn_class *const qn_exc_classes[QN_E_COUNT];
int qn_raise(qn_rt *rt, qn_exc_id id, const char *fmt, ...) QN_PRINTF(3, 4); /* always -1 */
int qn_raise_value(qn_rt *rt, qn_value exc);                                  /* takes exc; always -1 */
int qn_raise_memory(qn_rt *rt);                                               /* needs no memory; always -1 */
bool qn_exc_matches(qn_rt *rt, qn_value exc, const qn_class *cls);
void qn_exc_clear(qn_rt *rt);

/* --- generic operations (dispatch over tags and classes; what the VM's instructions and builtins call) --------------- */
const qn_class *qn_class_of(qn_value v); /* never NULL: int, float, NoneType… have classes too */
bool qn_isinstance(qn_value v, const qn_class *cls);
bool qn_issubclass(const qn_class *c, const qn_class *base);
int qn_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out);
int qn_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out); /* a op= b: *out is the new value of a */
int qn_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out);
int qn_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out);
int qn_equal(qn_rt *rt, qn_value a, qn_value b); /* 0, 1 or -1; identity first, as containers compare */
int qn_truth(qn_rt *rt, qn_value v);             /* 0, 1 or -1 */
int qn_hash(qn_rt *rt, qn_value v, uint64_t *out);
int64_t qn_length(qn_rt *rt, qn_value v);
int qn_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out);
int qn_set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x);
int qn_del_item(qn_rt *rt, qn_value v, qn_value key);
int qn_contains(qn_rt *rt, qn_value v, qn_value x);
int qn_iter(qn_rt *rt, qn_value v, qn_value *out);
int qn_next(qn_rt *rt, qn_value it, qn_value *out); /* 1 (QN_STOP): exhausted, no exception is set */
int qn_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out);
int qn_set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x);
int qn_find_method(qn_rt *rt, qn_value v, qn_sym name, const qn_method **out); /* 1 found (unbound), 0 not, no exception */
int qn_call(qn_rt *rt, qn_value fn, const qn_args *args, qn_value *out);
int qn_call_pos(qn_rt *rt, qn_value fn, const qn_value *pos, uint32_t npos, qn_value *out);
int qn_repr(qn_rt *rt, qn_value v, qn_buf *out);
int qn_str(qn_rt *rt, qn_value v, qn_buf *out);
int qn_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out);
int qn_print(qn_rt *rt, qn_value v); /* str(v) + "\n" to stdout */

/* --- numbers ------------------------------------------------------------------------------------------------------- */
bool qn_is_number(qn_value v);                            /* bool, int, float, NumPy scalar */
int qn_as_index(qn_rt *rt, qn_value v, int64_t *out);     /* int, bool, NumPy int; else TypeError */
int qn_as_double(qn_rt *rt, qn_value v, double *out);     /* any real number; else TypeError */
int qn_new_complex(qn_rt *rt, double re, double im, qn_value *out);

/* --- str, bytes, tuple, list, dict, set, range, slice ------------------------------------------------------------------- */
typedef struct qn_strobj {
  qn_obj obj;
  uint64_t hash;   /* 0: not yet */
  int64_t n;       /* bytes of UTF-8 */
  int64_t points;  /* code points; n == points: ASCII, indexing is O(1) */
  char text[];     /* zero-terminated */
} qn_strobj;
typedef struct qn_tuple {
  qn_obj obj;
  int64_t n;
  qn_value items[];
} qn_tuple;
/* A list knows its element type and stores elements unboxed: elem QN_INT → int64_t, QN_FLOAT → double, QN_OBJ → qn_value
 * (anything). A store that does not fit turns it into the boxed form. An empty list is QN_UNSET. */
typedef struct qn_list {
  qn_obj obj;
  uint8_t elem;
  int64_t n, cap;
  union {
    int64_t *i;
    double *f;
    qn_value *v;
    void *data;
  };
} qn_list;
typedef struct qn_range {
  qn_obj obj;
  int64_t start, stop, step;
} qn_range;
typedef struct qn_slice {
  qn_obj obj;
  qn_value start, stop, step;
} qn_slice;

int qn_new_str(qn_rt *rt, qn_sv utf8, qn_value *out);
int qn_new_bytes(qn_rt *rt, qn_sv bytes, qn_value *out);
int qn_new_tuple(qn_rt *rt, const qn_value *items, int64_t n, qn_value *out); /* retains items; items NULL: all None */
int qn_new_list(qn_rt *rt, const qn_value *items, int64_t n, qn_value *out);
int qn_new_dict(qn_rt *rt, qn_value *out);
int qn_new_set(qn_rt *rt, qn_value *out);
int qn_new_range(qn_rt *rt, int64_t start, int64_t stop, int64_t step, qn_value *out);
int qn_new_slice(qn_rt *rt, qn_value start, qn_value stop, qn_value step, qn_value *out);
static inline bool qn_is(qn_value v, qn_kind k) { return v.tag == QN_OBJ && v.o->cls->kind == k; }
static inline qn_sv qn_str_sv(qn_value s) { return (qn_sv){((qn_strobj *)s.o)->text, (size_t)((qn_strobj *)s.o)->n}; }
int qn_list_append(qn_rt *rt, qn_value list, qn_value x);
int qn_list_get(qn_rt *rt, const qn_list *l, int64_t i, qn_value *out); /* i in range; owned */
int qn_dict_get(qn_rt *rt, qn_value dict, qn_value key, qn_value *out); /* 1 found (owned), 0 absent, -1 exception */
int qn_dict_set(qn_rt *rt, qn_value dict, qn_value key, qn_value x);
int qn_dict_del(qn_rt *rt, qn_value dict, qn_value key); /* 1 removed, 0 absent, -1 */
int64_t qn_dict_len(qn_value dict);
bool qn_dict_next(qn_value dict, int64_t *pos, qn_value *key, qn_value *val); /* insertion order; borrowed; start at 0 */
int qn_set_add(qn_rt *rt, qn_value set, qn_value x);
/* slice.indices(n) */
int qn_slice_indices(qn_rt *rt, qn_value slice, int64_t n, int64_t *start, int64_t *stop, int64_t *step, int64_t *count);

/* --- natives and modules -------------------------------------------------------------------------------------------------- */
/* A native function object (len, math.sqrt…). */
int qn_new_native(qn_rt *rt, const char *name, qn_native_fn fn, qn_value self, qn_value *out);
/* Parses arguments by a spec of names, "a b=None *, c=None": names in order; '|' before optional, '$' before keyword-only.
 * qn_args_parse(rt, args, "round", "x|ndigits", vals) fills vals[i] (borrowed; QN_UNSET when not given) or TypeError as
 * CPython words it. */
int qn_args_parse(qn_rt *rt, const qn_args *args, const char *fname, const char *spec, qn_value *vals);

typedef struct qn_module_def {
  const char *name; /* "math", "numpy.random" */
  const qn_method *functions;
  int (*init)(qn_rt *rt, qn_value module); /* adds constants, classes, submodules; may be NULL */
} qn_module_def;
int qn_new_module(qn_rt *rt, const qn_module_def *def, qn_value *out);
int qn_module_set(qn_rt *rt, qn_value module, const char *name, qn_value v); /* retains v */

/* Classes of the built-in kinds, for isinstance and for attaching tables. */
extern qn_class qn_type_class, qn_none_class, qn_bool_class, qn_int_class, qn_float_class, qn_complex_class, qn_str_class,
    qn_bytes_class, qn_tuple_class, qn_list_class, qn_dict_class, qn_set_class, qn_frozenset_class, qn_range_class,
    qn_slice_class, qn_native_class, qn_bound_method_class, qn_module_class, qn_object_class, qn_ellipsis_class, qn_notimpl_class;
/* NumPy scalar classes by dtype (np.float64 …), owned by runtime/object/array. np.float64 has base float. */
extern qn_class qn_npscalar_classes[QN_D_COUNT];

#endif
