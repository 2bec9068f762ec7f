/* module.c - quern-plot.so: the only part that links cairo. Paths are flattened into cairo's as they come; markers are drawn
 * from one recorded path each. */
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/plot/plot.h"

typedef struct bytes {
  unsigned char *p;
  size_t n, cap;
} bytes;

struct qn_canvas {
  cairo_surface_t *surface;
  cairo_t *cr;
  qn_canvas_format format;
  bytes out; /* SVG, PDF */
};

static const char family[] = "DejaVu Sans";

static cairo_status_t collect(void *user, const unsigned char *p, unsigned n) {
  bytes *b = user;
  if (b->n + n > b->cap) {
    size_t cap = (b->n + n) * 2;
    unsigned char *grown = realloc(b->p, cap);
    if (!grown) return CAIRO_STATUS_NO_MEMORY;
    b->p = grown;
    b->cap = cap;
  }
  memcpy(b->p + b->n, p, n);
  b->n += n;
  return CAIRO_STATUS_SUCCESS;
}

static void drop_canvas(qn_canvas *c) {
  if (c->cr) cairo_destroy(c->cr);
  if (c->surface) cairo_surface_destroy(c->surface);
  free(c->out.p);
  free(c);
}

static qn_canvas *open_canvas(qn_canvas_format format, double width, double height, double scale) {
  qn_canvas *c = calloc(1, sizeof *c);
  if (!c) return NULL;
  c->format = format;
  switch (format) {
    case QN_CANVAS_PNG: c->surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)ceil(width * scale), (int)ceil(height * scale)); break;
    case QN_CANVAS_SVG: c->surface = cairo_svg_surface_create_for_stream(collect, &c->out, width, height); break;
    case QN_CANVAS_PDF: c->surface = cairo_pdf_surface_create_for_stream(collect, &c->out, width, height); break;
  }
  c->cr = cairo_create(c->surface);
  if (cairo_status(c->cr) != CAIRO_STATUS_SUCCESS) return drop_canvas(c), NULL;
  if (format == QN_CANVAS_PNG) cairo_scale(c->cr, scale, scale);
  cairo_set_line_join(c->cr, CAIRO_LINE_JOIN_ROUND);
  return c;
}

static void colour_of(cairo_t *cr, const double c[4]) { cairo_set_source_rgba(cr, c[0], c[1], c[2], c[3]); }

static void line(qn_canvas *c, const double *x, const double *y, int64_t n, double width, const double colour[4], const double *dash, int ndash) {
  enum { PIECE = 4096 }; /* cairo's strokes take time that grows faster than their length */
  colour_of(c->cr, colour);
  cairo_set_line_width(c->cr, width);
  cairo_set_dash(c->cr, dash, ndash, 0);
  bool pen = false;
  for (int64_t i = 0, in = 0; i < n; i++) {
    if (!isfinite(x[i]) || !isfinite(y[i])) {
      pen = false;
      continue;
    }
    if (pen) cairo_line_to(c->cr, x[i], y[i]);
    else cairo_move_to(c->cr, x[i], y[i]);
    pen = true;
    if (++in % PIECE == 0 && !ndash) {
      cairo_stroke(c->cr);
      cairo_move_to(c->cr, x[i], y[i]);
    }
  }
  cairo_stroke(c->cr);
  cairo_set_dash(c->cr, NULL, 0, 0);
}

static void paint(cairo_t *cr, const double fill[4], double width, const double edge[4]) {
  if (fill[3] > 0) {
    colour_of(cr, fill);
    cairo_fill_preserve(cr);
  }
  if (width > 0 && edge[3] > 0) {
    colour_of(cr, edge);
    cairo_set_line_width(cr, width);
    cairo_stroke_preserve(cr);
  }
  cairo_new_path(cr);
}

static void polygon(qn_canvas *c, const double *x, const double *y, int64_t n, const double fill[4], double width, const double edge[4]) {
  for (int64_t i = 0; i < n; i++)
    if (isfinite(x[i]) && isfinite(y[i])) cairo_line_to(c->cr, x[i], y[i]);
  cairo_close_path(c->cr);
  paint(c->cr, fill, width, edge);
}

static void circles(qn_canvas *c, const double *x, const double *y, int64_t n, double radius, const double fill[4], double width, const double edge[4]) {
  for (int64_t i = 0; i < n; i++) {
    if (!isfinite(x[i]) || !isfinite(y[i])) continue;
    cairo_new_sub_path(c->cr);
    cairo_arc(c->cr, x[i], y[i], radius, 0, 2 * M_PI);
    paint(c->cr, fill, width, edge);
  }
}

static void font(cairo_t *cr, double size, bool bold) {
  cairo_select_font_face(cr, family, CAIRO_FONT_SLANT_NORMAL, bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cr, size);
}

static void text(qn_canvas *c, double x, double y, const char *utf8, double size, const double colour[4], double ha, double va, double angle, bool bold) {
  cairo_text_extents_t e;
  cairo_font_extents_t f;
  font(c->cr, size, bold);
  cairo_text_extents(c->cr, utf8, &e);
  cairo_font_extents(c->cr, &f);
  double cap = 0.729 * size; /* DejaVu's capitals: text of several sizes stays on one line */
  double down = va == 0.5 ? cap / 2 : va == 1 ? cap : va == 2 ? -f.descent : 0;
  cairo_save(c->cr);
  cairo_translate(c->cr, x, y);
  cairo_rotate(c->cr, -angle * M_PI / 180);
  colour_of(c->cr, colour);
  cairo_move_to(c->cr, -ha * e.x_advance, down);
  cairo_show_text(c->cr, utf8);
  cairo_restore(c->cr);
  cairo_new_path(c->cr);
}

static void clip(qn_canvas *c, double x, double y, double width, double height) {
  cairo_reset_clip(c->cr);
  if (width < 0) return;
  cairo_rectangle(c->cr, x, y, width, height);
  cairo_clip(c->cr);
}

static double text_width(const char *utf8, double size, bool bold) {
  cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create(s);
  cairo_text_extents_t e;
  font(cr, size, bold);
  cairo_text_extents(cr, utf8, &e);
  cairo_destroy(cr);
  cairo_surface_destroy(s);
  return e.x_advance;
}

static const char *finish(qn_canvas *c, bool (*write)(void *user, const void *p, size_t n), void *user) {
  const char *bad = NULL;
  cairo_status_t status = cairo_status(c->cr);
  if (status == CAIRO_STATUS_SUCCESS) {
    if (c->format == QN_CANVAS_PNG) status = cairo_surface_write_to_png_stream(c->surface, collect, &c->out);
    else cairo_surface_finish(c->surface), status = cairo_surface_status(c->surface);
  }
  if (status != CAIRO_STATUS_SUCCESS) bad = cairo_status_to_string(status);
  else if (!write(user, c->out.p, c->out.n)) bad = "";
  drop_canvas(c);
  return bad;
}

__attribute__((visibility("default"))) const qn_plot_module *qn_plot_module_get(void);
const qn_plot_module *qn_plot_module_get(void) {
  static const qn_plot_module module = {QN_PLOT_MODULE_VERSION, open_canvas, line, polygon, circles, text, clip, text_width, finish, drop_canvas};
  return &module;
}
