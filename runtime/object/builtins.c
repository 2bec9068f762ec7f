/* builtins.c - installing the builtins, and those about objects: attributes, classes, identity, text. */
#include "runtime/base/unicode.h"
#include "runtime/object/array/record.h"
#include "runtime/object/bigint.h"
#include "runtime/object/builtins.h"
#include "runtime/object/memory.h"

static const qn_method functions[] = {
#define BUILTIN(name, fn) {#name, fn, false, false},
#define BUILTIN_TYPE(name, cls)
#include "runtime/object/builtins.def"
#undef BUILTIN
#undef BUILTIN_TYPE
    {NULL, NULL, false, false}};

static const struct {
  const char *name;
  const qn_class *cls;
} types[] = {
#define BUILTIN(name, fn)
#define BUILTIN_TYPE(name, cls) {#name, &cls},
#include "runtime/object/builtins.def"
#undef BUILTIN
#undef BUILTIN_TYPE
};

int qn_builtins_install(qn_rt *rt, qn_value module) {
  for (const qn_method *f = functions; f->name; f++) {
    qn_value fn;
    QN_TRY(qn_new_native(rt, f->name, f->fn, (qn_value){0}, &fn));
    int r = qn_module_set(rt, module, f->name, fn);
    qn_release(rt, fn);
    if (r < 0) return -1;
  }
  for (size_t i = 0; i < QN_COUNT(types); i++)
    QN_TRY(qn_module_set(rt, module, types[i].name, qn_class_value(types[i].cls)));
  for (int i = 0; i < QN_E_COUNT; i++) {
    if (strcmp(qn_exc_classes[i]->module, "builtins") != 0) continue;
    QN_TRY(qn_module_set(rt, module, qn_exc_classes[i]->name, qn_class_value(qn_exc_classes[i])));
  }
  QN_TRY(qn_module_set(rt, module, "IOError", qn_class_value(qn_exc_classes[QN_E_OSError])));
  QN_TRY(qn_module_set(rt, module, "EnvironmentError", qn_class_value(qn_exc_classes[QN_E_OSError])));
  QN_TRY(qn_module_set(rt, module, "Ellipsis", (qn_value){.tag = QN_ELLIPSIS}));
  QN_TRY(qn_module_set(rt, module, "NotImplemented", (qn_value){.tag = QN_NOTIMPL}));
  return qn_module_set(rt, module, "__debug__", qn_bool(true));
}

/* --- attributes ------------------------------------------------------------------------------------------------------------------ */
static int attr_name(qn_rt *rt, qn_value name, qn_sym *out) {
  if (!qn_is(name, QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "attribute name must be string, not '%s'", qn_type_name(name));
  *out = qn_sym_of_str(rt, name);
  return *out ? 0 : -1;
}

QN_BUILTIN(qn_b_getattr) {
  qn_value a[3];
  qn_sym name = NULL;
  QN_TRY(qn_args_parse(rt, args, "getattr", "object name|default/", a));
  QN_TRY(attr_name(rt, a[1], &name));
  if (qn_get_attr(rt, a[0], name, out) == 0) return 0;
  if (a[2].tag == QN_UNSET || !qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) return -1;
  qn_exc_clear(rt);
  return *out = qn_retained(a[2]), 0;
}

QN_BUILTIN(qn_b_hasattr) {
  qn_value a[2], v;
  qn_sym name = NULL;
  QN_TRY(qn_args_parse(rt, args, "hasattr", "obj name/", a));
  QN_TRY(attr_name(rt, a[1], &name));
  if (qn_get_attr(rt, a[0], name, &v) == 0) {
    qn_release(rt, v);
    return *out = qn_bool(true), 0;
  }
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) return -1;
  qn_exc_clear(rt);
  return *out = qn_bool(false), 0;
}

QN_BUILTIN(qn_b_setattr) {
  qn_value a[3];
  qn_sym name = NULL;
  QN_TRY(qn_args_parse(rt, args, "setattr", "obj name value/", a));
  QN_TRY(attr_name(rt, a[1], &name));
  QN_TRY(qn_set_attr(rt, a[0], name, a[2]));
  return *out = qn_none(), 0;
}

QN_BUILTIN(qn_b_delattr) {
  qn_value a[2];
  qn_sym name = NULL;
  QN_TRY(qn_args_parse(rt, args, "delattr", "obj name/", a));
  QN_TRY(attr_name(rt, a[1], &name));
  QN_TRY(qn_del_attr(rt, a[0], name));
  return *out = qn_none(), 0;
}

/* --- classes ---------------------------------------------------------------------------------------------------------------------- */
/* A metaclass of a script may answer by itself: __instancecheck__(which, x), __subclasscheck__. */
static int ask_metaclass(qn_rt *rt, qn_value which, qn_value x, bool instance) {
  qn_value answer;
  int r = qn_call_special(rt, which, instance ? "__instancecheck__" : "__subclasscheck__", &x, 1, &answer);
  if (r <= 0) return r;
  r = qn_truth(rt, answer);
  qn_release(rt, answer);
  return r;
}

/* which: a class or a (nested) tuple of classes; x: the object, or the class when asked about classes. 1, 0, -1 */
static int in_classes(qn_rt *rt, const qn_class *cls, qn_value x, qn_value which, bool in_union, const char *message) {
  if (qn_is(which, QN_K_TYPE)) {
    bool instance = message[2] == 'i'; /* "isinstance…", not "issubclass…" */
    if (qn_class_ptr(which) == &qn_array_class && (qn_issubclass(cls, &qn_records_class) || qn_stands_for_array(rt, cls))) return 1; /* classes of their own here */
    if (!which.o->cls->script || (instance && cls == qn_class_ptr(which))) return qn_issubclass(cls, qn_class_ptr(which));
    return ask_metaclass(rt, which, x, instance);
  }
  if (which.tag == QN_NONE && in_union) return cls == &qn_none_class;
  if (qn_union_parts(which).tag != QN_UNSET) which = qn_union_parts(which), in_union = true;
  if (!qn_is(which, QN_K_TUPLE)) return qn_raise(rt, QN_E_TypeError, "%s", message);
  QN_TRY(qn_enter(rt, " in __instancecheck__"));
  int r = 0;
  for (int64_t i = 0; r == 0 && i < qn_tuplep(which)->n; i++) r = in_classes(rt, cls, x, qn_tuplep(which)->items[i], in_union, message);
  qn_leave(rt);
  return r;
}

QN_BUILTIN(qn_b_isinstance) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "isinstance", "obj class_or_tuple/", a));
  int r = in_classes(rt, qn_class_of(a[0]), a[0], a[1], false, "isinstance() arg 2 must be a type, a tuple of types, or a union");
  if (r < 0) return -1;
  return *out = qn_bool(r), 0;
}

QN_BUILTIN(qn_b_issubclass) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "issubclass", "cls class_or_tuple/", a));
  if (!qn_is(a[0], QN_K_TYPE)) return qn_raise(rt, QN_E_TypeError, "issubclass() arg 1 must be a class");
  int r = in_classes(rt, qn_class_ptr(a[0]), a[0], a[1], false, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
  if (r < 0) return -1;
  return *out = qn_bool(r), 0;
}

QN_BUILTIN(qn_b_callable) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "callable", "obj/", &x));
  QN_FIND_SLOT(c, qn_class_of(x), call);
  return *out = qn_bool(c || qn_is(x, QN_K_FUNCTION) || qn_is(x, QN_K_KERNEL)), 0;
}

QN_BUILTIN(qn_b_hash) {
  qn_value x;
  uint64_t h;
  QN_TRY(qn_args_parse(rt, args, "hash", "obj/", &x));
  QN_TRY(qn_hash(rt, x, &h));
  return *out = qn_int((int64_t)h), 0;
}

QN_BUILTIN(qn_b_id) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "id", "obj/", &x));
  if (x.tag == QN_OBJ) return *out = qn_int((int64_t)(uintptr_t)x.o), 0;
  uint64_t words[2] = {x.tag, x.bits};
  return *out = qn_int((int64_t)(qn_hash_bytes(words, sizeof words) >> 1)), 0;
}

QN_BUILTIN(qn_b_len) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "len", "obj/", &x));
  int64_t n = qn_length(rt, x);
  if (n < 0) return -1;
  return *out = qn_int(n), 0;
}

/* --- text --------------------------------------------------------------------------------------------------------------------------- */
static int text_of(qn_rt *rt, int (*write)(qn_rt *, qn_value, qn_buf *), qn_value x, qn_value *out) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = write(rt, x, &b);
  if (r == 0) r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

QN_BUILTIN(qn_b_repr) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "repr", "obj/", &x));
  return text_of(rt, qn_repr, x, out);
}

QN_BUILTIN(qn_b_ascii) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "ascii", "obj/", &x));
  return text_of(rt, qn_ascii, x, out);
}

QN_BUILTIN(qn_b_format) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "format", "value|format_spec/", a));
  if (a[1].tag != QN_UNSET && !qn_is(a[1], QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "format() argument 2 must be str, not %s", qn_type_name(a[1]));
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = qn_format(rt, a[0], a[1].tag == QN_UNSET ? (qn_sv){"", 0} : qn_str_sv(a[1]), &b);
  if (r == 0) r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

QN_BUILTIN(qn_b_ord) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "ord", "c/", &x));
  bool bytes = qn_is(x, QN_K_BYTES);
  if (!bytes && !qn_is(x, QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "ord() expected string of length 1, but %s found", qn_type_name(x));
  int64_t n = bytes ? qn_bytesp(x)->n : qn_strp(x)->points;
  if (n != 1)
    return qn_raise(rt, QN_E_TypeError, "ord() expected a character, but string of length %lld found", (long long)n);
  const char *p = bytes ? qn_bytesp(x)->data : qn_strp(x)->text;
  return *out = qn_int(bytes ? (unsigned char)*p : (int64_t)qn_u8_next(&p)), 0;
}

QN_BUILTIN(qn_b_chr) {
  qn_value x;
  int64_t c;
  QN_TRY(qn_args_parse(rt, args, "chr", "i/", &x));
  if (qn_is_big(x)) return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C int");
  QN_TRY(qn_as_index(rt, x, &c));
  if (c < 0 || c > 0x10ffff) return qn_raise(rt, QN_E_ValueError, "chr() arg not in range(0x110000)");
  char text[4];
  return qn_new_str(rt, (qn_sv){text, qn_utf8_put((uint32_t)c, text)}, out);
}

/* Takes x. */
static int big_in_base(qn_rt *rt, qn_value x, char letter, int bits, qn_value *out) {
  qn_buf b, digits;
  qn_buf_init(&b, rt->alloc);
  qn_buf_init(&digits, rt->alloc);
  const bool negative = qn_big_negative(x);
  int r = qn_big_text(rt, x, 1 << bits, false, false, &digits);
  qn_release(rt, x);
  qn_buf_z(&b, negative ? "-0" : "0");
  qn_buf_c(&b, letter);
  if (r == 0 && !digits.oom) qn_buf_add(&b, digits.p + negative, digits.n - negative);
  if (r == 0) r = digits.oom ? qn_raise_memory(rt) : qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&digits);
  qn_buf_deinit(&b);
  return r;
}

/* sign, prefix, digits in a base that is a power of two */
static int in_base(qn_rt *rt, const qn_args *args, const char *fname, char letter, int bits, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, fname, "number/", &x));
  QN_TRY(qn_as_int(rt, x, &x));
  if (qn_is_big(x)) return big_in_base(rt, x, letter, bits, out);
  int64_t i = x.i;
  uint64_t m = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
  char text[72], *p = text + sizeof text;
  do {
    *--p = "0123456789abcdef"[m & (((uint64_t)1 << bits) - 1)];
    m >>= bits;
  } while (m);
  *--p = letter;
  *--p = '0';
  if (i < 0) *--p = '-';
  return qn_new_str(rt, (qn_sv){p, (size_t)(text + sizeof text - p)}, out);
}

QN_BUILTIN(qn_b_bin) { return in_base(rt, args, "bin", 'b', 1, out); }
QN_BUILTIN(qn_b_oct) { return in_base(rt, args, "oct", 'o', 3, out); }
QN_BUILTIN(qn_b_hex) { return in_base(rt, args, "hex", 'x', 4, out); }
