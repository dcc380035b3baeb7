"""A sealed site brought to where readers find it. Knows folders, servers, stores; no desk."""
