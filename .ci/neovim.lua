-- Types into an ordinary Neovim (a child with --embed) and checks what its user sees.
--   nvim -l neovim.lua CONFIGURATION-FOLDER DEMO-FOLDER

local configuration, demo = arg[1], arg[2]
local child = vim.fn.jobstart(
  { vim.v.progpath, '--embed', '--headless', '--clean', '-n', '-i', 'NONE' }, { rpc = true })

local function lua(code, ...)
  local value = vim.rpcrequest(child, 'nvim_exec_lua', code, { ... })
  return value ~= vim.NIL and value or nil
end

local passed, failed = 0, 0
local function check(what, condition, seen)
  if condition then
    passed = passed + 1
  else
    failed = failed + 1
    io.stderr:write(('FAILED: %s\n%s\n'):format(what, vim.inspect(seen)))
  end
end

--- Asks until the answer satisfies, or ten seconds are over; gives the last answer.
local function await(question, satisfies, ...)
  local arguments, answer = { ... }, nil
  vim.wait(10000, function()
    answer = lua(question, unpack(arguments))
    return satisfies(answer)
  end, 20)
  return answer
end

lua([[
  local configuration = ...
  vim.opt.runtimepath:prepend(configuration)
  vim.o.swapfile, vim.o.lines, vim.o.columns = false, 40, 120
  vim.o.completeopt = 'menuone,noselect,popup'
  vim.api.nvim_create_autocmd('LspAttach', {
    callback = function(event)
      vim.lsp.completion.enable(true, event.data.client_id, event.buf, { autotrigger = true })
    end,
  })
  vim.lsp.enable('refdesk')
  function _G.popup()
    local info = vim.fn.complete_info({ 'pum_visible', 'items' })
    local words = {}
    for _, item in ipairs(info.items) do
      words[#words + 1] = item.abbr
    end
    return { visible = info.pum_visible == 1, labels = words, line = vim.fn.getline('.') }
  end
  function _G.place(text, offset)
    for number, line in ipairs(vim.fn.getline(1, '$')) do
      local from = line:find(text, 1, true)
      if from then
        vim.api.nvim_win_set_cursor(0, { number, from - 1 + (offset or 0) })
        return true
      end
    end
    return false
  end
]], configuration)

local function edit(name)
  lua([[vim.cmd.edit(...)]], demo .. '/' .. name)
end

local function keys(text)
  vim.rpcrequest(child, 'nvim_input', text)
end

local function messages()
  return lua([[
    local found = {}
    for _, item in ipairs(vim.diagnostic.get(0)) do
      found[#found + 1] = { message = item.message, text = vim.api.nvim_buf_get_text(
        0, item.lnum, item.col, item.end_lnum, item.end_col, {})[1] }
    end
    return found
  ]])
end

--- Types `text` on a new last line, or on one above the line with `below`, letter by letter; the
--- popup must live from `from` letters on.
local function type_citation(text, from, expected, line, below)
  if below then lua('place(...)', below) end
  keys(below and '<Esc>O' or '<Esc>Go')
  vim.wait(50)
  for length = 1, #text do
    keys((text:sub(length, length):gsub('<', '<lt>')))
    local so_far = text:sub(1, length)
    local seen = await('return popup()', function(seen)
      return seen.line == so_far and (length < from or seen.visible)
    end)
    if length >= from then
      check(('the popup lives at “%s”'):format(so_far), seen.visible and seen.line == so_far, seen)
    end
  end
  local seen = await('return popup()', function(seen)
    return seen.labels[1] ~= nil and vim.startswith(seen.labels[1], expected)
  end)
  check(('“%s” offers %s first'):format(text, expected),
    seen.labels[1] ~= nil and vim.startswith(seen.labels[1], expected), seen)
  keys('<C-n><C-y><Esc>')
  local accepted = await([[return vim.fn.getline('.')]], function(now) return now == line end)
  check(('accepting gives “%s”'):format(line), accepted == line, accepted)
end

-- Diagnostics: a misspelt key is underlined with the right one named.
edit('paper.md')
local function find(text)
  for _, item in ipairs(messages()) do
    if item.text == text then return item end
  end
end
vim.wait(10000, function() return find('wei2022chian') ~= nil end, 20)
local misspelt = find('wei2022chian')
check('the misspelt key is underlined', misspelt ~= nil, messages())
check('the right key is named', misspelt and misspelt.message:find('wei2022chain', 1, true), misspelt)
local foreign = find('adolphs2023cringe')
check('a key of the index is no unknown key',
  foreign and foreign.message:find('in your index', 1, true), messages())

-- Completion by words of a title, through blanks.
type_citation('[@chain verif', 3, 'chainofverification', '[@chainofverification')
type_citation('[@system 2 att', 3, 'system2attention', '[@system2attention')
type_citation('[@sukhbaatar span', 3, 'sukhbaatar2019adaptive', '[@sukhbaatar2019adaptive')

-- Hover shows the abstract.
lua([[place('vaswani2017attention', 2)]])
local function hover_at(text)
  return lua([[
    local text = ...
    place(text, 2)
    local client = vim.lsp.get_clients({ bufnr = 0 })[1]
    local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
    local answer = client:request_sync('textDocument/hover', params, 5000, 0)
    return answer and answer.result and answer.result.contents.value
  ]], text)
end
local card = hover_at('adolphs2023cringe')
check('hover shows the abstract', card and card:find('what not to write', 1, true), card)
check('hover names the source', card and card:find('acl-anthology-author-page.txt', 1, true), card)

-- The quick fix mends the key.
lua([[
  place('wei2022chian', 3)
  vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })
]])
local mended = await([[return table.concat(vim.fn.getline(1, '$'), '\n')]], function(text)
  return text:find('wei2022chain', 1, true) and not text:find('wei2022chian', 1, true)
end)
check('the quick fix mends the key', not mended:find('wei2022chian', 1, true), mended)
vim.wait(5000, function() return find('wei2022chian') == nil end, 20)
check('the mended key is no longer underlined', find('wei2022chian') == nil, messages())

-- Definition opens the source at the entry.
local function definition(text)
  local from = lua([[vim.cmd('write'); return vim.fn.expand('%:t')]])
  lua([[place(...); vim.lsp.buf.definition()]], text)
  return await(
    [[return { vim.fn.expand('%:t'), vim.fn.getline('.'), vim.fn.line('.') }]],
    function(now) return now[1] ~= from end)
end
local there = definition('ji2023survey')
check('definition opens the .bib at the entry',
  there[1] == 'refs.bib' and there[2]:find('ji2023survey', 1, true), there)
edit('paper.md')
there = definition('chainofverification')
check('definition opens the listing at the paper',
  there[1] == 'arxiv-author-listing.txt' and there[2]:find('Chain-of-Verification', 1, true), there)

-- The same in LaTeX.
edit('paper.tex')
vim.wait(10000, function() return find('wei2022chian') ~= nil end, 20)
misspelt = find('wei2022chian')
check('LaTeX: the misspelt key is underlined', misspelt ~= nil, messages())
check('LaTeX: the right key is named',
  misspelt and misspelt.message:find('wei2022chain', 1, true), misspelt)
foreign = find('adolphs2023cringe')
check('LaTeX: a key of the index is no unknown key',
  foreign and foreign.message:find('in your index', 1, true), messages())
type_citation('\\cite{system 2 attent', 6, 'system2attention', '\\cite{system2attention',
  '\\printbibliography')
type_citation('\\textcite[see][p.~3]{ji2023survey, chain verif', 34, 'chainofverification',
  '\\textcite[see][p.~3]{ji2023survey, chainofverification', '\\printbibliography')
card = hover_at('adolphs2023cringe')
check('LaTeX: hover shows the abstract', card and card:find('what not to write', 1, true), card)
lua([[
  place('wei2022chian', 3)
  vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })
]])
mended = await([[return table.concat(vim.fn.getline(1, '$'), '\n')]], function(text)
  return not text:find('wei2022chian', 1, true)
end)
check('LaTeX: the quick fix mends the key',
  mended:find('[sec.~2]{wei2022chain}', 1, true) ~= nil, mended)
there = definition('vaswani2017attention')
check('LaTeX: definition opens the .bib at the entry',
  there[1] == 'refs.bib' and there[2]:find('vaswani2017attention', 1, true), there)

-- References fill the quickfix list, from documents that nobody has open too.
edit('paper.md')
local function references(at, offset)
  lua([[
    vim.fn.setqflist({}, 'r')
    place(...)
    vim.lsp.buf.references()
  ]], at, offset)
  return await([[
    local found = {}
    for _, item in ipairs(vim.fn.getqflist()) do
      found[#found + 1] = ('%s:%d:%d'):format(
        vim.fn.fnamemodify(vim.api.nvim_buf_get_name(item.bufnr), ':t'), item.lnum, item.col)
    end
    return found
  ]], function(found) return #found > 0 end)
end
local chapter = assert(io.open(demo .. '/chapter.md', 'w'))
chapter:write('---\nbibliography: refs.bib\n---\n\nAs in [@ji2023survey].\n')
chapter:close()
local places = references('ji2023survey', 2)
check('references are found in a chapter that is not open',
  vim.tbl_contains(places, 'chapter.md:5:9'), places)
check('references have the entry',
  #vim.tbl_filter(function(place) return vim.startswith(place, 'refs.bib:') end, places) == 1, places)
check('references have the open document',
  #vim.tbl_filter(function(place) return vim.startswith(place, 'paper.md:') end, places) >= 1, places)
lua([[vim.cmd.cclose()]])

-- A key is marked at all its places.
local marked = lua([[
  place('ji2023survey', 2)
  vim.lsp.buf.document_highlight()
  local space = vim.api.nvim_get_namespaces()['nvim.lsp.references']
    or vim.api.nvim_get_namespaces()['vim_lsp_references']
  local found
  vim.wait(5000, function()
    found = {}
    for name, space in pairs(vim.api.nvim_get_namespaces()) do
      if name:find('references', 1, true) then
        for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true })) do
          found[#found + 1] = vim.api.nvim_buf_get_text(
            0, mark[2], mark[3], mark[4].end_row, mark[4].end_col, {})[1]
        end
      end
    end
    return #found > 0
  end, 20)
  vim.lsp.buf.clear_references()
  return found
]])
check('the key is marked', marked[1] == 'ji2023survey', marked)

-- The outline of the bibliography, and the papers of the workspace.
local function listed(code, ...)
  lua('vim.fn.setqflist({}, "r"); vim.fn.setloclist(0, {}, "r"); ' .. code, ...)
  return await([[
    local found = {}
    for _, list in ipairs({ vim.fn.getqflist(), vim.fn.getloclist(0) }) do
      for _, item in ipairs(list) do
        found[#found + 1] = item.text
      end
    end
    return found
  ]], function(found) return #found > 0 end)
end
local function any(texts, part)
  return #vim.tbl_filter(function(text) return text:find(part, 1, true) ~= nil end, texts) > 0
end
edit('refs.bib')
local outline = listed('vim.lsp.buf.document_symbol()')
check('the outline names the papers', any(outline, 'Vaswani et al. 2017. Attention'), outline)
lua([[vim.cmd('lclose | cclose')]])
edit('paper.md')
local papers = listed('vim.lsp.buf.workspace_symbol(...)', 'chain verif')
check('a search of symbols finds papers of listings', any(papers, 'Chain-of-Verification'), papers)
lua([[vim.cmd('lclose | cclose')]])

-- Keys with punctuation complete to their end; the .bib is edited in the editor meanwhile.
edit('refs.bib')
keys('Go@misc{smith:2020-a/b.c+d, title = {Oddities of keys}}<Esc>')
lua([[vim.wait(200)]])
edit('paper.md')
type_citation('[@smith:2020-a/b.c+', 3, 'smith:2020-a/b.c+d', '[@smith:2020-a/b.c+d')

-- A change on disk is seen without being told.
local bibliography = demo .. '/refs.bib'
lua([[
  vim.cmd('wall!')
  vim.cmd('bwipeout refs.bib')
]])
local file = assert(io.open(bibliography, 'a'))
file:write('\n@misc{fresh2024ondisk, title = {Zymurgy written on disk}}\n')
file:close()
local seen
for _ = 1, 12 do
  keys('<Esc>Go[@zymurgy')
  vim.wait(300)
  seen = lua('return popup()')
  keys('<C-e><Esc>u')
  if seen.labels[1] ~= nil then break end
  vim.wait(200)
end
check('a change on disk is seen', seen.labels[1] and vim.startswith(seen.labels[1], 'fresh2024ondisk'), seen)

vim.fn.jobstop(child)
print(('%d passed, %d failed'):format(passed, failed))
os.exit(failed == 0 and 0 or 1)
