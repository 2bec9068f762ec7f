/* display.h - how frames are written: pandas' options display.*, and what one call of to_string asks for. */
#ifndef QN_FRAME_DISPLAY_H
#define QN_FRAME_DISPLAY_H

#include "runtime/frame/frame_impl.h"

typedef struct qn_display { /* -1: None */
  qn_obj obj;
  int64_t max_rows, min_rows, max_columns, width, precision, max_colwidth, max_seq_items, max_categories, justify; /* justify: of headings, 'r', 'l', 'c' */
  int64_t dimensions;    /* 0 never, 1 always, 2 when something is cut */
  int64_t expand;        /* lines wider than the page are broken into several blocks */
  int64_t sparse;        /* labels that repeat are left empty */
  qn_value float_format; /* a callable, or None */
} qn_display;
const qn_display *qn_display_of(qn_rt *rt); /* borrowed; the defaults when there are none */
int qn_display_init(qn_rt *rt, qn_value module);
extern qn_class qn_display_class;

typedef struct qn_page_options {
  bool repr;                 /* as print(df): cut to the options; else all of it */
  bool index, header, names; /* names: those of the index and of the columns' levels */
  bool aliases;              /* to_string(header=[...]): headings as they are given */
  const char *na;
  int64_t max_rows, min_rows, max_columns; /* of to_string; -1: all */
  int64_t line_width;        /* -1: none */
  char justify;              /* of headings: 'r', 'l', 'c' */
  bool dimensions;
  const qn_value *formatters; /* a callable per column or QN_UNSET; NULL: none */
  int64_t col_space;         /* least width of every level of the index, and of the columns without widths of their own */
  const int64_t *col_spaces; /* least widths of the columns, or NULL */
} qn_page_options;
int qn_frame_page(qn_rt *rt, const qn_frame *f, const qn_page_options *o, qn_buf *out);
int64_t qn_page_width(void);

#endif
