"""What leaves the site: files of lists, feeds, cards for other pages, citations, sitemaps."""
