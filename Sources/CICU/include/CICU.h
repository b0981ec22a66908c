#pragma once
/* The wall in front of ICU: opaque handles and fixed-width integers only.

   No ICU header is visible beyond this file: they clash with the ICU inside Foundation, and ICU's
   macros rename every symbol. Conventions: a count or length comes back as a value >= 0, a failure
   as -1 unless said otherwise; texts go in as UTF-8 or UTF-16 with a length, names as C strings;
   what a function allocates is released with kz_free. All functions may be called on any thread;
   one handle belongs to one thread at a time. */
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Version of the linked ICU, "72.1"; the string lives as long as the process. */
const char *kz_icu_version(void);

/* Releases what a function of this header allocated; NULL is fine. */
void kz_free(void *pointer);

/* ---- Breaks -------------------------------------------------------------------------------- */

typedef struct kz_breaker kz_breaker;

/* kind 0: words, 1: sentences. locale: "zh", "zh_Hant", "en". NULL when ICU has no such rules. */
kz_breaker *kz_breaker_open(int32_t kind, const char *locale);
void kz_breaker_close(kz_breaker *breaker);

/* Ends of all segments of a UTF-16 text, ascending, in UTF-16 units; the last equals length.
   Returns how many there are; when above capacity only the first `capacity` were written. */
int32_t kz_breaker_run(
    kz_breaker *breaker, const uint16_t *utf16, int32_t length, int32_t *boundaries,
    int32_t capacity);

/* The same for UTF-8 (valid or not): ends as UTF-8 byte offsets. Converts to UTF-16 inside, which
   is faster than ICU's UText over UTF-8. A capacity of `length` always suffices. */
int32_t kz_breaker_run_utf8(
    kz_breaker *breaker, const uint8_t *utf8, int32_t length, int32_t *boundaries,
    int32_t capacity);

/* ---- Charsets ------------------------------------------------------------------------------ */

/* Decodes bytes of a charset (any name or alias ICU knows) to UTF-8.
   Each undecodable sequence becomes U+FFFD and is counted in *replaced.
   Returns 0; -1 unknown charset; -2 out of memory or too long. *out is followed by a NUL byte
   that *out_length does not count. */
int32_t kz_convert_to_utf8(
    const char *charset, const uint8_t *bytes, int64_t length, uint8_t **out,
    int64_t *out_length, int64_t *replaced);

/* Encodes valid UTF-8 in a charset. Returns 0; -1 unknown charset; -2 out of memory or too long; -3
   when a character has no code in it (nothing is given then). */
int32_t kz_convert_from_utf8(
    const char *charset, const uint8_t *utf8, int64_t length, uint8_t **out, int64_t *out_length);

/* Canonical lower-case name (IANA where there is one) of a charset alias; length or -1. */
int32_t kz_charset_name(const char *alias, char *out, int32_t capacity);

/* Best guess among `restricted` (names separated by "|", NULL for any): its name goes to `out`,
   the confidence 0...100 is returned; -1 when nothing fits. */
int32_t kz_detect_charset(
    const uint8_t *bytes, int64_t length, const char *restricted, char *out, int32_t capacity);

/* ---- Names of CLDR ------------------------------------------------------------------------- */

/* Name of a territory ("US") in a locale ("zh", "zh_Hant", "en"): UTF-8 length, or -1 when CLDR has
   none. variant 0: the standard name; 1: the short one (美国 → same, 港澳 short forms). */
int32_t kz_region_name(const char *region, const char *locale, char *out, int32_t capacity);
int32_t kz_region_name_variant(
    const char *region, const char *locale, int32_t variant, char *out, int32_t capacity);

/* ISO 3166-1 alpha-2 codes separated by "|": total length, also when above capacity (then nothing
   is written). */
int32_t kz_region_codes(char *out, int32_t capacity);

/* Name of a currency; style 0: symbol, 1: long name, 2: narrow symbol. Length, or -1 when unknown. */
int32_t kz_currency_name(
    const char *iso, const char *locale, int32_t style, char *out, int32_t capacity);

/* ISO 4217 codes separated by "|"; all: 0 only those in use today, 1 historic ones too. */
int32_t kz_currency_codes(int32_t all, char *out, int32_t capacity);

/* ---- Calendar ------------------------------------------------------------------------------ */

/* A day of the Chinese calendar as a Gregorian one. lunar_year is the Gregorian year its new year
   falls in; month 1...12, day 1...30. Returns 0, or -1 when there is no such day. */
int32_t kz_lunar_to_gregorian(
    int32_t lunar_year, int32_t month, int32_t is_leap, int32_t day, int32_t *gregorian_year,
    int32_t *gregorian_month, int32_t *gregorian_day);

/* The inverse, for Gregorian days. Returns 0, or -1 when there is no such day. */
int32_t kz_gregorian_to_lunar(
    int32_t year, int32_t month, int32_t day, int32_t *lunar_year, int32_t *lunar_month,
    int32_t *is_leap, int32_t *lunar_day);

/* ---- Script -------------------------------------------------------------------------------- */

/* Fills table[i] with the simplified form of character first + i, itself where it has none.
   Returns how many differ, or -1 when ICU lacks its Traditional-Simplified transform. Costs about
   a microsecond a character: made once. */
int32_t kz_simplified_table(uint16_t first, uint16_t *table, int32_t count);

/* ---- Normalisation ------------------------------------------------------------------------- */

/* NFC. Returns 0 when the text is NFC already (*out is NULL), 1 when *out holds the normalised
   text, -1 on failure. Text below U+0300 and common CJK pass at memory speed. */
int32_t kz_nfc(const uint8_t *utf8, int64_t length, uint8_t **out, int64_t *out_length);

#ifdef __cplusplus
}
#endif
