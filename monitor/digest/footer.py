"""The foot of a letter: what it is and is not, under which rules, how to object, why one gets it."""

import hashlib

from monitor.config import Config
from monitor.digest.lines import Voice
from monitor.rules import RULES


def footer(config: Config, voice: Voice, scope: str) -> tuple[str, ...]:
    """The lines of the foot."""
    reply = config.mail.reply_to or config.mail.sender
    marks = " ".join(f"{rule.id}.{rule.version}" for rule in RULES)
    version = hashlib.sha256(marks.encode()).hexdigest()[:8]
    return (
        voice.say(
            "本邮件由程序根据公开网页自动生成，是线索而不是结论；“无法查看”不等于“没有公开”，“未见公开”以列出的查看记录为据。",
            "Made automatically from public pages: leads, not conclusions. “Not seen” never means “not published”.",
        ),
        voice.say(
            f"核对规则 {len(RULES)} 条（版本 {version}），目录见 gouji rules；每个数字都可在链接中查看存档原文。",
            f"{len(RULES)} rules (version {version}), see `gouji rules`; every figure links to the archived original.",
        ),
        voice.say(
            f"如有异议，请回复本邮件{f'（{reply}）' if reply else ''}，说明机关、年度和依据；更正会在下一期列出。",
            "To object, reply and name the agency, the year and your grounds; corrections appear in the next digest.",
        ),
        voice.say(
            f"您收到本邮件，是因为订阅了“{scope}”的年报监测。",
            f"You receive this because you subscribed to {scope}.",
        ),
    )
