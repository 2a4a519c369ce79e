# Medians and the worst of each page, and the rows that MariaDB read (after medians.awk). Variables:
# accounts, events, pool.

function worst(what, kind,    i, most) {
    for (i = 1; i <= count[what, kind]; ++i)
        if (values[what, kind, i] > most) most = values[what, kind, i]
    return most
}

function print_page(what, kind, goal,    is_met) {
    is_met = median[what, kind] <= goal
    if (!is_met) ++missed
    printf "| %s | %s | %s | %s | %s%s |\n", what, whole(median[what, kind]), whole(worst(what, kind)),
        whole(median[what, "rows"]), whole(goal), is_met ? "" : ", **not met**"
}

# Without digits after the point, from 10 on.
function whole(value) { return value < 10 ? sprintf("%.1f", value) : value < 100 ? sprintf("%.0f", value) : pretty(value) }

END {
    printf "%s accounts, %s events; MariaDB's buffer pool has %s.\n\n", pretty(accounts), pretty(events), pool
    print "| page | median, ms | worst, ms | rows read | goal, ms |"
    print "|---|--:|--:|--:|--:|"
    for (i = 1; i <= what_count; ++i) {
        if ((whats[i], "yes") in median) print_page(whats[i], "yes", 300)
        if ((whats[i], "no") in median) print_page(whats[i], "no", 2000)
    }
    print "\n| command | lines | seconds | memory, MiB |"
    print "|---|--:|--:|--:|"
    for (i = 1; i <= what_count; ++i) {
        if (!((whats[i], "command") in median)) continue
        printf "| `%s` | %s | %.1f | %s |\n", whats[i], pretty(median[whats[i], "lines"]),
            median[whats[i], "command"] / 1000, pretty(median[whats[i], "memory"])
    }
    what = "counting 100,000 events"
    printf "\nThe program counted %s events for the statistics in %.0f s, beside everything else; a page of them reads these counts.\n",
        "100,000", median[what, "time"] / 1000
}
