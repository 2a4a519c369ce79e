# Reads a template; prints what xgettext can read, Message("...") for each translatable text, one in
# [[ ]], in the same line. Complains about words outside of them.

{ text = text $0 "\n" }

END {
    while ((start = index(text, "[[")) > 0) {
        keep(substr(text, 1, start - 1))
        text = substr(text, start + 2)
        end = index(text, "]]")
        if (end == 0 || index(substr(text, 1, end), "[[") > 0) {
            print file ": [[ without ]]: " substr(text, 1, 60) > "/dev/stderr"
            exit 1
        }
        message(substr(text, 1, end - 1))
        text = substr(text, end + 2)
    }
    keep(text)
    exit judge() ? 1 : 0
}

function newlines(part) {
    gsub(/[^\n]/, "", part)
    return part
}

function keep(part) {
    plain = plain part
    printf "%s", newlines(part)
}

function message(found,    lines) {
    lines = newlines(found)
    gsub(/[ \t\n]+/, " ", found)
    gsub(/^ | $/, "", found)
    gsub(/\\/, "\\\\", found)
    gsub(/"/, "\\\"", found)
    printf "Message(\"%s\")%s", found, lines
    plain = plain lines
}

# A style sheet has words of its own.
function without_styles(    start, end) {
    while ((start = index(plain, "<style>")) > 0) {
        end = start + index(substr(plain, start), "</style>") - 1
        plain = substr(plain, 1, start - 1) newlines(substr(plain, start, end - start)) \
            substr(plain, end + length("</style>"))
    }
}

function judge(    broken) {
    without_styles()
    gsub(/[{][{][^}]*[}][}]/, "", plain)
    # What is read, or read out, and what a script shows.
    broken = complain("(alt|aria-label|placeholder|title)=\"[^\"]*[A-Za-z]|data-[a-z-]*=\"[A-Z]")
    gsub(/<[^>]*>|&[a-z]+;|UTC|Gatepost/, "", plain)
    return complain("[A-Za-z]") || broken
}

function complain(pattern,    lines, count, i, broken) {
    count = split(plain, lines, "\n")
    for (i = 1; i <= count; i++)
        if (lines[i] ~ pattern) {
            print file ":" i ": not translatable: " lines[i] > "/dev/stderr"
            broken = 1
        }
    return broken
}
