"""Pages of reports and stories, and what stands beside a text."""
