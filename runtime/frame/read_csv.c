/* read_csv.c - pd.read_csv: the table that comes back to a frame, and the source. Arguments: read_csv_args.c. A call with an
 * option that the reader in C does not know goes to pandas._csv (lib/pandas_csv.py), which comes back through
 * _pandas.read_csv with options that it does. */
#include <errno.h>

#include "runtime/frame/native.h"
#include "runtime/frame/read_csv.h"

static int raise_os(qn_rt *rt, const qn_csv_error *e, const char *path) {
  qn_exc_id kind = e->os_code == ENOENT    ? QN_E_FileNotFoundError
                : e->os_code == EACCES ? QN_E_PermissionError
                : e->os_code == EISDIR ? QN_E_IsADirectoryError
                                       : QN_E_OSError;
  qn_value args[3] = {qn_int(e->os_code), {.tag = QN_UNSET}, {.tag = QN_UNSET}};
  int bad = qn_new_str(rt, qn_sv_of(e->message), &args[1]) || qn_new_str(rt, qn_sv_of(path), &args[2]);
  if (!bad) bad = qn_raise_args(rt, qn_exc_classes[kind], args, 3);
  qn_release(rt, args[1]);
  qn_release(rt, args[2]);
  return bad;
}

int csv_raise(qn_rt *rt, const qn_csv_error *e, const char *path) {
  switch (e->fault) {
    case QN_CSV_MEMORY: return qn_raise_memory(rt);
    case QN_CSV_INDEX_ERROR: qn_raise(rt, QN_E_IndexError, "%s", e->message); break;
    case QN_CSV_UNICODE: qn_raise(rt, QN_E_UnicodeDecodeError, "%s", e->message); break;
    case QN_CSV_PARSER_ERROR: qn_raise_class(rt, &qn_parser_error_class, "%s", e->message); break;
    case QN_CSV_EMPTY_DATA: qn_raise_class(rt, &qn_empty_data_class, "%s", e->message); break;
    case QN_CSV_OS: return raise_os(rt, e, path);
    case QN_CSV_OS_TEXT: return qn_raise(rt, QN_E_OSError, "%s", e->message);
    case QN_CSV_EOF: return qn_raise(rt, QN_E_EOFError, "%s", e->message);
    case QN_CSV_BAD_FILE: return qn_raise(rt, QN_E_OSError, "%s", e->message);
    case QN_CSV_VALUE_ERROR: qn_raise(rt, QN_E_ValueError, "%s", e->message); break;
  }
  if (e->line > 0 && e->column > 0)
    qn_exc_add_note(rt, "%s: line %lld, column %lld, the row begins at byte %lld", path, (long long)e->line, (long long)e->column, (long long)e->byte);
  else qn_exc_add_note(rt, "%s", path);
  return -1;
}

static int label_value(qn_rt *rt, qn_sv name, int64_t number, qn_value *out) {
  if (!name.p) return *out = qn_int(number), 0;
  return qn_new_str(rt, name, out);
}

static int table_index(qn_rt *rt, qn_csv_table *t, qn_index **out) {
  *out = NULL;
  if (t->nindex == 0) return 0;
  enum { MOST = 64 };
  qn_column *levels[MOST];
  qn_value names[MOST];
  int status = t->nindex <= MOST ? 0 : qn_raise(rt, QN_E_ValueError, "too many index columns");
  int32_t made = 0;
  for (; status == 0 && made < t->nindex; made++) {
    names[made] = t->index_numbers[made] >= 0 ? qn_int(t->index_numbers[made]) : qn_none();
    if (t->index_names[made].p) status = qn_new_str(rt, t->index_names[made], &names[made]);
    if (status < 0) break;
    levels[made] = qn_column_keep(t->index[made]);
  }
  if (status == 0) {
    *out = qn_index_compact(rt, qn_index_multi(rt, levels, names, t->nindex));
    status = *out ? 0 : -1;
  } else {
    for (int32_t i = 0; i < made; i++) qn_column_drop(levels[i]);
  }
  for (int32_t i = 0; i < made; i++) qn_release(rt, names[i]);
  return status;
}

static int frame_from_table(qn_rt *rt, qn_csv_table *t, qn_value *out) {
  qn_index *ix;
  if (table_index(rt, t, &ix) < 0 || qn_new_frame(rt, ix, t->nrows, out) < 0) return -1;
  for (int32_t i = 0; i < t->ncols; i++) {
    qn_value name;
    qn_column *c = qn_column_keep(t->cols[i]);
    if (!c->waiting && c->type == QN_D_OBJECT) { /* no rows: objects of this runtime */
      qn_column_drop(c);
      c = qn_col_objects(rt, 0);
    }
    int status = label_value(rt, t->names[i], t->numbers[i], &name);
    if (status < 0) qn_column_drop(c);
    if (status == 0) {
      status = qn_frame_append(rt, qn_frame_of(*out), name, c);
      qn_release(rt, name);
    }
    if (status < 0) return qn_drop(rt, out), -1;
  }
  return 0;
}

/* Latin-1 to UTF-8. */
static int from_latin1(qn_rt *rt, qn_sv in, qn_buf *out) {
  for (size_t i = 0; i < in.n; i++) {
    unsigned char c = (unsigned char)in.p[i];
    if (c < 0x80) qn_buf_c(out, (char)c);
    else qn_buf_c(out, (char)(0xC0 | (c >> 6))), qn_buf_c(out, (char)(0x80 | (c & 0x3F)));
  }
  return out->oom ? qn_raise_memory(rt) : 0;
}

/* The stored kind of each column, then of each level of the index: i u f b s, O for objects. */
static int kinds_of(qn_rt *rt, const qn_csv_table *t, qn_value *out) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (int32_t i = 0; i < t->ncols + t->nindex; i++) {
    const qn_column *c = i < t->ncols ? t->cols[i] : t->index[i - t->ncols];
    qn_buf_c(&b, c->type == QN_COL_STR ? 's' : qn_dtypes[c->type].kind);
  }
  int status = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return status;
}

static int place_value(qn_rt *rt, const qn_csv_table *t, qn_value *out) {
  const qn_csv_place *p = &t->next;
  qn_value n[] = {qn_int(p->pos), qn_int(p->state), qn_int(p->file_lines), qn_int(p->lines), qn_int(p->previous), qn_int(p->swallowed), qn_int(p->begun)};
  return t->more ? qn_new_tuple_take(rt, n, QN_COUNT(n), out) : 0;
}

/* A header row: a list of (name, was it given); None for the row that has no names of the index. */
static int level_value(qn_rt *rt, const qn_csv_level *l, qn_value *out) {
  if (!l->names) return *out = qn_none(), 0;
  qn_value list;
  if (qn_new_list_cap(rt, 0, &list) < 0) return -1;
  int status = 0;
  for (int64_t i = 0; status == 0 && i < l->n; i++) {
    qn_value pair[2] = {qn_none(), qn_bool(!l->unnamed[i])}, made;
    status = qn_new_str(rt, l->names[i], &pair[0]);
    if (status == 0) status = qn_new_tuple_take(rt, pair, 2, &made);
    if (status == 0) status = qn_list_append(rt, list, made), qn_release(rt, made);
  }
  if (status < 0) return qn_release(rt, list), -1;
  *out = list;
  return 0;
}

static int levels_value(qn_rt *rt, const qn_csv_table *t, qn_value *out) {
  if (t->nlevels == 0) return 0;
  qn_value list;
  if (qn_new_list_cap(rt, 0, &list) < 0) return -1;
  int status = 0;
  for (int64_t k = 0; status == 0 && k < t->nlevels; k++) {
    qn_value made;
    status = level_value(rt, &t->levels[k], &made);
    if (status == 0) status = qn_list_append(rt, list, made), qn_release(rt, made);
  }
  if (status < 0) return qn_release(rt, list), -1;
  *out = list;
  return 0;
}

/* For the part in text: the frame, the place behind it, what was warned of, the kinds of columns, header rows. */
static int result(qn_rt *rt, qn_csv_table *t, const csv_args *a, qn_value *out) {
  if (!a->native) return frame_from_table(rt, t, out);
  qn_value items[5] = {qn_none(), qn_none(), qn_none(), qn_none(), qn_none()};
  if (frame_from_table(rt, t, &items[0]) < 0) return -1;
  if (place_value(rt, t, &items[1]) < 0 || (t->warnings && qn_new_str(rt, qn_sv_of(t->warnings), &items[2]) < 0) || kinds_of(rt, t, &items[3]) < 0 ||
      levels_value(rt, t, &items[4]) < 0) {
    for (int i = 0; i < 5; i++) qn_release(rt, items[i]);
    return -1;
  }
  return qn_new_tuple_take(rt, items, 5, out);
}

static int read_text(qn_rt *rt, qn_sv text, const char *name, const csv_args *a, bool latin1, qn_value *out) {
  qn_buf decoded;
  qn_csv_table t;
  qn_csv_error e;
  int status = 0;
  qn_buf_init(&decoded, rt->alloc);
  if (latin1) status = from_latin1(rt, text, &decoded), text = qn_buf_view(&decoded);
  if (status == 0 && qn_csv_read(rt->alloc, text, &a->o, &t, &e)) {
    status = result(rt, &t, a, out);
    qn_csv_table_deinit(&t);
  } else if (status == 0) {
    status = csv_raise(rt, &e, name);
  }
  qn_buf_deinit(&decoded);
  return status;
}

static void run_parallel(void *user, void (*body)(void *frame, int64_t begin, int64_t end), void *frame, int64_t n) {
  qn_rt *rt = user;
  enum { MUCH_PS = 1 << 30 }; /* a piece of a file is always worth a thread */
  rt->hooks.parallel(rt, body, frame, n, MUCH_PS);
}

static void tell_progress(void *user, int64_t done, int64_t total) {
  qn_rt *rt = user;
  rt->hooks.progress(rt, done < total ? done : total, total);
}

static void use_threads(qn_rt *rt, qn_csv_options *o) {
  if (rt->hooks.progress) o->progress = tell_progress, o->progress_user = rt;
  if (!rt->hooks.parallel) return;
  o->parallel = run_parallel;
  o->parallel_user = rt;
}

/* Columns that the program does not seem to read are left in a large file. Whatever is wrong with it is said by reading all of it. */
static bool read_some(qn_rt *rt, const char *path, csv_args *a, qn_csv_table *t, int *status) {
  csv_scan s;
  qn_csv_error e;
  if (a->native || a->o.packing || !csv_scan_open(&s, path)) return false;
  a->o.choose = csv_scan_choose;
  a->o.choose_user = rt;
  const double begin = qn_time_seconds();
  const bool read = qn_csv_read_file(rt->alloc, s.again, &a->o, t, &e);
  bool some = false;
  int64_t columns = 0;
  a->o.choose = NULL;
  for (int32_t i = 0; read && i < t->ncols; i++) some |= !t->cols[i], columns += t->cols[i] != NULL;
  if (read) csv_scan_note(rt, path, columns, t->ncols, t->nrows, qn_time_seconds() - begin);
  if (some) *status = csv_scan_columns(rt, &s, a, qn_sv_of(path), t);
  csv_scan_close(&s);
  return read;
}

static int read_file(qn_rt *rt, const char *path, csv_args *a, qn_value *out) {
  qn_csv_table t;
  qn_csv_error e;
  int status = 0;
  a->o.stamp = &a->stamp;
  if (!read_some(rt, path, a, &t, &status) && !qn_csv_read_file(rt->alloc, path, &a->o, &t, &e)) return csv_raise(rt, &e, path);
  if (status == 0) status = result(rt, &t, a, out);
  qn_csv_table_deinit(&t);
  return status;
}

static int read_path(qn_rt *rt, qn_sv path, csv_args *a, qn_value *out) {
  qn_buf z;
  qn_buf_init(&z, rt->alloc);
  qn_buf_sv(&z, path);
  int status = 0;
  if (!a->packing_given) a->o.packing = csv_packing_of_path(path);
  if (z.oom) return qn_raise_memory(rt);
  if (a->latin1) {
    char *p;
    size_t n, cap;
    qn_csv_error e;
    if (!qn_csv_file_bytes(rt->alloc, path.n ? z.p : "", a->o.packing, &a->stamp, &p, &n, &cap, &e)) {
      status = csv_raise(rt, &e, z.p);
    } else {
      a->o.packing = QN_CSV_PLAIN;
      status = read_text(rt, (qn_sv){p, n}, z.p, a, true, out);
      qn_free(rt->alloc, p, cap);
    }
  } else {
    status = read_file(rt, path.n ? z.p : "", a, out);
  }
  qn_buf_deinit(&z);
  return status;
}

/* *out: what the method gives, owned; unset when v has none of that name. */
static int call_if_has(qn_rt *rt, qn_value v, const char *method, qn_value *out) {
  qn_value fn;
  qn_sym name = qn_sym_of(rt, method);
  *out = (qn_value){.tag = QN_UNSET};
  if (!name) return -1;
  if (v.tag != QN_OBJ || qn_get_attr(rt, v, name, &fn) < 0) return qn_exc_forgive(rt), 0;
  int status = qn_call_pos(rt, fn, NULL, 0, out);
  qn_release(rt, fn);
  return status;
}

/* A path, something with __fspath__, or an open file (whatever has a read()), from where it stands. */
static int read_source(qn_rt *rt, qn_value source, csv_args *a, qn_value *out) {
  qn_value got;
  if (a->is_text && !qn_is_str(source)) {
    const qn_bytesobj *b = (const qn_bytesobj *)source.o;
    return read_text(rt, (qn_sv){b->data, (size_t)b->n}, "the file object", a, a->latin1, out);
  }
  if (a->is_text) return read_text(rt, qn_str_sv(source), "the file object", a, false, out);
  if (qn_is_str(source)) return read_path(rt, qn_str_sv(source), a, out);
  if (call_if_has(rt, source, "__fspath__", &got) < 0) return -1;
  bool path = got.tag != QN_UNSET;
  if (!path && call_if_has(rt, source, "read", &got) < 0) return -1;
  int status;
  if (qn_is_str(got)) {
    status = path ? read_path(rt, qn_str_sv(got), a, out) : read_text(rt, qn_str_sv(got), "the file object", a, false, out);
  } else if (!path && qn_is(got, QN_K_BYTES)) {
    const qn_bytesobj *b = (const qn_bytesobj *)got.o;
    status = read_text(rt, (qn_sv){b->data, (size_t)b->n}, "the file object", a, a->latin1, out);
  } else {
    status = qn_raise(rt, QN_E_ValueError, "Invalid file path or buffer object type: <class '%s'>", qn_class_of(source)->name);
  }
  qn_release(rt, got);
  return status;
}

/* What a read gives: the frame, and for the text part the byte behind it, warnings and the stored kinds of columns. */
static int call_read(qn_rt *rt, const qn_args *args, bool native, qn_value *out) {
  csv_args a;
  if (qn_csv_args_init(rt, &a, args, native) < 0) {
    qn_csv_args_deinit(rt, &a);
    return -1;
  }
  int status;
  if (a.general && !native) {
    qn_csv_args_deinit(rt, &a);
    return qn_pandas_general(rt, "pandas._csv", NULL, "read_csv", qn_none(), args, out);
  }
  use_threads(rt, &a.o);
  status = read_source(rt, a.source, &a, out);
  if (rt->hooks.progress) rt->hooks.progress(rt, 0, 0);
  qn_csv_args_deinit(rt, &a);
  return status;
}

QN_METHOD(qn_pandas_read_csv) {
  (void)self;
  return call_read(rt, args, false, out);
}

QN_METHOD(qn_pd_read_csv) {
  (void)self;
  return call_read(rt, args, true, out);
}
