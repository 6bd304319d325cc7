"""Headers that must never be taken for an item without fields."""

BROKEN_HEADERS = {
    "no header": "title: x\n",
    "never closed": "---\ntitle: x\nstatus: draft\n",
    "closed with dots": "---\ntitle: x\nstatus: draft\n...\n\ntext\n",
    "a stray colon": "---\ntitle: Quiet room: a lesson\nstatus: draft\n---\n",
    "a blank line first": "\n---\ntitle: x\nstatus: draft\n---\n",
    "a tab": "---\ntitle: x\nsocial:\n\tmessages: []\nstatus: draft\n---\n",
    "a list": "---\n- title: x\n---\n",
    "an open bracket": "---\ntitle: x\nthemes: [neglect\nstatus: draft\n---\n",
    "a doubled field": "---\nstatus: draft\nstatus: published\n---\n",
    "no status": '---\ntitle: "x"\nsummary: "x"\n---\n',
    "an unknown status": '---\ntitle: "x"\nsummary: "x"\nstatus: secret\n---\n',
}
