"""What can go wrong, drawn as a tree.

    RawiError                 everything Rawi raises on purpose; `code`, `place` and `hint` travel with it
    ├── InputError            a document could not be read; the rest of the run goes on (exit code 4)
    │   ├── EncodingError     the bytes are no text in any encoding Rawi tries
    │   └── FormatError       the file is text, but broken JSON, empty, or of no known format
    ├── PackError             a pack entry is wrong; names file and entry
    ├── StoreError            the ledger cannot be opened, written or migrated
    ├── EvidenceError         a stored span no longer matches its document (exit code 5)
    ├── NothingFound          the question has no answer in this ledger (exit code 3)
    └── UsageError            the command, a flag or a configuration value is wrong (exit code 2)

Each error says what, where, what was done with the data, and what to do next.
"""


class RawiError(Exception):
    """Base of all deliberate errors.

    message: what happened.  place: file, line or entry.  kept: what was done with the data.  hint: the next command.
    """

    code = "RAWI-E000"

    def __init__(self, message: str, *, place: str = "", kept: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.place, self.kept, self.hint = message, place, kept, hint

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.message}" if self.place else self.message]
        lines += [f"  {line}" for line in (self.kept, self.hint) if line]
        return "\n".join(lines)


class InputError(RawiError):
    """A document could not be read."""

    code = "RAWI-E010"


class EncodingError(InputError):
    """The bytes are no text in any encoding Rawi tries."""

    code = "RAWI-E011"


class FormatError(InputError):
    """The file is text, but not what its format promises."""

    code = "RAWI-E012"


class PackError(RawiError):
    """A pack entry is wrong; `place` names the file and the entry."""

    code = "RAWI-E020"


class StoreError(RawiError):
    """The ledger cannot be opened, written or migrated."""

    code = "RAWI-E030"


class EvidenceError(RawiError):
    """A stored span no longer matches its document."""

    code = "RAWI-E040"


class NothingFound(RawiError):
    """The question has no answer in this ledger."""

    code = "RAWI-E050"


class UsageError(RawiError):
    """The command, a flag or a configuration value is wrong."""

    code = "RAWI-E060"
