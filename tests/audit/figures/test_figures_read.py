"""What is read from phrases in the style of real reports: a table, one figure a row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fazhi.audit.figure import Comparison, Figure, Kind, Role
from fazhi.audit.figures import sentences
from fazhi.audit.manuscript import Paragraph

TABLE = """
# text | printed | value | unit | kind | role | approximation | comparison | subject; - is nothing
受理申请98件 | 98件 | 98 | 件 | count | - | - | - | 受理申请
受理申请０９８件 | ０９８件 | 98 | 件 | count | - | - | - | 受理申请
受理申请1,335件 | 1,335件 | 1335 | 件 | count | - | - | - | 受理申请
受理热线诉求9.67万件 | 9.67万件 | 96700 | 件 | count | - | - | - | 受理热线诉求
兑付补偿款1.2亿元 | 1.2亿元 | 120000000 | 元 | count | - | - | - | 兑付补偿款
罚没款35万元 | 35万元 | 350000 | 元 | count | - | - | - | 罚没款
拆除违建2.86万平方米 | 2.86万平方米 | 28600 | 平方米 | count | - | - | - | 拆除违建
现有网格员一百零五名 | 一百零五名 | 105 | 名 | count | - | - | - | 现有网格员
走访困难户十二户 | 十二户 | 12 | 户 | count | - | - | - | 走访困难户
组织座谈两次 | 两次 | 2 | 次 | count | - | - | - | 组织座谈
接待群众两千三百人次 | 两千三百人次 | 2300 | 人次 | count | - | - | - | 接待群众
化解陈年积案三起 | 三起 | 3 | 起 | count | - | - | - | 化解陈年积案
巡查水库7座、河道23公里 | 7座 | 7 | 座 | count | - | - | - | 巡查水库
巡查水库7座、河道23公里 | 23公里 | 23 | 公里 | count | - | - | - | 河道
拨付经费0.8万元 | 0.8万元 | 8000 | 元 | count | - | - | - | 拨付经费
参加培训三四十人 | 三四十人 | 30 | 人 | count | - | 至 | - | 参加培训
每次检查3—5家 | 3—5家 | 3 | 家 | count | each | 至 | - | 检查
满意度在90%至95%之间 | 90%至95% | 90 | % | rate | - | 至 | - | 满意度
盈余为-3万元 | -3万元 | -30000 | 元 | count | - | - | - | 盈余
增速为−17.20% | −17.20% | -17.20 | % | rate | change | - | - | -
办理建议提案36件，办结率100% | 36件 | 36 | 件 | count | - | - | - | 办理建议提案
办理建议提案36件，办结率100% | 100% | 100 | % | rate | - | - | - | 办结率
审结率98.5％ | 98.5％ | 98.5 | % | rate | - | - | - | 审结率
群众满意率九成五 | 九成五 | 95 | % | rate | - | - | - | 群众满意率
线上办件占三成 | 三成 | 30 | % | rate | share | - | - | 线上办件
约有百分之九十三的诉求一次办成 | 约有百分之九十三 | 93 | % | rate | - | 约 | - | -
三分之二以上的村建成示范站 | 三分之二以上 | 66.7 | % | rate | - | 以上 | - | -
支出是上年的1.5倍 | 1.5倍 | 1.5 | 倍 | multiple | - | - | 同比 | 支出
投诉量翻了一番 | 翻了一番 | 1 | 倍 | multiple | change | - | - | 投诉量
满意率同比提高3.3个百分点 | 3.3个百分点 | 3.3 | 百分点 | points | change | - | 同比 | 满意率
发放手册20000余份 | 20000余份 | 20000 | 份 | count | - | 余 | - | 发放手册
服务群众200多人次 | 200多人次 | 200 | 人次 | count | - | 余 | - | 服务群众
走访二十余户 | 二十余户 | 20 | 户 | count | - | 余 | - | 走访
投入资金30余万元 | 30余万元 | 300000 | 元 | count | - | 余 | - | 投入资金
组织培训80人余次 | 80人余次 | 80 | 人次 | count | - | 余 | - | 组织培训
接待近百分之五的人 | 近百分之五 | 5 | % | rate | - | 近 | - | 接待
服务群众近900人次 | 近900人次 | 900 | 人次 | count | - | 近 | - | 服务群众
接受咨询约200人次 | 约200人次 | 200 | 人次 | count | - | 约 | - | 接受咨询
接受咨询200人次左右 | 200人次左右 | 200 | 人次 | count | - | 约 | - | 接受咨询
发放材料超5000份 | 超5000份 | 5000 | 份 | count | - | 超 | - | 发放材料
排查隐患突破1.2万处 | 突破1.2万处 | 12000 | 处 | count | - | 超 | - | 排查隐患
参训率达95%以上 | 95%以上 | 95 | % | rate | - | 以上 | - | 参训率
回访率不低于90% | 不低于90% | 90 | % | rate | limit | 以上 | - | 回访率
每个村配备调解员不少于3名 | 不少于3名 | 3 | 名 | count | limit | 以上 | - | 村配备调解员
耗时不到3天 | 不到3天 | 3 | 天 | count | - | 以下 | - | 耗时
办结率超过98% | 超过98% | 98 | % | rate | - | 超 | - | 办结率
超过三成 | 超过三成 | 30 | % | rate | - | 超 | - | -
调解纠纷共计608件 | 608件 | 608 | 件 | count | total | - | - | 调解纠纷
全年共登记信访件73件，其中68件已办结，办结率93.15% | 73件 | 73 | 件 | count | total | - | - | 登记信访件
全年共登记信访件73件，其中68件已办结，办结率93.15% | 68件 | 68 | 件 | count | part | - | - | -
全年共登记信访件73件，其中68件已办结，办结率93.15% | 93.15% | 93.15 | % | rate | - | - | - | 办结率
受理来访231批566人次，同比下降17.20% | 231批 | 231 | 批 | count | - | - | - | 受理来访
受理来访231批566人次，同比下降17.20% | 566人次 | 566 | 人次 | count | - | - | - | 受理来访
受理来访231批566人次，同比下降17.20% | 17.20% | -17.20 | % | rate | change | - | 同比 | -
组织学法6次、200余人次 | 6次 | 6 | 次 | count | - | - | - | 组织学法
组织学法6次、200余人次 | 200余人次 | 200 | 人次 | count | - | 余 | - | 组织学法
今年受理155件，比去年的125件增长24% | 155件 | 155 | 件 | count | - | - | - | 受理
今年受理155件，比去年的125件增长24% | 125件 | 125 | 件 | count | before | - | 同比 | -
今年受理155件，比去年的125件增长24% | 24% | 24 | % | rate | change | - | 同比 | -
上年为125件，今年为155件 | 125件 | 125 | 件 | count | before | - | 同比 | -
上年为125件，今年为155件 | 155件 | 155 | 件 | count | - | - | - | -
去年同期66件 | 66件 | 66 | 件 | count | before | - | 同比 | -
全年受理155件，上月为16件 | 155件 | 155 | 件 | count | - | - | - | 受理
全年受理155件，上月为16件 | 16件 | 16 | 件 | count | before | - | 环比 | -
由125件增加到155件，增加30件 | 125件 | 125 | 件 | count | from | - | - | -
由125件增加到155件，增加30件 | 155件 | 155 | 件 | count | to | - | - | -
由125件增加到155件，增加30件 | 30件 | 30 | 件 | count | change | - | - | -
满意率从92.1%提高到95.4% | 92.1% | 92.1 | % | rate | from | - | - | 满意率
满意率从92.1%提高到95.4% | 95.4% | 95.4 | % | rate | to | - | - | 满意率
由上年的66件到今年的151件 | 66件 | 66 | 件 | count | from | - | 同比 | -
由上年的66件到今年的151件 | 151件 | 151 | 件 | count | to | - | - | -
时限由20天压缩至7天 | 20天 | 20 | 天 | count | from | - | - | 时限
时限由20天压缩至7天 | 7天 | 7 | 天 | count | to | - | - | 时限
从5件降至2件 | 5件 | 5 | 件 | count | from | - | - | -
从5件降至2件 | 2件 | 2 | 件 | count | to | - | - | -
同比增加30件，环比减少5件 | 30件 | 30 | 件 | count | change | - | 同比 | -
同比增加30件，环比减少5件 | 5件 | -5 | 件 | count | change | - | 环比 | -
与上年同期相比，受理量增长5% | 5% | 5 | % | rate | change | - | 同比 | 受理量
较上月多12件 | 12件 | 12 | 件 | count | change | - | 环比 | -
较上年高2.1个百分点 | 2.1个百分点 | 2.1 | 百分点 | points | change | - | 同比 | -
办件量比2023年的410件下降10% | 410件 | 410 | 件 | count | before | - | 同比 | 办件量
办件量比2023年的410件下降10% | 10% | -10 | % | rate | change | - | 同比 | -
3月受理20件，比2月的16件环比增长25% | 20件 | 20 | 件 | count | - | - | - | 受理
3月受理20件，比2月的16件环比增长25% | 16件 | 16 | 件 | count | before | - | 环比 | -
3月受理20件，比2月的16件环比增长25% | 25% | 25 | % | rate | change | - | 环比 | -
增幅达12.5% | 12.5% | 12.5 | % | rate | change | - | - | -
降幅为8% | 8% | -8 | % | rate | change | - | - | -
立案数增长了1.5倍 | 1.5倍 | 1.5 | 倍 | multiple | change | - | - | 立案数
受理量、办结量同比分别增长5%、6% | 5% | 5 | % | rate | change | - | 同比 | 受理量
受理量、办结量同比分别增长5%、6% | 6% | 6 | % | rate | change | - | 同比 | 办结量
满意率、办结率较上年分别提高0.6个和1.3个百分点 | 0.6个 | 0.6 | 百分点 | points | change | - | 同比 | 满意率
满意率、办结率较上年分别提高0.6个和1.3个百分点 | 1.3个百分点 | 1.3 | 百分点 | points | change | - | 同比 | 办结率
甲村、乙村分别为3件、5件 | 3件 | 3 | 件 | count | - | - | - | 甲村
甲村、乙村分别为3件、5件 | 5件 | 5 | 件 | count | - | - | - | 乙村
东片、西片分别开展宣讲12场、9场 | 12场 | 12 | 场 | count | - | - | - | 东片开展宣讲
东片、西片分别开展宣讲12场、9场 | 9场 | 9 | 场 | count | - | - | - | 西片开展宣讲
参考率、合格率均达100% | 100% | 100 | % | rate | each | - | - | 参考率、合格率
办结率和满意率分别为98%和95% | 98% | 98 | % | rate | - | - | - | 办结率
办结率和满意率分别为98%和95% | 95% | 95 | % | rate | - | - | - | 满意率
受理9.67万件，其中网上7.25万件，电话2.42万件 | 9.67万件 | 96700 | 件 | count | - | - | - | 受理
受理9.67万件，其中网上7.25万件，电话2.42万件 | 7.25万件 | 72500 | 件 | count | part | - | - | 网上
受理9.67万件，其中网上7.25万件，电话2.42万件 | 2.42万件 | 24200 | 件 | count | part | - | - | 电话
排查94件，已化解89件，其余5件正在化解 | 94件 | 94 | 件 | count | - | - | - | 排查
排查94件，已化解89件，其余5件正在化解 | 89件 | 89 | 件 | count | - | - | - | 已化解
排查94件，已化解89件，其余5件正在化解 | 5件 | 5 | 件 | count | rest | - | - | -
审查合同50份，另有12份退回修改 | 50份 | 50 | 份 | count | - | - | - | 审查合同
审查合同50份，另有12份退回修改 | 12份 | 12 | 份 | count | rest | - | - | -
接收案件41件（其中民事29件），审结38件 | 41件 | 41 | 件 | count | - | - | - | 接收案件
接收案件41件（其中民事29件），审结38件 | 29件 | 29 | 件 | count | part | - | - | 民事
接收案件41件（其中民事29件），审结38件 | 38件 | 38 | 件 | count | - | - | - | 审结
接收案件41件，其中：民事29件；行政12件 | 41件 | 41 | 件 | count | - | - | - | 接收案件
接收案件41件，其中：民事29件；行政12件 | 29件 | 29 | 件 | count | part | - | - | 民事
接收案件41件，其中：民事29件；行政12件 | 12件 | 12 | 件 | count | part | - | - | 行政
登记社团104家（其中协会31家），其中新增7家 | 104家 | 104 | 家 | count | - | - | - | 登记社团
登记社团104家（其中协会31家），其中新增7家 | 31家 | 31 | 家 | count | part | - | - | 协会
登记社团104家（其中协会31家），其中新增7家 | 7家 | 7 | 家 | count | part | - | - | 新增
其中交通类占比达41.2% | 41.2% | 41.2 | % | rate | share | - | - | 交通类
老年人占常住人口的18.7% | 18.7% | 18.7 | % | rate | share | - | - | 老年人
比重为12% | 12% | 12 | % | rate | share | - | - | -
人均2.04平方米 | 2.04平方米 | 2.04 | 平方米 | count | each | - | - | -
平均每村14.3名 | 14.3名 | 14.3 | 名 | count | each | - | - | -
13个村各配备灭火器20具 | 13个 | 13 | 个 | count | - | - | - | -
13个村各配备灭火器20具 | 20具 | 20 | 具 | count | each | - | - | 配备灭火器
建立每个村不少于20人的巡逻队 | 不少于20人 | 20 | 人 | count | limit | 以上 | - | 建立村
在60日内办结 | 60日 | 60 | 日 | count | limit | - | - | -
力争办结率达到98%以上，群众满意率提高到95% | 98%以上 | 98 | % | rate | limit | 以上 | - | 办结率
力争办结率达到98%以上，群众满意率提高到95% | 95% | 95 | % | rate | limit | - | - | 群众满意率
收入50万元以上的村11个 | 50万元以上 | 500000 | 元 | count | limit | 以上 | - | 收入
收入50万元以上的村11个 | 11个 | 11 | 个 | count | - | - | - | 村
原则上每个社区3名 | 3名 | 3 | 名 | count | limit | - | - | 社区
目标为95% | 95% | 95 | % | rate | limit | - | - | -
每周开展1次巡查 | 1次 | 1 | 次 | count | pace | - | - | 开展
每季度召开一次联席会议，全年共召开4次 | 一次 | 1 | 次 | count | pace | - | - | 召开
每季度召开一次联席会议，全年共召开4次 | 4次 | 4 | 次 | count | total | - | - | 召开
每月到村服务至少2次 | 至少2次 | 2 | 次 | count | pace | 以上 | - | 到村服务
组织“每周四理论学习”24次 | 24次 | 24 | 次 | count | - | - | - | 组织“每周四理论学习”
每周四组织学法24次 | 24次 | 24 | 次 | count | - | - | - | 组织学法
6个站所、4个村（社区）的书记述法 | 6个 | 6 | 个 | count | - | - | - | -
6个站所、4个村（社区）的书记述法 | 4个 | 4 | 个 | count | - | - | - | -
11个村（社区）均签订协议 | 11个 | 11 | 个 | count | - | - | - | -
对登记的152名帮教对象走访300余次 | 152名 | 152 | 名 | count | - | - | - | 登记
对登记的152名帮教对象走访300余次 | 300余次 | 300 | 次 | count | - | 余 | - | 走访
13个村共开展活动171场 | 13个 | 13 | 个 | count | - | - | - | -
13个村共开展活动171场 | 171场 | 171 | 场 | count | total | - | - | 开展活动
2023年受理964件，2024年受理1060件 | 964件 | 964 | 件 | count | - | - | - | 受理
2023年受理964件，2024年受理1060件 | 1060件 | 1060 | 件 | count | - | - | - | 受理
上半年受理351条 | 351条 | 351 | 条 | count | - | - | - | 受理
截至6月30日，受理173件 | 173件 | 173 | 件 | count | - | - | - | 受理
1—11月受理312件 | 312件 | 312 | 件 | count | - | - | - | 受理
去年，全镇受理40件，今年受理44件 | 40件 | 40 | 件 | count | - | - | - | 全镇受理
去年，全镇受理40件，今年受理44件 | 44件 | 44 | 件 | count | - | - | - | 受理
上年结转5件 | 5件 | 5 | 件 | count | - | - | - | 上年结转
近三年受理120件 | 120件 | 120 | 件 | count | - | - | - | 受理
一季度受理44件 | 44件 | 44 | 件 | count | - | - | - | 受理
前三季度受理144件 | 144件 | 144 | 件 | count | - | - | - | 受理
2024年一季度受理44件 | 44件 | 44 | 件 | count | - | - | - | 受理
受理投诉312件；办结率99.0% | 312件 | 312 | 件 | count | - | - | - | 受理投诉
受理投诉312件；办结率99.0% | 99.0% | 99.0 | % | rate | - | - | - | 办结率
总投资21.7亿元 | 21.7亿元 | 2170000000 | 元 | count | - | - | - | 总投资
综合得分96.35分 | 96.35分 | 96.35 | 分 | count | - | - | - | 综合得分
访问量达18300，同比增长2% | 18300 | 18300 | - | count | - | - | - | 访问量
访问量达18300，同比增长2% | 2% | 2 | % | rate | change | - | 同比 | -
由52.4降至48.7 | 52.4 | 52.4 | - | count | from | - | - | -
由52.4降至48.7 | 48.7 | 48.7 | - | count | to | - | - | -
“一件事”办结21类486件 | 21类 | 21 | 类 | count | - | - | - | “一件事”办结
“一件事”办结21类486件 | 486件 | 486 | 件 | count | - | - | - | “一件事”办结
12345热线办理1335件 | 1335件 | 1335 | 件 | count | - | - | - | 12345热线办理
12348件材料归档 | 12348件 | 12348 | 件 | count | - | - | - | -
按〔2025〕3号文件办结20件 | 20件 | 20 | 件 | count | - | - | - | 按文件办结
办理网民留言63条，答复率100% | 63条 | 63 | 条 | count | - | - | - | 办理网民留言
办理网民留言63条，答复率100% | 100% | 100 | % | rate | - | - | - | 答复率
对超过2年的3件积案包案 | 超过2年 | 2 | 年 | count | - | 超 | - | -
对超过2年的3件积案包案 | 3件 | 3 | 件 | count | - | - | - | -
组建队伍12支、240人 | 12支 | 12 | 支 | count | - | - | - | 组建队伍
组建队伍12支、240人 | 240人 | 240 | 人 | count | - | - | - | 组建队伍
新增就业岗位30个 | 30个 | 30 | 个 | count | - | - | - | 新增就业岗位
增加工作人员5名 | 5名 | 5 | 名 | count | - | - | - | 增加工作人员
由司法所调解20件 | 20件 | 20 | 件 | count | - | - | - | 由司法所调解
公共法律服务工作站12个 | 12个 | 12 | 个 | count | - | - | - | 公共法律服务工作站
占地50亩 | 50亩 | 50 | 亩 | count | - | - | - | 占地
经费支出下降-3% | -3% | -3 | % | rate | change | - | - | 经费支出
占比超九成 | 超九成 | 90 | % | rate | share | 超 | - | -
不足1% | 不足1% | 1 | % | rate | - | 以下 | - | -
其中两件 | 两件 | 2 | 件 | count | part | - | - | -
受理纠纷（含上年结转）84件 | 84件 | 84 | 件 | count | - | - | - | 受理纠纷（含上年结转）
年初在册31人，年末在册28人 | 31人 | 31 | 人 | count | - | - | - | 年初在册
年初在册31人，年末在册28人 | 28人 | 28 | 人 | count | - | - | - | 年末在册
两个渠道合计1060条，其中三条 | 1060条 | 1060 | 条 | count | total | - | - | 两个渠道
两个渠道合计1060条，其中三条 | 三条 | 3 | 条 | count | part | - | - | -
办结率为七八成 | 七八成 | 70 | % | rate | - | 至 | - | 办结率
成功率百分之九十五点五 | 百分之九十五点五 | 95.5 | % | rate | - | - | - | 成功率
覆盖率达九成半 | 九成半 | 95 | % | rate | - | - | - | 覆盖率
调解率98.6%，高于全区平均水平1.4个百分点 | 98.6% | 98.6 | % | rate | - | - | - | 调解率
调解率98.6%，高于全区平均水平1.4个百分点 | 1.4个百分点 | 1.4 | 百分点 | points | - | - | - | 高于全区平均水平
3个多月办结 | 3个多月 | 3 | 个月 | count | - | 余 | - | -
安排20个工作日 | 20个工作日 | 20 | 个工作日 | count | - | - | - | 安排
增加了5件 | 5件 | 5 | 件 | count | change | - | - | -
多了5件 | 5件 | 5 | 件 | count | - | - | - | 多
发放《民法典》读本2400余份，约占三成 | 2400余份 | 2400 | 份 | count | - | 余 | - | 发放《民法典》读本
发放《民法典》读本2400余份，约占三成 | 三成 | 30 | % | rate | share | - | - | -
审查村规民约3件 | 3件 | 3 | 件 | count | - | - | - | 审查村规民约
辖区现有11个村 | 11个 | 11 | 个 | count | - | - | - | 辖区现有
到统计截止日期还有20件在办 | 20件 | 20 | 件 | count | rest | - | - | 到统计截止日期
争取专项资金1.25亿元 | 1.25亿元 | 125000000 | 元 | count | - | - | - | 争取专项资金
来访40批（同比下降20%）、90人次 | 40批 | 40 | 批 | count | - | - | - | 来访
来访40批（同比下降20%）、90人次 | 20% | -20 | % | rate | change | - | 同比 | -
来访40批（同比下降20%）、90人次 | 90人次 | 90 | 人次 | count | - | - | - | 来访
案件集中度增幅低于全市2.3个百分点 | 2.3个百分点 | 2.3 | 百分点 | points | - | - | - | 案件集中度增幅低于全市
"""

ROWS = [
    ["" if cell == "-" else cell for cell in line.split(" | ")]
    for line in TABLE.splitlines()
    if line and not line.startswith("#")
]


def read(text: str, year: int | None = 2024) -> tuple[Figure, ...]:
    """The figures of a paragraph."""
    return tuple(figure for each in sentences(Paragraph(text, 1, year=year)) for figure in each.figures)


def one(text: str) -> Figure:
    """The last figure of a paragraph."""
    return read(text)[-1]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_a_figure_is_read_with_what_the_words_say_of_it(row: list[str]) -> None:
    text, printed, value, unit, kind, role, approximation, comparison, subject = row
    [figure] = [each for each in read(text) if each.text == printed]
    assert (figure.value, figure.unit, figure.kind) == (Decimal(value), unit, Kind(kind))
    assert (figure.role, figure.comparison) == (Role(role), Comparison(comparison))
    assert (figure.approximation, figure.subject) == (approximation, subject)


@pytest.mark.parametrize("text", sorted({row[0] for row in ROWS}))
def test_the_table_misses_no_figure_of_its_texts(text: str) -> None:
    assert [each.text for each in read(text)] == [row[1] for row in ROWS if row[0] == text]


@pytest.mark.parametrize(
    ("text", "low", "high", "inside", "outside"),
    [
        ("受理608件", "608", "608", "608", "609"),
        ("服务200余人次", "200", "300", "201", "200"),
        ("发放20000余份", "20000", "30000", "29999", "30000"),
        ("发放1200余份", "1200", "1300", "1237", "1300"),
        ("走访二十余户", "20", "30", "21", "20"),
        ("受理9.67万件", "96650", "96750", "96650", "96750"),
        ("办结率93.15%", "93.145", "93.155", "93.145", "93.155"),
        ("办结率100%", "99.5", "100", "100", "99.5"),
        ("同比增长100%", "99.5", "100.5", "100.4", "100.5"),
        ("同比下降17.20%", "-17.205", "-17.195", "-17.195", "-17.205"),
        ("占三成", "25", "35", "25", "35"),
        ("近900人次", "810", "900", "899", "900"),
        ("约200人次", "180", "220", "220", "221"),
        ("超过5000份", "5000", None, "5001", "5000"),
        ("5000份以上", "5000", None, "5000", "4999"),
        ("不足30件", "0", "30", "29", "30"),
        ("每村不超过30件", "0", "30", "30", "31"),
        ("每家3—5次", "3", "5", "4", "6"),
        ("比例为90%至95%", "90", "95", "95", "96"),
        ("办结率达95%以上", "95", "100", "95", "101"),
        ("三分之一", "31.3", "35.3", "33", "36"),
    ],
)
def test_the_interval_holds_what_the_print_allows(
    text: str, low: str, high: str | None, inside: str, outside: str
) -> None:
    interval = one(text).interval
    assert (interval.low, interval.high) == (Decimal(low), None if high is None else Decimal(high))
    assert Decimal(inside) in interval
    assert Decimal(outside) not in interval


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("608件", 1),
        ("9.67万件", 100),
        ("93.15%", "0.01"),
        ("九成", 10),
        ("九成五", 1),
        ("2万份", 10000),
        ("4.5吨", "0.1"),
    ],
)
def test_the_step_is_the_worth_of_the_last_digit(text: str, step: int | str) -> None:
    assert one("其中" + text).step == Decimal(step)


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("6个站所、4个村（社区）的书记述法", ["站所", "村（社区）"]),
        ("其中68件已办结，5件正在化解", ["已办结", "正在化解"]),
        ("为登记的152名帮教对象开展培训", ["帮教对象"]),
        ("建立不少于20人的治安巡逻队伍", ["治安巡逻队伍"]),
        ("11个村（社区）均签订协议", ["村（社区）"]),
        ("办结的36件中，公开19件", ["", ""]),
        ("20名律师参与值班", ["律师"]),
    ],
)
def test_the_noun_is_what_follows_and_is_counted(text: str, nouns: list[str]) -> None:
    assert [figure.noun for figure in read(text)] == nouns


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("参考率、合格率均达100%", ("参考率", "合格率")),
        ("参学率、参考率和合格率均为100%", ("参学率", "参考率", "合格率")),
        ("及时受理率、按期答复率均达99%", ("及时受理率", "按期答复率")),
        ("参与诉讼、信访案件7宗", ("参与诉讼、信访案件",)),
        ("同比增长5%", ()),
        ("东村、西村、南村分别调解3件、5件", ("东村", "西村", "南村")),
    ],
)
def test_one_number_may_speak_for_several(text: str, subjects: tuple[str, ...]) -> None:
    assert one(text).subjects == subjects


@pytest.mark.parametrize(
    ("text", "periods", "years"),
    [
        ("全年受理20件，办结18件", ["全年", "全年"], [2024, 2024]),
        ("2023年受理20件，2024年上半年受理12件", ["", "上半年"], [2023, 2024]),
        ("截至目前，共排查20件", ["截至目前"], [2024]),
        ("截至6月30日，共排查20件", ["截至6月30日"], [2024]),
        ("1—11月受理20件", ["1—11月"], [2024]),
        ("比去年的125件增长24%，办结20件", ["", "", ""], [2023, 2024, 2024]),
        ("去年受理125件，办结120件，今年受理155件", ["", "", ""], [2023, 2023, 2024]),
        ("上年未发生火灾，损失4万元", [""], [2024]),
        ("上年结转5件", [""], [2024]),
        ("一季度受理20件，二季度受理25件", ["一季度", "二季度"], [2024, 2024]),
        ("2021—2023年受理20件", ["2021—2023年"], [None]),
        ("3月受理20件，比2月的16件多4件", ["3月", "2月", "3月"], [2024, 2024, 2024]),
    ],
)
def test_period_and_year_hold_until_another_is_named(text: str, periods: list[str], years: list[int | None]) -> None:
    assert [figure.period for figure in read(text)] == periods
    assert [figure.year for figure in read(text)] == years


def test_without_a_year_only_named_years_are_known_and_last_year_is_a_year_before_this() -> None:
    assert [figure.year for figure in read("受理20件，比上月的16件多4件", year=None)] == [None, None, None]
    last, this = read("去年受理16件，今年受理20件", year=None)
    assert last.year is not None and this.year == last.year + 1
    assert [figure.year for figure in read("2024年受理20件，比去年的16件多4件", year=None)] == [
        2024,
        2023,
        2024,
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("受理20件，办结18件；回访9件", [0, 1, 2]),
        ("排查20件、化解18件", [0, 1]),
        ("参考率、合格率均达100%", [0]),
        ("接待231批566人次，同比下降17.20%", [0, 0, 1]),
        ("受理20件（其中网上5件），办结18件", [0, 1, 3]),
    ],
)
def test_clauses_are_parted_by_commas_and_between_figures(text: str, clauses: list[int]) -> None:
    assert [figure.clause for figure in read(text)] == clauses


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("同比增长5%", [1]),
        ("同比下降5%", [-1]),
        ("由5件增加到8件，增加3件", [0, 1, 1]),
        ("较上年少5件", [-1]),
        ("同比-3.2%", [-1]),
        ("受理量、办结量分别下降5%、6%", [-1, -1]),
        ("新增5件", [0]),
    ],
)
def test_the_direction_is_what_the_verb_says(text: str, directions: list[int]) -> None:
    assert [figure.direction for figure in read(text)] == directions
    for figure in read(text):
        if figure.role is Role.CHANGE:
            assert (figure.value > 0) == (figure.direction > 0)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("接待231批566人次", [False, True]),
        ("学法6次、200余人次", [False, True]),
        ("甲、乙分别为3件、5件", [False, False]),
        ("5个部门、3名干部", [False, False]),
        ("来访40批（同比下降20%）、90人次", [False, False, True]),
        ("受理20件，办结18件", [False, False]),
    ],
)
def test_beside_is_the_same_counted_in_another_way(text: str, beside: list[bool]) -> None:
    assert [figure.beside for figure in read(text)] == beside


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("受理73件，其中68件办结，其余5件在办", {"其中", "其余"}),
        ("甲、乙分别为3件、5件", {"分别"}),
        ("组织“每周四理论学习”24次", {"每周"}),
        ("占受理总数的30%", {"占"}),
        ("比去年的20件增长5%", {"比去年", "增长"}),
        ("较上月同比增长5%", {"较上月", "同比"}),
        ("包括民事案件29件", {"包括"}),
    ],
)
def test_the_sentence_keeps_its_marks(text: str, words: set[str]) -> None:
    [sentence] = sentences(Paragraph(text, 1, year=2024))
    assert words <= sentence.words


def test_a_loose_其中_and_the_rate_after_it_end_the_parts() -> None:
    roles = [each.role for each in read("衔接52人，为其中困难人员提供救助，走访在册对象152名")]
    assert Role.PART not in roles
    roles = [each.role for each in read("受理73件，其中68件办结，办结率93.15%，排查138件")]
    assert roles == [Role.PLAIN, Role.PART, Role.PLAIN, Role.PLAIN]
    roles = [each.role for each in read("社团104家（其中协会31家），企业7家")]
    assert roles == [Role.PLAIN, Role.PART, Role.PLAIN]
    roles = [each.role for each in read("登记286家，其中社团104家（含协会31家），企业7家")]
    assert roles == [Role.PLAIN, Role.PART, Role.PLAIN, Role.PART]
