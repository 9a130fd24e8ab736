"""Near-duplicates: found when copied, whatever figures and names were changed, and not when only alike in form."""

import random
from dataclasses import replace

import pytest
from casework import AGENCY

from monitor.originality.clauses import clauses, own_clauses
from monitor.originality.corpus import REGIONS, Corpus, Text, common_clauses
from monitor.originality.near import near_duplicates

WORDS = [chr(code) for code in range(0x5000, 0x5400)]


def sentence(rng):
    return "".join(rng.choices(WORDS, k=14))


def text(seed, sentences=60):
    rng = random.Random(seed)
    return [sentence(rng) for _ in range(sentences)]


def mixed(own, copied, share):
    cut = int(len(own) * share)
    return copied[:cut] + own[cut:]


@pytest.mark.parametrize(
    ("share", "found"), [(1.0, True), (0.9, True), (0.8, True), (0.7, True), (0.2, False), (0.0, False)]
)
def test_copies_are_found_and_others_are_not(share, found):
    source = text("source")
    texts = {f"other {n}": text(n) for n in range(300)} | {"source": source}
    hits = 0
    for trial in range(20):
        near = near_duplicates((texts | {"copy": mixed(text(f"own {trial}"), source, share)}).items())
        hits += "source" in near.get("copy", ())
    assert (hits >= 19) if found else (hits == 0)


def test_an_empty_corpus_has_no_pairs():
    assert near_duplicates([]) == {}
    assert near_duplicates([("a", [])]) == {}


def test_figures_and_names_are_masked():
    mine = clauses("2022年，某县财政局主动公开信息71条。", ["某县财政局"])
    theirs = clauses("2021年，某县水务局主动公开信息六十五条。", ["某县水务局"])
    assert mine == theirs == ("@主动公开信息#条",)


def test_boilerplate_is_out():
    assert own_clauses("根据《中华人民共和国政府信息公开条例》，本报告所列数据的统计期限自2022年1月1日起。") == ()


def agency(number, prefecture):
    return replace(AGENCY, agency_id=f"a{number}", name=f"机关{number}", division_code=f"{prefecture:04d}00")


def test_what_many_regions_write_is_common():
    everybody = "各地都这样写的句子到处都有。"
    local = "只有一个地区这样写的一句话。"
    texts = [Text(agency(n, 1000 + n), everybody) for n in range(REGIONS)]
    texts += [Text(agency(100 + n, 2000), local) for n in range(30)]
    assert common_clauses(texts) == {"各地都这样写的句子到处都有"}


def test_a_corpus_names_the_neighbour_and_shows_the_sentences():
    source = text("source")
    told = {"a1": "。".join(source), "a2": "。".join(mixed(text("own"), source, 0.8))}
    told |= {f"a{n}": "。".join(text(n)) for n in range(3, 40)}
    bodies = {f"a{n}": agency(n, 5100) for n in range(1, 40)}
    corpus = Corpus(2022, bodies, lambda: iter(sorted(told.items())))
    [alike] = corpus.around(bodies["a2"], told.get).alike
    assert (alike.agency_id, round(alike.share, 1)) == ("a1", 0.8)
    assert set(alike.sentences) <= set(source)
    assert corpus.around(bodies["a5"], told.get).alike == ()
