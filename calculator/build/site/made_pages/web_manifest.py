"""What a device needs to install the site: name, icons, where it opens. One for each language.

W3C, Web Application Manifest. Both languages are within its scope: the switch between them stays in it.
"""

from __future__ import annotations

import json

from calculator.build.site.paths_and_addresses import HTML_LANGUAGE
from calculator.build.site.staging.site_words import word

NAME = "site.webmanifest"
ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable.png", 512, "maskable"))
"""In `docs/assets/`: drawn by `calculator/build/cards.py`."""
GROUND = "#0b5a66"
"""The ground of the icons, and the colour of the window round an installed site."""


def web_manifest(lang: str) -> str:
    """The manifest, for the folder of a language."""
    icons = [
        {"src": f"../assets/{name}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in ICONS
    ]
    content = {
        "name": word(lang, "site.name"),
        "short_name": word(lang, "site.short_name"),
        "lang": HTML_LANGUAGE[lang],
        "start_url": "./",
        "scope": "../",
        "display": "minimal-ui",
        "theme_color": GROUND,
        "background_color": "#ffffff",
        "icons": icons,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
