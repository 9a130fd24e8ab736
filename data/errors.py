"""The errors a user can meet, in one small tree."""


class GoujiError(Exception):
    """Root of every error we raise on purpose; its text says what to do."""


class DeclarationError(GoujiError):
    """Raised when a register, form, duty or settings file cannot be used, by whoever loads it.

    Names the file, the line or row, the field and what was expected, so that a person can mend it at once.
    """

    def __init__(self, file: str, where: str, field: str, expected: str, got: object = None) -> None:
        """Keep the four parts apart; ``where`` is ``line 12``, ``row 3`` or a TOML table path."""
        self.file, self.where, self.field, self.expected, self.got = file, where, field, expected, got
        found = "" if got is None else f", found {got!r}"
        super().__init__(f"{file}, {where}, {field}: expected {expected}{found}")


class Locked(GoujiError):
    """Raised when another run holds the lock of this state folder, from whatever wants to write."""


class StorageError(GoujiError):
    """Raised when state cannot be written (disk full, read-only, no permission), from whatever writes it.

    What was complete before stays complete; the next writer repairs the rest by itself.
    """
