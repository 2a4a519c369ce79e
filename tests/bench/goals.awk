# The table of goals (after medians.awk). Variable: main, the concurrency at which they are looked at.

function row(what, goal, ratio, met, figures) {
    printf "| %s | %s | **%s** | %s | %s |\n", what, goal, ratio, met ? "met" : "not met", figures
}

# A goal that is a ratio of two measured values.
function hold(what, sense, goal, value, other, unit) {
    words = sense == ">" ? "at least " goal : "at most " goal
    if (value == "" || other == "" || other == 0) {
        printf "| %s | %s | | not measured | |\n", what, words
        return
    }
    row(what, words, sprintf("%.2f", value / other),
        sense == ">" ? value / other >= goal : value / other <= goal,
        pretty(value) " / " pretty(other) unit)
}

function rate(target) { return median["rate:" target, main] }
function best_rate(page, only,    best) {
    best = best_peer(page, main, only)
    return best == "" ? "" : median[best, main]
}

END {
    print "| what | goal | measured | | figures |"
    print "|---|---|---|---|---|"
    per_second = " requests a second"
    hold("empty handler against libfcgi's classic loop", ">", 1.6, rate("empty"), rate("classic"), per_second)
    hold("GET /login against the empty handler", ">", 0.80, rate("login"), rate("empty"), per_second)
    hold("GET /register against the empty handler", ">", 0.80, rate("register"), rate("empty"), per_second)
    hold("GET /profile against one select", ">", 0.85, rate("profile"), rate("select"), per_second)
    hold("GET /unconfirmed against one select", ">", 0.85, rate("unconfirmed"), rate("select"), per_second)
    hold("the gate against a gate with one select", ">", 0.90, rate("gate"), rate("gate-select"), per_second)
    hold("GET /login against the best peer", ">", 12, rate("login"), best_rate("login"), per_second)
    hold("the same against PHP that keeps nothing of visitors", ">", 12, rate("login"), rate("stateless-php"), per_second)
    hold("GET /profile against the best peer", ">", 3, rate("profile"), best_rate("profile"), per_second)
    hold("the gate against the best peer's", ">", 2, rate("gate"), best_rate("gate"), per_second)
    hold("GET /profile against the best Flask", ">", 15, rate("profile"), best_rate("profile", "flask"), per_second)
    hold("POST /login against bare Argon2id", ">", 0.90, median["hash:logins", 0], median["hash:bare", 0], " passwords a second")
    hold("p99 of GET /login beside logins, at full load", "<", 2, median["beside-logins:0", 0] / 1000, median["alone:0", 0] / 1000, " ms")
    if (("alone:50", 0) in median)
        hold("the same at the pace of people", "<", 2, median["beside-logins:50", 0] / 1000, median["alone:50", 0] / 1000, " ms")
    idle = median["memory:idle", 0] / 1024
    after = median["memory:after", 0] / 1024
    row("resident memory, idle", "at most 32 MiB", sprintf("%.1f MiB", idle), idle <= 32, "")
    row("the same after requests", "at most 32 MiB", sprintf("%.1f MiB", after), after <= 32, pretty(median["memory:requests", 0]) " requests; " sprintf("%.1f", median["memory:warm", 0] / 1024) " MiB after the first tenth")
    logins = sprintf("%.1f MiB right after them", median["memory:logins", 0] / 1024)
    if (("memory:settled", 0) in median) {
        settled = median["memory:settled", 0] / 1024
        row("the same a minute after logins", "at most 32 MiB", sprintf("%.1f MiB", settled), settled <= 32, logins)
    } else {
        printf "| the same a minute after logins | at most 32 MiB | | not measured | %s |\n", logins
    }
    hold("CPU for 1,000 GET /login against the empty handler", "<", 1.5, median["cpu:login", 0], median["cpu:empty", 0], " ms")
    hold("first answer after start against a bare process", "<", 4, median["start:gatepost", 0], median["start:bare", 0], " ms")
    mail = median["mail:p95", 0] / 1000
    row("sign-up to mail, p95, at 20 a second", "at most 1 s", sprintf("%.2f s", mail), mail <= 1, "median " sprintf("%.2f s", median["mail:median", 0] / 1000))
}
