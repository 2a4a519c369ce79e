# Reads the messages of the program, then a catalogue, both as `msgcat --no-wrap` writes them, and
# complains about what is missing, unused, fuzzy or empty in the catalogue, and about a translation
# whose variables, placeholders or tags are not those of its original.

FNR == 1 { finish(); part++ }
/^$/ { finish() }
/^#,.*fuzzy/ { fuzzy = 1 }
/^#~/ { complain("obsolete", $0) }
/^msgid_plural / { next }
/^msgid / { finish(); id = $0; sub(/^msgid /, "", id); next }
/^msgstr/ { text = $0; sub(/^msgstr[^ ]* /, "", text); texts[++count] = text }

END {
    finish()
    for (id in used) if (!(id in known)) complain("missing", id)
    exit broken
}

function finish(    i) {
    if (id != "" && id != "\"\"") {
        if (part == 1) {
            used[id] = 1
        } else {
            known[id] = 1
            if (!(id in used)) complain("unused", id)
            if (fuzzy) complain("fuzzy", id)
            for (i = 1; i <= count; i++) compare(id, texts[i])
        }
    }
    if (id != "") fuzzy = 0
    id = ""
    count = 0
}

function compare(original, translated) {
    if (translated == "\"\"") complain("not translated", original)
    else if (frame_of(original) != frame_of(translated))
        complain("other variables, placeholders or tags", original)
}

# What a translation must keep, in any order.
function frame_of(text,    pieces, size, i, j, piece, all) {
    while (match(text, /[{][{][^}]*[}][}]|[{][^}]*[}]|<[^>]*>|[<>&"]/)) {
        piece = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        for (j = ++size; j > 1 && pieces[j - 1] > piece; j--) pieces[j] = pieces[j - 1]
        pieces[j] = piece
    }
    for (i = 1; i <= size; i++) all = all pieces[i] "\n"
    return all
}

function complain(what, message) {
    print language ": " what ": " message > "/dev/stderr"
    broken = 1
}
