"""Where the house is put together: settings, checks, the WSGI application."""
