"""Font subsets for the dossier: Vazirmatn and Noto Naskh Arabic, SIL Open Font License 1.1 (texts beside the files)."""
