"""Shared by all routes: sessions, parameters, problem documents, health."""
