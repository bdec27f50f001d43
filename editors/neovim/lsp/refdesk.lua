-- refdesk: citations in Markdown, LaTeX, Typst, Org and reStructuredText. Put this folder's parent on
-- 'runtimepath', then vim.lsp.enable('refdesk'). Settings are those of refdesk.json; see README.md
-- beside this folder.

---@type vim.lsp.Config
return {
  cmd = { 'refdesk' },
  filetypes = {
    'markdown', 'pandoc', 'markdown.pandoc', 'quarto', 'rmd', 'tex', 'plaintex', 'rnoweb', 'typst',
    'org', 'rst', 'bib',
  },
  root_markers = {
    'refdesk.json', '_quarto.yml', 'myst.yml', 'conf.py', '.latexmkrc', 'latexmkrc', '.git',
  },
  settings = {
    refdesk = vim.empty_dict(),
  },
}
