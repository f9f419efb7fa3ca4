"""An interrupt that Python drops is raised again."""

import os
import signal
import threading
import weakref

import pytest

from rawi.store.interrupt import Interrupt


class Thing:
    """Something that can be collected."""


def press_while_cleaning_up() -> None:
    """An interrupt in a weakref's callback: Python prints it and goes on."""

    def press(_: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        for _turn in range(100):
            pass

    thing = Thing()
    ref = weakref.ref(thing, press)
    del thing
    assert ref() is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_dropped_interrupt_is_raised_at_the_next_check() -> None:
    interrupt = Interrupt()
    interrupt.listen()
    try:
        press_while_cleaning_up()
        with pytest.raises(KeyboardInterrupt):
            interrupt.check()
        interrupt.check()
    finally:
        interrupt.leave()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_that_gets_through_comes_at_once() -> None:
    interrupt = Interrupt()
    interrupt.listen()
    try:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    finally:
        interrupt.leave()


def test_a_programs_own_handler_is_left_alone() -> None:
    def own(number: int, frame: object) -> None:
        del number, frame

    signal.signal(signal.SIGINT, own)
    try:
        interrupt = Interrupt()
        interrupt.listen()
        interrupt.leave()
        assert signal.getsignal(signal.SIGINT) is own
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def test_other_threads_leave_signals_alone() -> None:
    failed: list[BaseException] = []

    def run() -> None:
        try:
            Interrupt().listen()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert not failed and signal.getsignal(signal.SIGINT) is signal.default_int_handler
