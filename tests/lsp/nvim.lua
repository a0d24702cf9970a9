-- Opens an article, waits for the server's diagnostics, applies one fix, and prints what came of it.
local article = vim.env.ARTICLE
local command = vim.split(vim.env.SERVER, "\n")

local function fail(message)
  io.stderr:write(message .. "\n")
  vim.cmd("cquit 1")
end

local function wait_for(what, condition)
  if not vim.wait(60000, condition, 20) then
    fail("nothing came of: " .. what)
  end
end

local function rules()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, tostring(one.code or (one.user_data and one.user_data.lsp.code)))
  end
  table.sort(found)
  return table.concat(found, ",")
end

vim.cmd("edit " .. vim.fn.fnameescape(article))
local id = vim.lsp.start_client({
  name = "copydesk",
  cmd = command,
  root_dir = vim.fn.fnamemodify(article, ":h"),
})
vim.lsp.buf_attach_client(0, id)
wait_for("diagnostics", function()
  return #vim.diagnostic.get(0) == 2
end)
print("found " .. rules())

local first = vim.diagnostic.get(0)[1]
local client = vim.lsp.get_client_by_id(id)
local place = { line = first.lnum, character = first.col }
local answer = client.request_sync("textDocument/codeAction", {
  textDocument = { uri = vim.uri_from_bufnr(0) },
  range = { start = place, ["end"] = place },
  context = { diagnostics = {} },
}, 60000, 0)
local chosen
for _, action in ipairs(answer.result) do
  if action.isPreferred then
    chosen = action
  end
end
if not chosen then
  fail("no fix is preferred")
end
vim.lsp.util.apply_workspace_edit(chosen.edit, client.offset_encoding)
wait_for("the fix", function()
  return #vim.diagnostic.get(0) == 1
end)
print("left " .. rules())
vim.cmd("write")
vim.cmd("qall")
