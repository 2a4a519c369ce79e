# The gate beside LemonLDAP::NG's (after medians.awk): requests a second with one session and with many,
# against ours; the CPU time of a thousand; memory; the first answer; and for how long a session enters that was ended.

function rates(what, target) {
    return sprintf(" **%.2f** \302\267 %s |", ratio(what ":" target, what ":gate", 0), pretty(median[what ":" target, 0]))
}

END {
    print "| gate | one session | a thousand | CPU for 1,000, ms | memory, MiB | first answer, ms | enters after logout, s |"
    print "|---|--:|--:|--:|--:|--:|--:|"
    for (i = 1; i <= what_count; ++i) {
        if (whats[i] !~ /^gate-one:/) continue
        target = substr(whats[i], 10)
        print "| " target " |" rates("gate-one", target) rates("gate-many", target), \
            pretty(median["gate-cpu-one:" target, 0]) "; " pretty(median["gate-cpu-many:" target, 0]) " |", \
            pretty(median["gate-memory:" target, 0] / 1024) " |", \
            pretty(median["gate-start:" target, 0]) " |", \
            sprintf("%.1f", median["gate-logout:" target, 0]) " |"
    }
}
