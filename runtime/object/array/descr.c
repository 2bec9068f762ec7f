/* descr.c - descriptors of records: from what np.dtype() accepts, to their text, and dtype objects that hold one. */
#include "runtime/base/calendar.h"
#include "runtime/object/array/iter.h"
#include "runtime/object/array/record.h"
#include "runtime/object/internal.h"

enum { FIELDS_MAX = 64, ITEM_MAX = 1 << 24 };

uint32_t qn_field_size(const qn_field *f) {
  if (f->text) return f->text == 'U' ? 4 * f->width : f->width;
  uint64_t n = f->descr ? f->descr->itemsize : qn_dtypes[f->dtype].size;
  for (int d = 0; d < f->ndim; d++)
    if (__builtin_mul_overflow(n, (uint64_t)f->shape[d], &n) || n > ITEM_MAX) return ITEM_MAX;
  return (uint32_t)n;
}

static uint32_t alignment(const qn_field *f) {
  if (f->text) return f->text == 'U' ? 4 : 1;
  if (!f->descr) return f->dtype == QN_D_COMPLEX64 ? 4 : f->dtype == QN_D_COMPLEX128 ? 8 : qn_dtypes[f->dtype].size;
  uint32_t most = 1;
  for (uint32_t i = 0; f->descr->aligned && i < f->descr->nfields; i++) {
    uint32_t a = alignment(&f->descr->fields[i]);
    if (a > most) most = a;
  }
  return most;
}

static bool same_field(const qn_field *a, const qn_field *b) {
  return a->name == b->name && a->offset == b->offset && a->dtype == b->dtype && a->text == b->text && a->width == b->width && a->descr == b->descr && a->ndim == b->ndim &&
         memcmp(a->shape, b->shape, sizeof a->shape) == 0;
}

const qn_descr *qn_descr_intern(qn_rt *rt, const qn_descr *like) {
  qn_array_state *s = qn_arrays_of(rt);
  if (!s) return NULL;
  for (const qn_descr *d = s->descrs; d; d = d->next) {
    bool same = d->itemsize == like->itemsize && d->nfields == like->nfields && d->aligned == like->aligned && d->rec == like->rec;
    for (uint32_t i = 0; same && i < d->nfields; i++) same = same_field(&d->fields[i], &like->fields[i]);
    if (same) return d;
  }
  qn_descr *own = qn_alloc(rt->alloc, sizeof *own);
  qn_field *fields = qn_alloc(rt->alloc, (like->nfields + 1) * sizeof *fields);
  if (!own || !fields) {
    qn_free(rt->alloc, own, sizeof *own);
    qn_free(rt->alloc, fields, (like->nfields + 1) * sizeof *fields);
    qn_raise_memory(rt);
    return NULL;
  }
  *own = *like;
  if (like->nfields) memcpy(fields, like->fields, like->nfields * sizeof *fields);
  own->fields = fields;
  own->next = s->descrs;
  s->descrs = own;
  return own;
}

void qn_descrs_free(qn_rt *rt, const qn_descr *list) {
  for (const qn_descr *next; list; list = next) {
    next = list->next;
    qn_free(rt->alloc, list->fields, (list->nfields + 1) * sizeof *list->fields);
    qn_free(rt->alloc, (void *)(uintptr_t)list, sizeof *list);
  }
}

int qn_descr_find(const qn_descr *d, qn_sym name) {
  for (uint32_t i = 0; i < d->nfields; i++)
    if (d->fields[i].name == name) return (int)i;
  return -1;
}

/* --- from Python values ------------------------------------------------------------------------------------------------- */
typedef struct maker {
  qn_rt *rt;
  bool align, placed; /* placed: the offsets were given */
  qn_field fields[FIELDS_MAX];
  uint32_t n, size, most;
} maker;

static int add_field(maker *m, qn_sv name, qn_value type, qn_value shape, qn_value title) {
  (void)title;
  qn_rt *rt = m->rt;
  if (m->n == FIELDS_MAX) return qn_raise(rt, QN_E_ValueError, "a record has at most %d fields here", FIELDS_MAX);
  qn_field *f = &m->fields[m->n];
  memset(f, 0, sizeof *f);
  char numbered[16];
  if (name.n == 0) name = (qn_sv){numbered, (size_t)snprintf(numbered, sizeof numbered, "f%u", m->n)};
  char text[128];
  snprintf(text, sizeof text, "%.*s", (int)(name.n < 127 ? name.n : 127), name.p);
  if (!(f->name = qn_sym_of(rt, text))) return -1;
  for (uint32_t i = 0; i < m->n; i++)
    if (m->fields[i].name == f->name) return qn_raise(rt, QN_E_ValueError, "field '%s' occurs more than once", text);
  if (qn_is(type, QN_K_TUPLE) && ((qn_tuple *)type.o)->n == 2 && shape.tag == QN_UNSET) { /* ('f8', 3) */
    shape = ((qn_tuple *)type.o)->items[1];
    type = ((qn_tuple *)type.o)->items[0];
  }
  int r = qn_descr_from(rt, type, m->align, &f->descr);
  if (r < 0) return -1;
  if (r == 1 && qn_field_text(type, f)) f->dtype = QN_D_UINT8;
  else if (r == 1 && qn_dtype_from(rt, type, &f->dtype)) return -1;
  if (r == 1 && f->dtype == QN_D_OBJECT) return qn_raise(rt, QN_E_TypeError, "fields of dtype object are not supported");
  if (f->text && f->width == 0 && shape.tag == QN_INT && shape.i > 0 && shape.i < ITEM_MAX) f->width = (uint32_t)shape.i, shape.tag = QN_UNSET; /* ('a', str, 16) */
  if (shape.tag != QN_UNSET && qn_shape_from(rt, shape, &f->ndim, f->shape)) return -1;
  if (f->text && f->ndim) return qn_raise(rt, QN_E_NotImplementedError, "sub-arrays of text in records are not supported");
  uint32_t a = m->align ? alignment(f) : 1;
  if (a > m->most) m->most = a;
  f->offset = (m->size + a - 1) / a * a;
  m->size = f->offset + qn_field_size(f);
  m->n++;
  return m->size >= ITEM_MAX ? qn_raise(rt, QN_E_ValueError, "a record of more than %d bytes", ITEM_MAX) : 0;
}

static int finish(maker *m, bool rec, const qn_descr **out) {
  if (m->align && m->most > 1) m->size = (m->size + m->most - 1) / m->most * m->most;
  qn_descr d = {.itemsize = m->size, .nfields = m->n, .aligned = m->align, .rec = rec, .fields = m->fields};
  *out = qn_descr_intern(m->rt, &d);
  return *out ? 0 : -1;
}

static int from_list(maker *m, const qn_list *l) {
  for (int64_t i = 0; i < l->n; i++) {
    qn_value item = qn_list_at(l, i);
    const qn_tuple *t = (const qn_tuple *)item.o;
    if (!qn_is(item, QN_K_TUPLE) || t->n < 2 || t->n > 3 || !(qn_is(t->items[0], QN_K_STR) || qn_is(t->items[0], QN_K_TUPLE)))
      return qn_raise(m->rt, QN_E_TypeError, "Field elements must be 2- or 3-tuples, got '%s'", qn_class_of(item)->name);
    qn_value name = t->items[0];
    if (qn_is(name, QN_K_TUPLE)) name = ((qn_tuple *)name.o)->n == 2 ? ((qn_tuple *)name.o)->items[1] : name;
    if (!qn_is(name, QN_K_STR)) return qn_raise(m->rt, QN_E_TypeError, "a field's name must be a string");
    if (add_field(m, qn_str_sv(name), t->items[1], t->n == 3 ? t->items[2] : (qn_value){.tag = QN_UNSET}, name)) return -1;
  }
  return 0;
}

/* The shape before a type, "(2,3)f8": *one was cut at its first comma, and is the type up to the next one then. */
static int shape_text(qn_rt *rt, qn_sv *one, qn_sv *rest, qn_value *out) {
  const char *at = one->p + 1, *end = rest->p + rest->n;
  qn_value dims[QN_MAX_RANK];
  int n = 0;
  for (; at < end && *at != ')'; at++) {
    if (*at == ' ' || *at == ',') continue;
    int64_t dim = 0;
    if (*at < '0' || *at > '9' || n == QN_MAX_RANK) return qn_raise(rt, QN_E_TypeError, "data type '%.*s' not understood", (int)(end - one->p), one->p);
    for (; at < end && *at >= '0' && *at <= '9' && dim < ITEM_MAX; at++) dim = dim * 10 + (*at - '0');
    at--;
    dims[n++] = qn_int(dim);
  }
  if (at == end) return qn_raise(rt, QN_E_TypeError, "data type '%.*s' not understood", (int)(end - one->p), one->p);
  at++;
  const char *comma = memchr(at, ',', (size_t)(end - at));
  *one = (qn_sv){at, (size_t)((comma ? comma : end) - at)};
  *rest = comma ? (qn_sv){comma + 1, (size_t)(end - comma - 1)} : (qn_sv){end, 0};
  return qn_new_tuple(rt, dims, n, out);
}

static int from_text(maker *m, qn_sv s) { /* "f8,i4,3f4" */
  while (s.n) {
    const char *comma = memchr(s.p, ',', s.n);
    qn_sv one = {s.p, comma ? (size_t)(comma - s.p) : s.n};
    s = comma ? (qn_sv){comma + 1, s.n - one.n - 1} : (qn_sv){s.p + s.n, 0};
    while (one.n && *one.p == ' ') one.p++, one.n--;
    while (one.n && one.p[one.n - 1] == ' ') one.n--;
    int64_t count = 0;
    qn_value shape = {.tag = QN_UNSET};
    const qn_sv whole = one;
    if (one.n && *one.p == '(' && shape_text(m->rt, &one, &s, &shape)) return -1;
    while (one.n && *one.p >= '0' && *one.p <= '9' && count < ITEM_MAX) count = count * 10 + (*one.p++ - '0'), one.n--;
    qn_value type;
    if (qn_new_str(m->rt, one, &type)) return qn_release(m->rt, shape), -1;
    if (!m->n && !s.n && shape.tag != QN_UNSET) /* alone it is no field but a type of sub-arrays */
      return qn_release(m->rt, type), qn_release(m->rt, shape), qn_raise(m->rt, QN_E_TypeError, "data type '%.*s' not understood", (int)(one.p + one.n - whole.p), whole.p);
    int r = add_field(m, QN_SV(""), type, count > 1 ? qn_int(count) : shape, type);
    qn_release(m->rt, type), qn_release(m->rt, shape);
    if (r) return -1;
  }
  return 0;
}

static int sequence_of(qn_rt *rt, qn_value dict, const char *key, bool must, qn_value **items, int64_t *n) {
  qn_value list;
  *items = NULL, *n = 0;
  int r = qn_dict_get_z(rt, dict, key, &list);
  if (r < 0) return -1;
  if (r == 0) return must ? qn_raise(rt, QN_E_ValueError, "entry not a 2- or 3- tuple") : 0;
  r = qn_items_of(rt, list, items, n);
  qn_release(rt, list);
  return r;
}

static int from_dict(maker *m, qn_value dict) {
  qn_value *names, *formats = NULL, *offsets = NULL, size;
  int64_t n, n_formats = 0, n_offsets = 0;
  if (sequence_of(m->rt, dict, "names", true, &names, &n)) return -1;
  int r = sequence_of(m->rt, dict, "formats", true, &formats, &n_formats) || sequence_of(m->rt, dict, "offsets", false, &offsets, &n_offsets);
  if (!r && (n != n_formats || (offsets && n != n_offsets)))
    r = qn_raise(m->rt, QN_E_ValueError, "'names', 'formats', 'offsets', and 'titles' dict entries must have the same length");
  for (int64_t i = 0; !r && i < n; i++) {
    if (!qn_is(names[i], QN_K_STR)) r = qn_raise(m->rt, QN_E_TypeError, "a field's name must be a string");
    int64_t at = -1;
    if (!r && offsets) {
      r = qn_as_index(m->rt, offsets[i], &at);
      if (!r && (at < 0 || at > ITEM_MAX)) r = qn_raise(m->rt, QN_E_ValueError, "a field's offset must not be negative");
    }
    uint32_t end = m->size;
    if (!r && at >= 0) m->size = (uint32_t)at;
    if (!r) r = add_field(m, qn_str_sv(names[i]), formats[i], (qn_value){.tag = QN_UNSET}, names[i]);
    if (!r && m->size < end) m->size = end;
  }
  qn_items_free(m->rt, names, n);
  if (formats) qn_items_free(m->rt, formats, n_formats);
  if (offsets) qn_items_free(m->rt, offsets, n_offsets);
  int has = r ? 0 : qn_dict_get_z(m->rt, dict, "itemsize", &size);
  int64_t bytes = 0;
  if (has == 1) {
    r = qn_as_index(m->rt, size, &bytes);
    qn_release(m->rt, size);
    if (!r && (bytes < m->size || bytes > ITEM_MAX)) r = qn_raise(m->rt, QN_E_ValueError, "DTypes cannot have a size smaller than its fields");
    if (!r) m->size = (uint32_t)bytes;
  }
  return r || has < 0 ? -1 : 0;
}

static int as_rec(qn_rt *rt, const qn_descr *d, const qn_descr **out) {
  qn_descr rec = *d;
  rec.rec = true;
  return (*out = qn_descr_intern(rt, &rec)) ? 0 : -1;
}

int qn_descr_from(qn_rt *rt, qn_value v, bool align, const qn_descr **out) {
  const qn_descr *d = qn_record_dtype_of(v);
  if (d) return *out = d, 0;
  if (qn_is(v, QN_K_TUPLE) && ((qn_tuple *)v.o)->n == 2 && ((qn_tuple *)v.o)->items[0].tag == QN_OBJ &&
      ((qn_tuple *)v.o)->items[0].o == &qn_record_class.obj) {
    int r = qn_descr_from(rt, ((qn_tuple *)v.o)->items[1], align, &d);
    return r ? r : as_rec(rt, d, out);
  }
  bool list = qn_is(v, QN_K_LIST) && ((qn_list *)v.o)->n > 0, dict = qn_is(v, QN_K_DICT);
  bool text = qn_is(v, QN_K_STR) && memchr(qn_str_sv(v).p, ',', qn_str_sv(v).n);
  if (!list && !dict && !text) return 1;
  maker *m = qn_alloc(rt->alloc, sizeof *m);
  if (!m) return qn_raise_memory(rt);
  memset(m, 0, sizeof *m);
  m->rt = rt, m->align = align, m->most = 1;
  int r = list ? from_list(m, (qn_list *)v.o) : dict ? from_dict(m, v) : from_text(m, qn_str_sv(v));
  if (!r) r = finish(m, false, out);
  qn_free(rt->alloc, m, sizeof *m);
  return r;
}

/* --- text --------------------------------------------------------------------------------------------------------------- */
void qn_field_format(const qn_field *f, qn_buf *out) {
  if (f->descr) {
    qn_descr_text(f->descr, out);
    return;
  }
  const qn_dtype_info *d = &qn_dtypes[f->dtype];
  if (f->text) qn_buf_printf(out, f->text == 'U' ? "'<U%u'" : f->width ? "'S%u'" : "'S'", f->width);
  else if (qn_dtype_is_time(f->dtype)) qn_buf_printf(out, "'%s'", qn_dtype_spell(f->dtype).text);
  else if (d->kind == 'b') qn_buf_z(out, "'?'");
  else qn_buf_printf(out, "'%s%c%d'", d->size == 1 ? "" : "<", d->kind, d->size);
}

static void put_shape(const qn_field *f, qn_buf *out) {
  if (!f->ndim) return;
  qn_buf_z(out, ", (");
  for (int d = 0; d < f->ndim; d++) qn_buf_printf(out, d ? ", %lld" : "%lld", (long long)f->shape[d]);
  qn_buf_z(out, f->ndim == 1 ? ",)" : ")");
}

/* Do the fields follow each other as a list of them would lay them out? */
static bool is_plain(const qn_descr *d) {
  uint32_t at = 0, most = 1;
  for (uint32_t i = 0; i < d->nfields; i++) {
    uint32_t a = d->aligned ? alignment(&d->fields[i]) : 1;
    if (a > most) most = a;
    at = (at + a - 1) / a * a;
    if (d->fields[i].offset != at) return false;
    at += qn_field_size(&d->fields[i]);
  }
  return (at + most - 1) / most * most == d->itemsize;
}

static void put_descr(const qn_descr *d, bool plain, qn_buf *out) {
  qn_buf_z(out, plain ? "[" : "{'names': [");
  for (uint32_t i = 0; i < d->nfields; i++) {
    const qn_field *f = &d->fields[i];
    if (i) qn_buf_z(out, ", ");
    qn_buf_printf(out, plain ? "('%s', " : "'%s'", f->name->text);
    if (!plain) continue;
    qn_field_format(f, out);
    put_shape(f, out);
    qn_buf_c(out, ')');
  }
  qn_buf_c(out, ']');
  if (plain) return;
  qn_buf_z(out, ", 'formats': [");
  for (uint32_t i = 0; i < d->nfields; i++) {
    if (i) qn_buf_z(out, ", ");
    if (d->fields[i].ndim) qn_buf_c(out, '(');
    qn_field_format(&d->fields[i], out);
    put_shape(&d->fields[i], out);
    if (d->fields[i].ndim) qn_buf_c(out, ')');
  }
  qn_buf_z(out, "], 'offsets': [");
  for (uint32_t i = 0; i < d->nfields; i++) qn_buf_printf(out, i ? ", %u" : "%u", d->fields[i].offset);
  qn_buf_printf(out, "], 'itemsize': %u", d->itemsize);
  if (d->aligned) qn_buf_z(out, ", 'aligned': True");
  qn_buf_c(out, '}');
}

void qn_descr_text(const qn_descr *d, qn_buf *out) { put_descr(d, is_plain(d) && !d->aligned, out); }

/* --- dtype objects -------------------------------------------------------------------------------------------------------- */
typedef struct record_dtype {
  qn_obj obj;
  const qn_descr *descr;
} record_dtype;

int qn_new_record_dtype(qn_rt *rt, const qn_descr *d, qn_value *out) {
  record_dtype *o = qn_obj_new(rt, &qn_record_dtype_class, sizeof *o);
  if (!o) return -1;
  o->descr = d;
  return *out = qn_from_obj(o), 0;
}

const qn_descr *qn_record_dtype_of(qn_value v) {
  return v.tag == QN_OBJ && v.o->cls == &qn_record_dtype_class ? ((record_dtype *)v.o)->descr : NULL;
}

static void dtype_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(record_dtype)); }

static int dtype_str(qn_rt *rt, qn_value v, qn_buf *out) {
  const qn_descr *d = qn_record_dtype_of(v);
  (void)rt;
  if (d->rec) qn_buf_z(out, "(numpy.record, ");
  qn_descr_text(d, out);
  if (d->rec) qn_buf_c(out, ')');
  return 0;
}

static int dtype_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const qn_descr *d = qn_record_dtype_of(v);
  bool plain = is_plain(d);
  (void)rt;
  qn_buf_z(out, d->rec ? "dtype((numpy.record, " : "dtype(");
  put_descr(d, plain, out);
  qn_buf_z(out, d->rec ? "))" : d->aligned && plain ? ", align=True)" : ")");
  return 0;
}

static int dtype_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  return *out = (uint64_t)(uintptr_t)qn_record_dtype_of(v) >> 4, 0;
}

static int dtype_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  const qn_descr *x = NULL, *y = NULL;
  if (op != QN_EQ && op != QN_NE) return QN_NOT_IMPLEMENTED;
  if (qn_descr_from(rt, a, false, &x) < 0 || qn_descr_from(rt, b, false, &y) < 0) qn_exc_clear(rt);
  bool same = x && y && x->nfields == y->nfields && x->itemsize == y->itemsize;
  for (uint32_t i = 0; same && i < x->nfields; i++) same = same_field(&x->fields[i], &y->fields[i]);
  return *out = qn_bool(same == (op == QN_EQ)), 0;
}

static int field_dtype(qn_rt *rt, const qn_field *f, qn_value *out) {
  if (f->text == 'U') return qn_new_text_dtype(rt, f->width, out);
  if (f->text) return qn_raise(rt, QN_E_NotImplementedError, "there are no dtypes of bytes outside of records");
  return f->descr ? qn_new_record_dtype(rt, f->descr, out) : qn_new_dtype(rt, f->dtype, out);
}

static int names_tuple(qn_rt *rt, const qn_descr *d, qn_value *out) {
  if (qn_new_tuple(rt, NULL, d->nfields, out)) return -1;
  for (uint32_t i = 0; i < d->nfields; i++)
    if (qn_new_str_sym(rt, d->fields[i].name, &((qn_tuple *)out->o)->items[i])) return qn_drop(rt, out), -1;
  return 0;
}

static int fields_dict(qn_rt *rt, const qn_descr *d, qn_value *out) {
  if (qn_new_dict(rt, out)) return -1;
  int bad = 0;
  for (uint32_t i = 0; i < d->nfields && !bad; i++) {
    qn_value pair[2] = {{.tag = QN_UNSET}, qn_int(d->fields[i].offset)}, t;
    bad = field_dtype(rt, &d->fields[i], &pair[0]) || qn_new_tuple(rt, pair, 2, &t);
    qn_release(rt, pair[0]);
    if (bad) break;
    bad = qn_dict_set_z(rt, *out, d->fields[i].name->text, t);
    qn_release(rt, t);
  }
  return bad ? qn_drop(rt, out), -1 : 0;
}

static int descr_list(qn_rt *rt, const qn_descr *d, qn_value *out);
/* ('x', '<f8'), ('m', '<f8', (2, 3)) or ('in', [...]) */
static int descr_item(qn_rt *rt, const qn_field *f, qn_value *out) {
  qn_value parts[3] = {{.tag = QN_UNSET}, {.tag = QN_UNSET}, {.tag = QN_UNSET}}, dims[QN_MAX_RANK];
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  const qn_dtype_info *info = &qn_dtypes[f->dtype];
  int bad = qn_new_str_sym(rt, f->name, &parts[0]);
  if (f->text) qn_buf_printf(&b, f->text == 'U' ? "<U%u" : "|S%u", f->width);
  else if (qn_dtype_is_time(f->dtype)) qn_buf_z(&b, qn_dtype_spell(f->dtype).text);
  else qn_buf_printf(&b, "%s%c%d", info->size == 1 ? "|" : "<", info->kind, info->size);
  if (!bad) bad = f->descr ? descr_list(rt, f->descr, &parts[1]) : b.oom ? qn_raise_memory(rt) : qn_new_str(rt, qn_buf_view(&b), &parts[1]);
  for (int k = 0; k < f->ndim; k++) dims[k] = qn_int(f->shape[k]);
  if (!bad && f->ndim) bad = qn_new_tuple(rt, dims, f->ndim, &parts[2]);
  if (!bad) bad = qn_new_tuple(rt, parts, f->ndim ? 3 : 2, out);
  for (int k = 0; k < 3; k++) qn_release(rt, parts[k]);
  qn_buf_deinit(&b);
  return bad ? -1 : 0;
}
static int descr_list(qn_rt *rt, const qn_descr *d, qn_value *out) {
  if (!is_plain(d)) return qn_raise(rt, QN_E_NotImplementedError, "descr of dtypes with gaps is not supported");
  if (qn_new_list(rt, NULL, 0, out)) return -1;
  for (uint32_t i = 0; i < d->nfields; i++) {
    qn_value item;
    if (descr_item(rt, &d->fields[i], &item)) return qn_drop(rt, out), -1;
    int bad = qn_list_append(rt, *out, item);
    qn_release(rt, item);
    if (bad) return qn_drop(rt, out), -1;
  }
  return 0;
}

static int dtype_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_descr *d = qn_record_dtype_of(v);
  qn_sv n = qn_sym_sv(name);
  char text[24];
  if (qn_sv_is(n, "names")) return names_tuple(rt, d, out);
  if (qn_sv_is(n, "fields")) return fields_dict(rt, d, out);
  if (qn_sv_is(n, "descr")) return descr_list(rt, d, out);
  if (qn_sv_is(n, "shape")) return qn_new_tuple(rt, NULL, 0, out);
  if (qn_sv_is(n, "base")) return *out = qn_retained(v), 0;
  if (qn_sv_is(n, "subdtype") || qn_sv_is(n, "metadata")) return *out = qn_none(), 0;
  if (qn_sv_is(n, "ndim")) return *out = qn_int(0), 0;
  if (qn_sv_is(n, "itemsize")) return *out = qn_int(d->itemsize), 0;
  if (qn_sv_is(n, "isalignedstruct")) return *out = qn_bool(d->aligned), 0;
  if (qn_sv_is(n, "alignment")) return *out = qn_int(alignment(&(qn_field){.descr = d})), 0;
  if (qn_sv_is(n, "kind") || qn_sv_is(n, "char")) return qn_new_str(rt, QN_SV("V"), out);
  if (qn_sv_is(n, "hasobject")) return *out = qn_bool(false), 0;
  if (qn_sv_is(n, "type")) return *out = qn_class_value(d->rec ? &qn_record_class : &qn_void_class), 0;
  if (qn_sv_is(n, "name") || qn_sv_is(n, "str")) {
    bool str = qn_sv_is(n, "str");
    int len = str ? snprintf(text, sizeof text, "|V%u", d->itemsize)
                  : snprintf(text, sizeof text, "%s%u", d->rec ? "record" : "void", d->itemsize * 8);
    return qn_new_str(rt, (qn_sv){text, (size_t)len}, out);
  }
  return 1;
}

static int dtype_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  const qn_descr *d = qn_record_dtype_of(v);
  qn_sym name = qn_is(key, QN_K_STR) ? qn_sym_of_str(rt, key) : NULL;
  int at = name ? qn_descr_find(d, name) : -1;
  if (key.tag == QN_INT && key.i >= -(int64_t)d->nfields && key.i < (int64_t)d->nfields) at = (int)(key.i < 0 ? key.i + d->nfields : key.i);
  if (at < 0) return qn_raise_key(rt, key);
  return field_dtype(rt, &d->fields[at], out);
}

static int64_t dtype_length(qn_rt *rt, qn_value v) { return (void)rt, (int64_t)qn_record_dtype_of(v)->nfields; }
static int dtype_truth(qn_rt *rt, qn_value v) { return (void)rt, (void)v, 1; }

qn_class qn_record_dtype_class = {QN_CLASS_HEAD("dtype[void]", QN_K_OTHER, &qn_object_class), .destroy = dtype_destroy,
                                  .repr = dtype_repr, .str = dtype_str, .hash = dtype_hash, .compare = dtype_compare,
                                  .truth = dtype_truth, .length = dtype_length, .get_attr = dtype_get_attr, .get_item = dtype_get_item};
