# The table of requests a second (after medians.awk): the ratio first, the figure beside it.

END {
    head = "| what | against |"
    line = "|---|---|"
    for (c = 1; c <= concurrency_count; ++c) {
        head = head " at " concurrencies[c] " |"
        line = line "--:|"
    }
    print head
    print line
    for (i = 1; i <= what_count; ++i) {
        if (whats[i] !~ /^rate:/) continue
        target = substr(whats[i], 6)
        against = reference(target)
        text = "| " target " | " against " |"
        for (c = 1; c <= concurrency_count; ++c) {
            text = text sprintf(" **%.2f** · %s |", ratio(whats[i], "rate:" against, concurrencies[c]),
                pretty(median[whats[i], concurrencies[c]]))
        }
        print text
    }
}
