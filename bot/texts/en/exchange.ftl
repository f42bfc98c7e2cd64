## Sources in and out: what is wrong with a row.

row-missing = { $field } is missing: fill it in
row-too-long = { $field } is longer than { $limit } characters: make it shorter
row-list = { $field } must be a list of texts
row-id = { $field } may only hold lower case letters, digits, '.', '_' and '-'
row-no-address = { $field } is no web address
row-address = { $field } must be a whole web address that begins with https:// or http://
row-option = { $field } must be one of { $options }
row-year = { $field } must be a year, such as 2026
row-day = { $field } must be a date, such as 2026-11-21
row-characters = { $field } holds characters that cannot be kept: take them out, or save the file as UTF-8
row-period = { $field } must be as 2026, 2026-11 or 2026-11-21
row-order = { $field } comes before since: turn them round
row-versions = { $field } must be names, each followed by a whole web address
row-function = { $field } must be a function, without mail address or telephone number
