// YAML as people read it: plain keys, and text of several lines as a block.
// what is converted to text within an array is JSON, and much faster than std.manifestJson
local json(value) =
  local list = std.toString([value]);
  std.substr(list, 1, std.length(list) - 2);

local scalar(value, margin) =
  if std.isString(value) && std.endsWith(value, '\n')
  then std.join(margin, ['|'] + std.split(std.substr(value, 0, std.length(value) - 1), '\n'))
  else json(value);

// margin: a line break, and the indentation of what follows it
local block(value, margin) =
  local inner = margin + '  ';
  if std.isObject(value) then
    std.join(margin, [
      local field = value[key];
      if std.isObject(field) || std.isArray(field)
      then key + ':' + inner + block(field, inner)
      else key + ': ' + scalar(field, inner)
      for key in std.objectFields(value)
    ])
  else if std.isArray(value) then
    std.join(margin, ['- ' + block(item, inner) for item in value])
  else scalar(value, inner);

function(value) block(value, '\n') + '\n'
