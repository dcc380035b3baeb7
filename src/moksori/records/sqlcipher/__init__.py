"""The encrypted database: SQLCipher, opened with a raw key, and its back end for Django."""
