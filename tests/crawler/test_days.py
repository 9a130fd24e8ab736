from datetime import date

import pytest

from crawler.page.days import first_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("公告 2025-01-15", date(2025, 1, 15)),
        ("2025年1月5日 公告", date(2025, 1, 5)),
        ("2025.1.5", date(2025, 1, 5)),
        ("公告 [25-01-20]", date(2025, 1, 20)),
        ("电话 0516-25-01-20", None),
        ("2020-13-45 之后 2020-09-03", date(2020, 9, 3)),
        ("年度报告（2024年1月1日至12月31日） 2025-01-15", date(2025, 1, 15)),
        ("年度报告（2024.1.1-2024.12.31）[2025-01-15]", date(2025, 1, 15)),
        ("年度报告（2024年1月1日起至2024年12月31日止）", None),
        ("第20240115号", None),
        ("2025-01-15" + " " * 20_000 + "公告", date(2025, 1, 15)),
        ("2024年1月1日" + "\n" * 500 + "起 至 2024年12月31日 止", None),
        ("", None),
    ],
)
def test_the_first_day_that_is_no_periods(text, day):
    assert first_date(text) == day
