"""What Pagefind's index says, whatever the order it is written down in.

Words, pages and extracts come out the same each time. The order of filters differs from run to run,
and with it the names of their files.
"""

import gzip

from bulletin_press.verifying.cbor import parse_cbor

SIGN = b"pagefind_dcd"


def decoded_index(site):
    """The pieces of a site's index by names that stay the same; none where it has no index."""
    said, names = {}, {}
    for path in sorted(site.glob("pagefind/*/*")):
        content = _unpacked(path)
        if path.suffix == ".pf_filter":
            facet, values = parse_cbor(content)
            names[path.stem] = facet
            said[f"pagefind/filter/{facet}"] = repr(sorted(values)).encode()
        else:
            said[path.relative_to(site).as_posix()] = content
    for path in site.glob("pagefind/*.pf_meta"):
        listed = [_by_name(each, names) for each in parse_cbor(_unpacked(path))]
        said["pagefind/list"] = repr(listed).encode()
    return said


def _by_name(part, names):
    """Put filters in order, and a filter's name in the place of its file's."""
    pairs = [each for each in part if isinstance(each, list) and str(each[-1]) in names]
    return sorted(names[str(each[-1])] for each in pairs) if pairs else part


def _unpacked(path):
    return gzip.decompress(path.read_bytes()).removeprefix(SIGN)
