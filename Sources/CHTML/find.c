#include <string.h>

#include "CHTML.h"

/* Sixteen bytes at once; compilers turn it into the vector instructions of the machine. */
typedef uint8_t block __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

static block load(const uint8_t *at) {
  block bytes;
  memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

static block filled(uint8_t byte) { return (block){0} + byte; }

int64_t kz_find(
    const uint8_t *bytes, int64_t length, int64_t from, const uint8_t *needle, int64_t size) {
  if (from < 0 || size <= 0 || from > length - size) return -1;
  /* Blocks where the needle's first and last byte may stand are looked at closely. */
  const uint8_t *at = bytes + from, *last = bytes + length - size;
  const block first = filled(needle[0]), final = filled(needle[size - 1]);
  while (last - at >= (int64_t)sizeof(block)) {
    block hits = (block)(load(at) == first) & (block)(load(at + size - 1) == final);
    halves any = (halves)hits;
    if ((any[0] | any[1]) != 0)
      for (int i = 0; i < (int)sizeof(block); i++)
        if (hits[i] != 0 && memcmp(at + i, needle, (size_t)size) == 0) return at + i - bytes;
    at += sizeof(block);
  }
  for (; at <= last; at++)
    if (*at == needle[0] && memcmp(at, needle, (size_t)size) == 0) return at - bytes;
  return -1;
}
