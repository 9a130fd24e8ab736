"""UCAP (开普云): /c110634/202507/174183602.shtml, lists zwgklist.shtml, a menu of years without report names."""

from spiders.family import Family


class Ucap(Family):
    """Pager ``createPageHTML('page_div', pages, current, 'list', 'shtml', total)``, current from 1."""

    key = "ucap"
    strong = (
        r"name=[\"']channelId[\"'][^>]*content=[\"'][0-9a-f]{32}[\"']",
        r"<cmspro_documents",
        r"/common/search/[0-9a-f]{32}\?_isAgg",
        r"createPageHTML\(\s*[\"'](?:page[_-]div|paging)[\"']\s*,",
        r"(?i)id=[\"']UCAP-CONTENT[\"']|class=[\"']ucapcontent",
    )
    weak = (
        r"/c\d{4,8}/(?:\d{6}/)?[\w]+\.shtml",
        r"name=[\"']code[\"'][^>]*content=[\"']c\d+",
        r"页面生成时间",
        r"/xhtml/(?:\w+/)*js/page\.js",
        r"zwgklist\w*\.shtml|xxgk\w*_list\.shtml|common_list\.shtml",
    )
    article = r"/c\d{4,8}/\d{6}/[\w-]+\.shtml$|/c\d{4,8}/[0-9a-f]{32}\.shtml$|/content\.shtml$"
