# What stands behind fastcgi_pass, uwsgi_pass and scgi_pass in the tests, served by uWSGI: says what it
# got, as the stack's demo does, or at /status/NNN answers with that status in words of its own.

import json
import re


def application(environ, start_response):
    status = re.search(r"/status/(\d+)", environ["REQUEST_URI"])
    if status:
        start_response(status.group(1) + " Own", [("Content-Type", "text/plain")])
        return [b"the application's own " + status.group(1).encode()]
    names = sorted(name for name in environ if name.startswith("HTTP_"))
    headers = [[name[5:].replace("_", "-"), environ[name]] for name in names]
    headers += [["Scheme", environ["wsgi.url_scheme"]]]
    said = {"method": environ["REQUEST_METHOD"], "target": environ["REQUEST_URI"],
            "headers": headers, "body_bytes": 0}
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(said, separators=(",", ":")).encode() + b"\n"]
