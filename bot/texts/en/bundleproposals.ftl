# Bundles that are proposed among loose signals.
command-bundelvoorstellen = See which loose signals may belong together
    .name = bundle-proposals
command-maak-bundel = Make a bundle of a proposal
    .name = make-bundle
    .voorstel = Number of the proposal
    .titel = The bottleneck in one sentence, without a solution
command-laat-los = Leave the signals of a proposal loose
    .name = leave-loose
    .voorstel = Number of the proposal
signal-proposals = { $count ->
        [one] These loose signals may be about the same. Nothing happens without you.
       *[other] I see { $count } groups of loose signals that may be about the same. Nothing happens without you.
    }
signal-proposal = { $count } signals share: { $shares }
signal-proposals-none = There are no loose signals that seem to belong together.
signal-proposal-made = { $id } was made: { $title }.
signal-proposal-dismissed = Good, they stay loose. I propose them together again only when another signal comes with them.
signal-no-proposal = This proposal is gone. Type bundle-proposals for what there is now.
signal-do-make = Bundle with { $id }
signal-do-read = Read them
signal-do-leave-loose = Leave { $id } loose
desk-bundle-proposals = Proposed bundles
desk-bundle-proposals-hint = Every Monday I compare the loose signals. What you leave loose is proposed again only when another signal comes with it.
desk-leave-loose = Leave loose
