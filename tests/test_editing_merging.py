"""From what the editor has changed to the file's new bytes."""

from pathlib import Path

import pytest
from bulletin_press.editing.merging import Content, NotMerged, merge, read_content
from bulletin_press.editing.values import clean, settle, show
from bulletin_press.models import KINDS
from bulletin_press.reference import fields_of
from hypothesis import given, settings
from hypothesis import strategies as st

LESSON = """---
# Written by hand, with care.
title:   'Ask twice'   # the short one
x_note: kept  # nobody knows this field
summary: "The second question."

themes: # two
  - neglect        # the main one
  # the next is for later
  - online-safety
status: draft
learning:
  # first
  - point: One.   # why
    source: §1
  # second
  - source: "§2"
    point: >-
      Two
      lines.
  - {point: Three., source: §3}
actions: []        # none yet
#  - do: an example
social:
    hold: true
    repeat: {every: 4 weeks, times: 6}
questions:
- "Why?"
- How?
---


The text.

- A point[^1].

[^1]: A note.
"""


EXAMPLESHIRE = Path(__file__).parent / "exampleshire" / "bulletins"


def changed(raw, body=None, **fields):
    """Merge some fields, given as settled values; None takes one away."""
    was = read_content("lessons", raw)
    now = {name: value for name, value in {**was.fields, **fields}.items() if value is not None}
    return merge("lessons", raw, Content(now, was.body if body is None else body))


def lines(body=None, text=LESSON, **fields):
    """Tell which lines went, and which came."""
    new = changed(text.encode(), body, **fields).decode()
    old_lines, new_lines = text.split("\n"), new.split("\n")
    gone = [line for line in old_lines if line not in new_lines]
    return gone, [line for line in new_lines if line not in old_lines]


def test_what_is_not_changed_is_not_touched():
    assert changed(LESSON.encode()) == LESSON.encode()


def test_a_text_keeps_its_quotation_marks_and_its_remark():
    assert lines(title="It's “new”: twice") == (
        ["title:   'Ask twice'   # the short one"],
        ["title:   'It''s “new”: twice'   # the short one"],
    )


def test_of_a_list_only_the_changed_entry_changes():
    assert lines(themes=["neglect", "fgm"]) == (["  - online-safety"], ["  - fgm"])


def test_of_a_record_only_the_changed_field_changes():
    learning = read_content("lessons", LESSON.encode()).fields["learning"]
    learning = [learning[0], {**learning[1], "source": "§9"}, learning[2]]
    assert lines(learning=learning) == (['  - source: "§2"'], ['  - source: "§9"'])


def test_entries_that_move_keep_the_way_they_are_written():
    one, two, three = read_content("lessons", LESSON.encode()).fields["learning"]
    gone, came = lines(learning=[two, three, one])
    assert (gone, came) == ([], [])
    new = changed(LESSON.encode(), learning=[two, three, one]).decode()
    assert new.index("Two") < new.index("Three.") < new.index("- point: One.   # why")


def test_an_entry_that_goes_takes_no_other_along():
    one, _, three = read_content("lessons", LESSON.encode()).fields["learning"]
    gone, came = lines(learning=[one, three])
    assert gone == ['  - source: "§2"', "    point: >-", "      Two", "      lines."]
    assert came == []


def test_a_remark_stays_where_an_empty_list_is_filled():
    gone, came = lines(actions=[{"do": "Ask.", "for": ["police", "education"]}])
    assert gone == ["actions: []        # none yet"]
    assert came == ["actions:        # none yet", "  - do: Ask.", "    for: [police, education]"]


def test_a_new_field_stands_behind_the_one_that_it_follows():
    new = changed(LESSON.encode(), published="2026-01-10").decode()
    assert "status: draft\npublished: 2026-01-10\nlearning:" in new


def test_a_field_that_is_emptied_keeps_its_name_and_nothing_of_its_value():
    gone, came = lines(learning=None, questions=None, summary=None)
    assert came == ["summary:"]
    assert not [line for line in gone if line in ("learning:", "questions:")]
    new = changed(LESSON.encode(), learning=None).decode()
    assert "One." not in new
    assert "Two" not in new


def test_a_text_of_several_lines_is_written_in_lines():
    gone, came = lines(actions=[{"do": "Ask.", "response": "Done.\n\nReally: done."}])
    assert came[2:] == ["    response: |-", "      Done.", "      Really: done."]
    assert gone


def test_only_the_text_changes_when_only_the_text_was_changed():
    gone, came = lines("The text.\n\n- Another point.")
    assert gone == ["- A point[^1].", "[^1]: A note."]
    assert came == ["- Another point."]


def header(text, body="\nText.\n"):
    return f"---\n{text}---\n{body}"


def fields(text):
    return read_content("lessons", text.encode()).fields


@pytest.mark.parametrize(
    "written",
    [
        "title:\tA\n",
        "title: A\nid: *nope\n",
        "title: A\nactions: &a\n  - *a\n",
        "title: A\nactions: &a\n  - do: x\n  - *a\n",
        "? title\n: A\n? summary\n",
    ],
)
def test_what_the_editor_cannot_parse_is_left_alone(written):
    """A list of the parser's own failures, each of which ended in a traceback."""
    raw = header(written).encode()
    was = read_content("lessons", raw)
    if was is None:
        raw = b"no header"
    value = {"do": "z"}
    now = {**(was.fields if was else {}), "title": "B", "summary": "C", "actions": [value]}
    with pytest.raises(NotMerged):
        merge("lessons", raw, Content(now, "Text."))


@pytest.mark.parametrize(
    ("written", "now"),
    [
        (
            "actions: [{do: x, for: [police], extra: keep me}]\n",
            {"actions": [{"do": "z", "for": ["police"]}]},
        ),
        (
            "embargo: {reason: inquest, review: 2027-01-01, note: keep me}\n",
            {"embargo": {"reason": "other", "review": "2027-01-01"}},
        ),
        ("themes: [neglect, # why\n  fgm]\n", {"themes": ["neglect"]}),
        ("actions:\n  - {do: x, extra: keep} # c\n", {"actions": [{"do": "z"}]}),
        ("questions:\n  [ # why\n  a?]\n", {"questions": ["b?"]}),
        ("themes:\n  [neglect, # why\n  fgm]\n", {"themes": ["neglect"]}),
        ("themes:\n  -\n  # why\n  - \n", {"themes": ["neglect"]}),
        ("embargo: >\n  soon\n", {"embargo": {"reason": "inquest"}}),
        ("embargo: soon\n", {"embargo": {"reason": "inquest"}}),
    ],
)
def test_nothing_that_the_form_does_not_show_is_lost(written, now):
    with pytest.raises(NotMerged):
        changed(header(f"title: A\n{written}").encode(), **now)


@pytest.mark.parametrize("written", ["themes: [neglect, # why\n  fgm]\n", "embargo: {note: x}\n"])
def test_what_is_in_the_way_of_one_field_is_not_in_the_way_of_another(written):
    text = header(f"title: A\n{written}")
    assert lines(text=text, title="B") == (["title: A"], ["title: B"])


def test_an_empty_entry_keeps_its_place_and_the_others_their_remarks():
    text = header("title: A\nquestions:\n  - a? # why a\n  -\n  - b? # why b\n")
    assert lines(text=text, questions=["z?", "b?"]) == (["  - a? # why a"], ["  - z? # why a"])
    text = header("title: A\nactions:\n  - do: x\n    extra: keep # r\n  - \n  - {}\n")
    assert lines(text=text, actions=[{"do": "z"}]) == (["  - do: x"], ["  - do: z"])


ACTIONS = header("""title: A
actions:
  # agreed with the police
  - do: Ring the police
    for: [police]
    by: 2027-01-01
  # no answer yet
  - do: Tell schools
    for: [schools]
    by: 2027-02-01 # asked twice
    extra: of schools
""")


def test_an_entry_that_is_changed_keeps_its_own_remarks_where_another_goes():
    _, schools = fields(ACTIONS)["actions"]
    gone, came = lines(text=ACTIONS, actions=[{**schools, "do": "Tell all schools"}])
    assert came == ["  - do: Tell all schools"]
    assert "    by: 2027-02-01 # asked twice" not in gone
    assert "    extra: of schools" not in gone
    assert "  - do: Ring the police" in gone
    text = header("title: A\nactions:\n  - do: Ask\n  - do: Tell\n    extra: kept # r\n")
    assert lines(text=text, actions=[{"do": "Tel"}])[1] == ["  - do: Tel"]
    assert "    extra: kept # r" not in lines(text=text, actions=[{"do": "Tel"}])[0]


def test_an_entry_that_moves_and_is_changed_keeps_what_stands_in_it():
    police, schools = fields(ACTIONS)["actions"]
    police = {**police, "do": "Ring the police at once"}
    gone, came = lines(text=ACTIONS, actions=[schools, police])
    assert (gone, came) == (["  - do: Ring the police"], ["  - do: Ring the police at once"])
    schools = {**schools, "do": "Tell all schools"}
    gone, came = lines(text=ACTIONS, actions=[{"do": "First"}, schools, police])
    assert gone == ["  - do: Ring the police", "  - do: Tell schools"]
    assert len(came) == 3


def test_a_remark_beside_the_sign_of_a_folded_text_stays():
    text = header("title: A\nsummary: > # why\n  x\n  y\n\n# later\nstatus: draft\n")
    assert lines(text=text, summary="New text.")[1] == ['summary: "New text." # why']
    assert lines(text=text, summary=None)[1] == ["summary: # why"]
    text = header("title: A\nactions:\n  - do: |- # why\n      x\n  - do: y\n")
    new = [{"do": "x", "response": "a\nb"}, {"do": "y"}]
    assert lines(text=text, actions=new)[0] == []


def test_each_part_of_a_file_keeps_its_own_ends_of_lines():
    raw = b"---\r\ntitle: A\r\n---\n\nOne\n\nTwo\n"
    assert changed(raw, "One\n\nTree") == raw.replace(b"Two", b"Tree")
    assert changed(raw, title="B") == raw.replace(b"A", b"B")
    raw = b"---\ntitle: A\n---\r\n\r\nOne\r\n\r\nTwo\r\n"
    assert changed(raw, "One\n\nTree\nFour") == raw.replace(b"Two", b"Tree\r\nFour")
    raw = b"---\r\ntitle: A\r\n---\r\n"
    assert changed(raw, "One") == raw + b"\r\nOne\r\n"
    raw = b"---\nquestions:\n- a\n- b\n- c\r\n---\n"
    assert changed(raw, questions=["a", "c"]) == raw.replace(b"- b\n", b"")


def test_a_line_that_the_browser_ends_otherwise_is_no_change():
    raw = b"---\ntitle: A\n---\n\nOne\rmore\r\n\nTwo\n"
    assert read_content("lessons", raw).body == "One\nmore\n\nTwo"
    assert changed(raw, title="B") == raw.replace(b"A", b"B")
    assert changed(raw, "One\nmore\n\nTree") == raw.replace(b"Two", b"Tree")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_ends_of_lines_and_the_mark_of_utf_8_stay(mark):
    raw = (mark + LESSON).replace("\n", "\r\n").encode()
    new = changed(raw, "New.\n\nText.", questions=["Why?", "Since when?"], published="2026-01-10")
    assert new.count(b"\n") == new.count(b"\r\n")
    assert new.startswith(mark.encode() + b"---\r\n")
    assert read_content("lessons", new).body == "New.\n\nText."


@pytest.mark.parametrize(
    "text", ["no header", "---\ntitle: x", "---\n- a\n---\n", "---\na: b: c\n---\n"]
)
def test_a_file_whose_header_cannot_be_read_is_left_alone(text):
    assert read_content("lessons", text.encode()) is None
    with pytest.raises(NotMerged):
        merge("lessons", text.encode(), Content({"title": "x"}, ""))


def test_a_header_in_braces_is_left_alone():
    with pytest.raises(NotMerged):
        changed(b"---\n{title: x, status: draft}\n---\nText.\n", title="y")


def test_every_item_of_exampleshire_shown_and_settled_again_is_the_same():
    files = [(kind, file) for kind in KINDS for file in (EXAMPLESHIRE / kind).rglob("*.md")]
    assert len(files) > 30
    for kind, file in files:
        raw = file.read_bytes()
        content = read_content(kind, raw)
        fields = fields_of(kind)
        assert settle(fields, show(fields, content.fields)) == content.fields
        assert merge(kind, raw, content) == raw


# Each field in the ways in which authors write it. What stands between them must stay.
WRITTEN = {
    "title": ["title: Ask twice\n", 'title: "Ask: twice" # why\n', "title: 'It''s'\n", "title:\n"],
    "summary": ["summary: >-\n  Folded\n  text\n", "summary: |\n  One\n\n", "summary: a\n  b c\n"],
    "themes": [
        "themes: [neglect, fgm] # two\n",
        "themes:\n- neglect\n# then\n- fgm\n",
        "themes: []\n",
    ],
    "published": ["published: 2026-01-10\n", "published: # when?\n", "published: '2017/18'\n"],
    "public": ["public: true\n", "public: no # never\n"],
    "embargo": ["embargo:\n  reason: other\n  # soon\n  review: 2027-01-01\n", "embargo: {}\n"],
    "learning": [
        "learning:\n  - point: One # 1\n    # 2\n    source: x\n  # 3\n  - source: y\n",
        "learning: [{point: One}, {point: Two}]\n",
        "learning:\n-\n  point: One\n- point: |\n    Two\n\n    parts\n",
    ],
    "questions": ['questions:\n  - "Why?"\n  - >-\n    How\n    so?\n', "questions: # none\n"],
    "social": ["social:\n    messages:\n    - Hi\n    repeat: {every: 1 week, times: 2}\n", ""],
}
BETWEEN = st.sampled_from(
    ["", "\n", "# a remark: 'with' signs\n", "x_other: 1\n", "\n# - a list?\n\n"]
)
TEXT = st.text(max_size=40).map(lambda text: clean(text).strip())
LINE = TEXT.map(lambda text: " ".join(text.split()))
NEW = {
    "title": LINE,
    "summary": LINE,
    "themes": st.lists(st.sampled_from(["neglect", "fgm", "18-25", "true"]), unique=True),
    "published": st.sampled_from(["2026-03-29T01:30", "2017", "2017/18", ""]),
    "public": st.booleans(),
    "embargo": st.fixed_dictionaries({}, optional={"reason": LINE, "review": LINE}),
    "learning": st.lists(
        st.fixed_dictionaries({}, optional={"point": TEXT, "source": LINE}), max_size=4
    ),
    "questions": st.lists(TEXT, max_size=4),
    "social": st.fixed_dictionaries(
        {}, optional={"messages": st.lists(TEXT, max_size=3), "content_warning": LINE}
    ),
}


@st.composite
def changes(draw):
    """Make a file in parts, name one of its fields, and give that a new value."""
    names = draw(st.permutations(list(WRITTEN)))
    parts = {name: draw(BETWEEN) + draw(st.sampled_from(WRITTEN[name])) for name in names}
    end = draw(st.sampled_from(["---\n\n# Text\n", "---\n", "---\n \n  indented\n\n"]))
    name = draw(st.sampled_from(names))
    return (
        parts,
        end,
        name,
        draw(NEW[name]),
        draw(st.booleans()),
        draw(st.sampled_from(["\n", "\r\n"])),
    )


@settings(max_examples=250)
@given(changes())
def test_changing_one_field_leaves_every_other_byte(made):
    parts, end, name, value, has_mark, newline = made
    names = list(parts)
    at = names.index(name)
    before = "---\n" + "".join(parts[each] for each in names[:at])
    after = "".join(parts[each] for each in names[at + 1 :]) + end
    before, own, after = (text.replace("\n", newline) for text in (before, parts[name], after))
    mark = "\ufeff" if has_mark else ""
    raw = (mark + before + own + after).encode()
    was = read_content("lessons", raw)
    fields = {**was.fields, **dict.fromkeys([name], None)}
    given_now = settle(fields_of("lessons"), {**fields, name: value})
    new = merge("lessons", raw, Content(given_now, was.body))
    assert read_content("lessons", new) == Content(given_now, was.body)
    if was.fields == given_now:
        assert new == raw
    if f"{name}:" in own:
        assert new.startswith((mark + before).encode())
        assert new.endswith(after.encode())
    else:
        kept = iter(new.decode().split("\n"))
        assert all(line in kept for line in raw.decode().split("\n"))


@given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.text(max_size=9), st.text() | st.none()))
def test_whatever_the_editor_sends_is_settled_once(kind, sent):
    fields = fields_of(kind)
    names = [field.name for field in fields]
    values = {names[len(key) % len(names)]: value for key, value in sent.items()}
    settled = settle(fields, values)
    assert settle(fields, show(fields, settled)) == settled


def test_signs_that_no_file_may_hold_are_taken_out():
    assert clean("a\x00b\u2028c\ud800\r\nd\re") == "a b c?\nd\ne"
