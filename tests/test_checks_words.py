"""Words to prefer, abbreviations, and national guidance that has a newer edition."""

import time
from dataclasses import replace

import pytest
from bulletin_press.allowing import excuse
from bulletin_press.checks.abbreviations import check_abbreviations
from bulletin_press.checks.preferred_words import check_preferred_words
from bulletin_press.checks.statutory_editions import check_statutory_editions
from bulletin_press.glossary import Entry
from bulletin_press.wording.preferred import PreferredWords
from bulletin_press.wording.statutory import statutory_guidance


@pytest.fixture
def told(a_project, a_site, at):
    """Put items to one check: ``told(check, *items, **project) -> [problem]``."""

    def tell(check, *items, moment="2026-11-22T12:00", **of_project):
        project = replace(a_project(*items), **of_project)
        found = list(check(project, a_site(), at(moment)))
        assert {one.level for one in found} <= {"advice"}
        assert all(one.message and one.hint and one.text for one in found)
        return found

    return tell


class TestPreferredWords:
    def test_a_word_is_told_at_its_line_with_what_to_write_why_and_the_source(self, told, an_item):
        item = an_item(body="Text.\n\nShe refused to engage.\n")
        [problem] = told(check_preferred_words, item)
        assert problem.line == item.source.body_line + 2
        assert problem.message == "says 'refused to engage'"
        assert problem.hint.startswith("write: what was offered")
        assert "closes the question of why" in problem.hint
        assert "NSPCC" in problem.hint

    @pytest.mark.parametrize(
        "fields",
        [
            {"title": "Hard to reach"},
            {"summary": "They were hard to reach."},
            {"learning": [{"point": "They were hard to reach."}]},
            {"actions": [{"do": "Find those who are hard to reach."}]},
            {"questions": ["Who is hard to reach?"]},
            {"social": {"messages": ["Who is hard to reach?"]}},
            {"changes": [{"date": "2026-02-01", "note": "Hard to reach."}]},
            {"body": "## Hard to reach\n"},
            {"body": "They were **hard to** reach.\n"},
        ],
    )
    def test_every_text_is_read(self, told, an_item, fields):
        assert len(told(check_preferred_words, an_item(**fields))) == 1

    @pytest.mark.parametrize(
        "fields",
        [
            {"title": "“I was attention seeking”"},
            {"body": "> I was attention seeking.\n"},
            {"body": "He said: “They call me attention seeking.”\n"},
            {"citations": [{"title": "Beyond attention seeking"}]},
            {"resources": [{"title": "Attention seeking", "url": "https://a.example"}]},
        ],
    )
    def test_words_of_others_stand(self, told, an_item, fields):
        assert not told(check_preferred_words, an_item(**fields))

    def test_every_place_is_told_and_the_reason_once_for_an_item(self, told, an_item):
        items = [an_item(slug=slug, body="LAC. LAC.\n\nLAC.\n") for slug in "ab"]
        found = told(check_preferred_words, *items)
        assert [one.message for one in found] == ["says 'LAC'"] * 6
        assert ["; why: " in one.hint for one in found] == [True, False, False] * 2
        assert all(one.hint.startswith("write: ") for one in found)

    def test_an_exception_for_one_place_leaves_the_others(self, told, an_item):
        allow = {"check": "preferred-words", "text": "The LAC form", "why": "Its name.", "by": "A"}
        item = an_item(body="The LAC form.\n\nHe is LAC.\n", allow=[allow])
        left, excused = excuse(told(check_preferred_words, item), [item])
        assert [one.line for one in left] == [item.source.body_line + 2]
        assert len(excused) == 1

    def test_an_exception_excuses_it(self, told, an_item):
        allow = {"check": "preferred-words", "text": "LAC", "why": "A form's name.", "by": "Lead"}
        item = an_item(body="The LAC form.\n", allow=[allow])
        left, excused = excuse(told(check_preferred_words, item), [item])
        assert not left
        assert len(excused) == 1

    def test_a_site_that_switched_all_off_is_told_nothing(self, told, an_item):
        item = an_item(body="LAC")
        assert not told(check_preferred_words, item, preferred_words=PreferredWords())


class TestAbbreviations:
    @pytest.mark.parametrize(
        ("body", "word"),
        [
            ("Go to the MARAC first.", "MARAC"),
            ("Two MARACs met.", "MARACs"),
            ("The BSol area.", "BSol"),
            ("Ask the HMICFRS.", "HMICFRS"),
            ("## What the MARAC is\n", "MARAC"),
            ("Use `MARAC` here.", "MARAC"),
            ("The NHS/QXZ form.", "QXZ"),
            ("A QXV-eligible child, a non-QXV one.", "QXV"),
            ("Any word (QXU) will not do.", "QXU"),
            ("Each team (TX) met.", "TX"),
            ("The QXU (2024) says so.", "QXU"),
            ("The QXU (see above) says so.", "QXU"),
        ],
    )
    def test_what_nobody_explains_is_told(self, told, an_item, body, word):
        first, *others = told(check_abbreviations, an_item(body=body))
        assert first.text == word
        assert "bulletins/glossary.yml" in first.hint
        assert {one.text for one in others} <= {word}

    @pytest.mark.parametrize(
        "body",
        [
            "The NHS, a GP, two GPs, the UK and A&E on TV.",
            "A multi-agency risk assessment conference (MARAC) met. The MARAC agreed.",
            "The MARAC (a meeting on domestic abuse) met.",
            "Do NOT wait. ALL agencies.",
            "WhatsApp, YouTube, McDonald, TikTok, iPhone",
            "See https://a.example/MARAC and a@MARAC.example",
            "Child and adolescent mental health services (CAMHS) and a GP",
            "The Department for Education (the DfE) and Birmingham and Solihull (BSol)",
            "Anti-social behaviour (ASB) or antisocial behaviour (“ASB”)",
            "Unaccompanied asylum-seeking children (UASC); UASC/GP, UASC-led",
            "Part II and part IV, form A4, B12",
            "COVID-19",
        ],
    )
    def test_what_is_known_or_written_out_is_not(self, told, an_item, body):
        assert not told(check_abbreviations, an_item(body=body))

    def test_the_glossary_explains_for_all_pages(self, told, an_item):
        items = [an_item(slug=slug, body="The MARAC and the MAPPAs.") for slug in "ab"]
        glossary = (
            Entry(term="MARAC", says="A."),
            Entry(term="Public", also=("MAPPA",), says="B."),
        )
        assert not told(check_abbreviations, *items, glossary=glossary)

    def test_what_has_a_better_word_is_told_once_only(self, told, an_item):
        item = an_item(body="The LAC review.")
        assert not told(check_abbreviations, item)
        assert told(check_preferred_words, item)
        assert told(check_abbreviations, item, preferred_words=PreferredWords())

    def test_every_place_is_told_and_each_can_be_excused(self, told, an_item):
        allow = {"check": "abbreviations", "text": "The MARAC form", "why": "Its name.", "by": "A"}
        item = an_item(body="The MARAC form.\n\nA MARAC.", allow=[allow])
        found = told(check_abbreviations, item)
        assert len(found) == 2
        left, _ = excuse(found, [item])
        assert [one.line for one in left] == [item.source.body_line + 2]

    def test_it_is_written_out_where_it_stands_first_and_not_later(self, told, an_item):
        long = "a multi-agency risk assessment conference (MARAC)"
        body = f"The MARAC met.\n\nIt was {long}. The MARAC agreed."
        item = an_item(body=body, actions=[{"do": "Ring the MARAC."}])
        [problem] = told(check_abbreviations, item)
        assert problem.line == item.source.body_line
        item = an_item(body="The MARAC met.", summary=f"What {long} is.")
        assert not told(check_abbreviations, item)

    @pytest.mark.parametrize("sign", ["A", "A&", "a AB@"])
    def test_many_signs_take_no_long_time(self, an_item, a_project, a_site, at, sign):
        project = a_project(an_item(body=sign * 20_000 + "@"))
        assert project.passages
        begun = time.process_time()
        list(check_abbreviations(project, a_site(), at()))
        assert time.process_time() - begun < 5

    def test_titles_of_sources_are_not_ours_to_change(self, told, an_item):
        item = an_item(citations=[{"title": "MARAC guide"}], reference="ESCP 1")
        assert not told(check_abbreviations, item)


class TestStatutoryEditions:
    @pytest.mark.parametrize(
        "words",
        [
            "Working Together to Safeguard Children 2018",
            "Working Together to Safeguard Children (2018)",
            "Working Together to Safeguard Children, 2018 edition",
            "working together to safeguard children: 2018",
            "Working Together 2018",
            "KCSIE 2023",
            "Keeping Children Safe in Education (September 2023)",
            "Prevent duty guidance 2015",
            "Working Together (July 2018)",
            "Information sharing (2018)",
            "Children Missing Education, 2016",
        ],
    )
    def test_an_old_edition_is_told_in_an_item_of_a_later_time(self, told, an_item, words):
        [problem] = told(check_statutory_editions, an_item(body=f"As {words} says.\n"))
        assert "https://www.gov.uk/" in problem.hint
        assert problem.text in f"As {words} says"

    def test_what_was_right_on_its_day_stays_right(self, told, an_item):
        item = an_item(published="2022-05-01", body="As Working Together 2018 says.")
        assert not told(check_statutory_editions, item)

    def test_nothing_is_told_of_a_month_in_which_both_may_have_held(self, told, an_item):
        item = an_item(published="2026-03-20", body="As Working Together 2023 says.")
        assert not told(check_statutory_editions, item)
        item = an_item(published="2026-05-20", body="As Working Together 2023 says.")
        assert told(check_statutory_editions, item)

    def test_guidance_is_asked_by_the_edition_of_today(self, told, an_item):
        old = {"published": "2022-05-01", "body": "As Working Together 2018 says."}
        [problem] = told(check_statutory_editions, an_item("guidance", **old))
        assert "there is an edition of 2026" in problem.message
        found = told(check_statutory_editions, an_item("guidance", **old), moment="2023-01-01")
        assert not found

    def test_one_that_names_the_newer_edition_too_is_left_alone(self, told, an_item):
        body = "Working Together 2018 is old.\n\nUse Working Together 2026.\n"
        assert not told(check_statutory_editions, an_item("guidance", body=body))

    def test_the_time_grows_with_the_items_and_no_faster(self, a_project, a_site, at, an_item):
        def seconds(many):
            items = [
                an_item("guidance", f"a-{number}", body="As Working Together 2018 says.")
                for number in range(many)
            ]
            project = a_project(*items)
            assert project.passages
            begun = time.process_time()
            assert len(list(check_statutory_editions(project, a_site(), at()))) == many
            return time.process_time() - begun

        assert seconds(400) < 8 * seconds(100) + 0.05

    def test_titles_of_sources_are_read(self, told, an_item):
        item = an_item(
            citations=[{"title": "Working Together to Safeguard Children, 2018 edition"}]
        )
        [problem] = told(check_statutory_editions, item)
        assert problem.field == "citations[0].title"

    @pytest.mark.parametrize(
        "body",
        [
            "Working together since 2018.",
            "We were working together. In 2018 it ended.",
            "Working Together 2018/19",
            "Working Together 2026",
            "Information sharing is hard. 2018 was a year.",
            "We began working together in 2018.",
            "Working Together in 2018 was hard.",
            "Poor information sharing in 2015",
            "Information sharing in 2015 was poor.",
            "poor information sharing, 2015",
            "The number of children missing education in 2016",
        ],
    )
    def test_other_years_are_left_alone(self, told, an_item, body):
        assert not told(check_statutory_editions, an_item("guidance", body=body))

    def test_the_table_is_in_order(self):
        for guidance in statutory_guidance().values():
            years = list(guidance.editions)
            assert years == sorted(years)
            assert all(str(began.start.year) == year for year, began in guidance.editions.items())
