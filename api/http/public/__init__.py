"""What anybody gets: the page behind a label."""
