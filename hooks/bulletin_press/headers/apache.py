"""A snippet for Apache, to be included in the ``VirtualHost`` of a site.

Sources: https://httpd.apache.org/docs/2.4/mod/mod_headers.html and
https://httpd.apache.org/docs/2.4/mod/mod_deflate.html; tried with Apache 2.4 of Debian 12.
"""

import re
from collections.abc import Iterator

from bulletin_press.headers.rules import JSON_FEED, TYPES, pattern_of, root_of, rules
from bulletin_press.packed import ENDINGS
from bulletin_press.site import Site


def written(site: Site) -> str:
    """Write the rules of a site."""
    parts = [_opening(site), *_headers(site), _files(site), _packed(site)]
    return "\n".join(parts)


def _opening(site: Site) -> str:
    packed = " rewrite" if site.settings.packed_copies else ""
    return f"""\
# Written by Bulletin Press; see docs/contributing/hosting.md. Write it anew after an update.
# It needs these modules: a2enmod headers{packed}
#
#   <VirtualHost *:443>
#     ServerName {site.host}
#     # What "bulletins build" wrote is /srv/www{root_of(site)}; and this file:
#     DocumentRoot /srv/www
#     Include /etc/apache2/bulletins.conf
#   </VirtualHost>
"""


def _headers(site: Site) -> Iterator[str]:
    for rule in rules(site):
        sets = (f'  Header always set {name} "{value}"' for name, value in rule.headers.items())
        opening = f'<LocationMatch "{pattern_of(rule, site)}">'
        yield "\n".join([opening, *sets, "</LocationMatch>"])
    yield ""


def _files(site: Site) -> str:
    root = root_of(site)
    types = "\n".join(f'  AddType "{kind}" {ending}' for ending, kind in TYPES.items())
    feeds = re.escape(f"{root}feeds/")
    copies = r"(\.br|\.gz)?" if site.settings.packed_copies else ""
    return f"""\
<Location "{root}">
  Options -Indexes
  AddDefaultCharset utf-8
  AddCharset utf-8 .css .html .js .svg .txt .xml
{types}
  DirectoryIndex index.html
  ErrorDocument 403 {root}404.html
  ErrorDocument 404 {root}404.html
</Location>
<LocationMatch "^{feeds}.*\\.json{copies}$">
  ForceType {JSON_FEED}
</LocationMatch>
# What is hidden is not for readers, but for what other machines look for at known addresses.
RedirectMatch 404 "^{re.escape(root)}(.*/)?\\.(?!well-known/)"
"""


def _packed(site: Site) -> str:
    if not site.settings.packed_copies:
        return ""
    root = re.escape(root_of(site))
    ways = "\n".join(_packed_as(encoding, ending, root) for encoding, ending in ENDINGS.items())
    encodings = "\n".join(f"  AddEncoding {name} {ending}" for name, ending in ENDINGS.items())
    return f"""\
# The copies that the build has packed; a browser says which of them it can read.
<Location "{root_of(site)}">
{encodings}
  RemoveType .gz
  Header always append Vary Accept-Encoding
</Location>
RewriteEngine On
RewriteRule "^({root}(.*/)?)$" "$1index.html"
{ways}
"""


def _packed_as(encoding: str, ending: str, root: str) -> str:
    return f"""\
RewriteCond "%{{HTTP:Accept-Encoding}}" "\\b{encoding}\\b"
RewriteCond "%{{DOCUMENT_ROOT}}$1{ending}" -f
RewriteRule "^({root}.+)$" "$1{ending}" [L]"""
