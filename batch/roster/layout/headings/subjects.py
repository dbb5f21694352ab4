"""What words in a header are about (技能, 职称, 申报 …): whose a column is, or that nothing of it is held."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

SKILL: Final = "技能"
TITLE: Final = "职称"
APPLIED: Final = "申报"  # what is applied for, never what is held
DENIED: Final = "不成立"  # what is not held, no longer, or not yet
OTHER_KIND: Final = "另一类证书"  # skill certificates of kinds that count for what may be only
FOREIGN: Final = "其他证书"  # cards and permits that no document asks for
STUDY: Final = "学历"
FAMILY: Final = "亲属"
ASSESSED: Final = "考核"
HOURS: Final = "学时"
AWARDED: Final = "荣誉"

_DOMAINS: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            DENIED,
            "未(?:通过|取得|获得|取证|获证|领取?|发证?|合格)|不(?:通过|合格)|没有?(?:通过|取得)|注销|撤[销回]|吊销|作废|失效|无效|(?<!未)过期|伪造|虚假|假证|收回|暂扣|他人|借用|冒用|挂[靠证]"
            "|待(?:取|获|发|领|批|核|评|考|定|认定|鉴定)|补考|缺考|公示中|候[选补]|预备技师|曾持|原持",
        ),
        (
            OTHER_KIND,
            "专项(?:职业)?能力|工人技术等级(?:证|考)|^工人技术等级$|工考|企业内部|内部(?:评|等级|证|认)|单位内部|自主评价|国外|境外|(?:培训|结业|合格)证|培训合格",
        ),
        (
            APPLIED,
            "^拟|(?<![模虚草比])拟(?:申|晋|升|考|取)|参赛(?!.*[获奖])|申报|拟(?:评|报|聘|晋|认定|鉴定|参)|报评|推荐|申请|报名|报考|参评|参加(?!工作)|计划|目标|培训|预计|预期|意向",
        ),
        (
            FAMILY,
            "家庭|亲属|家属|成员|配偶|子女|父亲|母亲|师傅|导师|徒弟|带徒|带教|推荐人|介绍人|联系人|领导|负责人|评委|专家(?!称号|津贴|荣誉|人才|类别|级别|项目)",
        ),
        (HOURS, "继续教育|学时|公需"),
        (
            FOREIGN,
            "(?:安全|培训|技能|转正|试用|理论|实操|上岗|入职|月度|季度|绩效).*考核|特种作业|特种设备|操作证|驾驶|驾照|残疾|健康|上岗证|年审|复审|换证|护照|执业资格|注册|普通话|计算机|外语"
            "|专业技术人员职业资格|教师资格|安全员|岗位证|身份证.*(?:有效|期限|签发|发证|日期|时间)|有效期(?!内)|到期|证件有效",
        ),
        (TITLE, "职称|专业技术(?:资格|职务|任职)|任职资格"),
        (SKILL, "技能|职业资格|技术等级|工人等级|鉴定|认定"),
        (ASSESSED, "考核"),
        (AWARDED, "荣誉|获奖|奖项|竞赛|表彰"),
        (STUDY, "学历|学位|毕业|教育"),
    )
)


#: What is not held as what it is called: denied, applied for, somebody else's, or of another kind.
NOT_OWN: Final = (DENIED, APPLIED, FAMILY, FOREIGN, OTHER_KIND)


@lru_cache(maxsize=8192)
def domain_of(text: str) -> str:
    """What a header or a group of headers is about; empty for the person, or for nothing known."""
    return next((name for name, pattern in _DOMAINS if pattern.search(text)), "")


#: What has levels of its own and is no certificate.
_LEVELLED: Final = re.compile("岗|职务|职位|职级|薪|编制|聘|英语|日语|残疾|伤残|信用|保密")


def has_other_levels(text: str) -> bool:
    """Whether a level behind a column of this header may be of a post, or of what is not held: 岗位 | 等级, 报考工种 | 等级."""
    return _LEVELLED.search(text) is not None or domain_of(text) in NOT_OWN
