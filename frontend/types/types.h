/* types.h - the types of kernels: interned, so that equal types are equal pointers within one table. Their text is
 * Numba's ("array(float64, 1d, C)", "UniTuple(int64 x 2)"): it is what messages and dumps show.
 *
 * Adding a kind: a row in qn_type_kind, its members, its text in types.c, its storage in codegen/lower/lower_type.c. */
#ifndef QN_TYPES_TYPES_H
#define QN_TYPES_TYPES_H

#include "runtime/base/base.h"
#include "runtime/base/dtype.h"

enum qn_type_kind {
  QN_TYPE_POISON,    /* after an error: silently compatible with everything */
  QN_TYPE_NONE,
  QN_TYPE_SCALAR,    /* dtype; py: a Python number of driver code, not a NumPy scalar */
  QN_TYPE_ARRAY,     /* dtype, ndim, layout, readonly */
  QN_TYPE_TUPLE,     /* n, items */
  QN_TYPE_OPTIONAL,  /* item: a value or None */
  QN_TYPE_STR,       /* str; the text of a literal is known too */
  QN_TYPE_DTYPE,     /* dtype, as a value (np.float32, a.dtype); callable as a cast */
  QN_TYPE_RANGE,     /* dtype of its elements; items: start, stop, step as int64, as a tuple has them */
  QN_TYPE_SLICE,
  QN_TYPE_ELLIPSIS,
  QN_TYPE_FUNCTION,  /* function: a kernel, known at compile time */
  QN_TYPE_BUILTIN,   /* name: dotted, of something the engine provides: "abs", "numpy.sin" */
  QN_TYPE_MODULE,    /* name: "math", "numpy", … */
  QN_TYPE_EXCEPTION, /* name: an exception class */
  QN_TYPE_ENUM,      /* klass: one of its members */
  QN_TYPE_RECORD,    /* klass, n, items: structured data, the views of its fields (record.c) */
  QN_TYPE_TYPE,      /* item: a type that is no dtype, as a value (types.unicode_type, float64[:]) */
  QN_TYPE_CLASS,     /* klass: an enum, a named tuple's or data class itself */
  QN_TYPE_ITER,      /* enumerate, zip and their like: only as what a `for` iterates over */
  QN_TYPE_LIST,      /* item; typed: numba.typed.List when it is QN_CF_TYPED */
  QN_TYPE_SET,       /* item */
  QN_TYPE_DICT,      /* items[0]: key, items[1]: value; typed: numba.typed.Dict, Counter, … (qn_container_form) */
  QN_TYPE_CLOSURE,   /* function, items: the types of what it captured */
  QN_TYPE_INSTANCE,  /* klass: an object of a jitclass or a cdef class */
  QN_TYPE_GENERATOR, /* function, items: the types of its arguments; item: what it yields */
  QN_TYPE_PENDING    /* what a container holds while nothing tells (inference only, see cell.c) */
};

/* What a container is for Python. The dicts of collections are the same in memory; a missing key means something (defaults.c). */
enum qn_container_form {
  QN_CF_PLAIN,
  QN_CF_TYPED,         /* of numba.typed, by reference */
  QN_CF_COUNTER,       /* driver code alone has these: */
  QN_CF_DEFAULT_INT,   /* defaultdict(int) */
  QN_CF_DEFAULT_FLOAT, /* defaultdict(float) */
  QN_CF_DEFAULT_LIST   /* defaultdict(list) */
};

typedef struct qn_type qn_type;
struct qn_type {
  enum qn_type_kind kind;
  qn_dtype dtype;
  bool py, readonly;
  uint8_t typed; /* LIST, SET, DICT: enum qn_container_form */
  char layout; /* ARRAY: 'C', 'F' or 'A' (any strides) */
  int ndim;
  uint32_t n;  /* of items */
  uint32_t leaves; /* how many types are in it, nested ones counted again (saturates); 1 for everything but tuples */
  const qn_type *const *items;
  const qn_type *item;
  const struct qn_kfunc *function;
  const struct qn_kclass *klass; /* INSTANCE, ENUM, CLASS; TUPLE: a named tuple or data class (klass.h) */
  struct qn_cell *cell;         /* LIST, SET, DICT while a function is typed dry: what widens it (cell.c); else NULL */
  qn_sv name;
};

enum qn_external { QN_EXTERNAL_JITCLASS, QN_EXTERNAL_DEFERRED, QN_EXTERNAL_RECORD };

typedef struct qn_types { /* the table of one compile; dies with its arena. [one thread] */
  qn_arena *arena;
  const qn_type **slots;
  uint32_t n, cap;
  const qn_type *poison, *none, *str, *slice, *ellipsis, *iter, *pending;
  /* A type that the session knows by number: a jitclass's instances, what a deferred type was defined as, a record. */
  const qn_type *(*external)(void *user, enum qn_external what, uint32_t number);
  void *external_user;
  const qn_type *scalar[QN_D_COUNT], *pyscalar[QN_D_COUNT];
} qn_types;

void qn_types_init(qn_types *t, qn_arena *a);
const qn_type *qn_type_intern(qn_types *t, const qn_type *like); /* copies what it keeps */
const qn_type *qn_type_as_value(qn_types *types, const qn_type *t); /* a type as a value: QN_TYPE_DTYPE or QN_TYPE_TYPE */
static inline const qn_type *qn_type_scalar(const qn_types *t, qn_dtype d) { return t->scalar[d]; }
const qn_type *qn_type_array(qn_types *t, qn_dtype d, int ndim, char layout, bool readonly);
/* bytes: to kernels an array of uint8 that cannot be changed, which its name tells from others. layout A: a slice with a step. */
const qn_type *qn_type_bytes(qn_types *t, char layout);
static inline bool qn_type_is_bytes(const qn_type *t) { return t->kind == QN_TYPE_ARRAY && t->name.n != 0; }
const qn_type *qn_type_tuple(qn_types *t, const qn_type *const *items, uint32_t n);
const qn_type *qn_type_named(qn_types *t, const struct qn_kclass *klass, const qn_type *const *items, uint32_t n);
const qn_type *qn_type_of_class(qn_types *t, enum qn_type_kind kind, const struct qn_kclass *klass); /* ENUM, CLASS */
const qn_type *qn_type_optional(qn_types *t, const qn_type *item);
const qn_type *qn_type_dtype(qn_types *t, qn_dtype d);
const qn_type *qn_type_range(qn_types *t, qn_dtype d);
const qn_type *qn_type_function(qn_types *t, const struct qn_kfunc *f);
const qn_type *qn_type_builtin(qn_types *t, qn_sv name);
const qn_type *qn_type_module(qn_types *t, qn_sv name);
const qn_type *qn_type_exception(qn_types *t, qn_sv name);
const qn_type *qn_type_list(qn_types *t, const qn_type *item);
const qn_type *qn_type_set(qn_types *t, const qn_type *item);
const qn_type *qn_type_dict(qn_types *t, const qn_type *key, const qn_type *value);

/* A dict of collections. */
static inline bool qn_type_has_default(const qn_type *t) { return t->kind == QN_TYPE_DICT && t->typed >= QN_CF_COUNTER; }

static inline bool qn_type_is_scalar(const qn_type *t) { return t->kind == QN_TYPE_SCALAR; }
static inline bool qn_type_is_bool(const qn_type *t) { return t->kind == QN_TYPE_SCALAR && t->dtype == QN_D_BOOL; }
static inline bool qn_type_is_int(const qn_type *t) { return t->kind == QN_TYPE_SCALAR && qn_dtype_is_int(t->dtype); }
static inline bool qn_type_is_float(const qn_type *t) {
  return t->kind == QN_TYPE_SCALAR && qn_dtype_is_float(t->dtype);
}
static inline bool qn_type_is_complex(const qn_type *t) {
  return t->kind == QN_TYPE_SCALAR && qn_dtype_is_complex(t->dtype);
}
/* Every item the same type (then the text is UniTuple). */
bool qn_type_is_unituple(const qn_type *t);
/* Has a run-time value at all: NONE, modules, functions, dtypes… do not. */
bool qn_type_has_value(const qn_type *t);

/* How a value lies in a container or an object: its leaves in order, each one or more slots of 8 bytes. An Optional is a
 * QN_SLOT_INT (is it there) and its value; complex128 two QN_SLOT_F64; what is known at compile time nothing. */
enum qn_slot_kind {
  QN_SLOT_INT, /* ints and bools, extended to 64 bits by their sign */
  QN_SLOT_F64,
  QN_SLOT_F32, /* in the low half */
  QN_SLOT_C64, /* two float32 */
  QN_SLOT_STR, /* a reference to a string */
  QN_SLOT_REF, /* a reference to any other object; an array is a boxed view */
  QN_SLOT_VM   /* one of the two of an object of the VM, of a cdef class: borrowed */
};
/* The number of slots; kinds[i] (enum qn_slot_kind) for as many as there is room for, kinds may be NULL with room 0. */
uint32_t qn_type_slots(const qn_type *t, uint8_t *kinds, uint32_t room);

void qn_type_print(const qn_type *t, qn_buf *out);
/* As signatures are written: what qn_type_parse reads back. */
const char *qn_type_spelling(qn_arena *a, const qn_type *t);
const char *qn_type_text(qn_arena *a, const qn_type *t);

/* --- signatures -------------------------------------------------------------------------------------------------- */
typedef struct qn_signature {
  const qn_type *ret; /* NULL: not given */
  const qn_type **args;
  uint32_t n;
} qn_signature;
/* "float64(float64, int32[:, ::1])", "(f8, i4)", "void(float64[:])", "Tuple((int64, float64))(b1)", "UniTuple(i8, 2)()".
 * On failure false and *message says why (in the arena). */
bool qn_signature_parse(qn_types *t, qn_sv text, qn_signature *out, const char **message);
bool qn_type_parse(qn_types *t, qn_sv text, const qn_type **out, const char **message);

#endif
