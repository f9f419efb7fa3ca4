"""Characters: offsets, folding, segments, calendars.  Knows no language."""
