# pseudo.awk -v direction=ltr|rtl: reads a catalogue as `msgcat --no-wrap` writes it; prints one in a
# language that nobody speaks. Every text of it is readable, longer than the original, and in brackets,
# so that one which fits nowhere, or was never marked for translation, is seen. From left to right its
# letters have accents and its plurals Polish rules; from right to left they are Hebrew's and Arabic's.
# A form of a plural says which it is: "#0", "#1", ...

BEGIN {
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    if (direction == "rtl") {
        count = split("א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת א ב ג ד", other, " ")
        for (i = 1; i <= 26; i++) other[26 + i] = other[i]
        rules = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
        forms = 6
    } else {
        split("á ƀ ç ð é ƒ ĝ ĥ î ĵ ķ ļ ɱ ñ ó þ ɋ ŕ š ţ ú ṽ ŵ ẋ ý ž " \
              "Á Ɓ Ç Ð É Ƒ Ĝ Ĥ Î Ĵ Ķ Ļ Ṁ Ñ Ó Þ Ɋ Ŕ Š Ţ Ú Ṽ Ŵ Ẋ Ý Ž", other, " ")
        rules = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
        forms = 3
    }
    for (i = 1; i <= length(letters); i++) in_other[substr(letters, i, 1)] = other[i]
    print "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\""
    print "\"Plural-Forms: " rules "\\n\""
}

/^msgid "/ { id = value_of($0) }
/^msgid_plural "/ { many = value_of($0) }
/^$/ { finish() }
END { finish() }

function value_of(line) {
    sub(/^[^"]*"/, "", line)
    sub(/"$/, "", line)
    return line
}

function finish(    i) {
    if (id != "" && many == "") {
        print "\nmsgid \"" id "\"\nmsgstr \"" (id == "ltr" ? direction : pseudo(id, "")) "\""
    } else if (id != "") {
        print "\nmsgid \"" id "\"\nmsgid_plural \"" many "\""
        for (i = 0; i < forms; i++) print "msgstr[" i "] \"" pseudo(many, " #" i) "\""
    }
    id = many = ""
}

# What is no word of a text: variables, placeholders, tags, entities and what stands after a "\".
function pseudo(text, mark,    out, size) {
    size = length(text)
    while (text != "") {
        if (match(text, /^([{][{][^}]*[}][}]|[{][^}]*[}]|<[^>]*>|&[a-z]+;|\\.)/)) {
            out = out substr(text, 1, RLENGTH)
            text = substr(text, RLENGTH + 1)
            continue
        }
        letter = substr(text, 1, 1)
        out = out (letter in in_other ? in_other[letter] : letter)
        text = substr(text, 2)
    }
    out = "⟦" out mark
    for (size = int(size * 0.3); size > 0; size -= 6) out = out " ·····"
    return out "⟧"
}
