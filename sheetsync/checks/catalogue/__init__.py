"""The checks, one file each; a new one is a new file here and nothing else."""
