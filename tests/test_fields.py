"""What an author may write in each field."""

import pytest

GOOD = [
    ("title", "2026"),
    ("title", '"Ask: twice # always"'),
    ("title", "x" * 120),
    ("summary", "x" * 300),
    ("status", "embargoed"),
    ("published", "2017/18"),
    ("published", "2026-12-01T09:00"),
    ("review_by", "2027-01-31"),
    ("themes", "[neglect, safer-sleep]"),
    ("priorities", "[1, 3]"),
    ("public", "yes"),
    ("related", "[guidance/right-help, reviews/a]"),
    ("related", "[/guidance/right-help/, guidance/another.md]"),
    ("reviews", "[a-review, reviews/another]"),
    ("aliases", "[/learning/asthma/, /old/asthma.html]"),
    ("id", "tag:learning.example.org,2017-11:lessons/asthma"),
    ("embargo", "{reason: inquest, review: 2027-01-31}"),
    ("withdrawn", "{date: 2026-01-31, reason: Old., see: https://example.org/new}"),
    ("withdrawn", "{date: 2026-01-31, reason: Old., see: guidance/right-help}"),
    ("actions", "[{do: Ask., for: [police], by: 2027-03-31}]"),
    ("resources", "[{title: Toolkit, url: 'https://example.org/?a=b#c'}]"),
    ("social", "{hashtags: ['#AskTwice', Sicherheit2027, Übung]}"),
    ("social", "{repeat: {every: 4 weeks, times: 6}}"),
    ("allow", "[{check: names, text: Ash, why: a tree, by: editor}]"),
]

WRONG = [
    ("title", "x" * 121, "title"),
    ("title", "[a]", "title"),
    ("summary", "x" * 301, "summary"),
    ("status", "publishd", "status"),
    ("published", "soon", "published"),
    ("published", "2026-03-29T01:30", "published"),
    ("review_by", "2027-01", "review_by"),
    ("themes", "neglect", "themes"),
    ("themes", "[neglct]", "themes[0]"),
    ("themes", "[neglect, Neglect]", "themes[1]"),
    ("themes", "[" + ", ".join(["neglect"] * 7) + "]", "themes"),
    ("audiences", "[teachers]", "audiences[0]"),
    ("source_kind", "inspection", "source_kind"),
    ("priorities", "[one]", "priorities[0]"),
    ("public", "perhaps", "public"),
    ("related", "[asthma]", "related[0]"),
    ("aliases", "[learning/asthma/]", "aliases[0]"),
    ("aliases", "[/learning/asthma]", "aliases[0]"),
    ("aliases", "[/../asthma/]", "aliases[0]"),
    ("aliases", "[/a b/]", "aliases[0]"),
    ("id", "urn:isbn:1", "id"),
    ("embargo", "null", "embargo"),
    ("embargo", "{reason: secret, review: 2027-01-31}", "embargo.reason"),
    ("embargo", "{reason: inquest}", "embargo.review"),
    ("withdrawn", "{date: 2026-01-31, reason: Old., see: nowhere}", "withdrawn.see"),
    ("actions", "[{do: Ask., by: 31 March}]", "actions[0].by"),
    ("actions", "[Ask.]", "actions[0]"),
    ("actions", "Ask.", "actions"),
    ("resources", "[{title: Toolkit, url: www.example.org}]", "resources[0].url"),
    ("resources", "[{title: Toolkit, url: 'javascript:alert(1)'}]", "resources[0].url"),
    ("resources", "[{url: 'https://example.org'}]", "resources[0].title"),
    ("social", "{hashtags: [ask-twice]}", "social.hashtags[0]"),
    ("social", "{hashtags: ['2027']}", "social.hashtags[0]"),
    ("social", "{repeat: {every: often, times: 6}}", "social.repeat.every"),
    ("social", "{repeat: {every: 4 weeks, times: 0}}", "social.repeat.times"),
    ("edition", "2026", "edition"),
]


@pytest.mark.parametrize(("name", "written"), GOOD)
def test_a_field_takes_what_it_is_for(header, name, written):
    item, problems = header("lessons", f"{name}: {written}")
    assert not problems
    assert name in item.model_fields_set


@pytest.mark.parametrize(("name", "written", "field"), WRONG)
def test_a_field_refuses_what_it_is_not_for(header, name, written, field):
    item, [problem] = header("lessons", f"# a remark\n{name}: {written}")
    assert (problem.line, problem.field, problem.level) == (3, field, "problem")
    assert problem.message
    assert problem.hint
    assert name not in item.model_fields_set


def test_a_text_on_one_line_loses_its_breaks(header):
    item, _ = header("lessons", "title: >\n  Ask\n  twice\nsummary: 'a   b'")
    assert (item.title, item.summary) == ("Ask twice", "a b")


def test_the_name_of_an_item_is_understood_as_path_file_or_slug(header):
    item, _ = header("lessons", "related: [/guidance/a/, guidance/b.md]\nreviews: [c]")
    assert item.related == ("guidance/a", "guidance/b")
    assert item.reviews == ("reviews/c",)


def test_a_hash_in_front_of_a_hashtag_is_taken_away(header):
    item, _ = header("lessons", "social: {hashtags: ['#AskTwice']}")
    assert item.social.hashtags == ("AskTwice",)


def test_an_unknown_word_is_told_with_the_one_that_was_meant(header):
    _, [problem] = header("lessons", "themes: [neglct]")
    assert "'neglect'" in problem.hint


def test_a_length_is_told_with_how_much_to_cut(header):
    _, [problem] = header("lessons", f"title: {'x' * 123}")
    assert "123" in problem.message
    assert "3" in problem.hint


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("themes", "neglect"),
        ("audiences", "police"),
        ("ages", "under-1"),
        ("levels", "universal"),
        ("boards", "adults"),
        ("related", "guidance/help"),
        ("reviews", "a-review"),
        ("aliases", "/old/"),
    ],
)
def test_what_is_listed_twice_is_told(header, name, entry):
    _, [problem] = header("lessons", f"title: A\n{name}: [{entry}, {entry}]")
    assert (problem.line, problem.field) == (3, name)


def test_an_alias_does_not_begin_with_two_slashes(header):
    _, problems = header("lessons", "aliases: [//evil.example/]")
    assert [problem.field for problem in problems] == ["aliases[0]"]


@pytest.mark.parametrize("alias", ["/%2e%2e/%2e%2e/x/", "/a/..%2f..%2f..%2fx.html"])
def test_an_alias_does_not_lead_out_of_the_site_however_it_is_spelt(header, alias):
    _, problems = header("lessons", f"aliases: [{alias}]")
    assert [problem.field for problem in problems] == ["aliases[0]"]
