#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>

struct kz_breaker {
  UBreakIterator *iterator;
  UChar *text;        /* scratch for UTF-8 input */
  int32_t capacity;
};

kz_breaker *kz_breaker_open(int32_t kind, const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator =
      ubrk_open(kind == 1 ? UBRK_SENTENCE : UBRK_WORD, locale, NULL, 0, &status);
  if (U_FAILURE(status)) return NULL;
  kz_breaker *breaker = calloc(1, sizeof *breaker);
  if (breaker == NULL) {
    ubrk_close(iterator);
    return NULL;
  }
  breaker->iterator = iterator;
  return breaker;
}

void kz_breaker_close(kz_breaker *breaker) {
  if (breaker == NULL) return;
  ubrk_close(breaker->iterator);
  free(breaker->text);
  free(breaker);
}

int32_t kz_breaker_run(
    kz_breaker *breaker, const uint16_t *utf16, int32_t length, int32_t *boundaries,
    int32_t capacity) {
  if (breaker == NULL || length < 0) return -1;
  if (length == 0) return 0;
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(breaker->iterator, (const UChar *)utf16, length, &status);
  if (U_FAILURE(status)) return -1;
  int32_t count = 0;
  ubrk_first(breaker->iterator);
  int32_t position;
  while ((position = ubrk_next(breaker->iterator)) != UBRK_DONE) {
    if (count < capacity) boundaries[count] = position;
    count++;
  }
  return count;
}

/* Decodes one scalar of UTF-8; an invalid byte is one scalar U+FFFD of one byte. */
static int32_t decode(const uint8_t *bytes, int32_t left, uint32_t *scalar) {
  uint8_t lead = bytes[0];
  if (lead < 0x80) {
    *scalar = lead;
    return 1;
  }
  int32_t size = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3
               : lead >= 0xC2 && lead < 0xE0 ? 2 : 0;
  *scalar = 0xFFFD;
  if (size == 0 || size > left) return 1;
  uint32_t value = lead & (size == 2 ? 0x1F : size == 3 ? 0x0F : 0x07);
  for (int32_t i = 1; i < size; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return 1;
    value = value << 6 | (bytes[i] & 0x3F);
  }
  if ((size == 3 && (value < 0x800 || (value >= 0xD800 && value < 0xE000))) ||
      (size == 4 && (value < 0x10000 || value > 0x10FFFF)))
    return 1;
  *scalar = value;
  return size;
}

int32_t kz_breaker_run_utf8(
    kz_breaker *breaker, const uint8_t *utf8, int32_t length, int32_t *boundaries,
    int32_t capacity) {
  if (breaker == NULL || length < 0) return -1;
  if (length == 0) return 0;
  if (breaker->capacity < length) {
    /* UTF-8 never has fewer bytes than UTF-16 has units. */
    UChar *text = realloc(breaker->text, sizeof(UChar) * (size_t)length);
    if (text == NULL) return -1;
    breaker->text = text;
    breaker->capacity = length;
  }
  int32_t units = 0;
  for (int32_t i = 0; i < length;) {
    uint32_t scalar;
    i += decode(utf8 + i, length - i, &scalar);
    if (scalar >= 0x10000) {
      breaker->text[units++] = (UChar)(0xD7C0 + (scalar >> 10));
      breaker->text[units++] = (UChar)(0xDC00 | (scalar & 0x3FF));
    } else {
      breaker->text[units++] = (UChar)scalar;
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(breaker->iterator, breaker->text, units, &status);
  if (U_FAILURE(status)) return -1;
  int32_t count = 0;
  int32_t byte = 0;
  int32_t unit = 0;
  int32_t position;
  ubrk_first(breaker->iterator);
  while ((position = ubrk_next(breaker->iterator)) != UBRK_DONE) {
    while (unit < position) {
      uint32_t scalar;
      byte += decode(utf8 + byte, length - byte, &scalar);
      unit += scalar >= 0x10000 ? 2 : 1;
    }
    if (count < capacity) boundaries[count] = byte;
    count++;
  }
  return count;
}
