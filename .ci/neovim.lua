-- Types into an ordinary Neovim (a child with --embed, a new one for each scenario) and checks what its
-- user sees.
--   nvim -l neovim.lua CONFIGURATION-FOLDER DEMO-FOLDER SCENARIOS-FOLDER WORK-FOLDER [PART-OF-A-NAME]

local configuration, demo_folder, scenarios_folder, work, wanted = unpack(arg, 1, 5)
local child
--- The scenario's own copy of its files.
local folder

local function lua(code, ...)
  local value = vim.rpcrequest(child, 'nvim_exec_lua', code, { ... })
  return value ~= vim.NIL and value or nil
end

local scenario_name
local passed, failed = 0, 0
local function check(what, condition, seen)
  if condition then
    passed = passed + 1
  else
    failed = failed + 1
    io.stderr:write(('FAILED in %s: %s\n%s\n'):format(scenario_name, what, vim.inspect(seen)))
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

local function start()
  child = vim.fn.jobstart(
    { vim.v.progpath, '--embed', '--headless', '--clean', '-n', '-i', 'NONE' },
    { rpc = true, cwd = folder })
  lua([[
    local configuration = ...
    vim.opt.runtimepath:prepend(configuration)
    vim.o.swapfile, vim.o.lines, vim.o.columns = false, 40, 120
    vim.o.completeopt = 'menuone,noselect,popup'
    vim.o.autoindent = false
    vim.cmd('filetype indent off')
    vim.api.nvim_create_autocmd('LspAttach', {
      callback = function(event)
        vim.lsp.completion.enable(true, event.data.client_id, event.buf, { autotrigger = true })
      end,
    })
    vim.lsp.enable('refdesk')
    -- What the user is asked; of what is offered the first is chosen.
    _G.asked = {}
    vim.ui.select = function(items, options, choose)
      table.insert(_G.asked, options.prompt)
      choose(items[1], 1)
    end
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
end

local function edit(name)
  lua([[vim.cmd.edit(...)]], folder .. '/' .. name)
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

--- The message at `text`, if it is underlined.
local function find(text)
  for _, item in ipairs(messages()) do
    if item.text == text then return item.message end
  end
end

--- Checks that `key` is underlined and `part` said of it.
local function check_underlined(key, part)
  vim.wait(10000, function() return find(key) ~= nil end, 20)
  local message = find(key)
  check(key .. ' is underlined', message ~= nil, messages())
  check(('“%s” is said of it'):format(part), message and message:find(part, 1, true), messages())
end

--- Types `text` on a new last line, or on one above the line with `above`, letter by letter; the
--- popup must live from `from` letters on. What is accepted is closed by `closing`.
local function type_citation(text, from, expected, line, above, closing)
  if above then lua('place(...)', above) end
  keys(above and '<Esc>O' or '<Esc>Go')
  vim.wait(50)
  for length = 1, #text do
    keys((text:sub(length, length):gsub('<', '<lt>')))
    local so_far = text:sub(1, length)
    -- Half an identifier is nothing; who pastes one asks.
    if length == #text and from == length then
      await('return popup()', function(seen) return seen.line == so_far end)
      if not lua('return popup().visible') then keys('<C-x><C-o>') end
    end
    local seen = await('return popup()', function(seen)
      return seen.line == so_far and (length < from or seen.visible)
    end)
    if length >= from then
      check(('the popup lives at “%s”'):format(so_far), seen.visible and seen.line == so_far, seen)
      if not seen.visible then
        keys('<Esc>')
        return
      end
    end
  end
  local seen = await('return popup()', function(seen)
    return seen.labels[1] ~= nil and vim.startswith(seen.labels[1], expected)
  end)
  check(('“%s” offers %s first'):format(text, expected),
    seen.labels[1] ~= nil and vim.startswith(seen.labels[1], expected), seen)
  check('what the project does not name is not offered',
    #vim.tbl_filter(function(label) return vim.startswith(label, 'stray1900') end, seen.labels) == 0,
    seen)
  keys('<C-n><C-y><Esc>')
  local accepted = await([[return vim.fn.getline('.')]], function(now) return now == line end)
  check(('accepting gives “%s”'):format(line), accepted == line, accepted)
  keys('A' .. (closing or ''):gsub('<', '<lt>') .. '<Esc>')
end

--- What hover shows at `text`.
local function hover_at(text)
  return lua([[
    local text = ...
    place(text, 2)
    local client = vim.lsp.get_clients({ bufnr = 0 })[1]
    if not client then return nil end
    local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
    local answer = client:request_sync('textDocument/hover', params, 5000, 0)
    return answer and answer.result and answer.result.contents.value
  ]], text)
end

--- Where the definition of `text` leads: the file's name, and the line.
local function definition(text)
  local from = lua([[vim.cmd('silent write'); return vim.fn.expand('%:t')]])
  lua([[place(...); vim.lsp.buf.definition()]], text)
  return await(
    [[return { vim.fn.expand('%:t'), vim.fn.getline('.'), vim.fn.line('.') }]],
    function(now) return now[1] ~= from end)
end

--- Mends the key at `text` by the quick fix; gives the whole text.
local function mend(text)
  lua([[
    place(..., 3)
    vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })
  ]], text)
  return await([[return table.concat(vim.fn.getline(1, '$'), '\n')]], function(now)
    return not now:find(text, 1, true)
  end)
end

-- What the demo shows.

local function markdown()
  edit('paper.md')
  check_underlined('wei2022chian', 'wei2022chain')
  check_underlined('adolphs2023cringe', 'in your index')
  -- Completion by words of a title, through blanks.
  type_citation('[@chain verif', 3, 'chainofverification', '[@chainofverification')
  type_citation('[@system 2 att', 3, 'system2attention', '[@system2attention')
  type_citation('[@sukhbaatar span', 3, 'sukhbaatar2019adaptive', '[@sukhbaatar2019adaptive')
  local card = hover_at('adolphs2023cringe')
  check('hover shows the abstract', card and card:find('what not to write', 1, true), card)
  check('hover names the source', card and card:find('acl-anthology-author-page.txt', 1, true), card)
  local mended = mend('wei2022chian')
  check('the quick fix mends the key', mended:find('wei2022chain', 1, true) ~= nil, mended)
  vim.wait(5000, function() return find('wei2022chian') == nil end, 20)
  check('the mended key is no longer underlined', find('wei2022chian') == nil, messages())
  local there = definition('ji2023survey')
  check('definition opens the .bib at the entry',
    there[1] == 'refs.bib' and there[2]:find('ji2023survey', 1, true), there)
  edit('paper.md')
  there = definition('adolphs2023cringe')
  check('definition opens the listing at the paper',
    there[1] == 'acl-anthology-author-page.txt' and there[2]:find('CRINGE', 1, true), there)
end

local function latex()
  edit('paper.tex')
  check_underlined('wei2022chian', 'wei2022chain')
  check_underlined('adolphs2023cringe', 'in your index')
  type_citation('\\cite{system 2 attent', 6, 'system2attention', '\\cite{system2attention',
    '\\printbibliography')
  type_citation('\\textcite[see][p.~3]{ji2023survey, chain verif', 34, 'chainofverification',
    '\\textcite[see][p.~3]{ji2023survey, chainofverification', '\\printbibliography')
  local card = hover_at('adolphs2023cringe')
  check('hover shows the abstract', card and card:find('what not to write', 1, true), card)
  local mended = mend('wei2022chian')
  check('the quick fix mends the key', mended:find('[sec.~2]{wei2022chain}', 1, true) ~= nil, mended)
  local there = definition('vaswani2017attention')
  check('definition opens the .bib at the entry',
    there[1] == 'refs.bib' and there[2]:find('vaswani2017attention', 1, true), there)
end

local function references()
  local chapter = assert(io.open(folder .. '/chapter.md', 'w'))
  chapter:write('---\nbibliography: refs.bib\n---\n\nAs in [@ji2023survey].\n')
  chapter:close()
  edit('paper.md')
  check_underlined('wei2022chian', 'wei2022chain')
  -- References fill the quickfix list, from documents that nobody has open too.
  lua([[
    place('ji2023survey', 2)
    vim.lsp.buf.references()
  ]])
  local places = await([[
    local found = {}
    for _, item in ipairs(vim.fn.getqflist()) do
      found[#found + 1] = ('%s:%d:%d'):format(
        vim.fn.fnamemodify(vim.api.nvim_buf_get_name(item.bufnr), ':t'), item.lnum, item.col)
    end
    return found
  ]], function(found) return #found > 0 end)
  local function count(name)
    return #vim.tbl_filter(function(place) return vim.startswith(place, name .. ':') end, places)
  end
  check('references are found in a chapter that is not open',
    vim.tbl_contains(places, 'chapter.md:5:9'), places)
  check('references have the entry', count('refs.bib') == 1, places)
  check('references have the open document', count('paper.md') == 1, places)
  lua([[vim.cmd.cclose()]])
  -- A key is marked at all its places.
  local marked = lua([[
    place('ji2023survey', 2)
    vim.lsp.buf.document_highlight()
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
end

local function symbols()
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
  edit('paper.md')
  check_underlined('wei2022chian', 'wei2022chain')
  local papers = listed('vim.lsp.buf.workspace_symbol(...)', 'chain verif')
  check('a search of symbols finds papers of listings', any(papers, 'Chain-of-Verification'), papers)
  lua([[vim.cmd('lclose | cclose')]])
  edit('refs.bib')
  lua([[vim.wait(5000, function() return #vim.lsp.get_clients({ bufnr = 0 }) > 0 end, 20)]])
  local outline = listed('vim.lsp.buf.document_symbol()')
  check('the outline names the papers', any(outline, 'Vaswani et al. 2017. Attention'), outline)
end

local function changes()
  -- Keys with punctuation complete to their end; the .bib is edited in the editor meanwhile.
  edit('refs.bib')
  keys('Go@misc{smith:2020-a/b.c+d, title = {Oddities of keys}}<Esc>')
  lua([[vim.wait(200)]])
  edit('paper.md')
  check_underlined('wei2022chian', 'wei2022chain')
  type_citation('[@smith:2020-a/b.c+', 3, 'smith:2020-a/b.c+d', '[@smith:2020-a/b.c+d')
  -- A change on disk is seen without being told.
  lua([[
    vim.cmd('silent wall!')
    vim.cmd('bwipeout refs.bib')
  ]])
  local file = assert(io.open(folder .. '/refs.bib', 'a'))
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
  check('a change on disk is seen',
    seen.labels[1] and vim.startswith(seen.labels[1], 'fresh2024ondisk'), seen)
end

--- What scenarios.json says of a project.
local function project(scenario)
  return function()
    if scenario.doctor then
      local said = vim.fn.system({ 'refdesk', 'doctor', folder .. '/' .. scenario.file })
      for _, part in ipairs(scenario.doctor) do
        check(('doctor says “%s”'):format(part), said:find(part, 1, true), said)
      end
    end
    edit(scenario.file)
    check_underlined(scenario.misspelt.at, scenario.misspelt.says)
    for _, text in ipairs(scenario.fine or {}) do
      check(text .. ' is not underlined', find(text) == nil, messages())
    end
    for _, typed in ipairs(scenario.complete or {}) do
      type_citation(typed.after .. typed.words, #typed.after + 1, typed.offers,
        typed.becomes or typed.after .. typed.offers, typed.above, typed.closing)
    end
    local card = hover_at(scenario.hover.at)
    for _, part in ipairs(scenario.hover.shows) do
      check(('hover shows “%s”'):format(part), card and card:find(part, 1, true), card)
    end
    if scenario.definition then
      local there = definition(scenario.definition.at)
      check('definition opens the bibliography at the entry',
        there[1] == vim.fs.basename(scenario.bibliography) and there[2] == scenario.definition.line,
        there)
    end
    if scenario.doctor then
      lua([[vim.cmd.RefdeskDoctor()]])
      local said = await([[return table.concat(vim.fn.getline(1, '$'), '\n')]], function(now)
        return now:find(scenario.doctor[1], 1, true) ~= nil
      end)
      for _, part in ipairs(scenario.doctor) do
        check((':RefdeskDoctor shows “%s”'):format(part), said:find(part, 1, true), said)
      end
    end
  end
end

local function read(name)
  local file = io.open(folder .. '/' .. name, 'rb')
  local text = file and file:read('*a')
  if file then file:close() end
  return text
end

--- All files of the scenario but `name`.
local function others(name)
  local found = {}
  for _, path in ipairs(vim.fn.glob(folder .. '/*', false, true)) do
    if vim.fs.basename(path) ~= name then found[path] = read(vim.fs.basename(path)) end
  end
  return found
end

--- What insertions.json says: a paper of the index is cited, and its entry written.
local function insertion(case)
  return function()
    local target = case.instead or case.bibliography
    local is_open = case.state == 'open' or case.state == 'dirty'
    local function text()
      if not is_open then return read(target) or '' end
      return lua([[return table.concat(
        vim.api.nvim_buf_get_lines(vim.fn.bufnr(...), 0, -1, true), '\n') .. '\n']], target)
    end
    if case.state == 'read-only' then vim.uv.fs_chmod(folder .. '/' .. target, 292) end
    if is_open then
      edit(target)
      if case.state == 'dirty' then keys('ggO% not saved<Esc>') end
      vim.wait(300)
      lua([[vim.o.hidden = true]])
    end
    local before, beside, on_disk = text(), others(target), read(target)
    edit(case.file)
    lua([[
      vim.wait(5000, function()
        local client = vim.lsp.get_clients({ bufnr = 0 })[1]
        return client and client.initialized
      end, 20)
      vim.wait(500)
    ]])
    local line = case.after .. case.accepts
    local function accept()
      type_citation(case.after .. case.words, #case.after + (case.from or 1), case.accepts, line, nil,
        case.closing)
    end
    accept()
    local function told()
      return lua([[return table.concat(_G.asked, '\n') .. vim.fn.execute('messages')]])
    end
    if case.says then
      vim.wait(10000, function() return told():find(case.says, 1, true) ~= nil end, 20)
      check(('it says “%s”'):format(case.says), told():find(case.says, 1, true), told())
    end
    local after = before
    for _, part in ipairs(case.writes) do
      local place = part.before == '' and #after + 1 or after:find(part.before, 1, true)
      after = after:sub(1, place - 1) .. part.text .. after:sub(place)
    end
    vim.wait(5000, function() return text() == after end, 20)
    check('the entry is written, and nothing else', text() == after, text())
    if is_open then check('the file waits to be saved', read(target) == on_disk, read(target)) end
    -- The key is known now: the same paper is cited again, and nothing is written.
    if #case.writes > 0 then
      vim.wait(5000, function() return find(case.accepts) == nil end, 20)
      check('the key is known', find(case.accepts) == nil, messages())
      keys('<Esc>Go<Esc>')
      accept()
      vim.wait(700)
      check('the second time nothing is written', text() == after, text())
    end
    lua([[vim.cmd('silent! write')]])
    local now = others(target)
    now[folder .. '/' .. case.file], beside[folder .. '/' .. case.file] = nil, nil
    check('no other file has changed', vim.deep_equal(now, beside), now)
    if is_open then
      edit(target)
      keys('u')
      vim.wait(2000, function() return text() == before end, 20)
      check('one undo takes the entry away', text() == before, text())
    end
  end
end

local function copy(from, to)
  vim.fn.mkdir(vim.fs.dirname(to), 'p')
  vim.fn.system({ 'cp', '-r', from, to })
end

local scenarios = {}
for _, demo in ipairs({
  { 'Markdown in the demo', markdown }, { 'LaTeX in the demo', latex },
  { 'references', references }, { 'symbols', symbols }, { 'changes', changes },
}) do
  scenarios[#scenarios + 1] = { name = demo[1], from = demo_folder, run = demo[2] }
end
local list = assert(io.open(scenarios_folder .. '/scenarios.json')):read('*a')
for _, scenario in ipairs(vim.json.decode(list)) do
  if not scenario.only or vim.tbl_contains(scenario.only, 'neovim') then
    scenarios[#scenarios + 1] = {
      name = scenario.name, from = scenarios_folder .. '/' .. scenario.folder,
      bibliography = scenario.bibliography, run = project(scenario),
    }
  end
end

local insertions = assert(io.open(scenarios_folder .. '/insertions.json')):read('*a')
for _, case in ipairs(vim.json.decode(insertions)) do
  scenarios[#scenarios + 1] = {
    name = 'cited by ' .. case.name, from = scenarios_folder .. '/insertion', run = insertion(case),
  }
end

for number, scenario in ipairs(scenarios) do
  if not wanted or scenario.name:find(wanted, 1, true) then
    scenario_name, folder = scenario.name, ('%s/%d'):format(work, number)
    copy(scenario.from, folder)
    if scenario.bibliography then
      copy(scenarios_folder .. '/waves.bib', folder .. '/' .. scenario.bibliography)
      copy(scenarios_folder .. '/stray.bib', folder .. '/reading/stray.bib')
    end
    start()
    local began, before = vim.uv.now(), failed
    local isDone, problem = pcall(scenario.run)
    check('it runs to its end', isDone, problem)
    vim.fn.jobstop(child)
    print(('%s %s (%.1f s)'):format(
      failed == before and 'ok' or 'FAILED', scenario.name, (vim.uv.now() - began) / 1000))
  end
end
print(('%d passed, %d failed'):format(passed, failed))
os.exit(failed == 0 and passed > 0 and 0 or 1)
