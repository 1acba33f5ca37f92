#include "gen/gen_cell.h"

#include "gen/gen_text.h"
#include "time/date.h"

#define NEW_DAYS 14	/* so long an open case stands under the street */

enum { SALT_PLACE = 30, SALT_LIMIT, SALT_ASKED, SALT_CHANNEL, SALT_MISS };

static const char *const units[] = {
	[GEN_WUYE] = "物业管理科", [GEN_CHENGGUAN] = "城市管理科",
	[GEN_SHIZHENG] = "市政市容科", [GEN_MINSHENG] = "民生保障科",
	[GEN_PINGAN] = "平安建设科", [GEN_ZHIFA] = "综合执法队",
	[GEN_SHEJIAN] = "社区建设科", [GEN_TUIYI] = "退役军人服务站",
	[GEN_COMMUNITY] = "", [GEN_OUTSIDE] = "区水务局"
};

static const struct {
	const char *in_dump, *in_words;
} solved_names[] = {
	[GEN_NOT_SOLVED] = { "否", "未解决" },
	[GEN_SOLVED]     = { "是", "解决" },
	[GEN_PARTLY]     = { "部分解决", "部分解决" },
};

static int
draw(const struct gen_case *c, uint64_t salt)
{
	struct rng r = rng_of(c->key, salt);

	return rng_below(&r, 1000);
}

static int
is_dispatched(const struct gen_cell *r)
{
	return r->c->dispatched_at <= r->view->export_at;
}

static int
is_done(const struct gen_cell *r)
{
	return r->c->done_at <= r->view->export_at;
}

/* Nobody asks who praised, and a few are never asked. */
static int
is_asked(const struct gen_cell *r)
{
	return r->c->asked_at <= r->view->export_at &&
	    r->c->nature != GEN_BIAOYANG && draw(r->c, SALT_ASKED) >= 20;
}

static void
put_time(const struct gen_cell *r, int64_t at)
{
	struct moment m;

	if (at > r->view->export_at)
		return;
	m = moment_from_at(at);
	buf_printf(r->out, "%04d-%02d-%02d %02d:%02d:%02d", m.date.year,
	    m.date.month, m.date.day, m.hour, m.minute, m.second);
}

static void
put_no(const struct gen_cell *r)
{
	buf_printf(r->out, "%018llu", (unsigned long long)r->c->no);
}

static void
put_type(const struct gen_cell *r)
{
	buf_puts(r->out, gen_nature_name(r->c->nature));
}

static void
put_path(const struct gen_cell *r)
{
	const char *const *path = gen_category[r->c->category].path;

	buf_puts(r->out, path[0]);
	buf_puts(r->out, "->");
	buf_puts(r->out, path[1]);
	buf_puts(r->out, "->");
	buf_puts(r->out, path[2]);
}

static void
put_tag(const struct gen_cell *r)
{
	int n = draw(r->c, SALT_MISS + 1);

	buf_puts(r->out, n < 150 ? "七有五性" : n < 210 ? "每月一题" : "");
}

static void
put_title(const struct gen_cell *r)
{
	gen_text_title(r->out, r->c);
}

static void
put_body(const struct gen_cell *r)
{
	gen_text_body(r->out, r->c);
}

static void
put_state(const struct gen_cell *r)
{
	if (is_done(r))
		buf_puts(r->out, "回复完成");
	else if (is_dispatched(r))
		buf_puts(r->out, r->view->export_at - r->c->dispatched_at <
		    7200 ? "已转派" : "办理中");
}

static void
put_name(const struct gen_cell *r)
{
	gen_text_name(r->out, r->c);
}

static void
put_phone(const struct gen_cell *r)
{
	gen_text_phone(r->out, r->c);
}

static void
put_district(const struct gen_cell *r)
{
	buf_puts(r->out, "朝阳区");
}

/* Often unknown, sometimes wrong: domain.md 2.2, last line but one. */
static void
put_street(const struct gen_cell *r)
{
	int n = draw(r->c, SALT_PLACE);

	buf_puts(r->out, n < 40 ? "不详" : n < 45 ? "双井街道" :
	    r->view->office);
}

static void
put_result(const struct gen_cell *r)
{
	if (is_done(r))
		gen_text_result(r->out, r->c);
}

static void
put_reply(const struct gen_cell *r)
{
	if (is_done(r))
		gen_text_reply(r->out, r->c);
}

static void
put_community(const struct gen_cell *r)
{
	int n = draw(r->c, SALT_MISS);

	if (n < 20)
		buf_puts(r->out, "不详");
	else if (n >= 25)
		buf_puts(r->out, gen_community_name(r->c->place.community));
}

static void
put_point(const struct gen_cell *r)
{
	if (draw(r->c, SALT_PLACE) < 980)
		gen_text_point(r->out, r->c);
}

static void
put_channel(const struct gen_cell *r)
{
	int n = draw(r->c, SALT_CHANNEL);

	buf_puts(r->out, n < 800 ? "电话" : n < 880 ? "微信" : n < 940 ?
	    "网站" : n < 985 ? "手机APP" : "市长信箱");
}

static void
put_unit(const struct gen_cell *r)
{
	const struct gen_case *c = r->c;
	enum gen_unit unit = r->is_helper ? c->helper : c->unit;

	if (!is_dispatched(r))
		return;
	if (!r->is_helper && !is_done(r) && c->received_at >
	    r->view->export_at - NEW_DAYS * (int64_t)DATE_DAY_S)
		buf_puts(r->out, r->view->office);
	else if (unit == GEN_COMMUNITY)
		buf_puts(r->out, gen_community_name(c->place.community));
	else
		buf_puts(r->out, units[unit]);
}

static void
put_company(const struct gen_cell *r)
{
	if (gen_category[r->c->category].mix == GEN_COMPLAIN &&
	    draw(r->c, SALT_MISS + 2) < 30)
		buf_puts(r->out, "某某物业服务有限公司");
}

static void
put_role(const struct gen_cell *r)
{
	buf_puts(r->out, r->is_helper ? "协办" :
	    r->c->flags & GEN_PASSED_ON ? "转办" : "主办");
}

static void
put_received(const struct gen_cell *r)
{
	put_time(r, r->c->received_at);
}

static void
put_dispatched(const struct gen_cell *r)
{
	put_time(r, r->c->dispatched_at);
}

static void
put_limit(const struct gen_cell *r)
{
	static const char *const names[] = {
		[GEN_2H] = "2小时", [GEN_24H] = "24小时",
		[GEN_7D] = "7天", [GEN_15D] = "15天"
	};

	if (is_dispatched(r) && draw(r->c, SALT_LIMIT) < 880)
		buf_puts(r->out, names[gen_category[r->c->category].limit]);
}

/* The one time that may lie after the export. */
static void
put_due(const struct gen_cell *r)
{
	struct gen_view open = *r->view;
	struct gen_cell later = { &open, r->c, r->is_helper, r->out };

	open.export_at = INT64_MAX;
	if (is_dispatched(r) && draw(r->c, SALT_LIMIT) < 700)
		put_time(&later, r->c->due_at);
}

static void
put_done(const struct gen_cell *r)
{
	put_time(r, r->c->done_at);
}

static void
put_valid(const struct gen_cell *r)
{
	if (is_asked(r))
		buf_puts(r->out, r->c->is_valid ? "是" : "否");
}

static void
put_contacted(const struct gen_cell *r)
{
	if (is_asked(r) && r->c->is_valid)
		buf_puts(r->out, r->c->is_contacted ? "是" : "否");
}

static void
put_solved(const struct gen_cell *r)
{
	if (is_asked(r) && r->c->is_valid)
		buf_puts(r->out, r->view->says_words ?
		    solved_names[r->c->solved].in_words :
		    solved_names[r->c->solved].in_dump);
}

static void
put_mood(const struct gen_cell *r)
{
	static const char *const moods[] = {
		[GEN_CONTENT] = "满意", [GEN_MOSTLY] = "基本满意",
		[GEN_UNHAPPY] = "不满意"
	};
	static const char *const none[] = {
		"无人接听", "未评价", "无人接听", "无法回访"
	};

	if (is_asked(r))
		buf_puts(r->out, r->c->is_valid ? moods[r->c->mood] :
		    none[r->c->key % 4]);
}

const struct gen_column gen_columns[GEN_COLUMNS] = {
	{ "工单编号", put_no, 1 },
	{ "工单类型", put_type, 1 },
	{ "问题分类", put_path, 1 },
	{ "标签", put_tag, 0 },
	{ "标题", put_title, 1 },
	{ "主要内容", put_body, 1 },
	{ "工单状态", put_state, 1 },
	{ "来电人", put_name, 1 },
	{ "来电人电话", put_phone, 1 },
	{ "被反映区", put_district, 0 },
	{ "被反映街乡镇", put_street, 1 },
	{ "办理结果", put_result, 0 },
	{ "回复内容", put_reply, 0 },
	{ "村/社区", put_community, 1 },
	{ "小区点位", put_point, 1 },
	{ "处理受理方式", put_channel, 1 },
	{ "主办单位", put_unit, 1 },
	{ "企业名称", put_company, 0 },
	{ "工单性质", put_role, 1 },
	{ "来电时间", put_received, 1 },
	{ "派单时间", put_dispatched, 1 },
	{ "办理时限", put_limit, 1 },
	{ "办理截止时间", put_due, 1 },
	{ "办结时间", put_done, 1 },
	{ "是否有效回访", put_valid, 1 },
	{ "是否联系", put_contacted, 1 },
	{ "是否解决", put_solved, 1 },
	{ "是否满意", put_mood, 1 },
};
