/* numpy_options.c - text of arrays, print options, what floating-point errors do. */
#include "runtime/vm/modules/numpy.h"

/* --- options ---------------------------------------------------------------------------------------------------------------------------------- */
static const char *const floatmodes[] = {[QN_FLOATMODE_MAXPREC] = "maxprec", [QN_FLOATMODE_FIXED] = "fixed", [QN_FLOATMODE_UNIQUE] = "unique", [QN_FLOATMODE_EQUAL] = "maxprec_equal"};

static int floatmode_from(qn_rt *rt, qn_value v, qn_floatmode *out) {
  if (!qn_given(v)) return 0;
  for (int k = 0; k < 4; k++)
    if (qn_is_text(v, floatmodes[k])) return *out = (qn_floatmode)k, 0;
  return qn_raise(rt, QN_E_ValueError, "floatmode option must be one of \"fixed\", \"unique\", \"maxprec\", \"maxprec_equal\"");
}
static int sign_from(qn_rt *rt, qn_value v, char *out) {
  if (!qn_given(v)) return 0;
  if (qn_is_text(v, " ") || qn_is_text(v, "+") || qn_is_text(v, "-")) return *out = qn_str_sv(v).p[0], 0;
  return qn_raise(rt, QN_E_ValueError, "sign option must be one of ' ', '+', or '-'");
}
static int word_from(qn_rt *rt, qn_value v, const char *name, char *out, size_t room) {
  if (!qn_given(v)) return 0;
  if (!qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "%s must be a str", name);
  if (qn_str_sv(v).n >= room) return qn_raise(rt, QN_E_NotImplementedError, "%s of more than %d bytes is not supported", name, (int)room - 1);
  snprintf(out, room, "%.*s", (int)qn_str_sv(v).n, qn_str_sv(v).p);
  return 0;
}
static int formatter_from(qn_rt *rt, qn_value v, qn_value *out) { /* borrowed */
  *out = (qn_value){0};
  if (!qn_given(v)) return 0;
  if (!qn_is(v, QN_K_DICT)) return qn_raise(rt, QN_E_TypeError, "formatter must be a dict of functions");
  return *out = v, 0;
}
/* The options of the session, or of a guard, become others: these keep the functions alive. */
static void keep_options(qn_rt *rt, qn_print_options *to, const qn_print_options *from) {
  qn_value old = to->formatter;
  if (from->formatter.tag == QN_OBJ) (void)qn_retained(from->formatter);
  *to = *from;
  if (old.tag == QN_OBJ) qn_release(rt, old);
}

/* --- text -------------------------------------------------------------------------------------------------------------------------------------- */
NP_MOVES(array2string) {
  qn_value v[14];
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "array2string", "a|max_line_width precision suppress_small separator prefix$formatter threshold edgeitems sign floatmode suffix legacy", v)) return -1;
  qn_value *a = qn_np_array(&k, v[0]);
  qn_print_options *now = qn_print_options_of(rt);
  if (!a || !now) return qn_done(&k, -1);
  qn_print_options o = *now;
  int64_t w = o.linewidth, p = o.precision, th = o.threshold, e = o.edgeitems;
  if (qn_np_index(rt, v[1], &w) || qn_np_index(rt, v[2], &p) || qn_np_bool(rt, v[3], &o.suppress) || qn_np_index(rt, v[7], &th) || qn_np_index(rt, v[8], &e)) return qn_done(&k, -1);
  o.linewidth = (int)w, o.precision = (int)p, o.threshold = (int)th, o.edgeitems = (int)e;
  if (qn_given(v[6]) && formatter_from(rt, v[6], &o.formatter)) return qn_done(&k, -1);
  if (sign_from(rt, v[9], &o.sign) || floatmode_from(rt, v[10], &o.floatmode)) return qn_done(&k, -1);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  const char *sep = qn_is(v[4], QN_K_STR) ? qn_str_sv(v[4]).p : " ";
  int r = qn_array_text(rt, *a, &o, sep, qn_is(v[5], QN_K_STR) ? (int)qn_str_sv(v[5]).n : 0, qn_is(v[11], QN_K_STR) ? (int)qn_str_sv(v[11]).n : 0, &b);
  if (!r) r = qn_new_str(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return qn_done(&k, r);
}
static int text_of(qn_rt *rt, const qn_args *args, const char *name, bool repr, qn_value *out) {
  qn_value v;
  qn_buf b;
  if (qn_args_parse(rt, args, name, "arr", &v)) return -1;
  qn_buf_init(&b, rt->alloc);
  int r = repr ? qn_repr(rt, v, &b) : qn_str(rt, v, &b);
  if (!r) r = qn_new_str(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return r;
}
NP(array_repr) { return text_of(rt, args, "array_repr", true, out); }
NP(array_str) { return text_of(rt, args, "array_str", false, out); }

static int options_from(qn_rt *rt, const qn_args *args, qn_print_options *o) {
  qn_value v[10];
  int64_t p = o->precision, th = o->threshold, e = o->edgeitems, w = o->linewidth;
  if (qn_args_parse(rt, args, "set_printoptions", "|precision threshold edgeitems linewidth suppress nanstr infstr formatter sign floatmode", v)) return -1;
  if (word_from(rt, v[5], "nanstr", o->nanstr, sizeof o->nanstr) || word_from(rt, v[6], "infstr", o->infstr, sizeof o->infstr) || formatter_from(rt, v[7], &o->formatter)) return -1;
  double big;
  if (v[1].tag == QN_FLOAT && v[1].f != v[1].f) return qn_raise(rt, QN_E_ValueError, "threshold must be non-NAN, try sys.maxsize for untruncated representation");
  if (v[1].tag == QN_OBJ && qn_is(v[1], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "threshold must be numeric");
  if (v[0].tag == QN_OBJ && qn_is(v[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "precision must be an integer");
  if (v[1].tag == QN_FLOAT) { /* np.inf */
    big = v[1].f;
    th = big > 2e9 ? INT32_MAX : (int64_t)big;
    v[1] = qn_none();
  }
  if (qn_np_index(rt, v[0], &p) || qn_np_index(rt, v[1], &th) || qn_np_index(rt, v[2], &e) || qn_np_index(rt, v[3], &w) || qn_np_bool(rt, v[4], &o->suppress)) return -1;
  o->precision = (int)p, o->edgeitems = (int)e, o->linewidth = (int)(w > INT32_MAX ? INT32_MAX : w);
  o->threshold = (int)(th > INT32_MAX ? INT32_MAX : th);
  return sign_from(rt, v[8], &o->sign) || floatmode_from(rt, v[9], &o->floatmode) ? -1 : 0;
}
NP(set_printoptions) {
  qn_print_options *o = qn_print_options_of(rt), n;
  if (!o) return -1;
  n = *o;
  if (options_from(rt, args, &n)) return -1;
  keep_options(rt, o, &n);
  return *out = qn_none(), 0;
}

/* --- with np.printoptions(…), np.errstate(…): state put back at the end ---------------------------------------------------------------------- */
typedef struct guard {
  qn_obj obj;
  bool errors;
  qn_print_options print, before_print;
  uint8_t err[4], before_err[4];
} guard;
static void guard_destroy(qn_rt *rt, qn_obj *o) {
  guard *g = (guard *)o;
  const qn_print_options none = {0};
  keep_options(rt, &g->print, &none), keep_options(rt, &g->before_print, &none);
  qn_obj_free(rt, o, sizeof(guard));
}
/* The options in force, as np.get_printoptions gives them. */
static int options_dict(qn_rt *rt, qn_value *out) { return qn_call_module(rt, "numpy", "get_printoptions", NULL, 0, out); }
static int guard_enter(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  guard *g = (guard *)self.o;
  qn_array_state *s = qn_arrays_of(rt);
  (void)args;
  if (!s) return -1;
  memcpy(g->before_err, s->err, 4);
  if (g->errors) return memcpy(s->err, g->err, 4), *out = qn_retained(self), 0;
  keep_options(rt, &g->before_print, &s->print);
  keep_options(rt, &s->print, &g->print);
  if (!options_dict(rt, out)) return 0;
  keep_options(rt, &s->print, &g->before_print); /* there is no __exit__ after this */
  return -1;
}
static int guard_exit(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  guard *g = (guard *)self.o;
  qn_array_state *s = qn_arrays_of(rt);
  (void)args;
  if (!s) return -1;
  if (g->errors) memcpy(s->err, g->before_err, 4);
  else keep_options(rt, &s->print, &g->before_print);
  return *out = qn_bool(false), 0;
}
static const qn_method guard_methods[] = {{.name = "__enter__", .fn = guard_enter}, {.name = "__exit__", .fn = guard_exit}, {.name = NULL}};
static qn_class guard_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "errstate", .module = "numpy", .kind = QN_K_OTHER,
                               .base = &qn_object_class, .methods = guard_methods, .destroy = guard_destroy};
/* The options in force: (precision, threshold, edgeitems, linewidth, suppress, formatter, sign, floatmode, nanstr, infstr). */
NP(_print_options) {
  qn_print_options *o = qn_print_options_of(rt);
  qn_value v[10] = {{0}};
  (void)args;
  if (!o) return -1;
  v[0] = qn_int(o->precision), v[1] = qn_int(o->threshold), v[2] = qn_int(o->edgeitems), v[3] = qn_int(o->linewidth), v[4] = qn_bool(o->suppress);
  v[5] = o->formatter.tag == QN_OBJ ? o->formatter : qn_none();
  const char sign[2] = {o->sign, 0}, *const words[] = {sign, floatmodes[o->floatmode], o->nanstr, o->infstr};
  int r = 0, k = 0;
  for (; k < 4 && !r; k++) r = qn_new_str(rt, qn_sv_of(words[k]), &v[6 + k]);
  if (!r) r = qn_new_tuple(rt, v, 10, out);
  while (k-- > 0) qn_release(rt, v[6 + k]);
  return r;
}
NP(printoptions) {
  qn_print_options *o = qn_print_options_of(rt);
  guard *g = o ? qn_obj_new(rt, &guard_class, sizeof *g) : NULL;
  if (!g) return -1;
  qn_print_options n = *o;
  if (options_from(rt, args, &n)) return qn_release(rt, qn_from_obj(g)), -1;
  keep_options(rt, &g->print, &n);
  return *out = qn_from_obj(g), 0;
}
static int err_modes(qn_rt *rt, const qn_args *args, uint8_t *err) { /* all divide over under invalid */
  qn_value v[5];
  if (qn_args_parse(rt, args, "seterr", "|all divide over under invalid", v)) return -1;
  for (int k = 0; k < 5; k++) {
    if (!qn_given(v[k])) continue;
    qn_err_mode m = QN_ERR_WARN;
    if (qn_is_text(v[k], "ignore")) m = QN_ERR_IGNORE;
    else if (qn_is_text(v[k], "raise")) m = QN_ERR_RAISE;
    else if (!qn_is_text(v[k], "warn") && !qn_is_text(v[k], "print")) return qn_raise(rt, QN_E_ValueError, "error modes are 'ignore', 'warn' and 'raise' here");
    if (k == 0) err[0] = err[1] = err[2] = err[3] = (uint8_t)m;
    else err[k == 4 ? 2 : k == 3 ? 3 : k - 1] = (uint8_t)m;
  }
  return 0;
}
NP(errstate) {
  qn_array_state *s = qn_arrays_of(rt);
  guard *g = s ? qn_obj_new(rt, &guard_class, sizeof *g) : NULL;
  if (!g) return -1;
  g->errors = true;
  memcpy(g->err, s->err, 4);
  if (err_modes(rt, args, g->err)) return qn_release(rt, qn_from_obj(g)), -1;
  return *out = qn_from_obj(g), 0;
}
NP(seterr) {
  static const char *const names[] = {"divide", "over", "under", "invalid"}, *const modes[] = {"warn", "ignore", "raise"};
  qn_array_state *s = qn_arrays_of(rt);
  qn_value d;
  if (!s || qn_new_dict(rt, &d)) return -1;
  int r = 0;
  for (int k = 0; k < 4 && !r; k++) {
    qn_value key = {0}, val = {0};
    r = qn_new_str(rt, qn_sv_of(names[k]), &key) || qn_new_str(rt, qn_sv_of(modes[s->err[k == 3 ? 2 : k == 2 ? 3 : k]]), &val);
    if (!r) r = qn_dict_set(rt, d, key, val);
    qn_release(rt, key), qn_release(rt, val);
  }
  if (r || err_modes(rt, args, s->err)) return qn_release(rt, d), -1;
  return *out = d, 0;
}
NP(geterr) {
  qn_args none = {.npos = 0};
  (void)args;
  return np_seterr(rt, self, &none, out);
}

/* Elements that NumPy converts at a time. Nothing here is converted in pieces, so there is no setbufsize. */
NP(getbufsize) {
  if (qn_args_parse(rt, args, "getbufsize", "", NULL)) return -1;
  return *out = qn_int(8192), 0;
}

const qn_method qn_np_options[] = {
    ROW(array2string), ROW(array_repr), ROW(array_str), ROW(set_printoptions), ROW(printoptions), ROW(_print_options), ROW(errstate),
    ROW(seterr), ROW(geterr), ROW(getbufsize), {.name = NULL}};
