/* loader.c - the object loader. Memory: [text sections, stubs | read-only sections, GOT], page-aligned halves of one
 * mapping, so every 32-bit displacement reaches. An external function is reached through a stub (jmp *address). */
#include "engine/loader.h"

#include <elf.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MAX_SECTIONS = 65535, MAX_CODE = 1 << 28, STUB = 16 };

typedef struct symbol {
  const char *name;
  void *at;
} symbol;

struct qn_image {
  char *base;
  size_t size;
  symbol *symbols;
  uint32_t nsymbols;
  qn_arena arena; /* names and the table */
};

typedef struct external {
  void *at;
  char *stub, *got;
} external;

typedef struct loading {
  const unsigned char *p;
  size_t n;
  const Elf64_Shdr *sh;  /* copied: the bytes may be misaligned */
  uint32_t nsh;
  const Elf64_Sym *sym;
  uint32_t nsym;
  const char *str;
  size_t nstr;
  size_t *offset;        /* per section: place in the mapping, SIZE_MAX = not loaded */
  external *ext;         /* per symbol */
  uint32_t next;         /* externals used: each has a stub and a GOT word */
  size_t text, ro, total, stubs, got; /* sizes and places in the mapping */
  qn_image *c;
  qn_arena a;            /* dies with the loading */
  qn_resolve_fn resolve;
  qn_error *err;
} loading;

static qn_status broken(loading *l, const char *what) { return qn_error_set(l->err, QN_EINVAL, "object code: %s", what); }

static bool within(size_t n, uint64_t at, uint64_t size) { return at <= n && size <= n - at; }

/* --- reading ----------------------------------------------------------------------------------------------------- */
static qn_status read_sections(loading *l) {
  Elf64_Ehdr h;
  if (l->n < sizeof h) return broken(l, "too short");
  memcpy(&h, l->p, sizeof h);
  if (memcmp(h.e_ident, ELFMAG, SELFMAG) != 0 || h.e_ident[EI_CLASS] != ELFCLASS64 || h.e_ident[EI_DATA] != ELFDATA2LSB ||
      h.e_type != ET_REL || h.e_machine != EM_X86_64)
    return broken(l, "no x86-64 relocatable ELF");
  if (h.e_shentsize != sizeof(Elf64_Shdr) || !within(l->n, h.e_shoff, (uint64_t)h.e_shnum * sizeof(Elf64_Shdr)))
    return broken(l, "section table out of bounds");
  Elf64_Shdr *sh = QN_NEW_N(&l->a, Elf64_Shdr, h.e_shnum + 1);
  if (h.e_shnum) memcpy(sh, l->p + h.e_shoff, h.e_shnum * sizeof *sh);
  l->sh = sh;
  l->nsh = h.e_shnum;
  for (uint32_t k = 0; k < l->nsh; k++)
    if (sh[k].sh_type != SHT_NOBITS && !within(l->n, sh[k].sh_offset, sh[k].sh_size))
      return broken(l, "section out of bounds");
  return QN_OK;
}

static qn_status read_symbols(loading *l) {
  for (uint32_t k = 0; k < l->nsh; k++) {
    const Elf64_Shdr *s = &l->sh[k];
    if (s->sh_type != SHT_SYMTAB) continue;
    if (l->sym) return broken(l, "two symbol tables");
    if (s->sh_entsize != sizeof(Elf64_Sym) || s->sh_link >= l->nsh || s->sh_size / sizeof(Elf64_Sym) > UINT32_MAX / 2)
      return broken(l, "malformed symbol table");
    const Elf64_Shdr *str = &l->sh[s->sh_link];
    if (str->sh_type != SHT_STRTAB || str->sh_size == 0 || l->p[str->sh_offset + str->sh_size - 1] != 0)
      return broken(l, "malformed string table");
    l->nsym = (uint32_t)(s->sh_size / sizeof(Elf64_Sym));
    Elf64_Sym *sym = QN_NEW_N(&l->a, Elf64_Sym, l->nsym + 1);
    memcpy(sym, l->p + s->sh_offset, l->nsym * sizeof *sym);
    l->sym = sym;
    l->str = (const char *)l->p + str->sh_offset;
    l->nstr = str->sh_size;
  }
  for (uint32_t k = 0; k < l->nsym; k++)
    if (l->sym[k].st_name >= l->nstr) return broken(l, "symbol name out of bounds");
  return l->sym ? QN_OK : broken(l, "no symbol table");
}

/* --- layout -------------------------------------------------------------------------------------------------------- */
static bool loaded(const Elf64_Shdr *s) {
  return (s->sh_flags & SHF_ALLOC) && s->sh_size > 0 && s->sh_type == SHT_PROGBITS;
}

static qn_status place(loading *l, bool exec, size_t *at) {
  for (uint32_t k = 0; k < l->nsh; k++) {
    const Elf64_Shdr *s = &l->sh[k];
    if (!loaded(s) || ((s->sh_flags & SHF_EXECINSTR) != 0) != exec) continue;
    uint64_t align = s->sh_addralign ? s->sh_addralign : 1;
    if ((align & (align - 1)) || align > 4096) return broken(l, "odd alignment");
    *at = (*at + align - 1) & ~(size_t)(align - 1);
    l->offset[k] = *at;
    if (s->sh_size > MAX_CODE || *at + s->sh_size > MAX_CODE) return broken(l, "too large");
    *at += s->sh_size;
  }
  return QN_OK;
}

static qn_status lay_out(loading *l) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE), at = 0;
  l->offset = QN_NEW_N(&l->a, size_t, l->nsh + 1);
  for (uint32_t k = 0; k < l->nsh; k++) {
    const Elf64_Shdr *s = &l->sh[k];
    l->offset[k] = SIZE_MAX;
    if ((s->sh_flags & SHF_ALLOC) && s->sh_size && ((s->sh_flags & SHF_WRITE) || s->sh_type == SHT_NOBITS))
      return broken(l, "writable data");
  }
  l->ext = QN_NEW_N(&l->a, external, l->nsym + 1);
  uint32_t count = 0;
  for (uint32_t k = 1; k < l->nsym; k++)
    if (l->sym[k].st_shndx == SHN_UNDEF && l->sym[k].st_name) count++;
  qn_status st = place(l, true, &at);
  if (st != QN_OK) return st;
  l->stubs = (at + STUB - 1) & ~(size_t)(STUB - 1);
  l->text = (l->stubs + (size_t)count * STUB + page - 1) & ~(page - 1);
  at = l->text;
  st = place(l, false, &at);
  if (st != QN_OK) return st;
  l->got = (at + 7) & ~(size_t)7;
  l->total = (l->got + (size_t)count * 8 + page - 1) & ~(page - 1);
  if (l->total == 0) return broken(l, "nothing to load");
  return l->total > MAX_CODE ? broken(l, "too large") : QN_OK;
}

/* --- symbols ------------------------------------------------------------------------------------------------------- */
static qn_status make_external(loading *l, uint32_t k) {
  const char *name = l->str + l->sym[k].st_name;
  external *e = &l->ext[k];
  e->at = l->resolve(name);
  if (!e->at) return qn_error_set(l->err, QN_EINVAL, "object code: symbol '%.100s' is not on the whitelist", name);
  e->stub = l->c->base + l->stubs + (size_t)l->next * STUB;
  e->got = l->c->base + l->got + (size_t)l->next * 8;
  l->next++;
  static const unsigned char jump[8] = {0xff, 0x25, 2, 0, 0, 0, 0x66, 0x90}; /* jmp *2(%rip); xchg %ax, %ax */
  memcpy(e->stub, jump, sizeof jump);
  memcpy(e->stub + 8, &e->at, 8);
  memcpy(e->got, &e->at, 8);
  return QN_OK;
}

static qn_status resolve_all(loading *l) {
  for (uint32_t k = 1; k < l->nsym; k++) {
    if (l->sym[k].st_shndx != SHN_UNDEF || !l->sym[k].st_name) continue;
    qn_status st = make_external(l, k);
    if (st != QN_OK) return st;
  }
  return QN_OK;
}

/* Where a symbol lies; NULL with an error when it is nowhere. */
static char *address_of(loading *l, uint32_t k) {
  const Elf64_Sym *s = &l->sym[k];
  if (s->st_shndx == SHN_UNDEF) return l->ext[k].stub;
  if (s->st_shndx >= l->nsh || l->offset[s->st_shndx] == SIZE_MAX || s->st_value > l->sh[s->st_shndx].sh_size) return NULL;
  return l->c->base + l->offset[s->st_shndx] + s->st_value;
}

/* --- relocations ----------------------------------------------------------------------------------------------------- */
static bool store32(char *at, int64_t v) {
  int32_t w = (int32_t)v;
  memcpy(at, &w, 4);
  return w == v;
}

static qn_status relocate_one(loading *l, uint32_t section, const Elf64_Rela *r) {
  uint64_t kind = ELF64_R_TYPE(r->r_info), k = ELF64_R_SYM(r->r_info);
  size_t width = kind == R_X86_64_64 || kind == R_X86_64_PC64 ? 8 : 4;
  if (kind == R_X86_64_NONE) return QN_OK;
  if (k >= l->nsym || !within(l->sh[section].sh_size, r->r_offset, width)) return broken(l, "relocation out of bounds");
  char *at = l->c->base + l->offset[section] + r->r_offset, *to = address_of(l, (uint32_t)k);
  if (!to) return broken(l, "relocation against what is not loaded");
  int64_t s = (int64_t)(intptr_t)to, p = (int64_t)(intptr_t)at, v = 0;
  bool ok = true;
  switch (kind) {
    case R_X86_64_64:
      v = (int64_t)((uint64_t)(l->sym[k].st_shndx == SHN_UNDEF ? (int64_t)(intptr_t)l->ext[k].at : s) + (uint64_t)r->r_addend);
      memcpy(at, &v, 8);
      return QN_OK;
    case R_X86_64_PC64:
      v = (int64_t)((uint64_t)s + (uint64_t)r->r_addend - (uint64_t)p);
      memcpy(at, &v, 8);
      return QN_OK;
    case R_X86_64_GOTPCREL:
    case R_X86_64_GOTPCRELX:
    case R_X86_64_REX_GOTPCRELX:
      if (l->sym[k].st_shndx != SHN_UNDEF) return broken(l, "GOT entry of a local symbol");
      s = (int64_t)(intptr_t)l->ext[k].got;
      ok = store32(at, (int64_t)((uint64_t)s + (uint64_t)r->r_addend - (uint64_t)p));
      break;
    case R_X86_64_PC32:
    case R_X86_64_PLT32: ok = store32(at, (int64_t)((uint64_t)s + (uint64_t)r->r_addend - (uint64_t)p)); break;
    default: return qn_error_set(l->err, QN_EINVAL, "object code: relocation kind %u", (unsigned)kind);
  }
  return ok ? QN_OK : broken(l, "relocation does not reach");
}

static qn_status relocate(loading *l) {
  for (uint32_t k = 0; k < l->nsh; k++) {
    const Elf64_Shdr *s = &l->sh[k];
    if (s->sh_type == SHT_REL) return broken(l, "relocations without addends");
    if (s->sh_type != SHT_RELA || s->sh_info >= l->nsh || l->offset[s->sh_info] == SIZE_MAX) continue;
    if (s->sh_entsize != sizeof(Elf64_Rela)) return broken(l, "malformed relocations");
    for (uint64_t i = 0; i < s->sh_size / sizeof(Elf64_Rela); i++) {
      Elf64_Rela r;
      memcpy(&r, l->p + s->sh_offset + i * sizeof r, sizeof r);
      qn_status st = relocate_one(l, s->sh_info, &r);
      if (st != QN_OK) return st;
    }
  }
  return QN_OK;
}

/* --- putting it together ------------------------------------------------------------------------------------------------ */
static qn_status map_sections(loading *l) {
  qn_image *c = l->c;
  void *p = mmap(NULL, l->total, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (p == MAP_FAILED) return qn_error_set(l->err, QN_ENOMEM, "out of memory for code");
  c->base = p;
  c->size = l->total;
  for (uint32_t k = 0; k < l->nsh; k++)
    if (l->offset[k] != SIZE_MAX) memcpy(c->base + l->offset[k], l->p + l->sh[k].sh_offset, l->sh[k].sh_size);
  return QN_OK;
}

static void keep_symbols(loading *l) {
  qn_image *c = l->c;
  c->symbols = QN_NEW_N(&c->arena, symbol, l->nsym + 1);
  for (uint32_t k = 1; k < l->nsym; k++) {
    const Elf64_Sym *s = &l->sym[k];
    bool code = s->st_shndx != SHN_UNDEF && s->st_shndx < l->nsh && (l->sh[s->st_shndx].sh_flags & SHF_EXECINSTR) &&
                l->offset[s->st_shndx] != SIZE_MAX && s->st_value < l->sh[s->st_shndx].sh_size;
    if (!code || ELF64_ST_BIND(s->st_info) != STB_GLOBAL || ELF64_ST_TYPE(s->st_info) != STT_FUNC) continue;
    const char *name = l->str + s->st_name;
    c->symbols[c->nsymbols++] = (symbol){qn_arena_strndup(&c->arena, name, strlen(name)), address_of(l, k)};
  }
}

static qn_status protect(loading *l) {
  qn_image *c = l->c;
  if (l->text && mprotect(c->base, l->text, PROT_READ | PROT_EXEC) != 0)
    return qn_error_set(l->err, QN_EIO, "the system does not allow executable memory");
  if (l->total > l->text && mprotect(c->base + l->text, l->total - l->text, PROT_READ) != 0)
    return qn_error_set(l->err, QN_EIO, "the system does not allow read-only memory");
  return QN_OK;
}

static qn_status steps(loading *l) {
  qn_status st = read_sections(l);
  if (st == QN_OK) st = read_symbols(l);
  if (st == QN_OK) st = lay_out(l);
  if (st == QN_OK) st = map_sections(l);
  if (st == QN_OK) st = resolve_all(l);
  if (st == QN_OK) st = relocate(l);
  if (st != QN_OK) return st;
  keep_symbols(l);
  return protect(l);
}

qn_status qn_image_load(const void *bytes, size_t n, qn_resolve_fn resolve, qn_image **out, qn_error *err) {
  loading *l = calloc(1, sizeof *l);
  qn_image *c = calloc(1, sizeof *c);
  qn_status st = QN_ENOMEM;
  jmp_buf oom;
  if (!l || !c) {
    free(l);
    free(c);
    return qn_error_set(err, QN_ENOMEM, "out of memory for code");
  }
  l->p = bytes;
  l->n = n;
  l->c = c;
  l->resolve = resolve;
  l->err = err;
  qn_arena_init(&l->a, &qn_malloc_allocator);
  qn_arena_init(&c->arena, &qn_malloc_allocator);
  l->a.oom = c->arena.oom = &oom;
  if (setjmp(oom))
    st = qn_error_set(err, QN_ENOMEM, "out of memory for code");
  else
    st = steps(l);
  c->arena.oom = NULL;
  qn_arena_deinit(&l->a);
  free(l);
  if (st == QN_OK)
    *out = c;
  else
    qn_image_free(c);
  return st;
}

void *qn_image_find(const qn_image *c, const char *name) {
  for (uint32_t k = 0; k < c->nsymbols; k++)
    if (strcmp(c->symbols[k].name, name) == 0) return c->symbols[k].at;
  return NULL;
}


void qn_image_free(qn_image *c) {
  if (!c) return;
  if (c->base) munmap(c->base, c->size);
  qn_arena_deinit(&c->arena);
  free(c);
}
