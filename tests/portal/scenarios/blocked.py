"""Challenges, refusals and errors: from the second crawl on the portal answers with something else."""

from portal import blocks
from portal.answers import Answer
from portal.scenarios.scenario import DARK, DAY1, IN_TIME, NEVER, fault, looks, new, one, trs
from portal.site import Fault, on

BLOCKS: list[tuple[str, Answer, str]] = [
    # (name, what the portal answers, the reason)
    ("ruishu_412", blocks.RUISHU_412, "blocked.ruishu"),
    ("ruishu_202", blocks.RUISHU_202, "blocked.ruishu"),
    ("jsl_521", blocks.JSL_521, "blocked.jsl"),
    ("jsl_go_521", blocks.JSL_GO_521, "blocked.jsl"),
    ("edgeone_200", blocks.EDGEONE_200, "blocked.edgeone"),
    ("edgeone_567", blocks.EDGEONE_567, "blocked.edgeone"),
    ("aliyun_200", blocks.ALIYUN_200, "blocked.aliyun_js"),
    ("aliyun_405", blocks.ALIYUN_405, "blocked.aliyun_js"),
    ("safedog_200", blocks.SAFEDOG_200, "blocked.waf"),
    ("waf_200", blocks.WAF_200, "blocked.waf"),
    ("yunsuo_200", blocks.YUNSUO_200, "blocked.waf"),
    ("safeline_403", blocks.SAFELINE_403, "blocked.waf"),
    ("huawei_418", blocks.HUAWEI_418, "blocked.waf"),
    ("waf_461", blocks.WEB_461, "blocked.waf"),
    ("qianxin_493", blocks.QIANXIN_493, "blocked.waf"),
    ("rate_200", blocks.RATE_200, "blocked.rate"),
    ("rate_429", blocks.RATE_429, "blocked.rate"),
    ("rate_429_tomorrow", blocks.RATE_429_TOMORROW, "blocked.rate"),
    ("captcha_200", blocks.CAPTCHA_200, "blocked.captcha"),
    ("slider_200", blocks.SLIDER_200, "blocked.captcha"),
    ("geo_403", blocks.GEO_403, "blocked.geo_or_ip"),
    ("plain_403", blocks.PLAIN_403, "blocked.geo_or_ip"),
    ("error_500", blocks.ERROR_500, "http.server_error"),
    ("gateway_502", blocks.GATEWAY_502, "http.server_error"),
    ("busy_503", blocks.BUSY_503, "http.server_error"),
    ("gone_410", blocks.GONE_410, "http.not_found"),
    ("soft_404", blocks.SOFT_404, "soft404"),
    ("soft_404_title", blocks.SOFT_404_TITLE, "soft404"),
    ("js_shell", blocks.JS_SHELL, "js_shell"),
    ("database_200", blocks.DATABASE_200, "soft404"),
    ("maintenance_200", blocks.MAINTENANCE_200, "family_not_recognised"),
    ("empty_200", blocks.EMPTY_200, "family_not_recognised"),
]

SCENARIOS = [
    *(one(name, f"answers {reason} from the second crawl on", fault(answer), looks("absent", reason), DARK)
      for name, answer, reason in BLOCKS),
    one("blocked_with_robots", "the firewall answers for robots.txt too",
        trs(faults=(Fault(lambda asked: asked.now >= DAY1, blocks.WAF_200),)), looks("absent", "blocked.waf"), DARK),
    one("rate_429_soon", "429 with Retry-After one second: a refusal all the same, the host is left alone for the day",
        trs(faults=(Fault(lambda a: a.path.endswith("nb/") and a.nth == 1, blocks.RATE_429_LATER),)), looks("blocked.rate"), DARK),
    one("busy_503_soon", "503 with Retry-After one second, once: waited for and asked again",
        trs(faults=(Fault(lambda a: a.path.endswith("nb/") and a.nth == 1, blocks.BUSY_503_SOON),)), NEVER, "overdue"),
    one("error_500_once", "one failure of the server, once: asked again",
        trs(faults=(Fault(lambda a: a.path.endswith("nb/") and a.nth == 1, blocks.ERROR_500),)), NEVER, "overdue"),
    one("blocked_second_page", "the list is read halfway, then refused",
        trs(per_page=3, faults=(on("index_1", blocks.WAF_200, DAY1),)), looks("absent", "blocked.waf"), DARK),
    one("blocked_article", "the row is seen, the article is refused: published, not readable",
        trs(new(IN_TIME), faults=(on("/t2026", blocks.CAPTCHA_200),)), looks("absent", "seen"), "unreadable"),
    one("error_article", "the row is seen, the article fails: published, not readable",
        trs(new(IN_TIME), faults=(on("/t2026", blocks.ERROR_500),)), looks("absent", "seen"), "unreadable"),
    one("seen_then_blocked", "seen in time; what comes later takes nothing away",
        trs(new("01-10 09:00"), faults=(on("", blocks.RUISHU_412, DAY1),)), looks("seen", "blocked.ruishu"), "on_time"),
    one("blocked_one_day", "refused on one day of three: two good looks are not enough",
        trs(faults=(Fault(lambda a: a.now == DAY1 and a.path != "/robots.txt", blocks.GEO_403),)),
        looks("absent", "blocked.geo_or_ip", "absent", "absent"), DARK),
    one("cookie_not_a_block", "a shield's cookie and script on a good page are no block",
        trs(chrome="<script>$_ts=window['$_ts']||{};</script>",
            faults=(Fault(lambda a: a.path.endswith("nb/"), lambda _, own: Answer(
                own.body, own.status, own.media_type, (("Set-Cookie", "__jsluid_h=1f0c; path=/"),))),)), NEVER, "overdue"),
]  # fmt: skip
