"""The views: what each template sees, and all that it sees beside the site view.

Every view has ``head``. A template gets ``view`` and ``site`` and the pure filters of ``templates.py``.
"""

from pressmark.pages.views.article import ArticleView, BasedOn, CorrectionsView, NoticeRow, Provenance
from pressmark.pages.views.dates import DatesView, MonthView, OnThisDayView, UndatedView, YearView
from pressmark.pages.views.entity import EntityView, FiguresView, MapPageView
from pressmark.pages.views.lists import HomeView, IndexView, PartView, StoryView, TopicView
from pressmark.pages.views.site import (
    ChoiceView,
    FeedEntry,
    FeedView,
    FixedView,
    MovedView,
    NotFoundView,
    SearchView,
    SitemapView,
    SiteView,
)
from pressmark.pages.views.together import PairView, TogetherView
from pressmark.pages.views.unchecked import UncheckedView

__all__ = [
    "ArticleView",
    "BasedOn",
    "ChoiceView",
    "CorrectionsView",
    "DatesView",
    "EntityView",
    "FeedEntry",
    "FeedView",
    "FiguresView",
    "FixedView",
    "HomeView",
    "IndexView",
    "MapPageView",
    "MonthView",
    "MovedView",
    "NotFoundView",
    "NoticeRow",
    "OnThisDayView",
    "PairView",
    "PartView",
    "Provenance",
    "SearchView",
    "SiteView",
    "SitemapView",
    "StoryView",
    "TogetherView",
    "TopicView",
    "UncheckedView",
    "UndatedView",
    "YearView",
]
