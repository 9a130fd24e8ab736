"""Full-text search that works for Chinese: every pair of neighbouring characters is a token.

SQLite's own tokenisers find no two-character word in Chinese text; most place names have two characters.
"""

import re

_RUNS = re.compile(r"[㐀-鿿豈-﫿]+|[0-9a-z]+")


def bigrams(text: str) -> str:
    """Text as tokens for the index: ``政府信息`` gives ``政府 府信 信息 息``; words and numbers stay whole.

    The last character of a run stands alone too, so that a search for one character finds it.
    """
    tokens: list[str] = []
    for run in _RUNS.findall(text.lower()):
        if run[0].isascii():
            tokens.append(run)
        else:
            tokens += [run[at : at + 2] for at in range(len(run))]
    return " ".join(tokens)


def match_query(words: str) -> str:
    """What a person typed as an FTS5 query: every word must occur, each as a phrase. Empty for nothing searchable."""
    phrases: list[str] = []
    for run in _RUNS.findall(words.lower()):
        if run[0].isascii():
            phrases.append(f'"{run}"')
        elif len(run) == 1:
            phrases.append(f'"{run}"*')
        else:
            phrases.append('"' + " ".join(run[at : at + 2] for at in range(len(run) - 1)) + '"')
    return " AND ".join(phrases)
