# Writes the directives of one protocol for the headers of nginx/identity_headers.txt.
#
# For FastCGI, uwsgi and SCGI nginx itself takes "-" and "_" for the same, as what stands behind them
# does. HTTP keeps them apart, and the applications behind it do not, so there each spelling of a name
# is one of its own. They matter only where nginx lets "_" pass (underscores_in_headers). gRPC's table
# of names is too small for all of them, so they have a file of their own.

BEGIN {
    print "# Written by tests/lint/header_check from identity_headers.txt: change that."
    if (protocol == "grpc_underscores") {
        print "# With grpc_pass where underscores_in_headers is on, beside gatepost_gated.conf. nginx warns that"
        print "# its table of names is too small for so many; it works all the same."
    } else {
        print "# Part of gatepost_gated.conf."
    }
    print ""
    if (protocol == "proxy") {
        print "proxy_headers_hash_max_size    4096;"
        print "proxy_headers_hash_bucket_size 256;"
    }
}

/^#/ || !NF { next }

{
    value = NF > 1 ? $2 : "\"\""
    is_http = protocol ~ /^(proxy|grpc)/
    if (!is_http) {
        name = "HTTP_" toupper($1)
        gsub(/-/, "_", name)
        printf "%s_param %s %s;\n", protocol, name, value
        next
    }
    if (protocol != "grpc_underscores") printf "%s_set_header %s %s;\n", protocol, $1, value
    if (protocol != "grpc") spell($1)
}

END {
    if (protocol ~ /^(fastcgi|uwsgi|scgi)$/) {
        printf "%s_param HTTPS $gatepost_https if_not_empty;\n", protocol
    }
}

# All spellings of a name with at least one "_" in the place of a "-".
function spell(name,    parts, count, bits, at, spelt) {
    count = split(name, parts, "-")
    for (bits = 1; bits < 2 ^ (count - 1); ++bits) {
        spelt = parts[1]
        for (at = 2; at <= count; ++at)
            spelt = spelt (int(bits / 2 ^ (at - 2)) % 2 ? "_" : "-") parts[at]
        printf "%s_set_header %s \"\";\n", substr(protocol, 1, index(protocol "_", "_") - 1), spelt
    }
}
