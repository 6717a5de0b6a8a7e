"""The text of a report as its page shows it, and the cards of the names in it."""

from __future__ import annotations

from pressmark.pages.values import Card

TEXT = """<p id="p1">The <a class="name" data-key="organisation:parish-council" id="p1-4"
href="../../organisations/parish-council/">parish council</a> voted by nine to two on Thursday to rebuild the
sluice, as <a class="name" data-key="person:ada-merrow" id="p1-40" href="../../people/ada-merrow/">Ada
Merrow</a> of the Drainage Board had asked it to do since the autumn. Work at <a class="name"
data-key="place:marl-end" id="p1-90" href="../../places/marl-end/">Marl End</a> is to begin when the lambing
is over.</p> <p id="p2">It will not be a copy of the old one. The new gate is to stand a yard higher, on
piles, and a little way downstream towards <a class="name" data-key="place:tarn-bridge" id="p2-12"
href="../../places/tarn-bridge/">Tarn Bridge</a>, where the clay is firm. Merrow said that <span class="said"
id="s2-20">the gate could be held for one more spring tide, and for no more than one</span>; nobody in the
room asked her to say it twice.</p> <h2 id="h-board">What the Board will pay</h2> <p id="p3"><a class="name"
data-key="person:josiah-ames" id="p3-0" href="../../people/josiah-ames/">Josiah Ames</a>, who kept the lock
until his knees gave out, wanted to know who would pay. Two thirds, the chairman told him, and the rest out
of the rate. <span class="unidentified" id="p3-88">A man in a grey coat</span> said that this was what had
been told them of the school roof.</p> <blockquote><p id="p4">Resolved, that the gate be rebuilt; that it be
rebuilt this year; and that the clerk write to the Board that it is so resolved.</p></blockquote> <p
id="p5">The meeting closed after midnight. See also <a href="../1953-02-01/#p2">what was said on the first
night</a> and the <a href="https://example.org/tables">tide tables</a>.</p>
<div class="table"><table><thead><tr><th>Tide</th><th>Height</th></tr></thead>
<tbody><tr><td id="p6">1 February</td><td
id="p7">18 ft 4 in</td></tr></tbody></table></div>"""
CARDS = (
    Card(
        key="organisation:parish-council",
        name="Parish council of Marl End",
        type="Organisation",
        line="Eleven members, elected in April.",
        address="/organisations/parish-council/",
    ),
    Card(
        key="person:ada-merrow",
        name="Ada Merrow",
        type="Person",
        line="Engineer of the Drainage Board, the first to hold the post without having been born to it.",
        address="/people/ada-merrow/",
    ),
    Card(
        key="person:josiah-ames", name="Josiah Ames", type="Person", line="", address="/people/josiah-ames/"
    ),
    Card(
        key="place:marl-end",
        name="Marl End",
        type="Place",
        line="Village on the lower bank.",
        address="/places/marl-end/",
    ),
    Card(key="place:tarn-bridge", name="Tarn Bridge", type="Place", line="", address="/places/tarn-bridge/"),
)
