# Reads what was measured (WHAT, CONCURRENCY, VALUE by tabs) and gives the scripts that come after it
# median[WHAT, CONCURRENCY]; `whats` and `concurrencies` in the order in which they first came.

BEGIN { FS = "\t" }

{
    if (!(($1, $2) in count)) {
        if (!($1 in known)) { known[$1] = 1; whats[++what_count] = $1 }
        if ($1 ~ /^rate:/ && !($2 in counted)) { counted[$2] = 1; concurrencies[++concurrency_count] = $2 }
    }
    values[$1, $2, ++count[$1, $2]] = $3
}

function middle(what, concurrency,    n, i, j, v, sorted) {
    n = count[what, concurrency]
    for (i = 1; i <= n; ++i) {
        v = values[what, concurrency, i]
        for (j = i - 1; j > 0 && sorted[j] > v; --j) sorted[j + 1] = sorted[j]
        sorted[j + 1] = v
    }
    return n % 2 ? sorted[(n + 1) / 2] : (sorted[n / 2] + sorted[n / 2 + 1]) / 2
}

# The middle of what the rounds say one by one: what drifts from round to round drifts for both.
function ratio(what, other, concurrency,    i) {
    count["ratio", 0] = 0
    for (i = 1; i <= count[what, concurrency] && i <= count[other, concurrency]; ++i) {
        if (values[other, concurrency, i] > 0)
            values["ratio", 0, ++count["ratio", 0]] = values[what, concurrency, i] / values[other, concurrency, i]
    }
    return middle("ratio", 0)
}

# 12345.6 as 12,345; small numbers with as many digits as tell something.
function pretty(value,    text, grouped) {
    if (value < 10) return sprintf("%.2f", value)
    if (value < 100) return sprintf("%.1f", value)
    text = sprintf("%.0f", value)
    while (length(text) > 3) {
        grouped = "," substr(text, length(text) - 2) grouped
        text = substr(text, 1, length(text) - 3)
    }
    return text grouped
}

# What a target is held against: Gatepost against its floor, a peer against Gatepost.
function reference(target,    dash) {
    if (target in floors) return floors[target]
    if (target ~ /^(login|profile|gate)-/ && target !~ /^gate-(empty|select)$/) {
        dash = index(target, "-")
        return substr(target, 1, dash - 1)
    }
    if (target ~ /^two-/) return substr(target, 5)
    return target ~ /^stateless-/ ? "login" : "empty"
}

# The best peer at `page`, at `concurrency`, by rate; empty without any.
function best_peer(page, concurrency, only,    i, what, best, not_compared) {
    best = ""
    # Neither floors nor gates that let somebody in for a while after a logout.
    not_compared = "^rate:gate-(empty|select|lemonldap-fastcgi|lemonldap-uwsgi)$"
    for (i = 1; i <= what_count; ++i) {
        what = whats[i]
        if (index(what, "rate:" page "-") != 1 || what ~ not_compared) continue
        if (only != "" && index(what, only) == 0) continue
        if (best == "" || median[what, concurrency] > median[best, concurrency]) best = what
    }
    return best
}

END {
    floors["login"] = floors["register"] = "empty"
    floors["profile"] = floors["unconfirmed"] = floors["session-page"] = "select"
    floors["gate"] = "gate-select"
    floors["gate-select"] = "gate-empty"
    for (pair in count) {
        split(pair, parts, SUBSEP)
        median[pair] = middle(parts[1], parts[2])
    }
}
