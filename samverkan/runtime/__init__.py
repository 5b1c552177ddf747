"""The installation on this machine: its folders, the embedded database and the processes. Imports no Django of itself."""
