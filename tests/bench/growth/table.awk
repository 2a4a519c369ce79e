# What grows (after medians.awk). Variables: pool, due.

# Names of results that begin with `prefix`, without it, in the order in which they came.
function names_of(prefix, names,    i, count) {
    count = 0
    for (i = 1; i <= what_count; ++i)
        if (index(whats[i], prefix) == 1) names[++count] = substr(whats[i], length(prefix) + 1)
    return count
}

function sizes_of(what,    pair, parts, i, value) {
    size_count = 0
    for (pair in median) {
        split(pair, parts, SUBSEP)
        if (parts[1] == what) sizes[++size_count] = parts[2] + 0
    }
    for (i = 2; i <= size_count; ++i) {
        value = sizes[i]
        for (j = i - 1; j > 0 && sizes[j] > value; --j) sizes[j + 1] = sizes[j]
        sizes[j + 1] = value
    }
}

function short(value) { return value < 10 ? sprintf("%.2f", value) : value < 100 ? sprintf("%.1f", value) : pretty(value) }

# The largest against the smallest, by rounds where they were measured in turn.
function grown(what,    i, n, small, large) {
    small = sizes[1]; large = sizes[size_count]
    n = count[what, large]
    count["grown", 0] = 0
    for (i = 1; i <= n && i <= count[what, small]; ++i)
        if (values[what, small, i] > 0)
            values["grown", 0, ++count["grown", 0]] = values[what, large, i] / values[what, small, i]
    return count["grown", 0] ? middle("grown", 0) : 0
}

function head(first, unit,    i, line, rule) {
    line = "| " first " |"; rule = "|---|"
    for (i = 1; i <= size_count; ++i) { line = line " " pretty(sizes[i]) unit " |"; rule = rule "--:|" }
    return line
}

function rule(columns,    i, text) {
    text = "|---|"
    for (i = 1; i <= columns; ++i) text = text "--:|"
    return text
}

# A table of one kind of results; `limit` is how much they may grow, 0 for as much as they like.
function compare(prefix, first, limit, rows_prefix,    names, n, i, k, line, factor) {
    n = names_of(prefix, names)
    if (!n) return
    sizes_of(prefix names[1])
    print head(first, "") " largest / smallest |" (rows_prefix ? " rows read |" : "")
    print rule(size_count + 1 + (rows_prefix ? 1 : 0))
    for (i = 1; i <= n; ++i) {
        line = "| " names[i] " |"
        for (k = 1; k <= size_count; ++k) line = line " " short(median[prefix names[i], sizes[k]]) " |"
        factor = grown(prefix names[i])
        line = line sprintf(" **%.2f**%s |", factor, limit && factor > limit ? ", not met" : "")
        if (rows_prefix)
            line = line ((rows_prefix names[i], sizes[1]) in median ? sprintf(" %d to %d |",
                median[rows_prefix names[i], sizes[1]], median[rows_prefix names[i], sizes[size_count]]) : " |")
        print line
    }
    print ""
}

function chores(    names, n, i, k, line, took, rows) {
    n = names_of("busy:", names)
    if (!n) return
    sizes_of("busy:" names[1])
    line = "| chore |"
    for (k = 1; k <= size_count; ++k)
        line = line " " pretty(sizes[k]) ": rows a second | longest batch, ms | idle, ms |"
    print line
    print rule(3 * size_count)
    for (i = 1; i <= n; ++i) {
        line = "| " names[i] " |"
        for (k = 1; k <= size_count; ++k) {
            took = median["busy:" names[i], sizes[k]]; rows = median["busy-rows:" names[i], sizes[k]]
            line = line (rows > 0 ? " " pretty(int(rows * 1000 / took)) : " -") " | " \
                short(median["busy-worst:" names[i], sizes[k]]) " | " short(median["idle:" names[i], sizes[k]]) " |"
        }
        print line
    }
    print ""
}

function beside(    k) {
    sizes_of("gate-rate:alone")
    if (!size_count) return
    print "| accounts | gate alone, requests a second | p99, ms | beside housekeeping | p99, ms |"
    print rule(4)
    for (k = 1; k <= size_count; ++k)
        printf "| %s | %s | %s | %s | %s |\n", pretty(sizes[k]), pretty(median["gate-rate:alone", sizes[k]]),
            short(median["gate-p99:alone", sizes[k]]), pretty(median["gate-rate:beside", sizes[k]]),
            short(median["gate-p99:beside", sizes[k]])
    print ""
}

function migrations(    names, n, i) {
    n = names_of("alter:", names)
    if (!n) return
    sizes_of("alter:" names[1])
    printf "| with %s accounts and as many that wait | takes, s | longest that a write waits, s |\n", pretty(sizes[1])
    print rule(2)
    for (i = 1; i <= n; ++i)
        printf "| %s | %.2f | %.2f |\n", names[i], median["alter:" names[i], sizes[1]] / 1000,
            median["alter-wait:" names[i], sizes[1]] / 1000
}

END {
    printf "Each MariaDB has a buffer pool of %s.\n\n", pool
    compare("visit:", "what a visitor waits for, ms", 1.3, "visit-rows:")
    compare("peer:", "the same of peers, ms", 0, "peer-rows:")
    compare("page:", "administrators' pages, ms", 0, "")
    chores()
    beside()
    compare("disk:", "bytes on disk a row", 0, "")
    migrations()
}
