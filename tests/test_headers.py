"""What web servers are to say, and that all of them are to say the same."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bulletin_press.headers import HOSTS
from bulletin_press.headers.netlify import NAME
from bulletin_press.headers.policy import (
    FIRST_SCRIPT,
    MOVED,
    PAGES,
    SEARCHING,
    hashed,
    in_header,
    in_page,
    policy_of,
)
from bulletin_press.headers.rules import POLICY, rules
from bulletin_press.publishers import headers

GOLDEN = Path(__file__).parent / "golden" / "headers"
FILES = {"nginx": "nginx.conf", "apache": "apache.conf", "netlify": NAME}
POLICIES = (PAGES, SEARCHING, MOVED)


def everything(policy):
    return {source for allowed in policy.values() for source in allowed}


def everywhere(site):
    return next(iter(rules(site))).headers


@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_is_allowed_that_is_not_named(policy):
    assert policy["default-src"] == ("'none'",)
    assert policy["base-uri"] == ("'none'",)
    assert not everything(policy) & {"*", "'unsafe-inline'", "'unsafe-eval'", "https:", "http:"}


def test_only_the_search_page_may_run_webassembly_and_ask_for_more():
    assert [policy_of(path) for path in ("", "lessons/", "404.html")] == [PAGES] * 3
    assert policy_of("search/") == SEARCHING
    assert set(SEARCHING) - set(PAGES) == {"connect-src", "worker-src"}
    assert everything(SEARCHING) - everything(PAGES) == {"'wasm-unsafe-eval'"}


def test_the_script_in_the_frame_is_allowed_by_its_digest():
    # The example of the specification: https://www.w3.org/TR/CSP2/#script-src-hash-usage
    wanted = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    assert hashed("alert('Hello, world.');") == wanted
    assert hashed(FIRST_SCRIPT) in PAGES["script-src"]
    assert "</script" not in FIRST_SCRIPT


def test_what_a_page_cannot_say_of_itself_is_said_by_the_header():
    said = in_header(PAGES, secure=True)
    assert said == f"{in_page(PAGES)}; frame-ancestors 'none'; upgrade-insecure-requests"
    assert "upgrade" not in in_header(PAGES, secure=False)
    assert '"' not in said


def test_https_is_insisted_on_only_when_asked_for(a_site):
    assert "Strict-Transport-Security" not in everywhere(a_site())
    said = everywhere(a_site(https_only_days=30))["Strict-Transport-Security"]
    assert said == f"max-age={30 * 24 * 60 * 60}"


@pytest.mark.parametrize("host", FILES)
def test_a_host_gets_what_it_got_before(expect, a_site, host):
    site = a_site(packed_copies=True, https_only_days=365)
    expect(GOLDEN / FILES[host], HOSTS[host](site).encode())


@pytest.mark.parametrize("host", FILES)
def test_every_host_is_told_every_header(a_site, host):
    site = a_site()
    written = HOSTS[host](site)
    for rule in rules(site):
        for name, value in rule.headers.items():
            # These two hosts join what they are told twice, so the narrower is told by the page.
            if host == "netlify" and value in ("no-cache", everywhere(site)[POLICY]):
                assert f": {value}\n" not in written
            else:
                assert value in written
            assert name in written


@pytest.mark.parametrize("host", ["nginx", "apache"])
def test_packed_copies_are_spoken_of_only_where_there_are_some(a_site, host):
    words = {"nginx": "gzip_static on;", "apache": "RewriteEngine On"}
    assert words[host] not in HOSTS[host](a_site())
    assert words[host] in HOSTS[host](a_site(packed_copies=True))


def test_no_address_is_told_the_same_header_twice_by_netlify(a_site):
    told, place = {}, ""
    for line in HOSTS["netlify"](a_site()).splitlines()[1:]:
        if line.startswith("/"):
            place = line.removesuffix("*")
        else:
            told.setdefault(line.split(":")[0].strip(), []).append(place)
    assert "Content-Security-Policy" in told
    for name, places in told.items():
        assert not any(a != b and a.startswith(b) for a in places for b in places), name


def test_the_limits_of_cloudflare_are_kept(a_site):
    lines = HOSTS["netlify"](a_site(https_only_days=365)).splitlines()
    assert max(map(len, lines)) < 2000
    assert sum(line.startswith("/") for line in lines) < 100


@pytest.mark.parametrize("host", HOSTS)
def test_a_site_below_a_path_speaks_of_nothing_else_on_its_host(host, a_site):
    root = "/children/lessons/"
    site = replace(a_site(packed_copies=True), url=f"https://example.org{root}")
    written = HOSTS[host](site)
    places = {
        # Endings of files are nested in the location of the site.
        "nginx": r'(?:\$uri ~ "\^\(|^location |error_page .* )([^" |;]+)',
        "apache": r'(?:Match(?: 404)? "|Location "|ErrorDocument \d+ |RewriteRule ")\W*([^"|\n]+)',
        "netlify": r"^(/.*)",
    }
    found = re.findall(places[host], written, re.MULTILINE)
    assert len(found) > 5
    assert {place.lstrip("/").startswith(root[1:]) for place in found} == {True}, found
    # What stands in no place of its own would hold for the whole host.
    outside = re.sub(r"(?ms)^(location|<\w+|if) .*?^(\}|</\w+>)$", "", written)
    for words in ("error_page", "charset", "AddType", "Header always", "Options -"):
        assert words not in outside


def test_below_a_path_no_file_of_netlify_lies_where_nobody_looks(a_site, a_catalogue):
    site = replace(a_site(), url="https://example.org/children/lessons/")
    assert list(headers.publish(a_catalogue(), site)) == []


def test_the_file_of_netlify_lies_at_the_root_of_the_site(a_site, a_catalogue):
    (file,) = headers.publish(a_catalogue(), a_site())
    assert file.path == "_headers"
    assert file.content.decode() == HOSTS["netlify"](a_site())
