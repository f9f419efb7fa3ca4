"""Questions and decisions that take more than one room: judging, the queue for review, chains, network, changes.

Each is a function of a store that returns records; `rawi.ledger.Ledger` has a method for each of them.
"""
