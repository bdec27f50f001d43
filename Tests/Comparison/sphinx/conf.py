extensions = ["sphinxcontrib.bibtex", "myst_parser"]
bibtex_bibfiles = ["refs.bib"]
