"""An OpenSearch description: browsers offer the archive's search in their address bar."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from pressmark.pages.edition import Edition, shortened
from pressmark.pages.planned import Data, Planned, single

PATH = "opensearch.xml"

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_LONGEST_NAME, _LONGEST_DESCRIPTION = 16, 1024  # As OpenSearch 1.1 has it.


def _plan(edition: Edition) -> Iterator[Planned]:
    """The description, where there is a search and the site knows its address: it names that in full."""
    if not (edition.findable and edition.base_url):
        return
    settings = edition.archive.settings
    root = ET.Element("OpenSearchDescription", xmlns=_NAMESPACE)
    about = edition.say("page_search_description", title=settings.title)
    for name, text in (
        ("ShortName", shortened(settings.title, _LONGEST_NAME - 1)),
        ("Description", shortened(about, _LONGEST_DESCRIPTION - 1)),
        ("InputEncoding", "UTF-8"),
        ("Language", settings.language),
    ):
        ET.SubElement(root, name).text = text
    template = f"{edition.base_url}search/?q={{searchTerms}}"
    ET.SubElement(root, "Url", type="text/html", template=template)
    icon = ET.SubElement(root, "Image", type="image/svg+xml")
    icon.text = f"{edition.base_url}assets/favicon.svg"
    yield Data(PATH, ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


KIND = single("opensearch", _plan)
