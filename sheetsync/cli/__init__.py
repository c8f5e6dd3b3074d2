"""The command line: one file a group of verbs, each loaded when it is called."""
