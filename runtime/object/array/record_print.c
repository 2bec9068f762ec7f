/* record_print.c - str and repr of records: each field is written as an array of that field would write its elements. */
#include "runtime/object/array/dates.h"
#include "runtime/object/array/iter.h"
#include "runtime/object/array/record.h"

typedef struct column {
  const qn_field *field;
  qn_elem_format *format;  /* a number */
  struct columns *records; /* records in records */
} column;
typedef struct columns {
  qn_rt *rt;
  const qn_descr *descr;
  column *items;
} columns;

static void columns_free(columns *c) {
  if (!c) return;
  for (uint32_t i = 0; i < c->descr->nfields; i++) {
    qn_elem_format_free(c->rt, c->items[i].format);
    columns_free(c->items[i].records);
  }
  qn_free(c->rt->alloc, c->items, (c->descr->nfields + 1) * sizeof *c->items);
  qn_free(c->rt->alloc, c, sizeof *c);
}

static columns *columns_new(qn_rt *rt, const qn_descr *d, const qn_view *v, const qn_print_options *opt);

static bool column_init(qn_rt *rt, column *c, const qn_field *f, const qn_view *v, const qn_print_options *opt) {
  qn_view part = *v;
  c->field = f;
  if (f->text) return true;
  part.data = (char *)v->data + f->offset;
  int64_t step = f->descr ? f->descr->itemsize : qn_dtypes[f->dtype].size;
  if (v->ndim + f->ndim > QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "too many dimensions to print"), false;
  for (int d = f->ndim - 1; d >= 0; d--) {
    part.shape[v->ndim + d] = f->shape[d];
    part.strides[v->ndim + d] = step;
    step *= f->shape[d] ? f->shape[d] : 1;
  }
  part.ndim = v->ndim + f->ndim;
  part.dtype = (uint8_t)f->dtype;
  if (f->descr) return (c->records = columns_new(rt, f->descr, &part, opt)) != NULL;
  return (c->format = qn_elem_format_new(rt, &part, opt)) != NULL;
}

static columns *columns_new(qn_rt *rt, const qn_descr *d, const qn_view *v, const qn_print_options *opt) {
  columns *c = qn_alloc(rt->alloc, sizeof *c);
  column *items = qn_alloc(rt->alloc, (d->nfields + 1) * sizeof *items);
  if (!c || !items) {
    qn_free(rt->alloc, c, sizeof *c);
    qn_free(rt->alloc, items, (d->nfields + 1) * sizeof *items);
    qn_raise_memory(rt);
    return NULL;
  }
  memset(items, 0, (d->nfields + 1) * sizeof *items);
  *c = (columns){rt, d, items};
  for (uint32_t i = 0; i < d->nfields; i++)
    if (!column_init(rt, &items[i], &d->fields[i], v, opt)) return columns_free(c), NULL;
  return c;
}

static int put_record(void *ctx, const char *at, qn_buf *out);

static int put_sub(const column *c, int axis, const char *at, qn_buf *out) {
  if (axis == c->field->ndim) return c->records ? put_record(c->records, at, out) : qn_elem_format_put(c->format, at, out);
  int64_t step = c->field->descr ? c->field->descr->itemsize : qn_dtypes[c->field->dtype].size;
  for (int d = c->field->ndim - 1; d > axis; d--) step *= c->field->shape[d];
  qn_buf_c(out, '[');
  for (int64_t i = 0; i < c->field->shape[axis]; i++) {
    if (i) qn_buf_z(out, ", ");
    if (put_sub(c, axis + 1, at + i * step, out)) return -1;
  }
  qn_buf_c(out, ']');
  return 0;
}

static int put_text(qn_rt *rt, const qn_field *f, const char *at, qn_buf *out) {
  qn_value text;
  if (qn_field_text_get(rt, f, at, false, &text)) return -1;
  int r = qn_repr(rt, text, out);
  return qn_release(rt, text), r;
}

static int put_record(void *ctx, const char *at, qn_buf *out) {
  const columns *c = ctx;
  qn_buf_c(out, '(');
  for (uint32_t i = 0; i < c->descr->nfields; i++) {
    if (i) qn_buf_z(out, ", ");
    const qn_field *f = c->items[i].field;
    if (f->text ? put_text(c->rt, f, at + f->offset, out) : put_sub(&c->items[i], 0, at + f->offset, out)) return -1;
  }
  qn_buf_z(out, c->descr->nfields == 1 ? ",)" : ")");
  return 0;
}

static int put_array(qn_rt *rt, qn_value v, const char *separator, int prefix, int suffix, qn_buf *out) {
  const qn_print_options *opt = qn_print_options_of(rt);
  columns *c = opt ? columns_new(rt, qn_as_records(v)->descr, qn_records_view(v), opt) : NULL;
  if (!c) return -1;
  int r = qn_array_text_with(rt, qn_as_records(v)->bytes, opt, separator, prefix, suffix, put_record, c, out);
  columns_free(c);
  return r;
}

static bool is_single(qn_value v) { return v.o->cls == &qn_void_class || v.o->cls == &qn_record_class; }

/* As its tuple of Python numbers. */
static int put_item(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_value item;
  if (qn_record_item(rt, qn_as_records(v)->descr, qn_records_view(v)->data, &item)) return -1;
  const qn_descr *d = qn_as_records(v)->descr;
  int r = 0;
  qn_buf_c(out, '(');
  for (uint32_t i = 0; i < d->nfields && !r; i++) {
    const qn_field *f = &d->fields[i];
    if (i) qn_buf_z(out, ", ");
    if (f->descr || f->ndim || !qn_dtype_is_time(f->dtype)) {
      r = qn_repr(rt, ((qn_tuple *)item.o)->items[i], out);
      continue;
    }
    int64_t t; /* as in an array's text */
    memcpy(&t, (const char *)qn_records_view(v)->data + f->offset, sizeof t);
    r = qn_time_element(rt, f->dtype, t, 0, out) < 0 ? -1 : 0;
  }
  qn_buf_z(out, d->nfields == 1 ? ",)" : ")");
  qn_release(rt, item);
  return r;
}

int qn_records_str(qn_rt *rt, qn_value v, qn_buf *out) {
  return is_single(v) ? put_item(rt, v, out) : put_array(rt, v, " ", 0, 0, out);
}

/* np.void((1.0, 2), dtype=[('x', '<f8'), ('y', '<i4')]) */
static int single_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_buf_z(out, qn_as_records(v)->descr->rec ? "np.record(" : "np.void(");
  int r = put_item(rt, v, out);
  qn_buf_z(out, ", dtype=");
  qn_descr_text(qn_as_records(v)->descr, out);
  qn_buf_c(out, ')');
  return r;
}

int qn_records_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  if (is_single(v)) return single_repr(rt, v, out);
  const qn_print_options *opt = qn_print_options_of(rt);
  const qn_descr *d = qn_as_records(v)->descr;
  const char *head = d->rec ? "rec.array(" : "array(";
  int prefix = (int)strlen(head);
  size_t start = out->n;
  qn_buf_z(out, head);
  if (!opt || put_array(rt, v, ", ", prefix, 1, out)) return -1;
  qn_buf extra;
  qn_buf_init(&extra, rt->alloc);
  qn_buf_z(&extra, "dtype=");
  qn_descr_text(d, &extra);
  qn_buf_c(&extra, ')');
  qn_buf_c(out, ',');
  size_t line = 0;
  while (line < out->n - start && out->p[out->n - 1 - line] != '\n') line++;
  bool breaks = d->rec || (int)(line + extra.n + 1) > opt->linewidth;
  qn_buf_c(out, breaks ? '\n' : ' ');
  if (breaks) qn_buf_fill(out, ' ', (size_t)prefix);
  qn_buf_sv(out, qn_buf_view(&extra));
  qn_buf_deinit(&extra);
  return out->oom ? qn_raise_memory(rt) : 0;
}
