#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/uregion.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

/* UTF-16 to a C string; its length, or -1 when it does not fit. */
static int32_t deliver(const UChar *text, int32_t length, char *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = 0;
  u_strToUTF8(out, capacity, &written, text, length, &status);
  if (U_FAILURE(status) || written >= capacity) return -1;
  return written;
}

int32_t kz_region_name_variant(
    const char *region, const char *locale, int32_t variant, char *out, int32_t capacity) {
  if (strlen(region) > 3) return -1;
  UErrorCode status = U_ZERO_ERROR;
  UDisplayContext contexts[1] = {
      variant == 1 ? UDISPCTX_LENGTH_SHORT : UDISPCTX_LENGTH_FULL};
  ULocaleDisplayNames *names = uldn_openForContext(locale, contexts, 1, &status);
  if (U_FAILURE(status)) return -1;
  UChar buffer[256];
  int32_t length = uldn_regionDisplayName(names, region, buffer, 256, &status);
  uldn_close(names);
  if (U_FAILURE(status) || length <= 0 || length > 255) return -1;
  int32_t written = deliver(buffer, length, out, capacity);
  if (written > 0 && strcmp(out, region) == 0) return -1; /* CLDR has no name: the code echoes */
  return written;
}

int32_t kz_region_name(const char *region, const char *locale, char *out, int32_t capacity) {
  return kz_region_name_variant(region, locale, 0, out, capacity);
}

/* Joins the codes an enumeration gives that pass `accept` with "|". */
static int32_t join(
    UEnumeration *codes, int (*accept)(const char *, int32_t), char *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t total = 0;
  int32_t length = 0;
  const char *code;
  while ((code = uenum_next(codes, &length, &status)) != NULL && U_SUCCESS(status)) {
    if (!accept(code, length)) continue;
    int32_t needed = length + (total > 0);
    if (total + needed < capacity) {
      if (total > 0) out[total] = '|';
      memcpy(out + total + (total > 0), code, (size_t)length);
    }
    total += needed;
  }
  if (capacity > 0) out[total < capacity ? total : 0] = 0;
  return total;
}

static int isAlpha2(const char *code, int32_t length) {
  return length == 2 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z';
}

static int isAlpha3(const char *code, int32_t length) {
  return length == 3 && code[0] >= 'A' && code[0] <= 'Z';
}

int32_t kz_region_codes(char *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *codes = uregion_getAvailable(URGN_TERRITORY, &status);
  if (U_FAILURE(status)) return -1;
  int32_t total = join(codes, isAlpha2, out, capacity);
  uenum_close(codes);
  return total;
}

int32_t kz_currency_name(
    const char *iso, const char *locale, int32_t style, char *out, int32_t capacity) {
  if (strlen(iso) != 3) return -1;
  UErrorCode status = U_ZERO_ERROR;
  UChar code[4];
  u_charsToUChars(iso, code, 4);
  UBool isChoice = 0;
  int32_t length = 0;
  const UChar *name = ucurr_getName(
      code, locale,
      style == 1 ? UCURR_LONG_NAME : style == 2 ? UCURR_NARROW_SYMBOL_NAME : UCURR_SYMBOL_NAME,
      &isChoice, &length, &status);
  if (U_FAILURE(status) || name == NULL) return -1;
  /* The root's answer is the code itself: no name. */
  if (status == U_USING_DEFAULT_WARNING && style == 1 && length == 3 &&
      u_memcmp(name, code, 3) == 0)
    return -1;
  return deliver(name, length, out, capacity);
}

int32_t kz_currency_codes(int32_t all, char *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *codes = ucurr_openISOCurrencies(
      all ? UCURR_ALL : (UCURR_COMMON | UCURR_NON_DEPRECATED), &status);
  if (U_FAILURE(status)) return -1;
  int32_t total = join(codes, isAlpha3, out, capacity);
  uenum_close(codes);
  return total;
}
