-- refdesk: citations in Markdown, LaTeX, Typst, Org and reStructuredText. Put this folder's parent on
-- 'runtimepath', then vim.lsp.enable('refdesk'). Settings are those of refdesk.json; see README.md
-- beside this folder.

local root_markers = {
  'refdesk.json', '_quarto.yml', '_bookdown.yml', 'myst.yml', '_config.yml', 'conf.py', 'typst.toml',
  '.latexmkrc', 'latexmkrc', '.git',
}

--- Shows which bibliographies the buffer's document has and why.
local function doctor(client, buffer)
  local params = { command = 'refdesk.doctor', arguments = { vim.uri_from_bufnr(buffer) } }
  client:request('workspace/executeCommand', params, function(failure, result)
    if failure then
      vim.notify('refdesk: ' .. failure.message, vim.log.levels.ERROR)
      return
    end
    local shown = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_lines(shown, 0, -1, false, vim.split(result.text, '\n'))
    vim.bo[shown].modifiable = false
    vim.bo[shown].bufhidden = 'wipe'
    vim.api.nvim_open_win(shown, true, { split = 'below', win = 0 })
    vim.wo[0].wrap = false
    vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = shown })
  end, buffer)
end

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
  on_attach = function(client, buffer)
    vim.api.nvim_buf_create_user_command(
      buffer, 'RefdeskDoctor', function() doctor(client, buffer) end,
      { desc = 'Which bibliographies this document has, and why' })
  end,
}
