## Sources: what is on the card, and what editors do with them.

find-fact-recognition = Recognition
find-fact-status = Status
find-fact-readers = For
find-fact-goal = Goal
find-fact-partners = Partners
find-fact-period = Period
find-fact-owner = Contact
find-recognition-unknown = not known (which does not mean that it does not work)
find-status-unknown = not known: see whether it still holds
find-readers-more = { $named } and { $more } more
find-period-since = from { $since }
find-period-until = until { $until }
find-period-since-until = { $since } to { $until }
find-newer = Newer:
find-versions = Short:
find-hint-superseded = This was replaced by a newer version.
find-hint-concept = This is a draft. It is not in force yet.
find-hint-herziening = This is under revision. It may change soon.
find-hint-vervallen = This has lapsed. Do not use it as a standard any more.
find-hint-gestopt = This has stopped.
find-hint-te-controleren = Not checked for too long. See whether the page is still right.
find-hint-niet-bevestigd = Not confirmed: we asked whether this is still right and got no answer.

enum-recognition-goed-beschreven = well described
enum-recognition-goed-onderbouwd = well founded
enum-recognition-effectief-eerste-aanwijzingen = effective, first indications
enum-recognition-effectief-goede-aanwijzingen = effective, good indications
enum-recognition-effectief-sterke-aanwijzingen = effective, strong indications
enum-recognition-geaccrediteerd = accredited
enum-status-concept = draft
enum-status-geautoriseerd = in force (authorised)
enum-status-herziening = under revision
enum-status-vervallen = lapsed
enum-status-in-voorbereiding = being prepared
enum-status-loopt = running
enum-status-afgerond = completed
enum-status-gestopt = stopped

command-herstel-bron = Show a source again that was hidden or merged
    .name = restore-source
    .bron = Number of the source
command-herschrijf-bron = Change several things about a source at once
    .name = rewrite-source
    .bron = Number of the source
    .title = { enum-resourcefield-title }
    .url = { enum-resourcefield-url }
    .publisher = { enum-resourcefield-publisher }
    .kind = { enum-resourcefield-kind }
    .summary = { enum-resourcefield-summary }
    .keywords = { enum-resourcefield-keywords }
    .themes = { enum-resourcefield-themes }
    .knowledge_source = { enum-resourcefield-knowledge_source }
    .region = { enum-resourcefield-region }
    .audience = { enum-resourcefield-audience }
    .published = { enum-resourcefield-published }
    .checked = { enum-resourcefield-checked }
    .recognition = { enum-resourcefield-recognition }
    .status = { enum-resourcefield-status }
    .superseded_by = { enum-resourcefield-superseded_by }
    .short_versions = { enum-resourcefield-short_versions }
    .parent_versions = { enum-resourcefield-parent_versions }
    .owner = { enum-resourcefield-owner }
    .goal = { enum-resourcefield-goal }
    .results = { enum-resourcefield-results }
    .partners = { enum-resourcefield-partners }
    .funding = { enum-resourcefield-funding }
    .since = { enum-resourcefield-since }
    .until = { enum-resourcefield-until }
command-bewaar-wijziging = Keep the change you saw
    .name = keep-change
    .wijziging = Number of the change
command-laat-wijziging = Leave the change you saw
    .name = leave-change
    .wijziging = Number of the change
command-bekijk-bron = Look at a source, what was changed and what you can do with it
    .name = view-source
    .aliases = source-history
    .bron = Number or web address of the source
command-zet-terug = Put a source back as it was after an earlier change
    .name = revert-source
    .bron = Number or web address of the source
    .nummer = Number of the change, from view-source; 0 is the beginning
command-wijzigingen = See the newest changes of all sources
    .name = changes
command-draai-terug = Undo one change, or a whole list that was read in
    .name = undo
    .nummer = Number of the change, or of the list such as B-2026-01
command-draai-alles-terug = Undo all changes of a list
    .name = undo-all
    .nummer = Number of the list, such as B-2026-01
command-stel-wijziging-voor = Propose to change one thing about a source; an editor decides
    .name = propose-change
    .bron = Number or web address of the source
    .veld = What do you change?
    .waarde = What should it say?
command-stel-voor = Propose the change you saw
    .name = put-forward
    .wijziging = Number of the change
command-voorstellen = See the proposals that wait for an editor
    .name = proposals
command-neem-over = Take a proposal over
    .name = accept-proposal
    .voorstel = Number of the proposal, such as V-2026-01
command-wijs-af = Turn a proposal down, with a reason
    .name = reject-proposal
    .voorstel = Number of the proposal, such as V-2026-01
    .reden = Why not?

sources-do-keep = Keep
sources-do-propose = Propose
sources-do-leave = Never mind
sources-do-look = Look at the source and add to it
sources-do-undo = Undo
sources-do-undo-all = Yes, undo all
sources-do-still-right = Still right
sources-do-change = Change
sources-do-hide = Hide
sources-do-restore = Bring back
sources-do-accept = Accept { $id }
sources-do-reject = Turn { $id } down
sources-empty = empty
sources-shown = shown
sources-shown-yes = yes
sources-shown-no = no
sources-merged-into = merged into
sources-nothing = Nothing changes about { $id }.
sources-offer-new = This becomes { $id }. Is it right?
sources-offer-change = This changes about “{ $title }” ({ $id }). Is it right?
sources-alike =
    { $number ->
        [one] Mind: this source looks like it. Is it the same?
       *[other] Mind: { $number } sources look like it. Is it the same?
    }
sources-left = All right. Nothing was changed.
sources-no-draft = I no longer have a change { $id } waiting for you. Please begin again.
sources-overtaken = Somebody else changed { $id } in the meantime ({ $fields }). Look again, and then change it.
sources-kept-toegevoegd = Added as { $id }. The source can be found now.
sources-kept-aangepast = Changed: { $id }.
sources-kept-verborgen = I no longer show { $id }.
sources-kept-teruggehaald = { $id } can be found again.
sources-kept-teruggezet = Put back: { $id }.
sources-kept-samengevoegd = { $id } was merged. Its old number keeps working.
sources-is-hidden = This source is hidden.
sources-is-merged = This source was merged into { $id }.
sources-lacking = Not filled in yet: { $fields }.
sources-history = What was changed, newest first:
sources-history-none = Nothing was changed yet.
sources-history-how = Back to how it was? Type revert-source { $id } { $number }, or another number.
sources-no-revision = I know no change { $number } that belongs to it.
sources-newest = The newest changes:
sources-batches = Done at once:
sources-batch = { $day }, { $role }: { $number ->
        [one] one change
       *[other] { $number } changes
    }
sources-undo-how = Undo? Type undo and the number.
sources-undo-offer =
    { $number ->
        [one] This will be undone:
       *[other] { $number } changes will be undone. The first:
    }
sources-undo-left =
    { $number ->
        [one] One source was changed since. I leave it as it is: { $ids }
       *[other] { $number } sources were changed since. I leave them as they are: { $ids }
    }
sources-undone =
    { $number ->
        [one] One change was undone, as { $again }.
       *[other] { $number } changes were undone, as { $again }.
    }
sources-proposed = Your proposal { $id } is waiting. Another editor decides. You will read it in the staff room.
sources-proposed-new = A proposal to change a source:
sources-waiting =
    { $number ->
        [0] No proposals are waiting.
        [one] One proposal is waiting:
       *[other] { $number } proposals are waiting, oldest first:
    }
sources-turned-down = Turned down lately:
sources-rejected = { $id } was turned down.
sources-accepted-told = Proposal { $id } for { $source } was accepted.
sources-rejected-told = Proposal { $id } for { $source } was turned down:
sources-no-proposal = No proposal { $id } is waiting. Type proposals for the list.
sources-own-proposal = { $id } is your own proposal. Somebody else decides on it.

enum-deed-toegevoegd = added
enum-deed-aangepast = changed
enum-deed-verborgen = hidden
enum-deed-teruggehaald = brought back
enum-deed-nagekeken = checked
enum-deed-samengevoegd = merged
enum-deed-teruggezet = put back

enum-resourcefield-themes = themes
enum-resourcefield-audience = for whom
enum-resourcefield-recognition = recognition
enum-resourcefield-status = status
enum-resourcefield-superseded_by = replaced by
enum-resourcefield-short_versions = work card
enum-resourcefield-parent_versions = version for parents
enum-resourcefield-owner = contact
enum-resourcefield-goal = goal
enum-resourcefield-results = results
enum-resourcefield-partners = partners
enum-resourcefield-funding = funding
enum-resourcefield-since = begin
enum-resourcefield-until = end

command-hercontrole = See which sources are to be looked at again
    .name = recheck
command-nog-goed = Say that you looked at a source and that it is still right
    .name = still-right
    .bron = Number or web address of the source
command-dubbele-bronnen = See which sources may be there twice
    .name = duplicate-sources
command-voeg-samen = Make two sources one; the old number keeps working
    .name = merge-sources
    .bron = Number of the source that goes
    .met = Number of the source that stays

sources-do-merge = Merge { $one } into { $other }
sources-due =
    { $number ->
        [0] Nothing needs to be looked at now.
        [one] One source is to be looked at:
       *[other] { $number } sources are to be looked at, oldest first:
    }
sources-due-line = ({ $id }), checked on { $day }
sources-due-how = Is something wrong? Type change-source or hide-source with the number.
sources-due-next = The next one. Is it still right?
sources-unconfirmed = not confirmed
sources-question = Is this still right? Please have a look at the page. If I hear nothing within { $days } days, I mark it as "not confirmed".
sources-confirmed = { $id } was checked and is still right.
sources-confirmed-already = { $id } was checked today already.
sources-twins =
    { $number ->
        [0] I see no sources that are there twice.
        [one] One pair of sources looks like the same source:
       *[other] { $number } pairs look like the same source:
    }
sources-twins-how = Merge? Type merge-sources with first the source that goes and then the one that stays.
sources-why-pagina = the same page
sources-why-titel = nearly the same title
sources-stays = This source stays and takes over the keywords of the other:
sources-no-merge = I cannot merge { $one } and { $other }. Name two different sources that are shown.
