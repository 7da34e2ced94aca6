from databases import database, postgresql, sqlite

__all__ = ["database", "postgresql", "sqlite"]
