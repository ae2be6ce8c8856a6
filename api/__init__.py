"""Every way in: the command line, HTTP, and the operations behind both."""
