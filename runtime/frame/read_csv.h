/* read_csv.h - between read_csv.c and read_csv_args.c. */
#ifndef QN_FRAME_READ_CSV_H
#define QN_FRAME_READ_CSV_H

#include "runtime/csv/csv.h"
#include "runtime/frame/frame_impl.h"

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
  csv_held *held;
  qn_value *items;  /* elements of lists, retained */
  int64_t nitems, items_cap;
} csv_args;

/* Both after any outcome of init: deinit. */
int qn_csv_args_init(qn_rt *rt, csv_args *a, const qn_args *args, bool native);
void qn_csv_args_deinit(qn_rt *rt, csv_args *a);

#endif
