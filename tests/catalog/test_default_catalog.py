"""The default catalogue holds what domain/ledgers.md lists, what the published example prints, and more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fazhi.catalog import TOWN, Catalog, Column, load_catalog
from fazhi.settings import Town

# Per ledger: year_by, key, columns. A column is title:type, with ! where it must be filled in, ? where an empty cell
# means 1, and /P, /S, /F for its class. Choices stand in CHOICES.
LEDGERS = {
    "study": ("日期", "", "日期:date! 对象:choices! 形式:choices! 内容类别:choices 学习法规:list 主题:text 主讲人:text/P 参加人数:int 参考人数:int 合格人数:int"),
    "publicity": ("日期", "", "日期:date! 节点:choice 场所:choice! 地点:text 场次:int? 受众人次:int 咨询人次:int 发放材料份数:int 材料名称:list 责任单位:text"),
    "leadership": ("日期", "", "日期:date! 职务:choice! 形式:choice! 事项:text/F"),
    "accountability": ("日期", "", "日期:date! 述法年度:int! 类别:choice! 单位:text! 述法人:text/P 方式:choice! 评议等次:choice"),
    "tasks": ("完成时限", "编号", "编号:text! 任务:text! 责任单位:text 完成时限:date! 完成日期:date 状态:choice"),
    "legality_review": ("收件日期", "编号", "编号:text! 收件日期:date! 类别:choice! 名称:text/F 送审单位:text 审查主体:choice! 审查意见:choice 提出意见条数:int 采纳条数:int 出具日期:date"),
    "disclosure": ("发布日期", "", "发布日期:date! 标题:text! 栏目:text 渠道:choice! 责任部门:text"),
    "hotline": ("受理日期", "工单编号", "工单编号:text! 受理日期:date! 渠道:choice! 类型:choice 诉求内容:text/F 诉求人:text/P 电话:text/P 承办单位:text 办理时限:date 办结日期:date 办理状态:choice 满意度:choice"),
    "legal_service": ("日期", "", "日期:date! 站点:text 类型:choice! 服务次数:int? 村（社区）:village"),
    "adviser_work": ("日期", "", "日期:date! 村（社区）:village 类型:choice! 数量:int? 事项:text/F 律师:text/P 现场时长（小时）:decimal"),
    "hazards": ("排查日期", "编号", "编号:text! 排查日期:date! 排查渠道:choice! 村（社区）:village 类型:text 涉及人数:int 风险等级:choice 状态:choice 化解日期:date 责任人:text/P"),
    "screening": ("日期", "", "日期:date! 村（社区）:village 排查次数:int? 发现件数:int! 预防件数:int 转调解件数:int"),
    "mediation": ("受理日期", "案号", "案号:text! 受理日期:date! 调解组织:choice! 村（社区）:village 案件来源:choice 纠纷类型:choice! 当事人:text/P 身份证号:text/P 电话:text/P 调解结果:choice! 协议形式:choice 司法确认:bool 涉及金额（元）:decimal 结案日期:date 调解员:text/P"),
    "visits": ("来访日期", "编号", "编号:text! 来访日期:date! 来访人数:int! 初访或重访:choice 上访层级:choice 诉求类别:text 来访人:text/P 电话:text/P 接待人:text/P 村（社区）:village"),
    "petitions": ("登记日期", "编号", "编号:text! 登记日期:date! 受理日期:date 信访形式:choice! 是否初次:bool 诉求类别:text 信访人:text/P 承办单位:text 限办日期:date 延期:bool 办结日期:date 状态:choice 村（社区）:village"),
    "resettlement_visits": ("日期", "", "日期:date! 对象编号:text/S 方式:choice! 走访人:text/P"),
    "projects": ("建档日期", "编号", "编号:text! 项目名称:text! 建档日期:date! 服务专员:text/P 审批事项数:int 已办结事项数:int 状态:choice"),
    "service_places": ("", "名称", "名称:text! 层级:choice! 村（社区）:village 便民服务中心:bool 公共法律服务工作站（室）:bool 启用日期:date"),
    "advisers": ("", "村（社区）+聘期起", "村（社区）:village! 聘期起:date! 聘期止:date 律师事务所:text! 律师:text/P"),
    "patrol": ("", "村（社区）", "村（社区）:village! 队员人数:int! 队长:text/P 组建日期:date"),
    "resettlement": ("", "编号", "编号:text!/S 姓名:text/P 身份证号:text/P 村（社区）:village/S 类别:choice!/S 衔接日期:date!/S 衔接方式:choice/S 严重精神障碍:bool/S 解除日期:date/S 解除原因:choice/S 本年发生脱管漏管:bool/S 帮教责任人:text/P"),
    "enforcement": ("立案日期", "案号", "案号:text 立案日期:date 类型:choice 结案日期:date 罚没金额（元）:decimal"),
    "officers": ("", "", "持证:bool"),
    "litigation": ("收案日期", "案号", "案号:text 收案日期:date 类型:choice 结果:choice 负责人出庭:bool"),
    "contracts": ("签订日期", "编号", "编号:text 签订日期:date 名称:text/F 审查编号:text"),
}  # fmt: skip

OFF_BY_DEFAULT = {"enforcement", "officers", "litigation", "contracts"}

CHOICES = """
study.对象 党政领导班子 镇机关干部 村（社区）干部 执法人员 其他
study.形式 理论学习中心组 会前学法 专题学习 专题研讨 法治讲座 集中学习 例会学习 旁听庭审 考试 业务培训 其他
study.内容类别 习近平法治思想 国家法律法规 党内法规 其他
publicity.节点 春节 三八节 消费者权益日 国家安全教育日 民法典宣传月 禁毒日 安全生产月 宪法宣传周 日常 其他
publicity.场所 机关 单位 企业 乡村 社区 学校 其他
leadership.职务 党委主要负责人 政府主要负责人 其他
leadership.形式 党委会 政府办公会 联席会议 专题会议 听取汇报 批示 调研 其他
accountability.类别 部门 村（社区）
accountability.方式 现场 书面
accountability.评议等次 好 较好 一般 差
tasks.状态 已完成 推进中 未启动 长期坚持
legality_review.类别 重大行政决策 行政规范性文件 行政合同 村（社区）合同协议 村规民约 行政执法决定 其他
legality_review.审查主体 司法所 法律顾问 其他
legality_review.审查意见 合法 修改后合法 不合法
disclosure.渠道 政府网站 政务新媒体 公告栏 其他
hotline.渠道 12345热线 人民网 书记镇长信箱 其他
hotline.类型 咨询 求助 投诉 建议 举报 表扬 其他
hotline.办理状态 已办结 办理中 退单 撤单
hotline.满意度 满意 基本满意 不满意 未评价
legal_service.类型 法律咨询 法律援助 调解引导 公证引导 代书 其他
adviser_work.类型 参与重大行政决策 解答法律咨询 出具法律意见 审查合同 参与诉讼和信访案件 法治讲座 其他
hazards.排查渠道 重点领域排查 信访摸排 网格排查 其他
hazards.风险等级 高 中 低
hazards.状态 已化解 化解中 已稳控 已移交
mediation.调解组织 镇调委会 村（社区）调委会 行业性专业性调委会 其他
mediation.案件来源 当事人申请 主动调解 排查发现 公安移交 法院委托 信访移交 12345转办 政府指定 其他
mediation.纠纷类型 婚姻家庭 邻里 房屋宅基地 合同 生产经营 损害赔偿 山林土地 征地拆迁 环境污染 劳动争议 消费 医疗 道路交通事故 物业 其他
mediation.调解结果 达成协议 未达成协议 调解中 终止
mediation.协议形式 书面 口头
visits.初访或重访 初访 重访
visits.上访层级 镇 区 市 省 国家
petitions.信访形式 来信 来访 网上 电话 上级交办
petitions.状态 已办结 办理中 退回
resettlement_visits.方式 走访 电话访谈 视频
projects.状态 已落地 推进中
service_places.层级 镇 村（社区）
resettlement.类别 刑满释放 解除社区矫正
resettlement.衔接方式 必接必送 自行报到 其他
resettlement.解除原因 期满 迁出 死亡 重新犯罪 其他
enforcement.类型 检查 处罚 强制 其他
litigation.类型 复议 诉讼
litigation.结果 维持 纠正 撤回 未审结
"""

ORDER_OF_DATES = ("legality_review.出具日期>收件日期", "hotline.办结日期>受理日期", "hazards.化解日期>排查日期",
                  "mediation.结案日期>受理日期", "petitions.办结日期>登记日期")  # fmt: skip
PARTS_OF = (
    "legality_review.采纳条数<提出意见条数",
    "screening.转调解件数<发现件数",
    "projects.已办结事项数<审批事项数",
)
REFERENCES = {"resettlement_visits.对象编号": "resettlement.编号", "contracts.审查编号": "legality_review.编号"}

FIGURES_2024 = [
    "study.leadership_sessions",
    "study.seminars",
    "study.discipline_sessions",
    "study.lectures",
    "study.regular_sessions",
    "study.statute_sessions",
    "publicity.events",
    "publicity.consultations",
    "publicity.materials",
    "accountability.departments",
    "accountability.villages",
    "disclosure.items",
    "hotline.closed",
    "patrol.min_members",
    "hazards.found",
    "hazards.resolved",
    "legal_service.stations",
    "legal_service.times",
    "advisers.villages",
    "adviser_work.decisions",
    "adviser_work.consultations",
    "adviser_work.opinions",
    "adviser_work.contracts",
    "adviser_work.cases",
    "mediation.cases",
    "screening.found",
    "screening.prevented",
    "mediation.success_rate",
    "visits.batches",
    "visits.people",
    "petition_hazards.found",
    "petition_hazards.resolved",
    "petitions.accepted",
    "petitions.closed",
    "petitions.closed_rate",
    "resettlement.received",
    "resettlement.registered",
    "resettlement.contacts",
    "resettlement.lost",
    "villages.total",
]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def column_of(catalog: Catalog, name: str) -> Column:
    ledger, _, title = name.partition(".")
    column = catalog.ledgers[ledger].column(title)
    assert isinstance(column, Column), name
    return column


def expected_columns() -> Iterator[tuple[str, str, str, bool, bool, str]]:
    for ledger, (_, _, columns) in LEDGERS.items():
        for word in columns.split():
            declared, _, privacy = word.partition("/")
            title, _, kind = declared.partition(":")
            yield ledger, title, kind.rstrip("!?"), kind.endswith("!"), kind.endswith("?"), privacy


def test_every_ledger_and_no_other(catalog: Catalog) -> None:
    assert set(catalog.ledgers) == set(LEDGERS)
    assert {name for name, each in catalog.ledgers.items() if not each.default} == OFF_BY_DEFAULT


@pytest.mark.parametrize("name", LEDGERS)
def test_year_and_key_of_a_ledger(catalog: Catalog, name: str) -> None:
    year_by, key, _ = LEDGERS[name]
    ledger = catalog.ledgers[name]
    assert ledger.year_by == year_by or ledger.kind == "register"  # a register may say which date is its "received"
    assert ledger.kind == ("events" if year_by else "register")
    if key:
        assert "+".join(ledger.key) == key
    assert ledger.title and ledger.row and ledger.unit and ledger.office


@pytest.mark.parametrize(("ledger", "title", "kind", "required", "one_if_blank", "privacy"), list(expected_columns()))
def test_a_column(
    catalog: Catalog, ledger: str, title: str, kind: str, required: bool, one_if_blank: bool, privacy: str
) -> None:
    column = column_of(catalog, f"{ledger}.{title}")
    assert (column.type, column.privacy) == (kind, privacy)
    assert column.required or not required
    assert (column.blank == 1) is one_if_blank


@pytest.mark.parametrize("line", CHOICES.strip().splitlines())
def test_the_choices_of_a_column(catalog: Catalog, line: str) -> None:
    name, *choices = line.split()
    assert list(column_of(catalog, name).choices) == choices


def test_every_choice_column_is_in_the_list_above(catalog: Catalog) -> None:
    found = {
        f"{ledger.id}.{each.title}" for ledger in catalog.ledgers.values() for each in ledger.columns if each.choices
    }
    assert found == {line.split()[0] for line in CHOICES.strip().splitlines()}


def test_rules_between_columns(catalog: Catalog) -> None:
    for rule in ORDER_OF_DATES:
        name, _, other = rule.partition(">")
        assert column_of(catalog, name).not_before == other
    for rule in PARTS_OF:
        name, _, other = rule.partition("<")
        assert column_of(catalog, name).at_most == other
    for name, other in REFERENCES.items():
        assert column_of(catalog, name).references == other


def test_numbers_have_the_least_that_makes_sense(catalog: Catalog) -> None:
    at_least_one = {"study.参加人数", "publicity.场次", "legal_service.服务次数", "adviser_work.数量", "hazards.涉及人数",
                    "screening.排查次数", "visits.来访人数"}  # fmt: skip
    for ledger in catalog.ledgers.values():
        for column in ledger.columns:
            name = f"{ledger.id}.{column.title}"
            if column.type in ("int", "decimal") and name != "accountability.述法年度":
                assert column.min == (1 if name in at_least_one else 0), name


def test_a_redispatched_order_counts_once(catalog: Catalog) -> None:
    assert [name for name, ledger in catalog.ledgers.items() if ledger.repeats == "last"] == ["hotline"]


def test_both_resettlement_ledgers_are_sensitive_as_a_whole(catalog: Catalog) -> None:
    sensitive = {name for name, ledger in catalog.ledgers.items() if ledger.sensitive}
    assert sensitive == {"resettlement", "resettlement_visits"}


def test_ledgers_about_private_persons_are_protected(catalog: Catalog) -> None:
    for name in ("petitions", "mediation", "visits", "hotline", "resettlement"):
        assert catalog.ledgers[name].is_about_persons, name


@pytest.mark.parametrize(
    ("ledger", "alias", "title"),
    [("petitions", "登记时间", "登记日期"), ("petitions", "所属村", "村（社区）"), ("visits", "来访时间", "来访日期"),
     ("hotline", "受理时间", "受理日期"), ("petitions", "办结时间", "办结日期")],
)  # fmt: skip
def test_titles_that_offices_write(catalog: Catalog, ledger: str, alias: str, title: str) -> None:
    assert alias in column_of(catalog, f"{ledger}.{title}").aliases


@pytest.mark.parametrize("name", FIGURES_2024)
def test_every_figure_of_the_published_example(catalog: Catalog, name: str) -> None:
    assert name in catalog.indicators


def test_thirty_further_indicators_with_definition_and_source(catalog: Catalog) -> None:
    kept = catalog.kept_ledgers(None)
    on = [each for each in catalog.indicators.values() if each.part.ledger in kept or each.part.ledger == TOWN]
    assert len([each for each in on if each.id not in FIGURES_2024]) >= 30
    for each in catalog.indicators.values():
        assert each.title and each.unit and each.definition and each.source, each.id


def test_titles_of_indicators_are_unique_so_that_a_clerk_can_name_them(catalog: Catalog) -> None:
    titles = [each.title for each in catalog.indicators.values()]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_the_rates_of_the_example_have_its_digits(catalog: Catalog) -> None:
    assert catalog.indicators["mediation.success_rate"].digits == 1
    assert catalog.indicators["petitions.closed_rate"].digits == 2


def test_twelve_charts_of_the_kinds_that_are_asked_for(catalog: Catalog) -> None:
    charts = catalog.charts.values()
    assert len(charts) >= 12
    assert {"month", "village", "last year"} <= {chart.by for chart in charts}
    assert any(chart.bins for chart in charts)  # age of open cases
    assert any(chart.by == "month" and len(chart.series) >= 3 for chart in charts)  # received, closed, open


def test_series_of_a_chart_share_one_unit(catalog: Catalog) -> None:
    for chart in catalog.charts.values():
        assert len({catalog.indicators[name].unit for name in chart.series}) == 1, chart.id


def test_every_topic_stands_in_the_report_once(catalog: Catalog) -> None:
    placed = catalog.outline.topics()
    assert len(placed) == len(set(placed))
    assert {topic.id for topic in catalog.topics.values() if topic.text} <= set(placed)


def test_the_statutory_parts_in_their_order(catalog: Catalog) -> None:
    assert [part.id for part in catalog.outline.parts] == ["measures", "shortcomings", "leaders", "next", "other"]


def test_a_town_that_keeps_nothing_special_keeps_all_but_four(catalog: Catalog) -> None:
    assert set(catalog.kept_ledgers(Town(name="某某镇").kept)) == set(LEDGERS) - OFF_BY_DEFAULT


def test_identity_numbers_are_checked_wherever_they_stand() -> None:
    asked = {
        f"{ledger.id}.{column.title}"
        for ledger in load_catalog().ledgers.values()
        for column in ledger.columns
        if column.format == "identity"
    }
    assert asked == {"mediation.身份证号", "resettlement.身份证号"}


def test_what_is_required_under_a_condition() -> None:
    asked = {
        f"{ledger.id}.{column.title}": dict(column.required_if)
        for ledger in load_catalog().ledgers.values()
        for column in ledger.columns
        if column.required_if
    }
    assert asked == {
        "mediation.村（社区）": {"调解组织": "村（社区）调委会"},
        "service_places.村（社区）": {"层级": "村（社区）"},
        "legality_review.审查意见": {"出具日期": "present"},
        "resettlement.解除原因": {"解除日期": "present"},
    }


def test_ledgers_that_ask_for_every_village() -> None:
    assert {ledger.id for ledger in load_catalog().ledgers.values() if ledger.every_village} == {"patrol", "screening"}
