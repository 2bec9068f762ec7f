/* split.h - cutting a file at any byte, exactly: the automaton as maps from state to state.
 *
 * One byte turns each state of the tokenizer into another one: a map of 16 states is 16 bytes, and two maps compose by one
 * byte shuffle. A pass over a piece of the file therefore gives its exit state for every entry state at once, before
 * anybody knows where its rows begin; a prefix over the pieces gives each its true entry state. */
#ifndef QN_CSV_SPLIT_H
#define QN_CSV_SPLIT_H

#include "runtime/csv/csv_impl.h"
#include "runtime/csv/index.h"

typedef struct csv_split {
  _Alignas(16) uint8_t next[256][16]; /* state behind a byte, by byte and state before */
  uint8_t plain[256];                 /* 1: a byte that a row may begin with behind a lone carriage return */
  char special[3];                    /* bytes that make line feeds mean something else: quote, escape, comment */
  int specials;
} csv_split;

bool csv_split_possible(const csv_reader *r); /* for these options the automaton has no memory but its state */
void csv_split_init(csv_split *s, const csv_reader *r);
/* map[e]: the state behind text[0, n) when it is entered in state e. */
void csv_split_map(csv_level level, const csv_split *s, const char *text, int64_t n, uint8_t map[16]);
/* Goes byte by byte. *begin: the last place in (0, n] where a row begins; -1: there is none. */
uint8_t csv_split_walk(const csv_split *s, uint8_t state, const char *text, int64_t n, int64_t *begin);

/* The same over a piece of n bytes whose special bytes were looked for: maps of its blocks, made before its entry state is
 * known, then its exit state and last row begin. */
enum { CSV_SPLIT_BLOCK = 8192 };
typedef struct csv_split_piece {
  bool special;
  uint8_t (*maps)[16]; /* room for n / CSV_SPLIT_BLOCK + 1 */
} csv_split_piece;
void csv_split_prepare(csv_level level, const csv_split *s, const char *text, int64_t n, csv_split_piece *p);
uint8_t csv_split_enter(const csv_split *s, const csv_split_piece *p, uint8_t state, const char *text, int64_t n, int64_t *begin);

#endif
