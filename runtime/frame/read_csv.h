/* read_csv.h - between read_csv.c and read_csv_args.c. */
#ifndef QN_FRAME_READ_CSV_H
#define QN_FRAME_READ_CSV_H

#include <sys/stat.h>

#include "runtime/csv/csv.h"
#include "runtime/frame/plan.h"

typedef struct csv_held { /* memory that options point into */
  struct csv_held *next;
  size_t size;
} csv_held;

typedef struct csv_args {
  qn_csv_options o;
  qn_value source;  /* borrowed */
  bool general;     /* an option is for the part in Python */
  bool native;      /* the call comes from there */
  bool is_text;     /* the source is the text itself */
  bool latin1, packing_given;
  qn_csv_place from;
  qn_csv_stamp stamp; /* of the source, when it is a file; options point to it */
  csv_held *held;
  qn_value *items;  /* elements of lists, retained */
  int64_t nitems, items_cap;
} csv_args;

bool csv_packing_named(qn_sv name, qn_csv_packing *out); /* as compression= names it */
qn_csv_packing csv_packing_of_path(qn_sv path);          /* compression='infer' */
int csv_stamp_of(qn_rt *rt, qn_value v, qn_csv_stamp *out); /* csv_file.c: a stamp as Python holds it, or nothing */

/* Both after any outcome of init: deinit. */
int qn_csv_args_init(qn_rt *rt, csv_args *a, const qn_args *args, bool native);
void qn_csv_args_deinit(qn_rt *rt, csv_args *a);

/* scan.c: a file of which some columns may stay unread. Open it, read it by the name `again` with choose and the runtime, hand the
 * table to csv_scan_columns if it lacks columns, close. */
typedef struct csv_scan {
  int fd;
  struct stat st;
  char again[32];
} csv_scan;
bool csv_scan_open(csv_scan *s, const char *path); /* false: not a large regular file */
void csv_scan_close(csv_scan *s);
void csv_scan_choose(void *rt, const qn_sv *labels, int64_t n, bool *wanted);
int csv_scan_columns(qn_rt *rt, csv_scan *s, csv_args *a, qn_sv path, qn_csv_table *t); /* columns that wait; takes what a holds */
void csv_scan_note(qn_rt *rt, const char *path, int64_t columns, int64_t all, int64_t rows, double seconds); /* for df.explain() */
int csv_raise(qn_rt *rt, const qn_csv_error *e, const char *path); /* -1 */

#endif
