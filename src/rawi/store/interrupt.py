"""Ctrl-C that is not lost: Python drops a KeyboardInterrupt that falls into a weakref's callback or a finalizer."""

import signal
import threading
from types import FrameType


class Interrupt:
    """Notes an interrupt as it comes, so that one which Python dropped can be raised again.

    Works in the main thread, where Python's own handler is in place; a program with a handler of its own keeps it.
    """

    def __init__(self) -> None:
        self._pressed = self._listening = False

    def listen(self) -> None:
        """From now on an interrupt is noted, and raised as ever."""
        here = threading.current_thread() is threading.main_thread()
        if here and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._note)
            self._listening = True

    def leave(self) -> None:
        """Give Python its own handler back."""
        if self._listening:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self._listening = False

    def check(self) -> None:
        """Raises KeyboardInterrupt when one came and did not get through."""
        if self._pressed:
            self._pressed = False
            raise KeyboardInterrupt

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._pressed = True
        signal.default_int_handler(number, frame)
