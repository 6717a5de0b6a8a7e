"""The preview: builds, serves what GitHub Pages would serve, and keeps open pages up to date while you write.

``resolve`` decides what an address answers, ``site`` holds the last finished build, ``server`` speaks HTTP,
``watch`` and ``scan`` notice edits, ``reload`` and ``live.js`` tell the browser, and ``session`` runs them
together.
"""
