"""What this machine keeps beside the sheets: locks, the quota's account, a heartbeat. All of it may be deleted."""
