/* internal.h - what the files of runtime/object share and nobody else needs. */
#ifndef QN_OBJECT_INTERNAL_H
#define QN_OBJECT_INTERNAL_H

#include "runtime/object/object.h"

/* c becomes the nearest class from cls_ up whose slot is set, or NULL. */
#define QN_FIND_SLOT(c, cls_, slot) \
  const qn_class *c = (cls_);       \
  while (c && !c->slot) c = c->base

#define QN_CLASS_HEAD(name_, kind_, base_) \
  .obj = {&qn_type_class, -1, NULL, NULL}, .name = (name_), .module = "builtins", .kind = (kind_), .base = (base_)

#define QN_TRY(call)            \
  do {                          \
    if ((call) != 0) return -1; \
  } while (0)

static inline const char *qn_type_name(qn_value v) {
  const qn_class *c = qn_class_of(v);
  return c->full_name ? c->full_name : c->name;
}
static inline qn_strobj *qn_strp(qn_value v) { return (qn_strobj *)v.o; }
/* The str itself, or a plain str of the same text where it is of a subclass. */
static inline int qn_str_exact(qn_rt *rt, qn_value v, qn_value *out) {
  if (v.o->cls == &qn_str_class) return *out = qn_retained(v), 0;
  return qn_new_str(rt, (qn_sv){qn_strp(v)->text, (size_t)qn_strp(v)->n}, out);
}
static inline qn_tuple *qn_tuplep(qn_value v) { return (qn_tuple *)v.o; }
static inline qn_list *qn_listp(qn_value v) { return (qn_list *)v.o; }
static inline qn_dict *qn_dictp(qn_value v) { return (qn_dict *)v.o; }
static inline qn_set *qn_setp(qn_value v) { return (qn_set *)v.o; }
static inline qn_range *qn_rangep(qn_value v) { return (qn_range *)v.o; }
static inline qn_complexobj *qn_complexp(qn_value v) { return (qn_complexobj *)v.o; }
static inline qn_bytesobj *qn_bytesp(qn_value v) { return (qn_bytesobj *)v.o; }
static inline bool qn_is_none(qn_value v) { return v.tag == QN_NONE || v.tag == QN_UNSET; }
static inline bool qn_is_int(qn_value v) { /* that .i holds; a wider one: qn_is_whole */
  return v.tag == QN_INT || v.tag == QN_BOOL; }
static inline bool qn_is_set(qn_value v) { return qn_is(v, QN_K_SET) || qn_is(v, QN_K_FROZENSET); }
/* The same object or the same unboxed value (what `is` says; nan is nan here when the bits agree). */
static inline bool qn_same(qn_value a, qn_value b) {
  return a.tag == b.tag && a.bits == b.bits && (a.tag != QN_NPSCALAR || a.dtype == b.dtype);
}

/* protocol.c: x.name(*pos) if x is an object that has it: 1 called, 0 there is none, -1 */
int qn_call_special(qn_rt *rt, qn_value x, const char *name, const qn_value *pos, uint32_t npos, qn_value *out);
int qn_try_index(qn_rt *rt, qn_value v, int64_t *out); /* 1 an index (int, NumPy int, __index__), 0 none, -1 */

/* class.c */
const qn_method *qn_slot_method(const qn_class *cls, qn_sym name); /* slot_methods.c: __len__ and the like of a built-in class */
int qn_type_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out);
void qn_mcache_clear(qn_rt *rt);
int qn_union_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out); /* union.c */
qn_value qn_union_parts(qn_value v); /* the members of int | None as a tuple, borrowed; QN_UNSET when v is no union */

/* integer.c, floating.c, complex.c: operators on unboxed numbers; 1 = not implemented */
int qn_int_binary(qn_rt *rt, qn_binop op, int64_t a, int64_t b, qn_value *out);
/* bigint.c: the slots of int */
void qn_big_destroy(qn_rt *rt, qn_obj *o);
int qn_int_slot_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out);
int qn_int_slot_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out);
int qn_int_slot_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out);
int qn_int_slot_hash(qn_rt *rt, qn_value v, uint64_t *out);
int qn_int_slot_truth(qn_rt *rt, qn_value v);
int qn_float_binary(qn_rt *rt, qn_binop op, double a, double b, qn_value *out);
int qn_complex_binary(qn_rt *rt, qn_binop op, qn_complexobj a, qn_complexobj b, qn_value *out);
int qn_float_pow(qn_rt *rt, double a, double b, qn_value *out);
double qn_int_truediv(int64_t a, int64_t b);     /* correctly rounded; b != 0 */
int qn_cmp_int_float(int64_t i, double f);       /* -1, 0, 1; f is not nan */
int qn_float_to_int(qn_rt *rt, double f, qn_value *out); /* truncates; OverflowError/ValueError for inf/nan */
int qn_complex_parts(qn_rt *rt, qn_value v, double *re, double *im); /* 1 number, 0 not one, -1 */

/* hash.c */
uint64_t qn_hash_int(int64_t i);
uint64_t qn_hash_double(double f);
uint64_t qn_hash_str(qn_strobj *s);

/* sequences */
int qn_concat_error(qn_rt *rt, qn_value a, qn_value b);
bool qn_cmp_sizes(qn_cmp op, int64_t a, int64_t b); /* a op b */
static inline qn_value qn_cmp_result(qn_cmp op, int c) { /* c: sign of a - b */
  return qn_bool(qn_cmp_sizes(op, c, 0));
}
int qn_index_arg(qn_rt *rt, qn_value v, const char *message, int64_t *out); /* index or TypeError(message, type name) */
int qn_seq_repeat_count(qn_rt *rt, qn_value v, int64_t *out); /* 1: not an int; count clipped below at 0 */
int qn_wrap_index(qn_rt *rt, qn_value key, int64_t n, const char *range_message, const char *type_what, int64_t *out);
/* Of what can change its length while the key's __index__ runs: *length is read after that. */
int qn_wrap_index_of(qn_rt *rt, qn_value key, const int64_t *length, const char *range_message, const char *type_what, int64_t *out);
/* start/stop of index(x, start, stop), s.find(…): UNSET or None: default; clipped to 0..n */
int qn_clip_index(qn_rt *rt, qn_value v, int64_t n, int64_t def, int64_t *out);

/* list.c */
int qn_list_reserve(qn_rt *rt, qn_list *l, int64_t cap);
int qn_list_box(qn_rt *rt, qn_list *l); /* to the boxed form */
int qn_list_insert(qn_rt *rt, qn_list *l, int64_t i, qn_value x);
void qn_list_remove_at(qn_rt *rt, qn_list *l, int64_t i); /* releases the item */
void qn_list_clear(qn_rt *rt, qn_list *l);
int qn_list_sort(qn_rt *rt, qn_value list, qn_value key, bool reverse);
int qn_list_replace(qn_rt *rt, qn_list *l, int64_t start, int64_t stop, const qn_value *items, int64_t n);
extern const qn_method qn_list_methods[], qn_tuple_methods[], qn_str_methods[], qn_dict_methods[], qn_set_methods[],
    qn_frozenset_methods[], qn_int_methods[], qn_float_methods[], qn_complex_methods[], qn_bytes_methods[], qn_range_methods[],
    qn_slice_methods[];

/* iter.c: an iterator over the positions of a sequence */
int qn_new_seq_iter(qn_rt *rt, const qn_class *cls, qn_value seq, qn_value *out);
int qn_new_reverse_iter(qn_rt *rt, const qn_class *like, qn_value dict, qn_value *out);
extern qn_class qn_tuple_iter_class, qn_str_iter_class, qn_dict_keys_iter_class, qn_dict_values_iter_class,
    qn_dict_items_iter_class, qn_set_iter_class, qn_bytes_iter_class, qn_list_reverse_iter_class,
    qn_dict_reverse_iter_class;

extern qn_class qn_bytearray_class; /* bytearray.c */
extern const qn_method qn_bytes_more_methods[];

/* dict.c, set.c */
qn_dict_entry *qn_dict_find(qn_rt *rt, qn_dict *d, qn_value key, uint64_t hash, int *status);
int qn_dict_put(qn_rt *rt, qn_dict *d, qn_value key, uint64_t hash, qn_value val);
int qn_dict_put_front(qn_rt *rt, qn_dict *d, qn_value key, uint64_t hash, qn_value val); /* of an absent key; amortised O(1) */
void qn_dict_clear(qn_rt *rt, qn_dict *d);
int qn_dict_copy(qn_rt *rt, qn_value d, qn_value *out);
int qn_dict_update(qn_rt *rt, qn_value d, qn_value other); /* mapping or iterable of pairs */
int qn_dict_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_set_find(qn_rt *rt, qn_set *s, qn_value key, uint64_t hash); /* 1, 0, -1 */
int qn_set_put(qn_rt *rt, qn_set *s, qn_value key, uint64_t hash);
int qn_set_discard(qn_rt *rt, qn_set *s, qn_value key, uint64_t hash); /* 1 removed, 0, -1 */
void qn_set_clear(qn_rt *rt, qn_set *s);
int qn_set_update(qn_rt *rt, qn_value s, qn_value iterable);
int qn_new_set_of(qn_rt *rt, const qn_class *cls, qn_value iterable, qn_value *out); /* iterable may be UNSET */
int qn_set_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out);
int qn_set_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out);
int qn_set_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out);

/* rt.c: as qn_obj_new, but only the first `zero` bytes are zeroed */
void *qn_obj_new_raw(qn_rt *rt, const qn_class *cls, size_t size, size_t zero);

/* str*.c */
int qn_str_init(qn_rt *rt); /* the strings of rt->ascii */
int64_t qn_str_offset(qn_rt *rt, qn_strobj *s, int64_t point); /* byte offset of a code point, 0 ≤ point ≤ points */
uint32_t qn_u8_next(const char **p); /* valid UTF-8 (lone surrogates as three bytes too); moves p */
static inline int64_t qn_u8_size(char first) { /* bytes of the code point that begins so */
  unsigned char c = (unsigned char)first;
  return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}
void qn_str_repr_sv(qn_sv s, qn_buf *out, bool ascii);
void qn_bytes_repr_sv(qn_sv s, qn_buf *out);
int qn_str_percent(qn_rt *rt, qn_value format, qn_value args, qn_value *out);
int qn_str_format_method(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_str_format_map(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_str_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out);

/* construct.c */
int qn_int_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_float_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_bool_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_complex_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_str_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_bytes_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_list_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_tuple_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_list_init(qn_rt *rt, qn_value self, const qn_args *args);
int qn_set_init(qn_rt *rt, qn_value self, const qn_args *args);
int qn_dict_init(qn_rt *rt, qn_value self, const qn_args *args);
int qn_set_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_range_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_slice_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_type_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_object_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_parse_int(qn_rt *rt, qn_sv text, int base, qn_value original, qn_value *out);
int qn_parse_float(qn_rt *rt, qn_sv text, qn_value original, qn_value *out);

/* format_*.c */
int qn_int_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out);
int qn_float_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out);
int qn_complex_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out);
int qn_str_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out);
void qn_float_repr(double f, qn_buf *out);              /* Python's repr(f) */
void qn_complex_repr(double re, double im, qn_buf *out); /* Python's repr(complex(re, im)) */

/* decode.c: bytes to str in UTF-8 or ASCII; errors: the handler's name, as in bytes.decode. */
int qn_decode_text(qn_rt *rt, qn_sv s, bool ascii, const char *errors, qn_value *out);

#endif
