-- How a message is put together, for the scripts that copy it.

local function stanza_id(owner, at)
  return "<stanza-id xmlns='urn:xmpp:sid:0' by='" .. escaped(owner) .. "' id='" .. archive_id(at) .. "'/>"
end

-- XEP-0280 6 and 7: the whole message, forwarded by the account to one of its sessions.
local function carbon(direction, owner, session, kind, text)
  return "<message xmlns='jabber:client' from='" .. escaped(owner) .. "' to='" .. session.address .. "' type='" .. kind
    .. "'><" .. direction .. " xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>" .. text
    .. '</forwarded></' .. direction .. '></message>'
end

-- The message with something more at its end.
local function text_with(text, addition)
  return string.sub(text, 1, -#'</message>' - 1) .. addition .. '</message>'
end
