"""What every route needs: sessions, problems, limits, health."""
