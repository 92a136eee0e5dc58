"""A self-check as the staged page holds it: a form in Markdown, so that its links work as elsewhere.

Without a script every explanation and every step is there to read; `self-check.js` shows only those that
belong to the answers chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

from calculator.build.site.made_pages.self_checks.check import (
    EFFORTS,
    LEVELS,
    Offer,
    Question,
    SelfCheck,
    Step,
)
from calculator.build.site.staging.site_words import site_words, word
from calculator.page.html.markup import Attributes, Html, element, text
from calculator.page.html.numbers import money, percent
from calculator.page.html.shown_figure import Figures
from calculator.parameters import platforms


@dataclass(frozen=True, slots=True)
class Effect:
    """What a countermeasure does in the example: the change of the book loss, its setting, the figure."""

    change: float
    value: float
    path: str


def written(check: SelfCheck, figures: Figures) -> str:
    """The whole check; `figures` are those of the example, for the effects of steps."""
    lang = figures.lang
    questions = [_question(lang, number, one) for number, one in enumerate(check.questions, 1)]
    progress = element("p", {"class": "self-check__progress", "role": "status", "data-progress": True})
    attributes: Attributes = {
        "class": "self-check",
        "data-self-check": True,
        "data-answered": site_words(lang)["self_check.answered"],
        "markdown": "block",
    }
    opening = element("form", attributes)
    return "\n\n".join(
        [
            opening.removesuffix("</form>"),
            *questions,
            *([_offer(lang, check.offer)] if check.offer else []),
            progress,
            _result(check, figures),
            "</form>",
        ]
    )


def _question(lang: str, number: int, question: Question) -> str:
    answers = "\n\n".join(_answer(lang, question, position) for position in range(len(question.answers)))
    legend = element("legend", None, f"{number}. {question.words[lang]}")
    return f'<fieldset class="self-check__question" markdown="block">\n{legend}\n\n{answers}\n\n</fieldset>'


def _answer(lang: str, question: Question, position: int) -> str:
    answer = question.answers[position]
    box = element(
        "input",
        {
            "type": "radio",
            "name": question.id,
            "value": answer.id,
            "data-level": answer.level,
            "data-then": " ".join(answer.then),
            "aria-describedby": f"{question.id}-{answer.id}-because",
        },
    )
    label = element("label", None, box, Html(" "), text(answer.words[lang]))
    because = (
        f'<div class="self-check__because" id="{question.id}-{answer.id}-because" markdown="block">'
        f"\n\n{answer.because[lang]}\n\n</div>"
    )
    return f'<div class="self-check__answer" markdown="block">\n{label}\n\n{because}\n\n</div>'


def _offer(lang: str, offer: Offer) -> str:
    """The two figures of an offer, to be changed."""
    boxes = (
        element(
            "label",
            {"class": "self-check__figure"},
            text(offer.words[lang][name]),
            element(
                "input",
                {
                    "type": "text",
                    "inputmode": "decimal",
                    "autocomplete": "off",
                    "maxlength": 12,
                    "value": str(value),
                    "data-offer": name,
                },
            ),
        )
        for name, value in (("amount", offer.amount), ("cut", offer.cut))
    )
    lead = element("p", None, text(offer.words[lang]["lead"]))
    return element("div", {"class": "self-check__offer"}, lead, *boxes)


def _told(lang: str, offer: Offer) -> str:
    """What the offer comes to, with the pattern by which the page's script says it anew."""
    words = offer.words[lang]
    earliest = min(
        int(one.confirmation_days.value.low)
        for one in platforms()
        if one.region == "home" and one.confirmation_days.value
    )
    told = element("strong", {"data-offer-told": words["told"]}, text(offer.told(lang)))
    day = text(words["from_day"].format(day=earliest))
    return element("p", None, told, Html(" "), day)


def _result(check: SelfCheck, figures: Figures) -> str:
    lang = figures.lang
    offered = _told(lang, check.offer) if check.offer else ""
    outcomes = "\n\n".join(
        f'<div class="self-check__outcome self-check__outcome--{level}" data-outcome="{level}" hidden '
        f'markdown="block">\n\n**{check.outcomes[level][lang][0]}**\n\n{offered}\n\n{check.outcomes[level][lang][1]}\n\n</div>'
        for level in LEVELS
        if level in check.outcomes
    )
    steps = "\n\n".join(_steps(check, figures))
    return (
        f'<div class="self-check__result" role="status" markdown="block">\n\n{outcomes}\n\n</div>\n\n'
        f'<div class="self-check__steps" data-steps markdown="block">\n\n{steps}\n\n</div>'
    )


def _steps(check: SelfCheck, figures: Figures) -> list[str]:
    """The steps under their headings: those with a computed effect by its size, then the others by effort."""
    lang = figures.lang
    effects = {step.id: _effect(figures, step.lever).change for step in check.steps if step.lever}
    computed = sorted((step for step in check.steps if step.lever), key=lambda step: effects[step.id])
    others = [step for step in check.steps if not step.lever]
    if any(step.effort for step in others):
        others.sort(key=lambda step: EFFORTS.index(step.effort or EFFORTS[-1]))
    groups = []
    if computed:
        lead = word(lang, "self_check.computed", segment=figures.result["blind_window"]["segment"])
        groups += [f"**{word(lang, 'self_check.by_effect')}**", lead, _list(computed, figures)]
        groups += [f"**{word(lang, 'self_check.by_effort')}**"]
    else:
        groups += [f"**{word(lang, 'self_check.steps')}**"]
    return [*groups, _list(others, figures)]


def _list(steps: list[Step], figures: Figures) -> str:
    items = "\n".join(
        f'<li data-step="{step.id}" markdown="span">{_step(step, figures)}</li>' for step in steps
    )
    return f'<ol markdown="block">\n{items}\n</ol>'


def _step(step: Step, figures: Figures) -> str:
    lang = figures.lang
    parts = [step.words[lang]]
    if step.lever:
        effect = _effect(figures, step.lever)
        parts = [parts[0].replace("{value}", _value(step.lever, effect.value, figures))]
        parts += [word(lang, "self_check.effect", loss=figures.about_money(effect.path, unsigned=True))]
    if step.effort:
        effort = word(lang, f"self_check.effort.{step.effort}")
        parts.append(element("span", {"class": "self-check__effort"}, effort))
    return (" " if lang == "en" else "").join(parts)


def _value(lever: str, value: float, figures: Figures) -> str:
    if lever in ("hold", "order_limit"):
        return money(value, figures.lang, figures.currency)
    if lever == "screening":
        return percent(value, figures.lang)
    return f"{value:g}"


def _effect(figures: Figures, lever: str) -> Effect:
    measures = figures.result["blind_window"]["countermeasures"]
    position = [measure["lever"] for measure in measures].index(lever)
    path = f"blind_window.countermeasures[{position}]"
    return Effect(figures.value(f"{path}.change"), figures.value(f"{path}.value"), f"{path}.change")
