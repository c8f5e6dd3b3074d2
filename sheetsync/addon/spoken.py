"""What a run decided, in the language of whoever looks at it."""

from dataclasses import replace

from sheetsync.assess import Assessment, assess


def spoken(assessment: Assessment, language: str) -> Assessment:
    """Return an assessment whose sentences are in this language; the sheet itself keeps its own."""
    reading = assessment.reading
    if reading.settings.language == language:
        return assessment
    return assess(replace(reading, settings=replace(reading.settings, language=language)))
