"""Drive's word that a file changed, so that a run begins at once; the timed runs stay as they are."""
