#include "text/site.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/finder.h"
#include "text/norm.h"
#include "text/numeral.h"

#define POINT_MAX 300		/* bytes; longer is no place but a story */
#define NAME_MIN 2		/* characters of an estate's name */
#define NAME_MAX 12
#define NUMBER_MAX 999

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What stands behind the number of a building. */
static const char *const building_words[] = { "号楼", "#楼", "栋", "幢", "楼",
	"座", "#", "号" };
/* Behind 号楼 these are no buildings: 5号院, 3号门, 10号线. */
static const char *const not_houses[] = { "院", "门", "线", "厅", "库", "口",
	"地块" };

/* Before them stands where a place lies, behind them the place. */
static const char *const outer_words[] = { "街道办事处", "街道", "社区",
	"居委会", "北京市", "位于", "家住", "在" };

/* What of an estate or street is meant; the site ends before it. */
static const char *const corner_words[] = { "路口", "路边", "路北", "路南",
	"路东", "路西", "路侧", "街口", "门口", "大门", "东门", "西门",
	"南门", "北门", "东侧", "西侧", "南侧", "北侧", "附近", "旁", "对面",
	"交叉", "与", "内", "里面", "外", "前", "后", "地下", "楼下", "中心",
	"健身", "物业", "停车", "车棚", "垃圾", "小广场", "菜市场", "底商",
	"公交", "过街", "便道", "小学", "中学", "幼儿园", "至" };

/* How the names of places end. */
static const char *const place_ends[] = { "里", "园", "苑", "区", "村", "庄",
	"亭", "路", "街", "桥", "巷", "道", "院", "城", "府", "湾", "居",
	"胡同", "公寓", "大厦", "广场", "宿舍", "期", "坊", "寺", "庙", "坟",
	"店", "营" };

/* Whom or what door a name may not name. */
static const char *const persons[] = { "先生", "女士", "小姐", "师傅", "大爷",
	"大妈", "阿姨", "某", "单元", "号房" };

/* The digits as they are written out. */
static const char *const numerals[] = { "零", "一", "二", "三", "四", "五",
	"六", "七", "八", "九" };

/* The longer lists, which are asked for at every character. */
struct site_reader {
	struct finder *outer, *corner, *persons;
	struct buf plain;	/* the point that is read */
};

/* A text of which a part is looked at. */
struct view {
	const char *s;
	size_t len;
};

static int
begins(const struct view *v, size_t at, const char *word)
{
	size_t i;

	/* nearly all words end at their second or third byte: too early for
	 * a call to be worth it */
	for (i = 0; word[i] != '\0'; i++)
		if (at + i >= v->len || v->s[at + i] != word[i])
			return 0;
	return 1;
}

static int
ends(const struct view *v, const char *word)
{
	size_t len = strlen(word);

	return len < v->len &&
	    memcmp(v->s + v->len - len, word, len) == 0;
}

/* The length of the first word that begins at this offset, or 0. */
static size_t
one_of(const struct view *v, size_t at, const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (begins(v, at, words[i]))
			return strlen(words[i]);
	return 0;
}

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Bytes of the character that begins here. */
static size_t
step(const char *s)
{
	unsigned char c = (unsigned char)*s;

	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

static int
digits_number(const struct view *v, size_t *at)
{
	int n = 0;

	for (; *at < v->len && is_digit(v->s[*at]); (*at)++)
		if (n <= NUMBER_MAX)
			n = n * 10 + (v->s[*at] - '0');
	return n;
}

/* A building as it was found: where it begins and what it is. */
struct building {
	size_t at;		/* the name ends here */
	int number;		/* 0: a letter alone */
	char letter;		/* '\0': none */
	int is_house;		/* 12号 of a street, not a 楼 */
};

/* 12-3-502; of a pair nobody knows which number the building's is. */
static int
is_dashed(const struct view *v, size_t at)
{
	size_t runs, digits;

	for (runs = 0; at < v->len && v->s[at] == '-'; runs++) {
		for (digits = 0, at++; at < v->len && is_digit(v->s[at]);
		    at++)
			digits++;
		if (digits == 0 || digits > 4)
			return 0;
	}
	return runs == 2;
}

/* Whether a building's word stands behind its number. */
static int
is_named(const struct view *v, size_t at, int is_arabic, struct building *b)
{
	size_t len = one_of(v, at, building_words, COUNT(building_words));

	if (len == 0)
		return is_arabic && b->letter == '\0' && is_dashed(v, at);
	/* 二楼 is a floor, 12楼 behind an estate a building */
	if (begins(v, at, "楼"))
		return is_arabic;
	b->is_house = begins(v, at, "号") && !begins(v, at, "号楼");
	if (b->is_house)
		return is_arabic && one_of(v, at + len, not_houses,
		    COUNT(not_houses)) == 0;
	return 1;
}

/* A number, or a letter, and the word of a building behind it. */
static int
is_building(const struct view *v, size_t at, struct building *b)
{
	size_t end = at;
	int is_arabic = is_digit(v->s[at]);

	b->letter = '\0';
	b->is_house = 0;
	b->number = is_arabic ? digits_number(v, &end) :
	    numeral_read(v->s, v->len, &end);
	if (end > at && (b->number == 0 || b->number > NUMBER_MAX))
		return 0;
	if (end < v->len && is_letter(v->s[end]) && (is_arabic || end == at)) {
		b->letter = v->s[end++];
		if (b->letter >= 'a')
			b->letter = (char)(b->letter - 'a' + 'A');
	}
	if (end == at || !is_named(v, end, is_arabic, b))
		return 0;
	b->at = at;
	return 1;
}

/* The first building behind a name; 1, 0. */
static int
find_building(const struct view *v, struct building *b)
{
	size_t at;

	memset(b, 0, sizeof(*b));
	for (at = 0; at < v->len; at += step(v->s + at)) {
		if (is_building(v, at, b))
			return at > 0 && !(b->is_house && at >= 3 &&
			    begins(v, at - 3, "月"));
		/* the rest of a number begins none */
		while (is_digit(v->s[at]) && at + 1 < v->len &&
		    is_digit(v->s[at + 1]))
			at++;
	}
	return 0;
}

/* What lies around a place, before it. */
static void
cut_outer(const struct site_reader *r, struct view *v)
{
	size_t at = 0, cut = 0;

	while (finder_next(r->outer, v->s, v->len, &at) >= 0)
		if (at < v->len)
			cut = at;
	v->s += cut;
	v->len -= cut;
}

static void
cut_corner(const struct site_reader *r, struct view *v)
{
	size_t at = 0, chars;
	int found;

	for (chars = 0; chars < NAME_MIN && at < v->len; chars++)
		at += step(v->s + at);
	found = finder_next(r->corner, v->s, v->len, &at);
	if (found >= 0)
		v->len = at - strlen(corner_words[found]);
}

static void
cut_end(struct view *v, const char *word)
{
	if (ends(v, word))
		v->len -= strlen(word);
}

static int
ends_as_place(const struct view *v)
{
	size_t i;

	for (i = 0; i < COUNT(place_ends); i++)
		if (ends(v, place_ends[i]))
			return 1;
	return 0;
}

/* A name: so many characters, all of them letters or few digits. */
static int
is_name(const struct site_reader *r, const struct view *v)
{
	size_t at, chars = 0, digits = 0;
	unsigned char c;

	for (at = 0; at < v->len; at += step(v->s + at), chars++) {
		c = (unsigned char)v->s[at];
		digits += is_digit(v->s[at]);
		if (c < 0x80 && !is_digit(v->s[at]) && !is_letter(v->s[at]))
			return 0;
		/* U+4E00..U+9FFF, and the rare ones of four bytes */
		if (c >= 0x80 && (c < 0xe4 || (c > 0xe9 && c < 0xf0)))
			return 0;
	}
	return chars >= NAME_MIN && chars <= NAME_MAX && digits <= 4 &&
	    !ends(v, "家") && finder_find(r->persons, v->s, v->len) < 0;
}

/* 劲松3区 and 2期 are written as they are said. */
static void
put_name(struct buf *out, const struct view *v)
{
	size_t at;

	for (at = 0; at < v->len; at++) {
		if (v->s[at] >= '1' && v->s[at] <= '9' &&
		    (at == 0 || !is_digit(v->s[at - 1])) &&
		    (begins(v, at + 1, "区") || begins(v, at + 1, "期")))
			buf_puts(out, numerals[v->s[at] - '0']);
		else
			buf_putc(out, v->s[at]);
	}
}

static void
put_building(struct buf *out, const struct building *b)
{
	if (b->number > 0)
		buf_putn(out, b->number);
	if (b->letter != '\0')
		buf_putc(out, b->letter);
	buf_puts(out, b->number == 0 ? "座" : b->is_house ? "号" : "号楼");
}

/* 甲, 乙 … before the number belong to it. */
static size_t
stem_before(const struct view *v)
{
	static const char *const stems[] = { "甲", "乙", "丙", "丁" };

	return v->len > 3 ?
	    one_of(v, v->len - 3, stems, COUNT(stems)) : 0;
}

static int
put_site(const struct site_reader *r, struct buf *out, struct view point)
{
	struct building b;
	struct view name;
	size_t stem = 0;
	int found;

	cut_outer(r, &point);
	found = find_building(&point, &b);
	name = point;
	if (found) {
		name.len = b.at;
		stem = stem_before(&name);
		name.len -= stem;
	} else {
		cut_corner(r, &name);
	}
	cut_end(&name, "第");
	cut_end(&name, "小区");
	cut_end(&name, "社区");
	if (!is_name(r, &name) || (!found && !ends_as_place(&name)) ||
	    (found && b.is_house && !ends_as_place(&name)))
		return 0;
	put_name(out, &name);
	if (found) {
		buf_put(out, point.s + b.at - stem, stem);
		put_building(out, &b);
	}
	return 1;
}

/* Without blanks; one dash for all, # for the number sign of either width. */
static void
put_plain(struct buf *b, const char *s, size_t len)
{
	struct view v;
	size_t at, n;

	norm_width(b, s, len);
	v.s = b->data;
	v.len = b->len;
	len = 0;
	for (at = 0; at < v.len; at += n) {
		n = step(v.s + at);
		if (n > v.len - at)
			n = v.len - at;
		if (v.s[at] == ' ' || v.s[at] == '\t' || v.s[at] == '\n' ||
		    v.s[at] == '\r' || begins(&v, at, "　"))
			continue;
		if (begins(&v, at, "－") || begins(&v, at, "—")) {
			b->data[len++] = '-';
		} else if (begins(&v, at, "＃")) {
			b->data[len++] = '#';
		} else {
			/* nearly all points stay as they are */
			if (len < at)
				memmove(b->data + len, v.s + at, n);
			len += n;
		}
	}
	buf_cut(b, len);
}

int
site_has_building(const char *site, size_t len)
{
	static const char *const forms[] = { "号楼", "座", "号" };
	const struct view v = { site, len };
	size_t i;

	for (i = 0; i < COUNT(forms); i++)
		if (ends(&v, forms[i]))
			return 1;
	return 0;
}

static struct finder *
finder_of(const char *const *words, size_t n)
{
	struct finder *f = finder_new();
	size_t i;

	for (i = 0; i < n; i++)
		finder_add(f, words[i]);
	return f;
}

struct site_reader *
site_reader_new(void)
{
	struct site_reader *r = mem_array(1, sizeof(*r));

	buf_init(&r->plain);
	r->outer = finder_of(outer_words, COUNT(outer_words));
	r->corner = finder_of(corner_words, COUNT(corner_words));
	r->persons = finder_of(persons, COUNT(persons));
	return r;
}

void
site_reader_free(struct site_reader *r)
{
	if (r == NULL)
		return;
	finder_free(r->outer);
	finder_free(r->corner);
	finder_free(r->persons);
	buf_release(&r->plain);
	free(r);
}

int
site_of(struct site_reader *r, struct buf *out, const char *point, size_t len)
{
	struct view v;

	if (len == 0 || len > POINT_MAX)
		return 0;
	buf_reset(&r->plain);
	put_plain(&r->plain, point, len);
	v.s = r->plain.data;
	v.len = r->plain.len;
	return v.len > 0 && put_site(r, out, v);
}
