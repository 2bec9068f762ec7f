/* csv_file.c - _pandas.csv_stamp and _pandas.csv_bytes: for the part of read_csv in Python that needs a file's text itself.
 *
 * A stamp says what a file was when the call began. It goes with everything that is read of it later (also by chunks): a file that
 * was changed in between is an OSError, never a frame of two files. */
#include <sys/stat.h>

#include "runtime/frame/native.h"
#include "runtime/frame/read_csv.h"

int csv_stamp_of(qn_rt *rt, qn_value v, qn_csv_stamp *out) {
  qn_value *items;
  int64_t n, k[5] = {0};
  *out = (qn_csv_stamp){0};
  if (v.tag == QN_UNSET || v.tag == QN_NONE) return 0;
  if (qn_items_of(rt, v, &items, &n) < 0) return -1;
  int status = n == 5 ? 0 : qn_raise(rt, QN_E_ValueError, "this is no stamp of a file");
  for (int64_t i = 0; status == 0 && i < n; i++) status = qn_as_index(rt, items[i], &k[i]);
  qn_items_free(rt, items, n);
  if (status == 0) *out = (qn_csv_stamp){true, k[0], k[1], k[2], k[3], k[4]};
  return status;
}

static int path_z(qn_rt *rt, qn_value v, qn_buf *z) {
  qn_buf_init(z, rt->alloc);
  if (!qn_is_str(v)) return qn_raise(rt, QN_E_TypeError, "a path must be a str");
  qn_buf_sv(z, qn_str_sv(v));
  qn_buf_c(z, 0);
  return z->oom ? qn_raise_memory(rt) : 0;
}

/* csv_stamp(path): what the file is now, as five ints; None for what is no regular file. */
QN_METHOD(qn_pd_csv_stamp) {
  (void)self;
  qn_value v;
  qn_buf z;
  struct stat st;
  if (qn_args_parse(rt, args, "csv_stamp", "path", &v) < 0) return -1;
  int status = path_z(rt, v, &z);
  bool regular = status == 0 && stat(z.p, &st) == 0 && S_ISREG(st.st_mode);
  qn_buf_deinit(&z);
  if (status < 0 || !regular) return *out = qn_none(), status;
  qn_value n[] = {qn_int((int64_t)st.st_size), qn_int((int64_t)st.st_mtim.tv_sec), qn_int((int64_t)st.st_mtim.tv_nsec), qn_int((int64_t)st.st_dev),
                  qn_int((int64_t)st.st_ino)};
  return qn_new_tuple_take(rt, n, QN_COUNT(n), out);
}

static qn_csv_packing packing_of(qn_value path, qn_value how) {
  qn_csv_packing out = QN_CSV_PLAIN;
  if (qn_is_str(how) && qn_sv_is(qn_str_sv(how), "infer") && qn_is_str(path)) return csv_packing_of_path(qn_str_sv(path));
  if (qn_is_str(how)) (void)csv_packing_named(qn_str_sv(how), &out);
  return out;
}

/* csv_unpacked(path, compression, stamp): the descriptor of a file without a name that holds the text of a compressed file; None for
 * one that is not compressed. */
QN_METHOD(qn_pd_csv_unpacked) {
  (void)self;
  qn_value v[3];
  qn_buf z;
  qn_csv_stamp stamp;
  if (qn_args_parse(rt, args, "csv_unpacked", "path compression stamp", v) < 0 || csv_stamp_of(rt, v[2], &stamp) < 0) return -1;
  const qn_csv_packing how = packing_of(v[0], v[1]);
  if (how == QN_CSV_PLAIN) return *out = qn_none(), 0;
  int status = path_z(rt, v[0], &z), fd;
  qn_csv_error e = {0};
  if (status == 0) status = qn_csv_unpack_file(rt->alloc, z.p, how, &stamp, &fd, &e) ? 0 : csv_raise(rt, &e, z.p);
  if (status == 0) *out = qn_int(fd);
  qn_buf_deinit(&z);
  return status;
}

/* csv_bytes(path, compression, stamp): all of the file, unpacked ('infer': as its name says). */
QN_METHOD(qn_pd_csv_bytes) {
  (void)self;
  qn_value v[3];
  qn_buf z;
  qn_csv_stamp stamp;
  if (qn_args_parse(rt, args, "csv_bytes", "path compression stamp", v) < 0) return -1;
  if (csv_stamp_of(rt, v[2], &stamp) < 0) return -1;
  const qn_csv_packing how = packing_of(v[0], v[1]);
  int status = path_z(rt, v[0], &z);
  char *p = NULL;
  size_t n = 0, cap = 0;
  qn_csv_error e;
  if (status == 0) status = qn_csv_file_bytes(rt->alloc, z.p, how, &stamp, &p, &n, &cap, &e) ? 0 : csv_raise(rt, &e, z.p);
  if (status == 0) {
    status = qn_new_bytes(rt, (qn_sv){p, n}, out);
    qn_free(rt->alloc, p, cap);
  }
  qn_buf_deinit(&z);
  return status;
}
