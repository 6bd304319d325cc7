"""Which calendars a site has, for people who choose."""

EVENTS = "calendar/events.ics"
ACTIONS = "calendar/actions.ics"

ABOUT_EVENTS = "Events and campaigns. What has no day yet stands on the pages of the site only."
ABOUT_ACTIONS = "What bulletins ask agencies to do, on the day by which it is to be in place."

CALENDARS = (
    (EVENTS, "Events and campaigns", ABOUT_EVENTS),
    (ACTIONS, "Actions", ABOUT_ACTIONS),
)
"""Both calendars, for people who choose: the site path, the name, a sentence about it."""
