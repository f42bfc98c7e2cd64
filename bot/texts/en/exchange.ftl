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

command-lees-in = Take in a file with sources, or a feed
    .name = take-in
    .bestand = File: CSV, JSON Lines, YAML, BibTeX or a feed
    .feed = Or the web address of a feed: RSS, Atom, sitemap or OAI-PMH
command-geef-uit = Get all sources as a file
    .name = give-out
    .vorm = In which form?
command-tips = Look at pages that came from feeds and are no source yet
    .name = tips
    .vanaf = From
command-tip-weg = Show a tip no longer
    .name = dismiss-tip
    .tip = Tip
command-kapotte-links = Look at links that no longer work or have moved
    .name = broken-links
    .vanaf = From
command-link-is-goed = Leave a link as it is
    .name = link-is-fine
    .bron = Number of the source
enum-outform-csv = CSV, for a spreadsheet
enum-outform-jsonl = JSON Lines
enum-outform-yaml = YAML
enum-outform-atom = Atom, for a feed reader
enum-outform-bibtex = BibTeX, for a reference manager
exchange-what = Send a file along, or give the web address of a feed, such as https://example.org/feed.
exchange-feed-asked = I am going to read { $address }. When it is done, the pages are under tips. If there is a staff room, the report is there.
exchange-feed-waits = { $address } waits to be read already.
exchange-feed-refused = I do not call this address. Give a whole web address on the public internet, such as https://example.org/feed.
exchange-feed-read = Read because an editor asked: { $address }
exchange-feed-failed = Reading { $address } went wrong. Try again later, or ask the administrator.
exchange-form = From { $name } I cannot tell what kind of file it is. Have its name end in .csv, .jsonl, .yaml, .bib, .xml or .atom.
exchange-too-large = This file is larger than { $limit } MB. Split it, or ask the administrator to take it in.
exchange-too-many = There are more than { $limit } sources. Ask the administrator to give them out.
exchange-charset = Line { $line } cannot be read as UTF-8. Save the file as UTF-8 (in a spreadsheet: "CSV UTF-8") and try again.
exchange-in =
    Read: { $read }. New or changed: { $changed }. { $wrong ->
        [0] Everything was right.
        [one] One row was left out.
       *[other] { $wrong } rows were left out.
    }
exchange-in-leads =
    { $number ->
        [one] One page is no source yet. Type tips to look at it.
       *[other] { $number } pages are no source yet. Type tips to look at them.
    }
exchange-wrong =
    { $more ->
        [0] { "" }
        [one] And one more row.{ " " }
       *[other] And { $more } more rows.{ " " }
    }The file says for each row what is wrong. Mend those rows and take them in again; what was right does not change.
exchange-undo = Undo this
exchange-out = These are all sources that can be found.
exchange-no-leads = There are no tips.
exchange-leads =
    { $number ->
        [one] There is one tip:
       *[other] There are { $number } tips, the newest first:
    }
exchange-do-add = { $place }: add
exchange-do-dismiss = { $place }: not needed
links-none = There are no broken links.
links-waiting =
    { $number ->
        [one] One link needs a look:
       *[other] { $number } links need a look, the oldest first:
    }
links-since =
    { $state }, since { $since }{ $status ->
        [0] { "" }
       *[other] { " " }(answer { NUMBER($status, useGrouping: 0) })
    }
links-left = { $id } stays as it is. You will hear when something else is the matter with the link.
links-do-move = { $place }: take the new address
links-do-address = { $place }: another address
links-do-hide = { $place }: hide the source
links-do-leave = { $place }: fine as it is
enum-linkstate-goed = works
enum-linkstate-verhuisd = moved for good
enum-linkstate-weg = the page is gone
enum-linkstate-lijkt-weg = the site answers, but the page seems gone
enum-linkstate-certificaat = the certificate of the site is not right
enum-linkstate-geen-site = the site no longer exists
enum-linkstate-onbereikbaar = the site cannot be reached
enum-linkstate-storing = the site is out of order
enum-linkstate-kring = the site sends round in circles
enum-linkstate-geweigerd = the address does not lead to the public internet
enum-linkstate-afgeschermd = the site does not let me look
