"""Measurements that are read, never asserted: speed (`make bench`), gains and losses (`make gains`), copies, weights."""
