/* plot.h - the door of runtime/plot: pictures drawn by cairo, which lies in quern-plot.so and is opened when a program first
 * draws. What is drawn (axes, ticks, legends) is decided in lib/plot_*.py. Lengths are pixels, y grows downwards, colours
 * are red, green, blue, alpha from 0 to 1. */
#ifndef QN_PLOT_H
#define QN_PLOT_H

#include "runtime/base/base.h"

typedef struct qn_canvas qn_canvas;
typedef enum qn_canvas_format { QN_CANVAS_PNG, QN_CANVAS_SVG, QN_CANVAS_PDF } qn_canvas_format;

typedef struct qn_plot_module {
  int version;
  qn_canvas *(*open)(qn_canvas_format format, double width, double height, double scale); /* NULL: no memory */
  /* Points that are not finite break a line. dash: lengths of strokes and gaps, n of them. */
  void (*line)(qn_canvas *c, const double *x, const double *y, int64_t n, double width, const double colour[4], const double *dash, int ndash);
  void (*polygon)(qn_canvas *c, const double *x, const double *y, int64_t n, const double fill[4], double width, const double edge[4]);
  void (*circles)(qn_canvas *c, const double *x, const double *y, int64_t n, double radius, const double fill[4], double width, const double edge[4]);
  /* ha: 0 left, .5 middle, 1 right of the text is at x; va: 0 baseline, .5 middle, 1 top, 2 bottom; angle in degrees, counter-clockwise. */
  void (*text)(qn_canvas *c, double x, double y, const char *utf8, double size, const double colour[4], double ha, double va, double angle, bool bold);
  void (*clip)(qn_canvas *c, double x, double y, double width, double height); /* width < 0: no clip */
  double (*text_width)(const char *utf8, double size, bool bold);
  /* The picture's bytes go to write, which returns false when it cannot. Closes the canvas. NULL: fine, else what failed. */
  const char *(*finish)(qn_canvas *c, bool (*write)(void *user, const void *p, size_t n), void *user);
  void (*drop)(qn_canvas *c);
} qn_plot_module;
enum { QN_PLOT_MODULE_VERSION = 1 };

const qn_plot_module *qn_plot_open(void); /* NULL: qn_plot_why() */
const char *qn_plot_why(void);

#endif
