# Reads lines of "file:line:#include ..." and judges them by the tables in LAYERS and LIBRARIES:
# a name a line, then the folders that it stands on, or that may include it. ROOMS is the drawing of
# the rooms of app/, in the form of LAYERS.

BEGIN {
    FS = ":"
    read_table(ENVIRON["LAYERS"], below)
    read_table(ENVIRON["LIBRARIES"], users)
    read_table(ENVIRON["ROOMS"], rooms)
}

{
    file = $1
    where = $1 ":" $2
    folder = folder_of(file)
    name = $0
    gsub(/^[^<"]*[<"]|[>"].*$/, "", name)
    if ($0 ~ /include *</) check_library()
    else check_layer()
}

function check_library(    library) {
    for (library in users)
        if (index(name, library) == 1) {
            if (!has(users[library], folder)) complain(where, "<" name "> belongs to " users[library])
            if (file ~ /\.h$/) shows[file] = name
        }
}

function check_layer(    target) {
    target = name ~ /\// || folder == "app" ? name : folder "/" name
    sub(/\/.*/, "", target)
    if (!(target in below)) target = folder
    if (target != folder && !has(below[folder], target))
        complain(where, folder " does not stand on " target)
    if (folder == "app" && target == "app") check_room()
    count++
    from[count] = file
    line_of[count] = where
    to[count] = path_of(name)
}

function check_room(    room, other) {
    room = room_of(file)
    other = room_of(name)
    if (!(room in rooms)) complain(where, "ARCHITECTURE.md does not draw the room " room)
    else if (room != other && !has(rooms[room], other))
        complain(where, "the room " room " does not stand on " other)
    used[room " " other] = 1
}

function room_of(path) {
    sub(/^app\//, "", path)
    return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : "main"
}

function check_drawing(    room, others, count, i) {
    for (room in rooms) {
        count = split(rooms[room], others, " ")
        for (i = 1; i <= count; i++)
            if (!((room " " others[i]) in used))
                complain("ARCHITECTURE.md", "the room " room " includes nothing of " others[i])
    }
}

function path_of(name,    first) {
    first = name
    sub(/\/.*/, "", first)
    if (first in below && first != "app" && name ~ /\//) return "lib/" name
    if (folder == "app") return "app/" (name ~ /^app\// ? substr(name, 5) : name)
    return "lib/" folder "/" name
}

END {
    check_drawing()
    do {  # what a header includes, it shows to those that include it
        changed = 0
        for (i = 1; i <= count; i++)
            if (from[i] ~ /\.h$/ && to[i] in shows && !(from[i] in shows)) {
                shows[from[i]] = shows[to[i]]
                changed = 1
            }
    } while (changed)
    for (i = 1; i <= count; i++)
        if (to[i] in shows && folder_of(from[i]) != folder_of(to[i]))
            complain(line_of[i], to[i] " shows <" shows[to[i]] ">")
    exit broken
}

function folder_of(path) {
    if (path ~ /^app\//) return "app"
    sub(/^lib\//, "", path)
    sub(/\/.*/, "", path)
    return path
}

function has(list, word) { return index(" " list " ", " " word " ") > 0 }

function complain(where, what) {
    print where ": " what > "/dev/stderr"
    broken = 1
}

function read_table(text, table,    lines, words, count, i) {
    count = split(text, lines, "\n")
    for (i = 1; i <= count; i++)
        if (split(lines[i], words, " ") > 0) {
            sub(/^ *[^ ]+ */, "", lines[i])
            gsub(/ +/, " ", lines[i])
            table[words[1]] = lines[i]
        }
}
