"""The meeting page: what happened in a period, who waits on whom, what was promised; its figures and its faces."""
