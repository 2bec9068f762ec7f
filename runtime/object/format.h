/* format.h - the format mini-language, between its parser (format_spec.c), the formatters of numbers and text, and
 * %-formatting, which lays numbers out with the same code. */
#ifndef QN_OBJECT_FORMAT_H
#define QN_OBJECT_FORMAT_H

#include "runtime/object/internal.h"

/* [[fill]align][sign][z][#][0][width][grouping][.precision][type] */
typedef struct qn_fspec {
  uint32_t fill;
  char align; /* < > ^ = */
  char sign;  /* 0, '+', '-' or ' ' */
  bool z, alt;
  int64_t width, precision; /* -1: not given */
  char grouping;            /* 0, ',' or '_' */
  int group;                /* digits in a group */
  uint32_t type;
} qn_fspec;

/* Raises ValueError with CPython's words; v is there for the name of its type. */
int qn_fspec_parse(qn_rt *rt, qn_value v, qn_sv text, uint32_t default_type, char default_align, qn_fspec *out);
int qn_fspec_unknown(qn_rt *rt, qn_value v, const qn_fspec *s); /* "Unknown format code 'q' for object of type 'int'" */
int64_t qn_fspec_padding(qn_buf *out, const qn_fspec *s, int64_t points); /* writes the left part, returns the right one's size */
void qn_fspec_fill(qn_buf *out, const qn_fspec *s, int64_t n);

/* A number in pieces: sign, prefix ("0x"), digits to be grouped and zero-filled, rest (".50e+10%"). */
typedef struct qn_numtext {
  char sign; /* 0: none */
  const char *prefix;
  qn_sv digits, rest;
} qn_numtext;
void qn_number_layout(qn_buf *out, const qn_fspec *s, const qn_numtext *t);

/* Text of |f| for the types e f g E F G r (repr) and 0 (str with a precision: g with ".0"); alt keeps zeros and the point.
 * No sign. */
void qn_float_text(double f, char type, int64_t precision, bool alt, bool dot_zero, qn_buf *out);
char qn_sign_char(char mode, bool negative); /* the sign to print, 0: none */
/* Digits of |i| in base 2, 8, 10 or 16 at the end of text; returns where they begin. */
char *qn_int_digits(int64_t i, int base, bool upper, char text[72]);

#endif
