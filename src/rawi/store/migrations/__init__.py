"""Schema versions, one file each in `versions`; run when a store is opened, never by hand."""
