#include "CICU.h"

#include <limits.h>
#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* True when every scalar is one that NFC never touches and nothing combines with: below U+0300, or
   the blocks General Punctuation (before the quad spaces' decompositions are excluded), CJK
   Symbols without U+302A...U+302F and U+3099/309A, Han without the compatibility block, full-width
   forms. A false answer only costs the full check. */
static int obviously_composed(const uint8_t *p, int64_t length) {
  int64_t i = 0;
  while (i < length) {
    uint8_t lead = p[i];
    if (lead < 0x80) {
      i += 1;
    } else if (lead < 0xCC) { /* U+0080...U+02FF */
      i += 2;
    } else if (lead >= 0xE4 && lead <= 0xE9) { /* U+4000...U+9FFF */
      i += 3;
    } else if (lead == 0xE3 && i + 2 < length) {
      uint32_t scalar = 0x3000u | (uint32_t)(p[i + 1] & 0x3F) << 6 | (p[i + 2] & 0x3F);
      if ((scalar >= 0x302A && scalar <= 0x302F) || scalar == 0x3099 || scalar == 0x309A) return 0;
      i += 3;
    } else if (lead == 0xEF && i + 2 < length && (p[i + 1] == 0xBC || p[i + 1] == 0xBD)) {
      i += 3; /* U+FF00...U+FF7F */
    } else if (lead == 0xE2 && i + 2 < length) {
      uint32_t scalar = 0x2000u | (uint32_t)(p[i + 1] & 0x3F) << 6 | (p[i + 2] & 0x3F);
      if (scalar <= 0x2001 || (scalar >= 0x20D0 && scalar <= 0x20FF) || scalar == 0x2126 ||
          scalar == 0x212A || scalar == 0x212B || scalar == 0x2329 || scalar == 0x232A ||
          scalar == 0x2ADC || scalar >= 0x2C00)
        return 0;
      i += 3;
    } else {
      return 0;
    }
  }
  return 1;
}

int32_t kz_nfc(const uint8_t *utf8, int64_t length, uint8_t **out, int64_t *out_length) {
  *out = NULL;
  *out_length = 0;
  if (obviously_composed(utf8, length)) return 0;
  if (length > INT32_MAX / 4) return -1;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
  UChar *source = malloc(sizeof(UChar) * (size_t)(length + 1));
  if (source == NULL || U_FAILURE(status)) {
    free(source);
    return -1;
  }
  int32_t units = 0;
  u_strFromUTF8WithSub(
      source, (int32_t)length + 1, &units, (const char *)utf8, (int32_t)length, 0xFFFD, NULL,
      &status);
  if (U_SUCCESS(status) && unorm2_spanQuickCheckYes(nfc, source, units, &status) == units &&
      U_SUCCESS(status)) {
    free(source);
    return 0;
  }
  int32_t outcome = -1;
  int32_t needed = 0;
  UErrorCode sizing = U_ZERO_ERROR;
  if (U_SUCCESS(status)) needed = unorm2_normalize(nfc, source, units, NULL, 0, &sizing);
  UChar *target = malloc(sizeof(UChar) * ((size_t)needed + 1));
  uint8_t *bytes = malloc((size_t)needed * 3 + 1);
  if (U_SUCCESS(status) && target != NULL && bytes != NULL) {
    int32_t written = unorm2_normalize(nfc, source, units, target, needed + 1, &status);
    int32_t byteCount = 0;
    u_strToUTF8WithSub(
        (char *)bytes, needed * 3 + 1, &byteCount, target, written, 0xFFFD, NULL, &status);
    if (U_SUCCESS(status)) {
      *out = bytes;
      *out_length = byteCount;
      bytes = NULL;
      outcome = 1;
    }
  }
  free(bytes);
  free(target);
  free(source);
  return outcome;
}
