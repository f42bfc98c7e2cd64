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

row-json = the row is no valid JSON: put each object on a line of its own
row-object = the row is no object with fields
row-csv = the row is no valid CSV: look at the quotation marks
row-columns = the row has { $found } cells, the first line { $wanted }: look for a comma too many or too few
row-yaml = this is no valid YAML (line { $at }): look at indents, colons and quotation marks
row-alias = anchors, aliases and tags in YAML are not read: write the value in full
row-deep = the row is nested too deep
row-long-line = the line is longer than { $limit } characters: make it shorter
row-bibtex = this is no valid BibTeX: look at braces and commas
row-xml = from here on it is no valid XML; what came before was read
row-dtd = the file has a document type or entities of its own, which are not read
row-no-feed = this is no RSS, Atom, sitemap or OAI-PMH
row-told = the other side answered: { $words }
row-many = reading stops after { $limit }: read the rest in apart
row-double = { $field } stands on line { $line } already: take one of the two out
row-taken = this web address belongs to { $id } already: use that id, or leave the id empty
row-hidden = this source is hidden: show it again first, or leave the row out

exchange-line = line
exchange-problem = what is wrong
