#pragma once
/* The wall in front of libxml2: opaque handles and fixed-width integers only.

   A page is tokenised once here: scripts, comments, declarations and attributes nobody asks for are
   left out, control characters removed, monstrous tags cut, entities decoded. libxml2 sees the tags
   alone, closes and implies elements, and its SAX events become flat arrays: nodes in document
   order, their attributes, their text. There is no DOM. Time is linear in the page whatever it
   holds. One page belongs to one thread at a time. */
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Version of the linked libxml2, "2.9.14". */
const char *kz_html_version(void);

typedef struct kz_page kz_page;

typedef struct kz_page_limits {
  int32_t max_nodes;           /* elements and texts; the rest is left out and flagged */
  int32_t max_depth;           /* deeper elements become childless, their text stands beside them;
                                  their end tags close what is around them, as in browsers */
  int32_t max_tag_attributes;  /* attributes beyond are ignored */
} kz_page_limits;

/* What a node is; an element of another name is KZ_OTHER. */
enum {
  KZ_TEXT = -1,
  KZ_OTHER = 0,
  KZ_A, KZ_ABBR, KZ_ADDRESS, KZ_ARTICLE, KZ_ASIDE, KZ_B, KZ_BLOCKQUOTE, KZ_BODY, KZ_BR, KZ_BUTTON,
  KZ_CAPTION, KZ_CENTER, KZ_CITE, KZ_CODE, KZ_DD, KZ_DIV, KZ_DL, KZ_DT, KZ_EM, KZ_EMBED,
  KZ_FIGCAPTION, KZ_FIGURE, KZ_FONT, KZ_FOOTER, KZ_FORM, KZ_H1, KZ_H2, KZ_H3, KZ_H4, KZ_H5, KZ_H6,
  KZ_HEAD, KZ_HEADER, KZ_HR, KZ_HTML, KZ_I, KZ_IFRAME, KZ_IMG, KZ_INPUT, KZ_LABEL, KZ_LI, KZ_LINK,
  KZ_MAIN, KZ_META, KZ_NAV, KZ_NOSCRIPT, KZ_OBJECT, KZ_OL, KZ_OPTION, KZ_P, KZ_PRE, KZ_S,
  KZ_SECTION, KZ_SELECT, KZ_SMALL, KZ_SPAN, KZ_STRONG, KZ_SUB, KZ_SUP, KZ_SVG, KZ_TABLE, KZ_TBODY,
  KZ_TD, KZ_TEMPLATE, KZ_TEXTAREA, KZ_TFOOT, KZ_TH, KZ_THEAD, KZ_TIME, KZ_TITLE, KZ_TR, KZ_U,
  KZ_UL, KZ_VIDEO, KZ_WBR, KZ_RT, KZ_RP, KZ_AUDIO, KZ_DEL, KZ_DETAILS, KZ_DIALOG, KZ_INS,
  KZ_PICTURE, KZ_SOURCE, KZ_SUMMARY,
  KZ_CUSTOM, /* a name with a hyphen, which a page defines itself */
  KZ_TAG_COUNT
};

/* The attributes that are kept, entities decoded; class and id in lower case. At most 31. */
enum {
  KZ_AT_CLASS = 1, KZ_AT_ID, KZ_AT_STYLE, KZ_AT_HIDDEN, KZ_AT_ARIA_HIDDEN, KZ_AT_NAME,
  KZ_AT_PROPERTY, KZ_AT_CONTENT, KZ_AT_ITEMPROP, KZ_AT_DATETIME, KZ_AT_HREF, KZ_AT_REL, KZ_AT_TYPE,
  KZ_AT_HTTP_EQUIV, KZ_AT_CHARSET, KZ_AT_ROLE, KZ_AT_LANG, KZ_AT_VALUE,
  KZ_AT_TITLE, KZ_AT_COLSPAN, KZ_AT_ROWSPAN, KZ_AT_ALIGN, KZ_AT_ALT, KZ_AT_SRC, KZ_AT_DATA_SRC,
  KZ_AT_DATA_TIME, KZ_AT_DATA_TIMESTAMP, KZ_AT_DATA_DATE, KZ_AT_COUNT
};

typedef struct kz_node {
  int32_t parent;           /* index, -1 for the root */
  int32_t end;              /* index after the last node below it */
  int32_t tag;              /* KZ_… */
  int32_t depth;
  int32_t text_start;       /* KZ_TEXT: bytes of the text buffer */
  int32_t text_length;
  int32_t attribute_start;  /* elements: index into the attributes */
  int32_t attribute_count;
  uint32_t attribute_mask;  /* bit 1 << KZ_AT_… for each attribute it has */
} kz_node;

typedef struct kz_attribute {
  int32_t name;   /* KZ_AT_… */
  int32_t start;  /* bytes of the text buffer */
  int32_t length;
} kz_attribute;

/* Content of one <script>, in bytes of the page that was parsed. kind 1: JSON-LD, 0: another. */
typedef struct kz_script {
  int32_t start, length, kind;
} kz_script;

/* What was lost or mended. */
enum {
  KZ_CUT_NODES = 1,         /* max_nodes reached: text is missing */
  KZ_CUT_DEPTH = 2,         /* structure below max_depth was flattened, no text lost */
  KZ_CUT_ATTRIBUTES = 4,    /* a tag had too many attributes */
  KZ_CONTROLS = 8,          /* NUL or control characters were removed */
  KZ_OPEN_COMMENT = 16,     /* a comment never ends; its text was kept */
  KZ_OPEN_SCRIPT = 32,      /* a script never ends; what follows is missing */
  KZ_SECOND_DOCUMENT = 64,  /* more than one document in the page */
  KZ_PARSER_STOPPED = 128   /* libxml2 gave up before the end: text is missing */
};

/* Parses valid UTF-8. NULL when there is no element at all or memory ran out. */
kz_page *kz_page_parse(const uint8_t *utf8, int64_t length, const kz_page_limits *limits);
void kz_page_free(kz_page *page);

/* The arrays live as long as the page. */
const kz_node *kz_page_nodes(const kz_page *page, int32_t *count);
const kz_attribute *kz_page_attributes(const kz_page *page, int32_t *count);
const uint8_t *kz_page_text(const kz_page *page, int32_t *length);
const kz_script *kz_page_scripts(const kz_page *page, int32_t *count);
int32_t kz_page_flags(const kz_page *page);

/* Name of a KZ_… tag, "other" for KZ_OTHER. */
const char *kz_tag_name(int32_t tag);

/* Offset of the first `needle` at or after `from`, -1 when there is none. */
int64_t kz_find(
    const uint8_t *bytes, int64_t length, int64_t from, const uint8_t *needle, int64_t size);

/* Parses with libxml2 alone, visits every node with its content and attributes, and frees: the
   yardstick of the speed measurements. Returns the nodes, attributes and bytes seen, -1 when it
   failed. */
int64_t kz_html_bare_parse(const uint8_t *utf8, int64_t length);

#ifdef __cplusplus
}
#endif
