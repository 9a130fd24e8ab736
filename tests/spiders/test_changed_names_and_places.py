# ruff: noqa: E501 - tables read better with a row on a line
"""Names that changed, years that slipped, places that a script may yet fill, hosts a column was lost to."""

import pytest
from portal_double import NOT_ABSENT, Situation, agency, play, report
from portal_pieces import LIST, NEW, OURS, PAST, UL, P, R, li

SITUATIONS: list[Situation] = []


def s(name, answers, want, **more):
    SITUATIONS.append(Situation(name, answers, want, **more))


def lst(extra="", *rows):
    return P(UL(*(rows or [PAST])) + extra)


# fmt: off
s("renamed, both names", {LIST:P(UL(li("示例县教育局（示例县教育和体育局）2024年政府信息公开工作年度报告","2025-01-15",R),li("示例县教育局2023年政府信息公开工作年度报告","2024-01-18","/nb/a23.html"))),R:report("示例县教育和体育局")},"seen",who=[agency(name="示例县教育和体育局",aliases=("示例县教育局",))])
s("renamed, 原", {LIST:P(UL(li("示例县教育和体育局（原示例县教育局）2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report("示例县教育和体育局")}, NOT_ABSENT)
s("renamed, register knows the old name, page says so", {LIST:P(UL(li("示例县教育体育局2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report("示例县教育体育局")}, NOT_ABSENT)
s("renamed: both names coexist last year", {LIST:P(UL(li("示例县教育体育局2024年政府信息公开工作年度报告","2025-01-15",R),li("示例县教育体育局2023年政府信息公开工作年度报告","2024-01-15","/q.html"),PAST)),R:report("示例县教育体育局")},"absent")
s("branch of the same name", {LIST:P(UL(li("示例县教育直属分局2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report("示例县教育直属分局")},"absent")
s("renamed, 原, page fails", {LIST:P(UL(li("示例县教育和体育局（原示例县教育局）2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:(500,"x")}, NOT_ABSENT)
s("subordinate bodies", {LIST:P(UL(li("示例县教育局招生办公室2024年政府信息公开工作年度报告","2025-01-15","/z.html"),li("示例县教师进修学校2024年政府信息公开工作年度报告","2025-01-15","/j.html"),PAST)),"/z.html":report("示例县教育局招生办公室"),"/j.html":report("示例县教师进修学校")},"absent")
JT=li("示例县教体局2024年政府信息公开工作年度报告","2025-01-15",R)
s("renamed, in short, and new in the list", {LIST:P(UL(JT,PAST)),R:report("示例县教育体育局")}, NOT_ABSENT)
s("merged under a new name, and new in the list", {LIST:P(UL(JT.replace("教体","文教"),PAST)),R:report("示例县文教局")}, NOT_ABSENT)
s("in short, and listed in former years, too", {LIST:P(UL(JT,JT.replace("2024","2023").replace("a24","b23"),PAST)),R:report("示例县教育体育局")}, "absent")
s("new in the list, of another name", {LIST:P(UL(JT.replace("教体","水利"),PAST)),R:report("示例县水利局")}, "absent")
s("renamed, in short, the year before", {LIST:P(UL(JT,JT.replace("2024年","2023年").replace("a24","b23").replace("2025","2024"),li("示例县教育局2022年政府信息公开工作年度报告","2023-01-18","/nb/a22.html"))),R:report("示例县教体局"),"/nb/b23.html":report("示例县教体局",2023)}, NOT_ABSENT)
s("new in the list, known to the register", {LIST:P(UL(JT,PAST)),R:report("示例县教体局")}, "absent", beside=["示例县教体局"])
s("new in the list, with many others", {LIST:P(UL(JT,*(JT.replace("教体",name).replace("a24",f"a{n}") for n,name in enumerate(("水利","民政","司法","审计","统计"),30)),PAST)),R:report("示例县教体局")}, "absent")
def raised(former, now, core, want, **more):
    """A county that became a city or a district: its bodies bear its new name from one year on."""
    rows = UL(li(f"{now}{core}2024年政府信息公开工作年度报告","2025-01-15",R), li(f"{former}{core}2023年政府信息公开工作年度报告","2024-01-18","/nb/a23.html"), *more.pop("rows",()))
    s(f"{former}{core} became {now}{core} {more.get('beside','')}", {LIST:P(rows),R:report(now+core),"/nb/a23.html":report(former+core,2023)}, want, who=[agency(name=former+core,kind="people_government" if core=="人民政府" else "department")], **more)
for core in ("教育局","人民政府","人民政府办公室"):
    for former, now in (("安平县","安平市"),("安平县","安平区"),("安平回族自治县","安平市"),("安平市","安平区"),("安平地区","安平市")):
        raised(former, now, core, "unknown")
raised("安平县","安平市","教育局","absent",beside=["安平市教育局"])
raised("安平县","安平市","人民政府","absent",beside=["安平市人民政府"])
raised("安平县","衡水市","教育局","absent")
raised("安平县","安平市","教育局","absent",rows=[li("安平市教育局2022年政府信息公开工作年度报告","2023-01-15","/nb/c22.html")])
TOWN=[agency("town","示例县青石镇人民政府","township_government")]
def town(kind): return {LIST:P(UL(li(f"示例县青石{kind}2024年政府信息公开工作年度报告","2025-01-15",R),li("示例县青石镇人民政府2023年政府信息公开工作年度报告","2024-01-18","/nb/a23.html"))),R:report(f"示例县青石{kind}")}
s("a town that became a street", town("街道办事处"), NOT_ABSENT, who=TOWN)
s("a town's clinic", town("镇卫生院"), "absent", who=TOWN)
s("the body above, new in the list", {LIST:P(UL(li("示例县公安局2024年政府信息公开工作年度报告","2025-01-15",R),li("示例县公安局交通警察大队2023年政府信息公开工作年度报告","2024-01-18","/nb/a23.html"))),R:report("示例县公安局")}, "absent", who=[agency(name="示例县公安局交通警察大队")])
s("a part of the agency", {LIST:P(UL(li("示例县教育局教研室2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report("示例县教育局教研室")}, "absent")
s("a part of the agency that is no body by its name", {LIST:P(UL(li("示例县教育局信息化条线2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report("示例县教育局信息化条线")}, "unknown")
s("the agency and no part of it", {LIST:P(UL(li("示例县教育局机关2024年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report("示例县教育局")}, "seen")
s("nuxt state total", {LIST:lst("<script>window.__NUXT__={data:[{list:[],total:23,pageSize:10}]}</script>")}, NOT_ABSENT)
s("next data total", {LIST:lst("<script id='__NEXT_DATA__' type='application/json'>{\"props\":{\"pageProps\":{\"total\":23,\"pageSize\":2,\"current\":1}}}</script>")}, NOT_ABSENT)
s("typo year 2014 in season", {LIST:P(UL(li("示例县教育局2014年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report()}, NOT_ABSENT)
s("typo year 2034 in season", {LIST:P(UL(li("示例县教育局2034年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report()}, NOT_ABSENT)
s("typo year 2026 in season", {LIST:P(UL(li("示例县教育局2026年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report()}, NOT_ABSENT)
s("typo 204年", {LIST:P(UL(li("示例县教育局204年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report()}, NOT_ABSENT)
s("letter O", {LIST:P(UL(li("示例县教育局2O24年政府信息公开工作年度报告","2025-01-15",R),PAST)),R:report()}, NOT_ABSENT)
s("many old ones re-dated by a migration", {LIST:P(UL(*[li(f"示例县教育局{y}年政府信息公开工作年度报告","2025-01-03",f"/nb/m{y}.html") for y in range(2008,2024)])),**{f"/nb/m{y}.html":report(year=y) for y in range(2008,2024)}},"absent")
for n, place in {
 "w3": "<div w3-include-html='/part.html'></div>", "htmx": "<div hx-get='/part.html' hx-trigger='load'></div>",
 "angular": "<div ng-include=\"'/part.html'\"></div>", "vue": "<div v-html='rows'></div>", "an element of its own": "<news-list channel='nb'></news-list>",
}.items():
    s("a place filled by "+n, {LIST:lst(place+"<script src='/js/app.js'></script>")}, NOT_ABSENT)
s("the page's edges filled by w3", {LIST:lst("<div w3-include-html='/header.html'></div><div class='footer' w3-include-html='/f.html'></div>")}, "absent")
s("an element of its own with its rows", {LIST:P("<news-list>"+UL(PAST)+"</news-list>")}, "absent")
s("a choice of reports", {LIST:lst(f"<select onchange='location=this.value'><option>选择年度</option><option value='{R}'>{OURS}</option></select>")}, NOT_ABSENT)
s("a choice of years' reports", {LIST:lst(f"<select onchange='location=this.value'><option>选择年度</option><option value='{R}'>2024年年报</option></select>"),R:report()}, "seen")
s("a choice of former reports", {LIST:lst("<select onchange='location=this.value'><option>选择年度</option><option value='/nb/a22.html'>示例县教育局2022年政府信息公开工作年度报告</option></select>")}, "absent")
s("newest by script into a named ul", {LIST:P("<ul id='top'></ul>"+UL(PAST)+"<script src='/js/list.js'></script>")}, NOT_ABSENT)
s("newest by external script into div", {LIST:P("<div id='newList'></div>"+UL(PAST)+"<script src='/js/list.js'></script>")}, NOT_ABSENT)
for name, raw in {"utf-8":"列表".encode(), "gbk":"列表".encode("gbk")}.items():
    s(f"moved to an address written in {name}", {LIST:(302,"",{"Location":b"/"+raw+b"/"}),"/"+"".join(f"%{byte:02X}" for byte in raw)+"/":P(UL(NEW,PAST)),R:report()},"seen")
s("moved to a stranger, old rows", {LIST:(301,"",{"Location":"http://www.parking.com/nb/"}),"http://www.parking.com/nb/":P(UL(PAST))}, NOT_ABSENT)
s("moved to another gov.cn", {LIST:(301,"",{"Location":"http://zwgk.new.gov.cn/nb/"}),"http://zwgk.new.gov.cn/nb/":P(UL(NEW,PAST)),"http://zwgk.new.gov.cn"+R:report()},"seen")
s("utf8 read as gbk saved row (锟斤拷/浣犲ソ)", {LIST:P(UL(li(OURS.encode().decode("gbk","ignore"),"2025-01-15",R),PAST)),R:report()}, NOT_ABSENT)
s("mojibake row", {LIST:P(UL(li(OURS.encode().decode("latin-1"),"2025-01-15",R),PAST)),R:report()}, NOT_ABSENT)
s("question marks row", {LIST:P(UL(li("?????????2024?????????????","2025-01-15",R),PAST)),R:report()}, NOT_ABSENT)
# fmt: on


@pytest.mark.parametrize("situation", SITUATIONS, ids=[each.name for each in SITUATIONS])
def test_a_report_is_seen_or_left_open(tmp_path, situation):
    look = play(situation, tmp_path)
    assert situation.allows(look), (look.outcome, look.reason, look.detail, [found.title for found in look.found])
