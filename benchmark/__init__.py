"""Measurements that are read, never asserted: speed (`make bench`), gains (`make gains`), copies, link weights."""
