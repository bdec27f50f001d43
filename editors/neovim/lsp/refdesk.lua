-- refdesk: citations in Markdown, LaTeX, Typst, Org and reStructuredText. Put this folder's parent on
-- 'runtimepath', then vim.lsp.enable('refdesk'). Settings are those of refdesk.json; see README.md
-- beside this folder.

local root_markers = {
  'refdesk.json', '_quarto.yml', '_bookdown.yml', 'myst.yml', '_config.yml', 'conf.py', 'typst.toml',
  '.latexmkrc', 'latexmkrc', '.git',
}

---@type vim.lsp.Config
return {
  cmd = { 'refdesk' },
  filetypes = {
    'markdown', 'pandoc', 'markdown.pandoc', 'quarto', 'rmd', 'tex', 'plaintex', 'rnoweb', 'typst',
    'org', 'rst', 'bib', 'json',
  },
  -- Of JSON files, notebooks, bibliographies and the settings are served.
  root_dir = function(buffer, start)
    local name = vim.api.nvim_buf_get_name(buffer)
    if vim.bo[buffer].filetype == 'json' and not name:match('%.ipynb$')
      and not name:match('%.csl%.json$') and vim.fs.basename(name) ~= 'refdesk.json' then
      return
    end
    start(vim.fs.root(buffer, root_markers))
  end,
  settings = {
    refdesk = vim.empty_dict(),
  },
}
