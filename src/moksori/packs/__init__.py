"""Country packs and the common vocabulary: data, and the loader that checks it."""
