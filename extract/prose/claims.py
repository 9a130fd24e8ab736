"""Figures the narrative claims, typed, so that rules can compare them with the tables.

A claim is made of what a careful reader would take for the report's own: of its year, exactly told, of its matter. Of
any other figure nothing is claimed.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from extract.prose.claim_matters import (
    ON_APPLICATION,
    is_all_answered,
    is_all_received,
    is_on_others,
    is_own_dispute,
)
from extract.prose.claim_words import (
    FEE_RECEIVED,
    NO_APPLICATION,
    NO_DISPUTE,
    NO_FEE,
    NONE_LEFT,
    PATTERNS,
    RESULTS,
    N,
    Pattern,
)
from extract.prose.clauses import clauses_of, is_exact, is_scope, parts_of
from extract.prose.numerals import small_number
from extract.prose.sections import normal, normal_lines
from extract.report import Claim, Section

_ALL_PATTERNS = (*PATTERNS, *RESULTS)
_WORDS = sorted({word for _, needs, _ in _ALL_PATTERNS for word in needs} | {"申请", "结转", "行政", "费"})
"""A sentence without any of these claims nothing."""
_ANY_DIGIT = re.compile(r"\d")
_DOCUMENTS = re.compile(r"公文|文件|发文|处罚|许可|建议|提案|议案|决策")
_PART = re.compile(r"其中|按时|延期|按期|逾期")
_ANSWERED = re.compile(r"(?:办结|答复|办理)[^,，\d]{0,8}\d")
_IN_PASSING = re.compile(rf"共(?:受理|收到|新收){N}件")
_REASON = re.compile(r"因|由于|属|涉及")
"""Behind one reason stand the results of that reason; behind several (等) may be all."""
_WHOLES = ("applications_received", "normative_documents")
"""Kinds of which a part of a whole is told behind 其中, and is no figure of the report's."""
_LONGEST_SENTENCE = 1000
"""Characters; each figure of a sentence is held against all of it."""
_SENTENCE = re.compile(r"[^。；;!！?？]+[。；;!！?？]?")


def read_claims(sections: Iterable[Section], year: int | None = None, agency: str | None = None) -> tuple[Claim, ...]:
    """The claims of the narrative in order, each with the sentence it stands in; ``year`` is the report's own."""
    return tuple(claim for section in sections for claim in _claims_of(section, year, agency))


_PARTS = re.compile(r"(?P<n>[三四五六七八九]|\d{1,2})个?(?:部分|大部分|项内容|项(?=[^一-鿿]|$)|方面内容)")


def read_preface(texts: Iterable[str]) -> Iterator[Claim]:
    """How many parts the preface says the report has, as ``sections_named``."""
    for sentence in _SENTENCE.findall(normal("".join(texts))):
        match = _PARTS.search(sentence) if "报告" in sentence else None
        if match:
            value = int(match["n"]) if match["n"].isdecimal() else small_number(match["n"])
            yield Claim("sections_named", Decimal(value), sentence)


def _claims_of(section: Section, year: int | None, agency: str | None) -> Iterator[Claim]:
    lines = normal_lines(section.text)
    whole = "\n".join(lines)
    used = [word for word in _WORDS if word in whole]
    for line in lines:
        words = [word for word in used if word in line]
        on_application = ON_APPLICATION.search(line) is not None
        for sentence in _SENTENCE.findall(line) if words else ():
            if len(sentence) > _LONGEST_SENTENCE:
                continue
            said = [word for word in words if word in sentence]
            found = list(_claims_in(sentence, said, section, (year, agency))) if said else []
            yield from found
            if on_application and not any(claim.kind == "applications_received" for claim in found):
                yield from _received_in_passing(sentence, section, year, agency)


def _received_in_passing(sentence: str, section: Section, year: int | None, agency: str | None) -> Iterator[Claim]:
    """共受理18件 in a paragraph on disclosure on application, without the word itself."""
    if "共" in sentence and not is_on_others(sentence, parts_of(sentence)):
        for clause in clauses_of(parts_of(sentence), year, agency):
            for match in _IN_PASSING.finditer(clause.text) if clause.of_year else ():
                if is_exact(clause.text, match.start("n"), match.end("myriad")):
                    yield Claim("applications_received", _value(match), sentence, section.number, clause.scope)


def _claims_in(
    sentence: str, said: Collection[str], section: Section, of: tuple[int | None, str | None]
) -> Iterator[Claim]:
    """The claims of a sentence with these words in it; ``of``: the report's own year, and its agency."""
    parts = parts_of(sentence)
    patterns = _patterns_for(sentence, said, parts)
    told = [[*_figures_in(part, sentence, patterns), *_nothing_in(part)] for part in parts]
    free = "费" in said and NO_FEE.search(sentence) is not None
    if not free and not any(told):
        return
    clauses = list(clauses_of(parts, *of))
    found = [
        Claim(kind, value, sentence, section.number, clause.scope)
        for clause, figures in zip(clauses, told, strict=True)
        if clause.of_year
        for kind, value in figures
        if not (clause.of_part and kind.startswith(_WHOLES))
    ]
    apart = _told_apart(found)
    found = [claim for claim in found if claim.kind not in apart or is_scope(claim.scope)]
    if free:
        found.append(Claim("fee_yuan", Decimal(0), sentence, section.number, clauses[-1].scope if clauses else None))
    yield from dict.fromkeys(found)


def _told_apart(claims: Collection[Claim]) -> set[str]:
    """The kinds a sentence counts several times, body by body, without saying of which the report is."""
    counted = Counter(kind for kind, _ in {(claim.kind, claim.value) for claim in claims if not is_scope(claim.scope)})
    return {kind for kind, times in counted.items() if times > 1 and kind.startswith("applications_")}


def _patterns_for(sentence: str, said: Collection[str], parts: Sequence[str]) -> list[Pattern]:
    """The patterns worth seeking in a sentence with these words in it."""
    patterns = [pattern for pattern in _ALL_PATTERNS if any(word in said for word in pattern[1])]
    unmeant = ["applications_"] if is_on_others(sentence, parts) else []
    if any(kind.startswith("results_") for kind, _, _ in patterns) and _DOCUMENTS.search(sentence):
        unmeant.append("results_")
    return [pattern for pattern in patterns if not pattern[0].startswith(tuple(unmeant))]


def _figures_in(text: str, sentence: str, patterns: Iterable[Pattern]) -> Iterator[tuple[str, Decimal]]:
    """The kind and the value of each figure a clause of a sentence claims."""
    if not _ANY_DIGIT.search(text):
        return
    if "费" in sentence and (paid := FEE_RECEIVED.search(text)):
        yield "fee_yuan", _value(paid)
        return
    for kind, needs, pattern in patterns:
        for match in pattern.finditer(text) if any(word in text for word in needs) else ():
            if is_exact(text, match.start("n"), match.end("myriad")) and _is_meant(kind, match, text, sentence):
                yield kind, _value(match)


def _is_meant(kind: str, match: re.Match[str], text: str, sentence: str) -> bool:
    """Whether the words around a figure leave it what the pattern takes it for."""
    if kind == "applications_received":
        return is_all_received(match, text)
    if kind == "applications_answered":
        part = _PART.search(text) and len(_ANSWERED.findall(sentence)) > 1
        return not part and is_all_answered(match, text)
    if kind.startswith("results_"):
        before = text[: match.start()]
        return not re.search(r"[对就][^,，]{0,6}$", before) and not (_REASON.search(before) and "等" not in before)
    if kind == "carried_over_in":
        return "申请" in sentence and not re.search(r"其中|含|办结|答复|办理|复议|诉讼", text)
    if kind in ("reviews", "litigation", "reviews_and_litigation"):
        return is_own_dispute(match, text, sentence)
    return True


def _nothing_in(text: str) -> Iterator[tuple[str, Decimal]]:
    """What a clause says there was none of."""
    if "申请" in text and NO_APPLICATION.search(text):
        yield "applications_received", Decimal(0)
    if "结转" in text and NONE_LEFT.search(text):
        yield "carried_over_out", Decimal(0)
    if none := NO_DISPUTE.search(text) if "行政" in text else None:
        yield from ((kind, Decimal(0)) for kind in ("reviews", "litigation") if none[kind])


def _value(match: re.Match[str]) -> Decimal:
    return Decimal(match["n"].replace(",", "")) * (10_000 if match["myriad"] else 1)
