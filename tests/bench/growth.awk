# Requests a second with ever more accounts (after medians.awk), against the fewest.

END {
    print "| what | accounts | against the fewest | requests a second |"
    print "|---|--:|--:|--:|"
    for (i = 1; i <= what_count; ++i) {
        if (whats[i] !~ /^grown:/) continue
        count_sizes = 0
        for (pair in median) {
            split(pair, parts, SUBSEP)
            if (parts[1] == whats[i]) sizes[++count_sizes] = parts[2] + 0
        }
        for (j = 2; j <= count_sizes; ++j) {
            for (k = j; k > 1 && sizes[k - 1] > sizes[k]; --k) {
                size = sizes[k]; sizes[k] = sizes[k - 1]; sizes[k - 1] = size
            }
        }
        for (j = 1; j <= count_sizes; ++j) {
            value = median[whats[i], sizes[j]]
            printf "| %s | %s | **%.2f** | %s |\n", substr(whats[i], 7), pretty(sizes[j]),
                value / median[whats[i], sizes[1]], pretty(value)
        }
    }
}
