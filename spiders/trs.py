"""TRS WCM (拓尔思): directories with index_n pages and articles t20200903_2748784.html."""

from spiders.family import Family


class Trs(Family):
    """The most common family, with the weakest marks: tried last before the generic one."""

    key = "trs"
    strong = (
        r"/t(?:19|20)\d{6}_\d+\.s?html?\b",
        r"TRS_Editor|trs_editor_view|TRS_UEDITOR|TRS_DOCUMENTS",
        r"class=[\"']?CurrChnlCls",
        r"/was(?:5|40)/web/search|/was40/search",
        r"createPage(?:HTML)?\(\s*\d+\s*,",
        r"trt-iconfont",
    )
    weak = (r"currentPage\s*=\s*\d+", r"countPage\s*=\s*\d+", r"/20\d{4}/t\d{7,}\.s?html?")
    article = r"/t\d{8}_\d+\.s?html?$|/20\d{4}/t\d{7,}\.s?html?$|/(?:P0|W0)20\d+\.\w+$"
