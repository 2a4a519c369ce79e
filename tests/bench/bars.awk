# Bars as SVG (after medians.awk): requests a second at one concurrency, in groups with a scale of
# their own. Variables: main, title, groups: "Heading:target,target;..." where target* takes all
# whose names begin so.

function escape(text) {
    gsub(/&/, "\\&amp;", text)
    gsub(/</, "\\&lt;", text)
    return text
}

function add_bar(target) {
    if (!(("rate:" target, main) in median)) return
    bars[++bar_count] = target
    if (median["rate:" target, main] > largest) largest = median["rate:" target, main]
}

function add_bars(pattern,    i, target, start) {
    if (pattern !~ /\*$/) { add_bar(pattern); return }
    start = substr(pattern, 1, length(pattern) - 1)
    for (i = 1; i <= what_count; ++i) {
        target = substr(whats[i], 6)
        if (index(whats[i], "rate:" start) == 1 && target !~ /^gate-(empty|select)$/) add_bar(target)
    }
}

function draw_group(heading, patterns,    i, n, list, value, width) {
    bar_count = largest = 0
    n = split(patterns, list, ",")
    for (i = 1; i <= n; ++i) add_bars(list[i])
    y += 34
    body = body sprintf("<text class=\"h\" x=\"16\" y=\"%d\">%s</text>\n", y, escape(heading))
    for (i = 1; i <= bar_count; ++i) {
        value = median["rate:" bars[i], main]
        width = largest > 0 ? 420 * value / largest : 0
        y += 26
        body = body sprintf("<text x=\"190\" y=\"%d\" text-anchor=\"end\">%s</text>", y, escape(bars[i]))
        body = body sprintf("<rect class=\"%s\" x=\"200\" y=\"%d\" width=\"%.1f\" height=\"18\"/>",
            bars[i] ~ /^(login|register|profile|unconfirmed|gate)$/ ? "own" : "other", y - 14, width)
        body = body sprintf("<text x=\"%.1f\" y=\"%d\">%s</text>\n", 208 + width, y, pretty(value))
    }
}

END {
    y = 28
    count_groups = split(groups, parts, ";")
    for (g = 1; g <= count_groups; ++g) {
        colon = index(parts[g], ":")
        draw_group(substr(parts[g], 1, colon - 1), substr(parts[g], colon + 1))
    }
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 %d\" role=\"img\">\n", y + 20
    printf "<title>%s</title>\n<style>\n", escape(title)
    print "text { font: 14px sans-serif; fill: #222 }"
    print ".h { font-weight: bold }"
    print ".own { fill: #1b6b4f } .other { fill: #8a94a0 } .back { fill: #fff }"
    print "@media (prefers-color-scheme: dark) {"
    print "text { fill: #eee } .own { fill: #4fbf95 } .other { fill: #77818c } .back { fill: #16191c }"
    print "}\n</style>"
    printf "<rect class=\"back\" width=\"720\" height=\"%d\"/>\n", y + 20
    printf "<text class=\"h\" x=\"16\" y=\"28\">%s</text>\n", escape(title)
    printf "%s</svg>\n", body
}
