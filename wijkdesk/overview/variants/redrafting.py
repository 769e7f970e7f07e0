"""The texts of an overview of which a part is left out: a draft may tell of what is no longer there."""

from collections.abc import Mapping
from dataclasses import replace

from wijkdesk.overview.drafts import own_or_drafts
from wijkdesk.overview.sections import Content, OwnText


def own_texts(content: Content) -> dict[str, str]:
    """What the coordinator wrote herself, by the name of the text: whatever differs from its draft."""
    drafted = _drafted(content, {})
    own = {each.name: each.text for each in content.texts if each.text != drafted.get(each.name, "")}
    # The draft of the message depends on whether the decision is her own.
    message = str(OwnText.MESSAGE)
    if message in own and own[message] == _drafted(content, own)[message]:
        del own[message]
    return own


def with_texts(content: Content, own: Mapping[str, str]) -> Content:
    """The content with these texts of her own, and a draft of what there is to say where she wrote none."""
    own = {name: text for name, text in own.items() if text.strip()}
    return replace(content, texts=own_or_drafts(content, own, content.header.last_day))


def _drafted(content: Content, own: Mapping[str, str]) -> dict[str, str]:
    decision = {name: text for name, text in own.items() if name == OwnText.DECISION}
    return {each.name: each.text for each in own_or_drafts(content, decision, content.header.last_day)}
