"""Why digits of an office file are no plain figure, as Word files and workbooks both have it."""

STRUCK = "a text struck out"
RAISED = "a raised or lowered number"
WHITE = "digits in white"


def is_in_brackets(text: str) -> bool:
    """Whether a raised or added text is a note in brackets, which changes no figure."""
    return text[:1] in ("[", "(", "（", "【", "〔")
