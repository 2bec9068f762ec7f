/* scan.c - columns of a CSV file that pd.read_csv left unread (plan.h).
 *
 * The call itself has looked at every row and every byte: rows, their lengths, quotes and UTF-8 are known to be good, and the columns
 * that the program names were read on the way. The rest is read from the same open file, all columns that somebody still holds in
 * one pass, when the first of them is looked at. It cannot be refused then, but the file may have been changed by others: that is
 * one clear error. The program itself cannot change it: before it opens that file to write, the columns are read (before_write).
 * A file that is replaced or removed stays what it was, since it is open. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/frame/read_csv.h"

struct qn_scan {
  int64_t rc; /* columns that wait */
  qn_rt *rt;
  qn_scan *next;
  int fd;
  struct stat st;
  char *path;
  size_t path_n;
  csv_args args;   /* what options point into; its stamp is the file's */
  int32_t ncols;
  int64_t nrows;
  qn_column **waiting; /* by number; NULL: read, or nobody's any more */
};

const char *qn_scan_path(const qn_scan *s) { return s->path; }
int32_t qn_scan_columns(const qn_scan *s) { return s->ncols; }

void csv_scan_note(qn_rt *rt, const char *path, int64_t columns, int64_t all, int64_t rows, double seconds) {
  char what[64];
  const char *name = strrchr(path, '/');
  snprintf(what, sizeof what, "scan %.50s", name ? name + 1 : path);
  qn_plan_note(rt, what, columns, all, rows, rows, seconds);
}

/* --- opening -------------------------------------------------------------------------------------------------------------- */
#ifndef QN_SCAN_LEAST
#define QN_SCAN_LEAST (QN_WAIT_LEAST == 1 ? 1 : 4 << 20)
#endif

bool csv_scan_open(csv_scan *s, const char *path) {
  s->fd = -1;
  if (stat(path, &s->st) || !S_ISREG(s->st.st_mode)) return false; /* a pipe that is opened and closed again would lose its writer */
  s->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (s->fd < 0) return false;
  snprintf(s->again, sizeof s->again, "/proc/self/fd/%d", s->fd);
  if (fstat(s->fd, &s->st) == 0 && S_ISREG(s->st.st_mode) && s->st.st_size >= QN_SCAN_LEAST && access(s->again, R_OK) == 0) return true;
  csv_scan_close(s);
  return false;
}

void csv_scan_close(csv_scan *s) {
  if (s->fd >= 0) close(s->fd);
  s->fd = -1;
}

/* options.choose of the first read */
void csv_scan_choose(void *user, const qn_sv *labels, int64_t n, bool *wanted) {
  qn_rt *rt = user;
  if (QN_WAIT_LEAST == 1) {
    memset(wanted, 0, (size_t)n * sizeof *wanted);
  } else if (n < 2 || !rt->hooks.columns_ahead || !rt->hooks.columns_ahead(rt, labels, n, wanted)) {
    for (int64_t i = 0; i < n; i++) wanted[i] = true;
  }
}

/* --- a scan ----------------------------------------------------------------------------------------------------------------- */
static int before_write(qn_rt *rt, const char *path) {
  struct stat st;
  if (stat(path, &st)) return 0;
  for (qn_scan *s = rt->scans, *next; s; s = next) {
    next = s->next;
    if (s->st.st_dev == st.st_dev && s->st.st_ino == st.st_ino && qn_scan_settle(rt, s)) return -1;
  }
  return 0;
}

static void scan_drop(qn_scan *s) {
  if (--s->rc > 0) return;
  qn_rt *rt = s->rt;
  for (qn_scan **at = &rt->scans; *at; at = &(*at)->next)
    if (*at == s) {
      *at = s->next;
      break;
    }
  if (!rt->scans) rt->before_write = NULL;
  if (s->fd >= 0) close(s->fd);
  qn_csv_args_deinit(rt, &s->args);
  qn_free(rt->alloc, s->path, s->path_n + 1);
  qn_free(rt->alloc, s->waiting, (size_t)(s->ncols + 1) * sizeof(qn_column *));
  qn_free(rt->alloc, s, sizeof *s);
}

static void wait_drop(qn_waiting *head, qn_column *c) {
  qn_wait_scan *w = (qn_wait_scan *)(void *)head;
  qn_scan *s = w->scan;
  (void)c;
  s->waiting[w->number] = NULL;
  qn_free(s->rt->alloc, w, sizeof *w);
  scan_drop(s);
}

static qn_column *wait_for(qn_rt *rt, qn_scan *s, int32_t number) {
  qn_wait_scan *w = qn_alloc(rt->alloc, sizeof *w);
  if (!w) return qn_raise_memory(rt), NULL;
  *w = (qn_wait_scan){.head = {QN_WAIT_SCAN, wait_drop}, .scan = s, .number = number};
  s->rc++;
  return s->waiting[number] = qn_col_wait(rt, &w->head, s->nrows);
}

int csv_scan_columns(qn_rt *rt, csv_scan *open, csv_args *a, qn_sv path, qn_csv_table *t) {
  qn_scan *s = qn_alloc(rt->alloc, sizeof *s);
  if (!s) return qn_raise_memory(rt);
  *s = (qn_scan){.rc = 1, .rt = rt, .fd = open->fd, .st = open->st, .path_n = path.n, .ncols = t->ncols, .nrows = t->nrows, .args = *a, .next = rt->scans};
  open->fd = -1;
  a->held = NULL;
  a->items = NULL;
  a->nitems = a->items_cap = 0;
  rt->scans = s;
  rt->before_write = before_write;
  s->path = qn_alloc(rt->alloc, path.n + 1);
  s->waiting = qn_alloc(rt->alloc, (size_t)(t->ncols + 1) * sizeof(qn_column *));
  int bad = s->path && s->waiting ? 0 : qn_raise_memory(rt);
  if (s->path) memcpy(s->path, path.p, path.n), s->path[path.n] = 0;
  if (s->waiting) memset(s->waiting, 0, (size_t)(t->ncols + 1) * sizeof(qn_column *));
  for (int32_t i = 0; !bad && i < t->ncols; i++)
    if (!t->cols[i] && !(t->cols[i] = wait_for(rt, s, i))) bad = -1;
  return scan_drop(s), bad;
}

/* --- reading ---------------------------------------------------------------------------------------------------------------- */
static void choose_waiting(void *user, const qn_sv *labels, int64_t n, bool *wanted) {
  const qn_scan *s = user;
  (void)labels;
  for (int64_t i = 0; i < n; i++) wanted[i] = i < s->ncols && s->waiting[i];
}

int qn_scan_settle(qn_rt *rt, qn_scan *s) {
  char again[32];
  qn_csv_table t;
  qn_csv_error e;
  snprintf(again, sizeof again, "/proc/self/fd/%d", s->fd);
  const double begin = qn_time_seconds();
  int64_t columns = 0;
  s->args.o.choose = choose_waiting;
  s->args.o.choose_user = s;
  s->args.o.stamp = &s->args.stamp;
  if (!qn_csv_read_file(rt->alloc, again, &s->args.o, &t, &e)) return csv_raise(rt, &e, s->path);
  int bad = 0;
  s->rc++;
  if (t.ncols != s->ncols || t.nrows != s->nrows) bad = csv_raise(rt, &(qn_csv_error){.fault = QN_CSV_OS, .os_code = EIO, .message = "the file changed while it was read"}, s->path);
  for (int32_t i = 0; !bad && i < s->ncols; i++)
    if (s->waiting[i]) qn_col_become(s->waiting[i], qn_column_keep(t.cols[i])), columns++;
  csv_scan_note(rt, s->path, columns, s->ncols, s->nrows, qn_time_seconds() - begin);
  qn_csv_table_deinit(&t);
  return scan_drop(s), bad;
}
