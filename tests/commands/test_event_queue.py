"""Events that wait in a session."""

from pyshell.commands.event_queue import EventQueue


def test_the_number_of_a_removed_event_is_not_used_again() -> None:
    queue = EventQueue()
    first = queue.add("A", None, [], None)
    queue.waiting.remove(first)
    assert queue.add("A", None, [], None).number == first.number + 1
