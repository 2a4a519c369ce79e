# wapiti with arguments of the shell's. That of Debian 12 (3.0.4) takes no -x: what makes an expression
# of it has its flags where Python 3.11 wants none.
import fnmatch
import re

from wapitiCore.net import crawler

crawler.wildcard_translate = lambda pattern: re.compile(fnmatch.translate(pattern))

from wapitiCore.main.wapiti import wapiti_main  # noqa: E402, after the change

wapiti_main()
