/* plot_module.c - the module _plot: a Canvas of runtime/plot for lib/plot_*.py, which decides what is drawn where. Points come as
 * contiguous float64 arrays. */
#include "runtime/object/array/array.h"
#include "runtime/object/internal.h"
#include "runtime/plot/plot.h"
#include "runtime/vm/vm_int.h"

#define METHOD(name) static int name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

typedef struct canvas {
  qn_obj obj;
  qn_canvas *c; /* NULL: finished */
} canvas;

static void canvas_destroy(qn_rt *rt, qn_obj *o) {
  canvas *c = (canvas *)o;
  if (c->c) qn_plot_open()->drop(c->c);
  qn_obj_free(rt, o, sizeof *c);
}

static const qn_plot_module *ready(qn_rt *rt) {
  const qn_plot_module *m = qn_plot_open();
  if (!m) qn_raise(rt, QN_E_NotImplementedError, "plots need the part of Quern with cairo: %s", qn_plot_why());
  return m;
}

/* The canvas and its numbers: spec is that of the call, the first `points` arguments are arrays of points. */
static qn_canvas *canvas_of(qn_rt *rt, qn_value self, const qn_args *args, const char *name, const char *spec, qn_value *v) {
  if (qn_args_parse(rt, args, name, spec, v)) return NULL;
  qn_canvas *c = ((canvas *)self.o)->c;
  if (!c) qn_raise(rt, QN_E_ValueError, "the picture is finished");
  return c;
}

static int points(qn_rt *rt, qn_value vx, qn_value vy, const double **x, const double **y, int64_t *n) {
  const qn_value both[] = {vx, vy};
  for (int i = 0; i < 2; i++) {
    const qn_view *v = qn_is_array(both[i]) ? qn_view_of(both[i]) : NULL;
    if (!v || v->ndim != 1 || v->dtype != QN_D_FLOAT64 || !(v->flags & QN_VIEW_C)) return qn_raise(rt, QN_E_TypeError, "points are contiguous float64 arrays");
    if (i && v->shape[0] != *n) return qn_raise(rt, QN_E_ValueError, "x and y must be the same size");
    *n = v->shape[0];
    *(i ? y : x) = v->data;
  }
  return 0;
}

/* Numbers of a tuple, at most `room`; *n of them (n NULL: exactly room). */
static int numbers(qn_rt *rt, qn_value v, double *d, int64_t room, int *n) {
  const qn_tuple *t = qn_is(v, QN_K_TUPLE) ? (const qn_tuple *)v.o : NULL;
  if (!t || t->n > room || (!n && t->n != room)) return qn_raise(rt, QN_E_TypeError, "a tuple of %lld numbers is needed", (long long)room);
  for (int64_t i = 0; i < t->n; i++)
    if (qn_as_double(rt, t->items[i], &d[i])) return -1;
  if (n) *n = (int)t->n;
  return 0;
}

/* line(x, y, width, colour, dash) */
METHOD(line) {
  qn_value v[5];
  qn_canvas *c = canvas_of(rt, self, args, "line", "x y width colour dash", v);
  const double *x, *y;
  double width, colour[4], dash[8];
  int64_t n;
  int dashes = 0;
  if (!c || points(rt, v[0], v[1], &x, &y, &n) || qn_as_double(rt, v[2], &width) || numbers(rt, v[3], colour, 4, NULL) || numbers(rt, v[4], dash, 8, &dashes)) return -1;
  qn_plot_open()->line(c, x, y, n, width, colour, dash, dashes);
  return *out = qn_none(), 0;
}

/* polygon(x, y, fill, width, edge) */
METHOD(polygon) {
  qn_value v[5];
  qn_canvas *c = canvas_of(rt, self, args, "polygon", "x y fill width edge", v);
  const double *x, *y;
  double width, fill[4], edge[4];
  int64_t n;
  if (!c || points(rt, v[0], v[1], &x, &y, &n) || numbers(rt, v[2], fill, 4, NULL) || qn_as_double(rt, v[3], &width) || numbers(rt, v[4], edge, 4, NULL)) return -1;
  qn_plot_open()->polygon(c, x, y, n, fill, width, edge);
  return *out = qn_none(), 0;
}

/* circles(x, y, radius, fill, width, edge) */
METHOD(circles) {
  qn_value v[6];
  qn_canvas *c = canvas_of(rt, self, args, "circles", "x y radius fill width edge", v);
  const double *x, *y;
  double radius, width, fill[4], edge[4];
  int64_t n;
  if (!c || points(rt, v[0], v[1], &x, &y, &n) || qn_as_double(rt, v[2], &radius) || numbers(rt, v[3], fill, 4, NULL) || qn_as_double(rt, v[4], &width) ||
      numbers(rt, v[5], edge, 4, NULL))
    return -1;
  qn_plot_open()->circles(c, x, y, n, radius, fill, width, edge);
  return *out = qn_none(), 0;
}

/* text(x, y, text, size, colour, (ha, va, angle), bold) */
METHOD(text) {
  qn_value v[7];
  qn_canvas *c = canvas_of(rt, self, args, "text", "x y text size colour place bold", v);
  double x, y, size, colour[4], place[3];
  if (!c || qn_as_double(rt, v[0], &x) || qn_as_double(rt, v[1], &y) || qn_as_double(rt, v[3], &size) || numbers(rt, v[4], colour, 4, NULL) ||
      numbers(rt, v[5], place, 3, NULL))
    return -1;
  if (!qn_is(v[2], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "text is a str, not %s", qn_type_name(v[2]));
  qn_plot_open()->text(c, x, y, qn_str_sv(v[2]).p, size, colour, place[0], place[1], place[2], qn_truth(rt, v[6]) > 0);
  return *out = qn_none(), 0;
}

/* clip(x, y, width, height): width < 0 ends it */
METHOD(clip) {
  qn_value v[4];
  qn_canvas *c = canvas_of(rt, self, args, "clip", "x y width height", v);
  double d[4];
  if (!c) return -1;
  for (int i = 0; i < 4; i++)
    if (qn_as_double(rt, v[i], &d[i])) return -1;
  qn_plot_open()->clip(c, d[0], d[1], d[2], d[3]);
  return *out = qn_none(), 0;
}

typedef struct sink {
  qn_rt *rt;
  qn_value *out;
} sink;

static bool keep(void *user, const void *p, size_t n) {
  sink *s = user;
  return qn_new_bytes(s->rt, (qn_sv){p, n}, s->out) == 0;
}

/* finish(): the picture's bytes */
METHOD(finish) {
  qn_canvas *c = canvas_of(rt, self, args, "finish", "", NULL);
  if (!c) return -1;
  ((canvas *)self.o)->c = NULL;
  const char *bad = qn_plot_open()->finish(c, keep, &(sink){rt, out});
  if (!bad) return 0;
  return *bad ? qn_raise(rt, QN_E_ValueError, "cannot draw the picture: %s", bad) : -1;
}

static const qn_method canvas_methods[] = {{.name = "line", .fn = line}, {.name = "polygon", .fn = polygon}, {.name = "circles", .fn = circles}, {.name = "text", .fn = text},
                                           {.name = "clip", .fn = clip}, {.name = "finish", .fn = finish},   {.name = NULL}};
static qn_class canvas_class = {QN_CLASS_HEAD("Canvas", QN_K_OTHER, &qn_object_class), .methods = canvas_methods, .destroy = canvas_destroy};

/* canvas(format, width, height, scale): "png", "svg" or "pdf"; scale: pixels of a PNG per unit */
static int new_canvas(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  static const char *const formats[] = {"png", "svg", "pdf"};
  qn_value v[4];
  double width, height, scale;
  if (qn_args_parse(rt, args, "canvas", "format width height scale", v) || qn_as_double(rt, v[1], &width) || qn_as_double(rt, v[2], &height) ||
      qn_as_double(rt, v[3], &scale))
    return -1;
  size_t f = 0;
  while (f < QN_COUNT(formats) && !(qn_is(v[0], QN_K_STR) && qn_sv_is(qn_str_sv(v[0]), formats[f]))) f++;
  if (f == QN_COUNT(formats)) return qn_raise(rt, QN_E_ValueError, "a picture is png, svg or pdf");
  if (!(width * scale >= 1 && height * scale >= 1 && width * scale <= 32767 && height * scale <= 32767))
    return qn_raise(rt, QN_E_ValueError, "Image size of %.0fx%.0f pixels is too large or empty. It must be less than 2^15 in each direction.", width * scale, height * scale);
  const qn_plot_module *m = ready(rt);
  if (!m) return -1;
  canvas *c = qn_obj_new(rt, &canvas_class, sizeof *c);
  if (!c) return -1;
  c->c = m->open((qn_canvas_format)f, width, height, scale);
  *out = qn_from_obj(c);
  if (c->c) return 0;
  qn_drop(rt, out);
  return qn_raise_memory(rt);
}

/* text_width(text, size, bold) */
static int text_width(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[3];
  double size;
  if (qn_args_parse(rt, args, "text_width", "text size bold", v) || qn_as_double(rt, v[1], &size)) return -1;
  if (!qn_is(v[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "text is a str, not %s", qn_type_name(v[0]));
  const qn_plot_module *m = ready(rt);
  return m ? (*out = qn_float(m->text_width(qn_str_sv(v[0]).p, size, qn_truth(rt, v[2]) > 0)), 0) : -1;
}

static const qn_method functions[] = {{.name = "canvas", .fn = new_canvas}, {.name = "text_width", .fn = text_width}, {.name = NULL}};
const qn_module_def qn__plot_module = {.name = "_plot", .functions = functions};
