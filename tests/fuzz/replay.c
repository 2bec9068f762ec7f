/* replay.c - stands in for libFuzzer's main: feeds every file named (or in the folders named) to the fuzz target, and
 * with
 * --mutate N also N damaged copies of each, made by a fixed generator so that a failure comes again. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t generator = 1;
static uint32_t next_random(void) {
  generator = generator * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(generator >> 33);
}

/* Deletes, doubles, swaps or overwrites a few stretches; the result is in to, of room 2 * size + 64. */
static size_t mutate(uint8_t *to, size_t size) {
  for (uint32_t round = next_random() % 4 + 1; round; round--) {
    size_t at = size ? next_random() % size : 0, n = next_random() % 16;
    if (at + n > size) n = size - at;
    switch (next_random() % 4) {
      case 0:
        memmove(to + at, to + at + n, size - at - n);
        size -= n;
        break;
      case 1:
        memmove(to + at + n, to + at, size - at);
        size += n;
        break;
      case 2:
        for (size_t i = at; i < at + n; i++) to[i] = (uint8_t)next_random();
        break;
      default:
        for (size_t i = at; i < at + n; i++) to[i] = (uint8_t) "()[]{}:,=\"'\\\n\t #*@<>fbxr01._"[next_random() % 29];
        break;
    }
  }
  return size;
}

static void replay_file(const char *path, long mutations) {
  FILE *f = fopen(path, "rb");
  if (!f) return;
  static uint8_t data[1 << 20], copy[(1 << 21) + 256];
  size_t n = fread(data, 1, sizeof data, f);
  fclose(f);
  LLVMFuzzerTestOneInput(data, n);
  for (long i = 0; i < mutations; i++) {
    memcpy(copy, data, n);
    size_t size = mutate(copy, n);
    uint8_t *exact = malloc(size ? size : 1); /* so that a sanitizer sees a read behind the end */
    if (!exact) return;
    memcpy(exact, copy, size);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
  }
}

static void replay(const char *path, long mutations) {
  struct stat info;
  if (stat(path, &info) != 0) return;
  if (!S_ISDIR(info.st_mode)) {
    replay_file(path, mutations);
    return;
  }
  DIR *dir = opendir(path);
  if (!dir) return;
  for (struct dirent *e; (e = readdir(dir));) {
    char child[4096];
    if (e->d_name[0] == '.') continue;
    if (snprintf(child, sizeof child, "%s/%s", path, e->d_name) < (int)sizeof child) replay(child, mutations);
  }
  closedir(dir);
}

int main(int argc, char **argv) {
  long mutations = 0;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--mutate") == 0 && i + 1 < argc)
      mutations = atol(argv[++i]);
    else
      replay(argv[i], mutations);
  }
  return 0;
}
