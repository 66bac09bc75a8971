"""Where jobs run: processes of this machine, or a cluster; a file an engine."""
