"""How posts speak: the words that lead in to what an item says, as data."""

from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class Tone(BaseModel):
    """One way of speaking; the fields are explained in ``tones.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    learning: str
    action: str
    everyone: str
    question: str
    pass_on: str
    kind: str


TONES: dict[str, Tone] = {
    slug: Tone(**entry)
    for slug, entry in yaml.safe_load(
        files(__package__).joinpath("tones.yml").read_text("utf-8")
    ).items()
}
