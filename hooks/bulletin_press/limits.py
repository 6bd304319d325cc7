"""How large and how involved texts may be, so that no file can make a build hang.

An honest bulletin comes nowhere near any of these; a broken file, a wrong one or a hostile one is
told with its line instead of being waited for. A limit on what one text may be stands here; where
it is looked at says ``Used by``.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    """The group ``limits`` under ``extra.bulletins``; see docs/contributing/settings.md.

    Attributes:
        kilobytes: of one text: an item, a data file, a standing page. A kilobyte is 1,000 bytes.
            Used by ``regular_files``.
        items: of the whole site. Used by ``reading``.
        entries: of one list in a header. Used by ``shape``.
        headings: of one body. Used by ``shape``.
        nesting: how many lists and quotations may stand within each other, and folders beside an
            item. Used by ``shape`` and ``listing``.
        paragraph: characters of one paragraph, list or table, up to its next empty line: what
            takes Python-Markdown longer than its length, it takes within one. Used by
            ``shape``.
        seconds: for which one body may be worked on before it is given up. Used by ``rendering``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kilobytes: Annotated[int, Field(ge=1, le=10_000)] = 200
    items: Annotated[int, Field(ge=1, le=1_000_000)] = 20_000
    entries: Annotated[int, Field(ge=10, le=10_000)] = 200
    headings: Annotated[int, Field(ge=1, le=10_000)] = 200
    nesting: Annotated[int, Field(ge=2, le=50)] = 12
    paragraph: Annotated[int, Field(ge=100, le=1_000_000)] = 30_000
    seconds: Annotated[int, Field(ge=1, le=600)] = 10
