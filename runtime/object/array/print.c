/* print.c - str and repr of arrays, NumPy's array2string: all elements are looked at first (all that will be shown) to
 * decide on notation and width, then nested brackets are written with lines broken at linewidth. */
#include "runtime/base/unicode.h"
#include "runtime/object/array/dates.h"
#include "runtime/object/array/decimal.h"
#include "runtime/object/array/iter.h"

#include <math.h>

const qn_print_options qn_print_defaults = {.precision = 8, .threshold = 1000, .edgeitems = 3, .linewidth = 75, .sign = '-', .nanstr = "nan", .infstr = "inf"};

qn_print_options *qn_print_options_of(qn_rt *rt) {
  qn_array_state *s = qn_arrays_of(rt);
  return s ? &s->print : NULL;
}

/* --- formats of one element ------------------------------------------------------------------------------------------------ */
typedef struct float_format {
  bool scientific, narrow, plus;
  qn_decimal_style style;
  /* while looking */
  bool any, any_zero, nonfinite, neginf, negative;
  double max, min;      /* of the non-zero magnitudes */
  int left, right, exp; /* widest parts */
} float_format;

typedef struct printer {
  qn_rt *rt;
  const qn_print_options *opt;
  const qn_view *view;
  bool summarise;
  int width;              /* ints */
  int wide_plus;          /* of those that are not negative, where ' ' may go before them */
  bool negative;
  float_format re, im;    /* floats; complex */
  const char *separator;
  int linewidth;
  qn_buf *out;
  int64_t max_i, min_i;
  uint64_t max_u, min_u;
  bool seen, failed; /* failed: with an exception, while looking */
  int (*element)(void *ctx, const char *at, qn_buf *out); /* NULL: by the dtype */
  void *ctx;
} printer;

static void look_range(float_format *f, double x) {
  if (!isfinite(x)) {
    f->nonfinite = true;
    if (isinf(x) && x < 0) f->neginf = true;
    return;
  }
  f->any = true;
  if (signbit(x)) f->negative = true;
  double a = fabs(x);
  if (a == 0) return;
  if (f->max == 0 || a > f->max) f->max = a;
  if (f->min == 0 || a < f->min) f->min = a;
}

/* Digits after the point: as many as there are, or the precision. */
static int digits(const qn_print_options *o) { return o->floatmode == QN_FLOATMODE_UNIQUE ? -1 : o->precision; }

static void choose_notation(float_format *f, const qn_print_options *o) {
  if (f->max == 0) return;
  double ratio = f->narrow ? (double)((float)f->max / (float)f->min) : f->max / f->min;
  f->scientific = f->max >= (f->narrow ? 1e6 : 1e8) || (!o->suppress && (f->min < 0.0001 || ratio > 1000));
}

static void look_width(float_format *f, const qn_print_options *o, double x, qn_buf *tmp) {
  if (!isfinite(x)) return;
  bool fixed = o->floatmode == QN_FLOATMODE_FIXED;
  qn_decimal_style s = {.precision = digits(o), .unique = !fixed, .keep = fixed, .plus = f->plus};
  qn_buf_reset(tmp);
  if (f->scientific) qn_decimal_scientific(x, f->narrow, &s, tmp);
  else qn_decimal_positional(x, f->narrow, &s, tmp);
  if (!tmp->p) return;
  const char *dot = memchr(tmp->p, '.', tmp->n), *e = f->scientific ? memchr(tmp->p, 'e', tmp->n) : tmp->p + tmp->n;
  int left = (int)(dot - tmp->p), right = (int)(e - dot) - 1, exp = f->scientific ? (int)(tmp->p + tmp->n - e) - 2 : 0;
  if (left > f->left) f->left = left;
  if (right > f->right) f->right = right;
  if (exp > f->exp) f->exp = exp;
}

static void settle(float_format *f, const qn_print_options *o) {
  f->style = (qn_decimal_style){.precision = digits(o), .unique = o->floatmode != QN_FLOATMODE_FIXED, .plus = f->plus, .pad_left = f->left};
  int right = f->right;
  if (f->scientific) {
    f->style.precision = f->style.min_digits = f->right;
    f->style.keep = true;
    f->style.exp_digits = f->exp;
    right = f->exp + 2 + f->right;
  } else if (o->floatmode == QN_FLOATMODE_FIXED || o->floatmode == QN_FLOATMODE_EQUAL) {
    f->style.precision = f->style.min_digits = f->style.pad_right = f->right;
    f->style.keep = true;
  } else {
    f->style.pad_right = f->right;
  }
  if (o->sign == ' ' && !f->plus && !f->negative) f->style.pad_left++;
  if (f->nonfinite) {
    int offset = right + 1, neginf = f->plus || o->sign != '-' || f->neginf, nan = (int)strlen(o->nanstr), inf = (int)strlen(o->infstr);
    if (f->style.pad_left < nan - offset) f->style.pad_left = nan - offset;
    if (f->style.pad_left < inf + neginf - offset) f->style.pad_left = inf + neginf - offset;
  }
  f->right = right;
}

static void put_float(const float_format *f, const qn_print_options *o, double x, qn_buf *out) {
  if (isfinite(x)) {
    if (f->scientific) qn_decimal_scientific(x, f->narrow, &f->style, out);
    else qn_decimal_positional(x, f->narrow, &f->style, out);
    return;
  }
  char text[32];
  snprintf(text, sizeof text, "%s%s", isinf(x) && x < 0 ? "-" : f->plus ? "+" : "", isnan(x) ? o->nanstr : o->infstr);
  int pad = f->style.pad_left + f->right + 1 - (int)strlen(text);
  if (pad > 0) qn_buf_fill(out, ' ', (size_t)pad);
  qn_buf_z(out, text);
}

static void parts_of(qn_dtype d, const char *p, double *re, double *im) {
  qn_c128 c;
  *im = 0;
  float single;
  if (d == QN_D_FLOAT64) memcpy(re, p, sizeof *re);
  else if (d == QN_D_FLOAT32) memcpy(&single, p, sizeof single), *re = (double)single;
  else qn_elem_cast(d, p, QN_D_COMPLEX128, &c), *re = c.re, *im = c.im;
}

/* --- visiting what will be shown -------------------------------------------------------------------------------------------- */
typedef void (*visitor)(printer *p, const char *elem, qn_buf *tmp);

static void visit(printer *p, int axis, const char *at, visitor fn, qn_buf *tmp) {
  const qn_view *v = p->view;
  if (axis == v->ndim) {
    fn(p, at, tmp);
    return;
  }
  int64_t n = v->shape[axis], edge = p->opt->edgeitems;
  for (int64_t i = 0; i < n; i++) {
    if (p->summarise && n > 2 * edge && i == edge) i = n - edge;
    if (i < n) visit(p, axis + 1, at + i * v->strides[axis], fn, tmp);
  }
}

static void visit_range(printer *p, const char *at, qn_buf *tmp) {
  double re, im;
  (void)tmp;
  parts_of((qn_dtype)p->view->dtype, at, &re, &im);
  look_range(&p->re, re);
  if (qn_dtype_is_complex((qn_dtype)p->view->dtype)) look_range(&p->im, im);
}

static void visit_width(printer *p, const char *at, qn_buf *tmp) {
  double re, im;
  parts_of((qn_dtype)p->view->dtype, at, &re, &im);
  look_width(&p->re, p->opt, re, tmp);
  if (qn_dtype_is_complex((qn_dtype)p->view->dtype)) look_width(&p->im, p->opt, im, tmp);
}

static void visit_int(printer *p, const char *at, qn_buf *tmp) {
  qn_dtype d = (qn_dtype)p->view->dtype;
  int64_t i;
  char text[32];
  (void)tmp;
  qn_elem_cast(d, at, QN_D_INT64, &i);
  if (qn_dtype_is_time(d)) {
    int width = qn_time_element(p->rt, d, i, 0, NULL);
    if (width > p->width) p->width = width;
    if (width < 0) p->failed = true;
    return;
  }
  int n = d == QN_D_UINT64 ? snprintf(text, sizeof text, "%llu", (unsigned long long)i) : snprintf(text, sizeof text, "%lld", (long long)i);
  if (d != QN_D_UINT64 && i < 0) p->negative = true;
  else if (p->opt->sign == '+') n++;
  else if (p->opt->sign == ' ' && n > p->wide_plus) p->wide_plus = n;
  if (n > p->width) p->width = n;
}

static void choose_format(printer *p) {
  qn_dtype d = (qn_dtype)p->view->dtype;
  char k = qn_dtypes[d].kind;
  if (k == 'i' || k == 'u' || k == 'M' || k == 'm') visit(p, 0, p->view->data, visit_int, NULL);
  if (!p->negative && p->wide_plus + 1 > p->width) p->width = p->wide_plus ? p->wide_plus + 1 : p->width;
  if (k != 'f' && k != 'c') return;
  qn_buf tmp;
  qn_buf_init(&tmp, p->rt->alloc);
  p->re.narrow = p->im.narrow = d == QN_D_FLOAT32 || d == QN_D_COMPLEX64;
  p->re.plus = p->opt->sign == '+';
  p->im.plus = true;
  visit(p, 0, p->view->data, visit_range, &tmp);
  choose_notation(&p->re, p->opt);
  choose_notation(&p->im, p->opt);
  visit(p, 0, p->view->data, visit_width, &tmp);
  settle(&p->re, p->opt);
  settle(&p->im, p->opt);
  qn_buf_deinit(&tmp);
}

static int put_element(const printer *p, const char *at, qn_buf *out) {
  if (p->element) return p->element(p->ctx, at, out);
  qn_dtype d = (qn_dtype)p->view->dtype;
  char k = qn_dtypes[d].kind;
  double re, im;
  int64_t i;
  if (k == 'b') {
    qn_buf_z(out, *at ? (p->view->ndim ? " True" : "True") : "False");
  } else if (k == 'f') {
    parts_of(d, at, &re, &im);
    put_float(&p->re, p->opt, re, out);
  } else if (k == 'c') {
    parts_of(d, at, &re, &im);
    put_float(&p->re, p->opt, re, out);
    put_float(&p->im, p->opt, im, out);
    size_t end = out->n;
    while (end > 0 && out->p[end - 1] == ' ') end--;
    qn_buf_c(out, 'j'); /* before the padding on the right */
    if (out->p && !out->oom) {
      memmove(out->p + end + 1, out->p + end, out->n - 1 - end);
      out->p[end] = 'j';
    }
  } else if (k == 'O') {
    qn_value cell = *(const qn_value *)(const void *)at;
    if (qn_npstr_width(cell) >= 0) return qn_str_class.repr(p->rt, cell, out); /* without its class */
    bool list = qn_is(cell, QN_K_LIST); /* list([1, 2]), so that it is not read as a dimension */
    if (list) qn_buf_z(out, "list(");
    int status = qn_repr(p->rt, cell, out);
    if (list) qn_buf_c(out, ')');
    return status;
  } else if (qn_dtype_is_time(d)) {
    qn_elem_cast(d, at, QN_D_INT64, &i);
    return qn_time_element(p->rt, d, i, p->width, out) < 0 ? -1 : 0;
  } else {
    qn_elem_cast(d, at, QN_D_INT64, &i);
    char plus[24];
    snprintf(plus, sizeof plus, p->opt->sign == '+' ? "+%llu" : "%llu", (unsigned long long)i);
    if (d == QN_D_UINT64) qn_buf_printf(out, "%*s", p->width, plus);
    else qn_buf_printf(out, p->opt->sign == '+' ? "%+*lld" : "%*lld", p->width, (long long)i);
  }
  return 0;
}

/* --- brackets and lines ----------------------------------------------------------------------------------------------------- */
static void rstrip(qn_buf *out) {
  while (out->n > 0 && out->p[out->n - 1] == ' ') out->n--;
}

static qn_sv first_line(qn_sv text) {
  const char *end = memchr(text.p, '\n', text.n);
  return (qn_sv){text.p, end ? (size_t)(end - text.p) : text.n};
}

/* An element of several lines, an array among objects: they stand below each other, the last one as wide as the widest. */
static void add_lines(printer *p, qn_sv text, int indent, int width, int *len) {
  int widest = 0, last = 0;
  for (size_t at = 0; at < text.n; at++) {
    const qn_sv line = first_line((qn_sv){text.p + at, text.n - at});
    last = (int)qn_utf8_count(line), at += line.n;
    if (last > widest) widest = last;
  }
  if (*len + widest > width && *len > indent) {
    rstrip(p->out);
    qn_buf_c(p->out, '\n');
    qn_buf_fill(p->out, ' ', (size_t)indent);
    *len = indent;
  }
  const int below = *len;
  for (size_t at = 0; at < text.n; at++) {
    const qn_sv line = first_line((qn_sv){text.p + at, text.n - at});
    if (at) rstrip(p->out), qn_buf_c(p->out, '\n'), qn_buf_fill(p->out, ' ', (size_t)below);
    qn_buf_sv(p->out, line), at += line.n;
  }
  qn_buf_fill(p->out, ' ', (size_t)(widest - last));
  *len = below + widest;
}

/* Adds a word to the line that is `*len` long; breaks the line first when it would pass width. */
static void add_word(printer *p, qn_sv word, int indent, int width, int *len) {
  if (word.n && memchr(word.p, '\n', word.n)) {
    add_lines(p, word, indent, width, len);
    return;
  }
  int wide = (int)qn_utf8_count(word);
  if (*len + wide > width && *len > indent) {
    rstrip(p->out);
    qn_buf_c(p->out, '\n');
    qn_buf_fill(p->out, ' ', (size_t)indent);
    *len = indent;
  }
  qn_buf_sv(p->out, word);
  *len += wide;
}

static int put_row(printer *p, int axis, const char *at, int indent, int width) {
  int64_t n = p->view->shape[axis], edge = p->opt->edgeitems, step = p->view->strides[axis];
  int sep = (int)strlen(p->separator), elem = width - 1, len = indent, r = 0;
  qn_buf word;
  qn_buf_init(&word, p->rt->alloc);
  for (int64_t i = 0; i < n && !r; i++) {
    if (p->summarise && n > 2 * edge && i == edge) {
      add_word(p, QN_SV("..."), indent, elem, &len);
      qn_buf_z(p->out, p->separator);
      len += sep;
      i = n - edge;
      if (i >= n) break;
    }
    qn_buf_reset(&word);
    r = put_element(p, at + i * step, &word);
    add_word(p, qn_buf_view(&word), indent, elem, &len);
    if (i + 1 < n) {
      qn_buf_z(p->out, p->separator);
      len += sep;
    }
  }
  qn_buf_deinit(&word);
  return r;
}

static int put_array(printer *p, int axis, const char *at, int indent, int width) {
  const qn_view *v = p->view;
  if (axis == v->ndim) return put_element(p, at, p->out);
  int left = v->ndim - axis, r = 0;
  qn_buf_c(p->out, '[');
  if (left == 1) {
    r = put_row(p, axis, at, indent, width);
  } else {
    int64_t n = v->shape[axis], edge = p->opt->edgeitems;
    for (int64_t i = 0; i < n && !r; i++) {
      bool gap = p->summarise && n > 2 * edge && i == edge;
      if (i > 0) qn_buf_fill(p->out, ' ', (size_t)indent);
      if (gap) qn_buf_z(p->out, "..."), i = n - edge - 1;
      else r = put_array(p, axis + 1, at + i * v->strides[axis], indent + 1, width - 1);
      if (i + 1 >= n) break;
      if (p->separator[0] == ',') qn_buf_c(p->out, ',');
      qn_buf_fill(p->out, '\n', (size_t)(left - 1));
    }
  }
  qn_buf_c(p->out, ']');
  return r;
}

/* --- formatter= ---------------------------------------------------------------------------------------------------------------- */
typedef struct own_text {
  qn_rt *rt;
  qn_value function;
  qn_dtype dtype;
} own_text;

/* The function for the elements, owned: 1, or 0 (none), or -1. The name of the type goes before its kind's, that before "all". */
static int own_function(qn_rt *rt, const qn_print_options *opt, const qn_view *v, qn_value *out) {
  const char *names[3] = {NULL, NULL, "all"};
  if (opt->formatter.tag != QN_OBJ) return 0;
  switch (qn_dtypes[v->dtype].kind) {
    case 'b': names[0] = "bool"; break;
    case 'i':
    case 'u': names[0] = "int", names[1] = "int_kind"; break;
    case 'f': names[0] = "float", names[1] = "float_kind"; break;
    case 'c': names[0] = "complexfloat", names[1] = "complex_kind"; break;
    case 'M': names[0] = "datetime"; break;
    case 'm': names[0] = "timedelta"; break;
    default:
      if (qn_text_width(v) >= 0) names[0] = "numpystr", names[1] = "str_kind";
      else names[0] = "object";
      break;
  }
  for (int k = 0; k < 3; k++) {
    int found = names[k] ? qn_dict_get_z(rt, opt->formatter, names[k], out) : 0;
    if (found < 0 || (found && out->tag != QN_NONE)) return found;
  }
  return 0;
}

static int put_own(void *ctx, const char *at, qn_buf *out) {
  const own_text *f = ctx;
  qn_value x, text;
  if (qn_elem_get(f->rt, f->dtype, at, &x)) return -1;
  int r = qn_call_pos(f->rt, f->function, &x, 1, &text);
  qn_release(f->rt, x);
  if (r) return r;
  r = qn_str(f->rt, text, out);
  return qn_release(f->rt, text), r;
}

int qn_array_text(qn_rt *rt, qn_value a, const qn_print_options *opt, const char *separator, int prefix, int suffix, qn_buf *out) {
  const qn_view *v = qn_view_of(a);
  int64_t size = qn_view_size(v);
  if (size == 0) {
    qn_buf_z(out, "[]");
    return 0;
  }
  own_text own = {.rt = rt, .dtype = (qn_dtype)v->dtype};
  int found = own_function(rt, opt, v, &own.function);
  if (found < 0) return -1;
  if (found) {
    const qn_print_options o = *opt; /* the function may set others */
    int bad = qn_array_text_with(rt, a, &o, separator, prefix, suffix, put_own, &own, out);
    return qn_release(rt, own.function), bad;
  }
  printer p = {.rt = rt, .opt = opt, .view = v, .separator = separator, .out = out};
  p.summarise = size > opt->threshold;
  choose_format(&p);
  if (p.failed) return -1;
  int r = put_array(&p, 0, v->data, 1 + prefix, opt->linewidth - suffix);
  return r ? r : out->oom ? qn_raise_memory(rt) : 0;
}

int qn_array_text_with(qn_rt *rt, qn_value a, const qn_print_options *opt, const char *separator, int prefix, int suffix,
                       int (*element)(void *ctx, const char *at, qn_buf *out), void *ctx, qn_buf *out) {
  const qn_view *v = qn_view_of(a);
  int64_t size = qn_view_size(v);
  if (size == 0) return qn_buf_z(out, "[]"), 0;
  printer p = {.rt = rt, .opt = opt, .view = v, .separator = separator, .out = out, .element = element, .ctx = ctx};
  p.summarise = size > opt->threshold;
  int r = put_array(&p, 0, v->data, 1 + prefix, opt->linewidth - suffix);
  return r ? r : out->oom ? qn_raise_memory(rt) : 0;
}

struct qn_elem_format {
  printer p;
  qn_view view;
};
qn_elem_format *qn_elem_format_new(qn_rt *rt, const qn_view *v, const qn_print_options *opt) {
  qn_elem_format *f = qn_alloc(rt->alloc, sizeof *f);
  if (!f) return qn_raise_memory(rt), NULL;
  *f = (qn_elem_format){.view = *v};
  f->p = (printer){.rt = rt, .opt = opt, .view = &f->view};
  f->p.summarise = qn_view_size(v) > opt->threshold;
  choose_format(&f->p);
  return f;
}
int qn_elem_format_put(const qn_elem_format *f, const char *at, qn_buf *out) { return put_element(&f->p, at, out); }
void qn_elem_format_free(qn_rt *rt, qn_elem_format *f) { qn_free(rt->alloc, f, sizeof *f); }

int qn_array_str(qn_rt *rt, qn_value a, qn_buf *out) {
  const qn_view *v = qn_view_of(a);
  const qn_print_options *opt = qn_print_options_of(rt);
  if (!opt) return -1;
  if (v->ndim == 0) {
    qn_value x;
    if (qn_elem_get(rt, (qn_dtype)v->dtype, v->data, &x)) return -1;
    int r = qn_str(rt, x, out);
    qn_release(rt, x);
    return r;
  }
  return qn_array_text(rt, a, opt, " ", 0, 0, out);
}

static void put_shape(const qn_view *v, qn_buf *out) {
  qn_buf_c(out, '(');
  for (int d = 0; d < v->ndim; d++) qn_buf_printf(out, d ? ", %lld" : "%lld", (long long)v->shape[d]);
  qn_buf_z(out, v->ndim == 1 ? ",)" : ")");
}

static void put_order(const qn_view *v, bool after, qn_buf *out) {
  char text[32];
  qn_dtype_foreign_text((qn_dtype)v->dtype, text);
  qn_buf_printf(out, "%sdtype='%s'", after ? ", " : "", text);
}

int qn_array_repr(qn_rt *rt, qn_value a, qn_buf *out) {
  const qn_view *v = qn_view_of(a);
  const qn_print_options *opt = qn_print_options_of(rt);
  if (!opt) return -1;
  int64_t size = qn_view_size(v);
  size_t start = out->n;
  qn_buf_z(out, "array(");
  if (qn_array_text(rt, a, opt, ", ", 6, 1, out)) return -1;
  const bool foreign = qn_foreign(v);
  bool implied = !foreign && (v->dtype == QN_D_FLOAT64 || v->dtype == QN_D_INT64 || v->dtype == QN_D_BOOL || v->dtype == QN_D_COMPLEX128);
  bool shape = (size == 0 && !(v->ndim == 1 && v->shape[0] == 0)) || size > opt->threshold;
  bool dtype = !implied || size == 0;
  if (!shape && !dtype) {
    qn_buf_c(out, ')');
    return 0;
  }
  qn_buf extra;
  qn_buf_init(&extra, rt->alloc);
  if (shape) qn_buf_z(&extra, "shape="), put_shape(v, &extra);
  int64_t width = qn_text_width(v);
  if (width >= 0) qn_buf_printf(&extra, "%sdtype='<U%lld'", shape ? ", " : "", (long long)width);
  else if (foreign) put_order(v, shape, &extra);
  else if (dtype) qn_buf_printf(&extra, qn_dtype_is_time((qn_dtype)v->dtype) ? "%sdtype='%s'" : "%sdtype=%s", shape ? ", " : "", qn_dtypes[v->dtype].name);
  qn_buf_c(&extra, ')');
  qn_buf_c(out, ',');
  size_t line = 0;
  while (line < out->n - start && out->p[out->n - 1 - line] != '\n') line++;
  line = qn_utf8_count((qn_sv){out->p + out->n - line, line});
  if ((int)(line + extra.n + 1) > opt->linewidth) {
    qn_buf_c(out, '\n');
    qn_buf_fill(out, ' ', 6);
  } else {
    qn_buf_c(out, ' ');
  }
  qn_buf_sv(out, qn_buf_view(&extra));
  qn_buf_deinit(&extra);
  return 0;
}
