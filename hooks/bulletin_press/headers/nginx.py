"""A snippet for nginx, to be included in the ``server`` block of a site.

Sources: https://nginx.org/en/docs/http/ngx_http_headers_module.html and
https://nginx.org/en/docs/http/ngx_http_core_module.html; tried with nginx 1.22 of Debian 12.
"""

import re
from collections.abc import Iterator

from bulletin_press.headers.rules import JSON_FEED, TYPES, Rule, pattern_of, root_of, rules
from bulletin_press.site import Site

# HTML has its letters named without being listed.
_IN_UTF8 = (
    "application/javascript application/xml image/svg+xml text/css text/javascript text/plain "
    "text/xml"
)


def written(site: Site) -> str:
    """Write the rules of a site."""
    parts = [_opening(site), *_headers(site), _files(site)]
    return "\n".join(parts)


def _opening(site: Site) -> str:
    return f"""\
# Written by Bulletin Press; see docs/contributing/hosting.md. Write it anew after an update.
#
#   server {{
#     listen 443 ssl;
#     server_name {site.host};
#     root /srv/www;  # what "bulletins build" wrote is /srv/www{root_of(site)}
#     include /etc/nginx/bulletins.conf;  # this file
#   }}
"""


def _headers(site: Site) -> Iterator[str]:
    """Say all by variables: a header added in a location takes the place of all others."""
    said = list(rules(site))
    names = dict.fromkeys(name for rule in said for name in rule.headers)
    # One that is empty is not sent, so the rest of the host hears nothing of ours.
    yield from (f'set {_variable(name)} "";' for name in names)
    yield from (_settings(rule, site) for rule in said)
    yield from (f"add_header {name} {_variable(name)} always;" for name in names)
    yield ""


def _variable(name: str) -> str:
    return f"$bulletins_{name.lower().replace('-', '_')}"


def _settings(rule: Rule, site: Site) -> str:
    sets = [f'  set {_variable(name)} "{value}";' for name, value in rule.headers.items()]
    return "\n".join([f'if ($uri ~ "{pattern_of(rule, site)}") {{', *sets, "}"])


def _files(site: Site) -> str:
    root = root_of(site)
    types = {rf"\{ending}$": kind for ending, kind in TYPES.items()}
    types[f"^{re.escape(root)}feeds/.*\\.json$"] = JSON_FEED
    known = "\n".join(_typed(pattern, kind) for pattern, kind in types.items())
    return f"""\
location {root} {{
  charset utf-8;
  charset_types {_IN_UTF8};
  index index.html;
  autoindex off;
  server_tokens off;
  absolute_redirect off;
  error_page 403 404 =404 {root}404.html;
  try_files $uri $uri/ =404;
{_packed(site)}\
  # What is hidden is not for readers, but for what other machines look for at known addresses.
  location ~ "/\\.(?!well-known/)" {{
    return 404;
  }}
{known}
}}
"""


def _typed(pattern: str, kind: str) -> str:
    return f'  location ~ "{pattern}" {{\n    types {{ }}\n    default_type "{kind}";\n  }}'


def _packed(site: Site) -> str:
    if not site.settings.packed_copies:
        return ""
    return """\
  # The copies that the build has packed. For those of Brotli install
  # libnginx-mod-http-brotli-static and take away the sign before the second line.
  gzip_static on;
  # brotli_static on;
  gzip_vary on;
"""
