/* extras.c - what a script hangs on a Series or DataFrame beside its values: df.attrs, and attributes of any name (df.source = "x").
 *
 * Both live in one dict, made when first needed. pandas copies attrs with the object, and to what is made of it, never
 * the attributes; so does qn_extras_copy, for frames with the head of another (qn_frame_set_head), columns and copies. */
#include "runtime/frame/frame_impl.h"
#include "runtime/frame/native.h"

static qn_value *slot_of(qn_value v) {
  return qn_is_series(v) ? &qn_series_of(v)->extras : qn_is_frame(v) ? &qn_frame_of(v)->extras : NULL;
}

int qn_extra_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  qn_value *slot = slot_of(v), label;
  if (!slot || slot->tag == QN_UNSET) return 1;
  if (qn_new_str_sym(rt, name, &label) < 0) return -1;
  int found = qn_dict_get(rt, *slot, label, out);
  qn_release(rt, label);
  return found < 0 ? -1 : !found;
}

int qn_extra_set(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_value *slot = slot_of(v), label, none;
  bool attrs = qn_sv_is(qn_sym_sv(name), "attrs");
  if (attrs && !qn_is(x, QN_K_DICT)) return qn_raise(rt, QN_E_TypeError, "attrs must be a dict");
  if (!attrs && qn_is_frame(v) && qn_is_list_like(x)) {
    if (qn_call_module(rt, "pandas._axis_base", "warn_of_attribute", &x, 1, &none) < 0) return -1;
    qn_release(rt, none);
  }
  if (slot->tag == QN_UNSET && qn_new_dict(rt, slot) < 0) return *slot = (qn_value){0}, -1;
  if (qn_new_str_sym(rt, name, &label) < 0) return -1;
  int r = qn_dict_set(rt, *slot, label, x);
  qn_release(rt, label);
  return r;
}

int qn_extras_copy(qn_rt *rt, qn_value from, qn_value to) {
  qn_value *a = slot_of(from), *b = slot_of(to), attrs;
  if (!a || !b || a->tag == QN_UNSET || b->tag != QN_UNSET) return 0;
  int found = qn_dict_get_z(rt, *a, "attrs", &attrs);
  if (found <= 0) return found;
  qn_value copy;
  int r = qn_call_module(rt, "pandas._axis_base", "copied_attrs", &attrs, 1, &copy);
  qn_release(rt, attrs);
  if (r < 0) return -1;
  if (qn_new_dict(rt, b) < 0) r = -1, *b = (qn_value){0};
  else r = qn_dict_set_z(rt, *b, "attrs", copy);
  qn_release(rt, copy);
  return r;
}

/* --- attrs of what a method made ------------------------------------------------------------------------------------------ */
/* Whose attrs the result of a method has; of methods that are not named here: those of the object. */
typedef enum { OF_SELF, OF_NONE, OF_BOTH, OF_OTHER } heir;

static const struct {
  heir of;
  const char *names;
} heirs[] = {
  {OF_NONE, " dot dtypes memory_usage value_counts "},
  {OF_BOTH, " merge join compare "}, /* where all have the same */
  {OF_OTHER, " add radd sub rsub subtract mul rmul multiply div rdiv divide truediv rtruediv floordiv rfloordiv mod rmod pow rpow eq ne lt le gt ge corrwith "},
};

static heir heir_of(qn_value self, const char *method) {
  char word[32];
  snprintf(word, sizeof word, " %s ", method);
  for (size_t i = 0; i < sizeof heirs / sizeof *heirs; i++)
    if (strstr(heirs[i].names, word)) return heirs[i].of;
  return qn_is_series(self) && !strcmp(method, "combine") ? OF_NONE : OF_SELF;
}

/* 1: has attrs that are not empty (*out, owned). */
static int filled(qn_rt *rt, qn_value v, qn_value *out) {
  const qn_value *slot = slot_of(v);
  if (!slot || slot->tag == QN_UNSET) return 0;
  int found = qn_dict_get_z(rt, *slot, "attrs", out);
  if (found <= 0) return found;
  int full = qn_truth(rt, *out);
  if (full <= 0) qn_release(rt, *out);
  return full;
}

static int same_attrs(qn_rt *rt, qn_value self, qn_value other) {
  qn_value a, b;
  int has = filled(rt, self, &a);
  if (has <= 0) return has;
  int also = filled(rt, other, &b), same = also;
  if (also > 0) same = qn_equal(rt, a, b), qn_release(rt, b);
  qn_release(rt, a);
  return same;
}

int qn_extras_finish(qn_rt *rt, qn_value self, const char *method, const qn_args *args, qn_value out) {
  qn_value *to = slot_of(out), given = args->npos ? args->pos[0] : args->nkw ? args->kwvals[0] : qn_none(), held;
  const qn_value *own = slot_of(self), *others = slot_of(given);
  if (!to || out.o == self.o || out.o->rc != 1 || ((!own || own->tag == QN_UNSET) && (!others || others->tag == QN_UNSET))) return 0;
  heir of = heir_of(self, method);
  int ok = 1;
  if (of == OF_OTHER) {
    if ((ok = filled(rt, given, &held)) < 0) return -1;
    if (ok) qn_release(rt, held), self = given;
    ok = 1;
  } else if (of == OF_BOTH) ok = same_attrs(rt, self, given);
  if (ok < 0) return -1;
  if (of != OF_SELF && to->tag != QN_UNSET) qn_release(rt, *to), *to = (qn_value){.tag = QN_UNSET};
  return of == OF_NONE || !ok ? 0 : qn_extras_copy(rt, self, out);
}

int qn_extras_operator(qn_rt *rt, int status, qn_value a, qn_value b, qn_value *out) {
  if (status) return status;
  return qn_extras_finish(rt, a, "add", &(qn_args){.pos = &b, .npos = 1}, *out) < 0 ? (qn_release(rt, *out), -1) : 0;
}

/* attrs(x): the dict of x.attrs, made when it is not there. */
QN_METHOD(qn_pd_attrs) {
  (void)self;
  qn_value v[1], *slot;
  if (qn_args_parse(rt, args, "attrs", "x", v) < 0) return -1;
  if (!(slot = slot_of(v[0]))) return qn_raise(rt, QN_E_TypeError, "attrs: a Series or a DataFrame is needed");
  if (slot->tag == QN_UNSET && qn_new_dict(rt, slot) < 0) return *slot = (qn_value){0}, -1;
  int found = qn_dict_get_z(rt, *slot, "attrs", out);
  if (found) return found < 0 ? -1 : 0;
  if (qn_new_dict(rt, out) < 0) return -1;
  int r = qn_dict_set_z(rt, *slot, "attrs", *out);
  if (r < 0) qn_drop(rt, out);
  return r;
}
