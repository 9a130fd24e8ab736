"""Pages that stand between us and a portal: challenges, refusals, errors. Made up by us, with the marks of the real ones."""

from portal.answers import Answer


def _page(title: str, body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


RUISHU_412 = Answer(
    _page("", "", "<meta content='x' r='m'><script r='m'>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=63101;</script><script src='/k3d/f0a1c2b.3f9d1e7.js' r='m'></script>"),
    412,
)  # fmt: skip
RUISHU_202 = Answer(RUISHU_412.body, 202)
JSL_521 = Answer(
    b"<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_clearance_s=17');location.href=location.pathname</script>",
    521,
    headers=(("Set-Cookie", "__jsluid_s=0f3c5a6; path=/; HttpOnly"),),
)
JSL_GO_521 = Answer(
    b'<script>function go(a){}go({"bts":["1767","tJ"],"chars":"abc","ct":"9f","ha":"md5"})</script>', 521
)
EDGEONE_200 = Answer(
    _page(
        "", "", "<script>var __tst_status=1;var EO_Bot_Ssid='3d0e';document.cookie='EO_Bot_Ssid='+EO_Bot_Ssid</script>"
    )
)
EDGEONE_567 = Answer(_page("567", "<h1>567</h1><p>The request is denied.</p>"), 567)
ALIYUN_200 = Answer(
    b"<html><script>var arg1='2F5A0C71E9D4B8A3662D';function x(){document.cookie='acw_sc__v2='+arg1}</script></html>"
)
ALIYUN_405 = Answer(_page("405", "<p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p>"), 405)
SAFEDOG_200 = Answer(
    _page(
        "网站防火墙",
        "<div><p>您的请求带有不合法参数，已被网站管理员设置拦截！</p><p>如果您是网站管理员，请登录安全狗</p></div>",
    )
)
WAF_200 = Answer(_page("访问拦截", "<h2>您当前的访问行为存在异常，已被拦截</h2><p>事件编号：20260204-8831</p>"))
YUNSUO_200 = Answer(_page("", "<img src='/yunsuologo.png'><p>当前访问疑似攻击，已被云锁拦截</p>"))
SAFELINE_403 = Answer(_page("403", "<p>请求存在威胁，已被拦截</p><small>Powered by SafeLine</small>"), 403)
HUAWEI_418 = Answer(_page("418", "<p>您的请求疑似攻击行为！</p>"), 418)
WEB_461 = Answer(_page("461", "<p>请求被WEB防火墙拦截</p>"), 461)
QIANXIN_493 = Answer(_page("493", "<p>493</p>"), 493)
RATE_200 = Answer(_page("提示", "<p>您的访问过于频繁，请稍后再试。</p>"))
RATE_429 = Answer(_page("429", "<p>Too Many Requests</p>"), 429)
RATE_429_LATER = Answer(RATE_429.body, 429, headers=(("Retry-After", "1"),))
RATE_429_TOMORROW = Answer(RATE_429.body, 429, headers=(("Retry-After", "86400"),))
CAPTCHA_200 = Answer(_page("安全验证", "<form>请输入验证码：<input name='code'><img src='/captcha.jpg'></form>"))
SLIDER_200 = Answer(_page("人机验证", "<div id='nc'>请按住滑块，拖动到最右边完成验证</div>"))
GEO_403 = Answer(_page("403 Forbidden", "<h1>403 Forbidden</h1><p>您所在的地区无法访问本网站</p>"), 403)
PLAIN_403 = Answer(_page("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>"), 403)
ERROR_500 = Answer(_page("500", "<h1>HTTP Status 500</h1><p>java.lang.NullPointerException</p>"), 500)
GATEWAY_502 = Answer(_page("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center>"), 502)
BUSY_503 = Answer(_page("503", "<p>Service Temporarily Unavailable</p>"), 503, headers=(("Retry-After", "3600"),))
BUSY_503_SOON = Answer(BUSY_503.body, 503, headers=(("Retry-After", "1"),))
GONE_410 = Answer(_page("410", "<p>Gone</p>"), 410)
SOFT_404 = Answer(
    _page("提示信息", "<div class='err'>抱歉，您访问的页面不存在或已被删除！<a href='/'>返回首页</a></div>")
)
SOFT_404_TITLE = Answer(_page("404", "<p>页面跑丢了</p>"))
JS_SHELL = Answer(_page("加载中", "<div id='app'></div><script src='/static/js/app.3f1.js'></script>"))
DATABASE_200 = Answer(_page("错误提示", "<p>数据库连接失败，系统维护中</p>"))
MAINTENANCE_200 = Answer(_page("系统升级公告", "<p>为提升服务质量，网站正在升级维护，给您带来不便敬请谅解。</p>"))
EMPTY_200 = Answer(b"")
