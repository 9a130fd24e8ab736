"""What a list shows, keeps or may yet fill that is no row to follow: it is never nothing."""
