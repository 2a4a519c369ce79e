# The table of goals (after medians.awk). Variable: main, the concurrency at which they are looked at.

function row(what, goal, reached, met, figures) {
    printf "| %s | %s | **%s** | %s | %s |\n", what, goal, reached, met ? "met" : "not met", figures
}

# A goal that is a ratio of two things measured at `at`, round by round.
function compare(what, sense, goal, one, other, at, unit,    words, reached) {
    words = (sense == ">" ? "at least " : "at most ") goal
    if (!((one, at) in median) || !((other, at) in median)) {
        printf "| %s | %s | | not measured | |\n", what, words
        return
    }
    reached = ratio(one, other, at)
    row(what, words, sprintf("%.2f", reached), sense == ">" ? reached >= goal : reached <= goal,
        pretty(median[one, at]) " / " pretty(median[other, at]) " " unit)
}

function rates(what, goal, one, other) {
    compare(what, ">", goal, "rate:" one, other ~ /^rate:/ ? other : "rate:" other, main,
        "requests a second")
}

END {
    print "| what | goal | measured | | figures |"
    print "|---|---|---|---|---|"
    rates("empty handler against libfcgi's classic loop", 1.6, "empty", "classic")
    rates("GET /login against the empty handler", 0.75, "login", "empty")
    rates("GET /register against the empty handler", 0.75, "register", "empty")
    rates("GET /profile against one select", 0.85, "profile", "select")
    rates("GET /unconfirmed against one select", 0.85, "unconfirmed", "select")
    rates("the gate against a gate with one select", 0.90, "gate", "gate-select")
    rates("GET /login against the best peer", 3, "login", best_peer("login", main))
    rates("the same against PHP that keeps nothing of visitors", 3, "login", "stateless-php")
    rates("GET /profile against the best peer", 3, "profile", best_peer("profile", main))
    rates("the gate against the best peer's", 3, "gate", best_peer("gate", main))
    rates("GET /profile against the best Flask", 15, "profile", best_peer("profile", main, "flask"))
    compare("POST /login against bare Argon2id", ">", 0.90, "hash:logins", "hash:bare", 0, "passwords a second")
    compare("p99 of GET /login beside logins, at full load", "<", 2, "beside-logins:0", "alone:0", 0, "us")
    compare("the same at the pace of people", "<", 2, "beside-logins:50", "alone:50", 0, "us")
    compare("p99 of GET /profile beside 1,000 waiting pages", "<", 2, "polls:beside", "polls:alone", 0, sprintf("us; %d polls a second", median["polls:rate", 0]))
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
    compare("CPU for 1,000 GET /login against the empty handler", "<", 1.5, "cpu:login", "cpu:empty", 0, "ms")
    compare("first answer after start against a bare process", "<", 4, "start:gatepost", "start:bare", 0, "ms")
    mail = median["mail:p95", 0] / 1000
    row("sign-up to mail, p95, at 20 a second", "at most 1 s", sprintf("%.2f s", mail), mail <= 1, "median " sprintf("%.2f s", median["mail:median", 0] / 1000))
}
